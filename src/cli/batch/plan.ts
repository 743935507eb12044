/** A folder or a manifest enters; the workshops to count leave, each with its files, its settings and its documents. */

import { dirname, isAbsolute, join, parse, relative, sep } from 'node:path';
import { fold } from '../../ballots/fold.ts';
import { failed } from '../../failure.ts';
import { attempt, fail, unwrap } from '../../run/exit.ts';
import { inputIds, type Settings } from '../../run/options.ts';
import { openWorkshop } from '../../run/workshop-file.ts';
import { decode } from '../../text/decode.ts';
import { foldPath } from '../output.ts';
import { isWorkshop } from '../paths.ts';
import type { Shell } from '../shell.ts';
import { confine, type Planned, refusePath } from './jobs.ts';
import { readManifest } from './manifest.ts';
import { fileName, needsNoFacts } from './names.ts';

export interface Plan {
  readonly workshops: readonly Planned[];
  /** Outside of which nothing is read or written; null for anywhere. */
  readonly folders: readonly string[] | null;
  /** Files that they are counted from, each by its one name. */
  readonly inputs: readonly string[];
}

/** @param earlier the one file of a folder that is no ballots, by its one name; null for none */
export async function makePlan(path: string, settings: Settings, earlier: string | null, shell: Shell): Promise<Plan> {
  const kind = shell.examine(path);
  if (kind === null) fail({ failure: 'file-not-found', path });
  // A device may never end, a pipe may never begin.
  if (kind === 'other') fail({ failure: 'not-a-file', path });
  const home = kind === 'folder' ? path : dirname(path);
  const given = inputIds.flatMap((id) => settings[id] ?? []);
  const homes = [home, ...(settings.out === undefined ? [] : [settings.out]), ...given].map(shell.identify);
  const folders = settings['allow-outside'] ? null : homes;
  const confined = confine(shell, { folders, inputs: [] });
  const found = kind === 'folder' ? findIn(path, settings, earlier, shell) : listed(path, settings, folders, shell);
  const named = await Promise.all(found.map((one) => withOutputs(one, home, settings, confined)));
  // Documents of an earlier run that look like ballots are no workshop.
  const written = new Set(named.flatMap(outputsOf));
  const isOwn = (one: Planned) => one.inputs.some((input) => written.has(input) && !outputsOf(one).includes(input));
  const workshops = refuseCollisions(kind === 'folder' ? named.filter((one) => !isOwn(one)) : named, settings, shell);
  if (workshops.length === 0) fail({ failure: 'no-workshops', path });
  const files = new Set([path, ...given, ...workshops.flatMap((one) => one.inputs)]);
  const inputs = new Set([...files].map(shell.identify));
  // Where nothing is forced, what a workshop file names is safe as it is: no document of ours, it is not replaced.
  for (const workshop of settings.force ? files : []) {
    if (!isWorkshop(workshop, confined)) continue;
    // What is wrong with it is said by the count. Its prose names pictures alone, which no document replaces.
    const context = await attempt(async () => openWorkshop([], { workshop }, confined, 'head'));
    if (failed(context)) continue;
    const named = [...context.paths, ...context.people, ...inputIds.flatMap((id) => context.settings[id] ?? [])];
    for (const file of named) inputs.add(shell.identify(file));
  }
  return { folders, workshops, inputs: [...inputs] };
}

export const outputsOf = ({ entry }: Planned): readonly string[] =>
  failed(entry) ? [] : (entry.settings.output ?? []);

// --- a folder

/** Files that may hold ballots, by their ending. */
const BALLOTS = /\.(?:csv|tsv|txt|xlsx|ods)$/iu;
const BOOK = /\.(?:xlsx|ods)$/iu;
/** A list of orientations holds for the ballots beside it and below it, and is no file of ballots. */
const LIST = /^(?:orientations?|liste(?: des orientations)?)$/u;

