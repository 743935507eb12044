/** A folder or a manifest enters; the workshops to count leave, each with its files, its settings and its documents. */

import { dirname, isAbsolute, join, parse, relative, sep } from 'node:path';
import { fold } from '../../ballots/fold.ts';
import { failed } from '../../failure.ts';
import { attempt, fail, unwrap } from '../../run/exit.ts';
import { inputIds, type Settings } from '../../run/options.ts';
import { openWorkshop } from '../../run/workshop-file.ts';
import { decode } from '../../text/decode.ts';
import { isWorkshop } from '../environment.ts';
import type { Shell } from '../shell.ts';
import { type BatchContext, confine, outputsOf, type Planned, refusePath } from './jobs.ts';
import { readManifest } from './manifest.ts';
import { fileName } from './names.ts';

export interface Plan {
  readonly workshops: readonly Planned[];
  readonly folders: BatchContext['folders'];
}

/** @param earlier the file of a folder that is no ballots, by its one name; null for none */
export async function makePlan(path: string, settings: Settings, earlier: string | null, shell: Shell): Promise<Plan> {
  shell.note(path);
  const kind = shell.examine(path);
  if (kind === null) fail({ failure: 'file-not-found', path });
  // A device may never end, a pipe may never begin.
  if (kind === 'other') fail({ failure: 'file-unreadable', path, reason: 'not-a-file' });
  const home = kind === 'folder' ? path : dirname(path);
  const given = inputIds.flatMap((id) => settings[id] ?? []);
  const folders = settings['allow-outside'] ? null : [home, ...(settings.out ? [settings.out] : []), ...given];
  const confined = confine(shell, folders);
  const found = kind === 'folder' ? findIn(path, settings, earlier, shell) : listed(path, settings, folders, shell);
  const named: Planned[] = [];
  const heads = new Map<string, ReturnType<typeof readHead>>();
  const head = (workshop: string) => {
    const read = heads.get(workshop) ?? readHead(workshop, confined);
    heads.set(workshop, read);
    return read;
  };
  for (const one of found) named.push(await withOutputs(one, home, settings, head));
  // Documents of an earlier run that look like ballots are no workshop.
  const written = new Set(named.flatMap(outputsOf));
  const isOwn = (one: Planned) => one.inputs.some((input) => written.has(input) && !outputsOf(one).includes(input));
  const workshops = refuseCollisions(kind === 'folder' ? named.filter((one) => !isOwn(one)) : named, settings, shell);
  if (workshops.length === 0) fail({ failure: 'no-workshops', path });
  for (const file of new Set([...given, ...workshops.flatMap((one) => one.inputs)])) {
    shell.note(file);
    if (heads.has(file) || isWorkshop(file, confined)) await head(file);
  }
  return { folders, workshops };
}

/** What a workshop file says above its prose, which names pictures alone; all that it names is noted, whatever is wrong
 * with it. */
const readHead = (workshop: string, shell: Shell) =>
  attempt(async () => openWorkshop([], { workshop }, shell, 'head').occasion);

// --- a folder

/** Files that may hold ballots, by their ending. */
const BALLOTS = /\.(?:csv|tsv|txt|xlsx|ods)$/iu;
const BOOK = /\.(?:xlsx|ods)$/iu;
/** A list of orientations holds for the ballots beside it and below it, and is no file of ballots. */
const LIST = /^(?:orientations?|liste(?: des orientations)?)$/u;

/** Every workshop file below a folder; where there is none, every file of ballots. */
function findIn(folder: string, settings: Settings, earlier: string | null, shell: Shell): readonly Planned[] {
  const files = [...walk(folder, shell)].filter((path) => shell.foldPath(path) !== earlier);
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
async function withOutputs(
  one: Planned,
  home: string,
  batch: Settings,
  head: (workshop: string) => ReturnType<typeof readHead>,
): Promise<Planned> {
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
  const read = settings.workshop === undefined ? {} : await head(settings.workshop);
  if (failed(read)) return { name, entry: read, inputs };
  const path = batch.out === undefined ? own : inside;
  const called = fileName(pattern, { ...read, ...settings, path, name: own });
  const output = (batch.format ?? ['docx']).map((format) => join(batch.out ?? dirname(first), `${called}.${format}`));
  return { name, entry: { paths, settings: { ...settings, output } }, inputs };
}

/** Two workshops that would be written to the same file: neither is, for one would be lost. */
function refuseCollisions(
  workshops: readonly Planned[],
  { summary, synthesis }: Settings,
  shell: Shell,
): readonly Planned[] {
  const key = shell.foldPath;
  const takers = new Map<string, string[]>();
  for (const one of workshops)
    for (const path of outputsOf(one)) takers.set(key(path), [...(takers.get(key(path)) ?? []), one.name]);
  for (const first of [summary, synthesis])
    if (first !== undefined && takers.has(key(first)))
      fail({ failure: 'same-output', path: first, others: takers.get(key(first)) ?? [] });
  return workshops.map((one) => {
    const path = outputsOf(one).find((target) => (takers.get(key(target)) ?? []).length > 1);
    if (path === undefined) return one;
    const others = (takers.get(key(path)) ?? []).filter((name) => name !== one.name);
    return { ...one, entry: { failure: 'same-output', path, others } };
  });
}