/** Every workshop file below a folder; where there is none, every file of ballots. */
function findIn(folder: string, settings: Settings, earlier: string | null, shell: Shell): readonly Planned[] {
  const files = [...walk(folder, shell)].filter((path) => shell.identify(path) !== earlier);
  const nameOf = (path: string) => relative(folder, path).split(sep).join('/');
  const workshops = files.filter((path) => isWorkshop(path, shell));
  if (workshops.length > 0)
    return workshops.map((workshop) => ({
      name: nameOf(workshop),
      entry: { paths: [], settings: { ...settings, workshop } },
      inputs: [workshop],
    }));
  const isList = (path: string) => LIST.test(fold(parse(path).name.replace(/[-_]/gu, ' ')));
  const stem = (path: string) => join(dirname(path), parse(path).name);
  const legible = files.filter((path) => BALLOTS.test(path));
  const texts = new Set(legible.filter((path) => !BOOK.test(path)).map(stem));
  // A text beside a workbook of the same name was saved from it.
  const ballots = legible.filter((path) => !isList(path) && !(BOOK.test(path) && texts.has(stem(path))));
  const lists = legible.filter(isList).sort((a, b) => dirname(b).length - dirname(a).length);
  return ballots.map((path) => {
    const nearest = lists.find((list) => path.startsWith(dirname(list) === '.' ? '' : dirname(list) + sep));
    const orientations = settings.orientations ?? nearest;
    const own = orientations === undefined ? settings : { ...settings, orientations };
    return { name: nameOf(path), entry: { paths: [path], settings: own }, inputs: [path, orientations ?? path] };
  });
}

/** Plain files below a folder, in the order of their names; what is hidden, or a link, is left alone. */
function* walk(folder: string, shell: Shell): Generator<string> {
  for (const { name, kind } of unwrap(shell.list(folder))) {
    // «~$» is what Excel leaves beside a workbook that is open.
    if (name.startsWith('.') || name.startsWith('~$') || name === 'node_modules') continue;
    if (kind === 'folder') yield* walk(join(folder, name), shell);
    else if (kind === 'file') yield join(folder, name);
  }
}

// --- a manifest

function listed(path: string, settings: Settings, folders: Plan['folders'], shell: Shell): readonly Planned[] {
  const bytes = unwrap(shell.open(path));
  const { text } = unwrap(decode(bytes, { encoding: settings.encoding }));
  const home = dirname(path);
  const rows = unwrap(
    readManifest(bytes.source, text, {
      from: (file, id) => (isAbsolute(file) ? file : join(id === 'output' ? (settings.out ?? home) : home, file)),
      refuse: (file, id) =>
        refusePath(file, folders, shell)?.failure ?? (id === 'output' || shell.examine(file) ? null : 'file-not-found'),
    }),
  );
  return rows.map(({ line, name, entry, inputs }) => {
    // Two rows may count the same ballots in two ways, and a row may be too damaged to have a name.
    const isClear = name !== '' && rows.filter((other) => other.name === name).length === 1;
    const called = isClear ? name : `${name} (${bytes.source}:${line})`.trim();
    if (failed(entry)) return { name: called, entry, inputs };
    return { name: called, entry: { ...entry, settings: { ...settings, ...entry.settings } }, inputs };
  });
}

// --- where the documents go

/** Names the documents of a workshop, but where its row does. */
async function withOutputs(one: Planned, home: string, batch: Settings, shell: Shell): Promise<Planned> {
  const { name, entry, inputs } = one;
  if (failed(entry) || entry.settings.output !== undefined) return one;
  const { settings, paths } = entry;
  const pattern = batch.name ?? '{path}';
  const first = settings.workshop ?? paths[0] ?? '';
  const own = parse(first).name;
  const inside = relative(home, first)
    .split(sep)
    .join('/')
    .replace(/\.[^./]*$/u, '')
    .replaceAll('/', '-');
  const read = await attempt(async () =>
    settings.workshop === undefined || needsNoFacts(pattern)
      ? settings
      : openWorkshop([], settings, shell, 'head').occasion,
  );
  if (failed(read)) return { name, entry: read, inputs };
  const { title = null, place = null, date = null, theme = null } = read;
  const path = batch.out === undefined ? own : inside;
  const called = fileName(pattern, { path, name: own, title, place, date, theme });
  const output = (batch.format ?? ['docx']).map((format) => join(batch.out ?? dirname(first), `${called}.${format}`));
  return { name, entry: { paths, settings: { ...settings, output } }, inputs };
}

/** Two workshops that would be written to the same file: neither is, for one would be lost. */
function refuseCollisions(
  workshops: readonly Planned[],
  { summary, synthesis }: Settings,
  shell: Shell,
): readonly Planned[] {
  const key = (path: string) => foldPath(shell.identify(path));
  const takers = new Map<string, string[]>();
  for (const one of workshops)
    for (const path of outputsOf(one)) takers.set(key(path), [...(takers.get(key(path)) ?? []), one.name]);
  for (const first of [summary, synthesis])
    if (first !== undefined && takers.has(key(first))) fail({ failure: 'same-target', first, second: first });
  return workshops.map((one) => {
    const path = outputsOf(one).find((target) => (takers.get(key(target)) ?? []).length > 1);
    if (path === undefined) return one;
    const others = (takers.get(key(path)) ?? []).filter((name) => name !== one.name);
    return { ...one, entry: { failure: 'same-output', path, others } };
  });
}
