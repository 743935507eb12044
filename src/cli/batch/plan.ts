/** A folder or a manifest enters; the workshops to count leave, each with its files, its settings and its documents. */

import { dirname, isAbsolute, join, parse, relative, sep } from 'node:path';
import { fold } from '../../ballots/fold.ts';
import type { EntryFault, Failure } from '../../failure.ts';
import { decode } from '../../text/decode.ts';
import { CannotContinue, fail, unwrap } from '../exit.ts';
import { guard } from '../files.ts';
import { isWorkshop } from '../open-ballots.ts';
import { inputIds, type Settings } from '../options.ts';
import { foldPath } from '../output.ts';
import type { Shell } from '../shell.ts';
import { openWorkshop } from '../workshop-file.ts';
import { confine, type Job } from './jobs.ts';
import { readManifest } from './manifest.ts';
import { fileName, needsNoFacts } from './names.ts';

/** A workshop that can be counted, or why it cannot. */
export type Planned = { readonly job: Job } | { readonly name: string; readonly failure: Failure };

export interface Plan {
  /** The folder that the workshops live in, and do not leave. */
  readonly home: string;
  readonly workshops: readonly Planned[];
  /** Files that they are counted from, each by its one name. */
  readonly inputs: readonly string[];
}

/** What is found before it has a name to be written under. */
interface FoundWorkshop {
  readonly name: string;
  readonly workshop: string | null;
  readonly ballots: readonly string[];
  readonly output: string | null;
  readonly settings: Settings;
}

export function makePlan(path: string, settings: Settings, shell: Shell): Plan {
  const kind = shell.examine(path);
  if (kind === null) fail({ failure: 'file-not-found', path });
  const home = kind === 'folder' ? path : dirname(path);
  const found = kind === 'folder' ? findIn(path, settings, shell) : listed(path, settings, shell);
  const confined = confine(shell, foldersOf(home, settings));
  const workshops = refuseCollisions(
    found.map((one) => ('failure' in one ? one : toJob(one, home, settings, confined))),
    shell,
  );
  // Documents of an earlier run that look like ballots are no workshop.
  const written = new Set(workshops.flatMap((one) => ('job' in one ? one.job.settings.output : undefined) ?? []));
  const isOwn = (one: Planned) =>
    'job' in one && one.job.paths.some((input) => written.has(input) && !one.job.settings.output?.includes(input));
  const kept = kind === 'folder' ? workshops.filter((one) => !isOwn(one)) : workshops;
  if (kept.length === 0) fail({ failure: 'no-workshops', path });
  const inputs = kept.flatMap((one) => ('job' in one ? inputsOf(one.job, confined) : []));
  return { home, workshops: kept, inputs: [...new Set([path, ...inputs].map(shell.identify))] };
}

/** Where nothing is forced, what a workshop file names is safe as it is: no document of ours, it is not replaced. */
function inputsOf({ paths, settings }: Job, shell: Shell): readonly string[] {
  const named = [settings.workshop, ...inputIds.map((id) => settings[id])].filter((path) => path !== undefined);
  if (settings.workshop === undefined || !settings.force) return [...paths, ...named];
  try {
    const context = openWorkshop(paths, settings, shell, 'head');
    return [...named, ...context.paths, ...context.inputs, ...inputIds.flatMap((id) => context.settings[id] ?? [])];
  } catch (error) {
    // What is wrong with it is said by the count, which then reads nothing.
    if (error instanceof CannotContinue) return [...paths, ...named];
    throw error;
  }
}

// --- a folder

/** Files that may hold ballots, by their ending. */
const BALLOTS = /\.(?:csv|tsv|txt|xlsx|ods)$/iu;
const BOOK = /\.(?:xlsx|ods)$/iu;
/** A list of orientations holds for the ballots beside it and below it, and is no file of ballots. */
const LIST = /^(?:orientations?|liste(?: des orientations)?)$/u;

/** Every workshop file below a folder; where there is none, every file of ballots. */
function findIn(folder: string, settings: Settings, shell: Shell): readonly FoundWorkshop[] {
  const files = [...walk(folder, shell)];
  const workshops = files.filter((path) => isWorkshop(path, shell));
  const isList = (path: string) => LIST.test(fold(parse(path).name.replace(/[-_]/gu, ' ')));
  const stem = (path: string) => join(dirname(path), parse(path).name);
  const texts = new Set(files.filter((path) => BALLOTS.test(path) && !BOOK.test(path)).map(stem));
  // A text beside a workbook of the same name was saved from it.
  const isSaved = (path: string) => BOOK.test(path) && texts.has(stem(path));
  const ballots = files.filter((path) => BALLOTS.test(path) && !isList(path) && !isSaved(path));
  const lists = files.filter((path) => BALLOTS.test(path) && isList(path));
  const found = (path: string): FoundWorkshop => {
    const name = relative(folder, path).split(sep).join('/');
    if (workshops.length > 0) return { name, workshop: path, ballots: [], output: null, settings };
    const list = nearest(lists, path);
    const orientations = settings.orientations ?? list;
    const own = orientations === undefined ? settings : { ...settings, orientations };
    return { name, workshop: null, ballots: [path], output: null, settings: own };
  };
  return (workshops.length > 0 ? workshops : ballots).map(found);
}

const nearest = (lists: readonly string[], path: string): string | undefined =>
  lists
    .filter((list) => path.startsWith(dirname(list) === '.' ? '' : dirname(list) + sep))
    .sort((a, b) => dirname(b).length - dirname(a).length)[0];

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

function listed(
  path: string,
  settings: Settings,
  shell: Shell,
): readonly (FoundWorkshop | Extract<Planned, { failure: Failure }>)[] {
  const bytes = unwrap(shell.open(path));
  const { text } = unwrap(decode(bytes, { encoding: settings.encoding }));
  const home = dirname(path);
  const { source } = bytes;
  const from = (file: string) => (isAbsolute(file) ? file : join(home, file));
  const refuse = guard(shell, foldersOf(home, settings));
  const entries = unwrap(readManifest(source, text));
  const names = entries.map((entry) =>
    'failure' in entry ? entry.name : (entry.workshop ?? entry.ballots.join(' + ')),
  );
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return entries.map((entry, place) => {
    const called = names[place] ?? '';
    // Two rows may count the same ballots in two ways, and a row may be too damaged to have a name.
    const name = called === '' || (times.get(called) ?? 0) > 1 ? `${called} (${source}:${entry.line})`.trim() : called;
    if ('failure' in entry) return { name, failure: entry.failure };
    const { workshop, ballots, output } = entry;
    const faults = entry.paths.flatMap(({ path, place, use }): readonly EntryFault[] => {
      const there = use === 'write' && !isAbsolute(path) ? join(settings.out ?? home, path) : from(path);
      const fault = refuse(there)?.failure ?? (use === 'read' && !shell.examine(there) ? 'file-not-found' : null);
      return fault === null ? [] : [{ fault, place, value: path }];
    });
    if (faults.length > 0) return { name, failure: { failure: 'bad-entry', source, faults } };
    return {
      name,
      workshop: workshop === null ? null : from(workshop),
      ballots: ballots.map(from),
      output,
      settings: { ...settings, ...located(entry.settings, from) },
    };
  });
}

/** Files that a row names are looked for where the manifest is. */
const located = (settings: Settings, from: (file: string) => string): Settings =>
  Object.fromEntries(
    Object.entries(settings).map(([id, value]) => [
      id,
      typeof value === 'string' && inputIds.some((input) => input === id) ? from(value) : value,
    ]),
  );

// --- where the documents go

function toJob(found: FoundWorkshop, home: string, batch: Settings, shell: Shell): Planned {
  const { name, workshop, ballots, output } = found;
  const settings = workshop === null ? found.settings : { ...found.settings, workshop };
  const pattern = batch.name ?? '{path}';
  const first = workshop ?? ballots[0] ?? '';
  const where = batch.out ?? (output === null ? dirname(first) : home);
  const inside = relative(home, first).split(sep).join('/');
  const path = batch.out === undefined ? parse(first).name : inside.replace(/\.[^./]*$/u, '').replaceAll('/', '-');
  try {
    // A workshop that is written where its row says, or named after its file, is opened when its turn comes.
    const read = workshop === null || output !== null || needsNoFacts(pattern) ? settings : headOf(settings, shell);
    const { title = null, place = null, date = null, theme = null } = read;
    const called = fileName(pattern, { path, name: parse(first).name, title, place, date, theme });
    const files =
      output !== null
        ? [isAbsolute(output) ? output : join(where, output)]
        : (batch.format ?? ['docx']).map((format) => join(where, `${called}.${format}`));
    return { job: { name, paths: ballots, settings: { ...settings, output: files } } };
  } catch (error) {
    if (error instanceof CannotContinue) return { name, failure: error.failure };
    throw error;
  }
}

/** What a workshop is called, without a look at its prose: that is another's business, and takes longer. */
function headOf(settings: Settings, shell: Shell): Settings {
  try {
    const { title, place, date, theme } = openWorkshop([], settings, shell, 'head').occasion;
    const said = { title, place, date, theme };
    return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
  } catch (error) {
    // Whoever has to correct it wants to hear of its other faults too.
    openWorkshop([], settings, shell);
    throw error;
  }
}

/** The folder of the workshops, and what the command line itself names: outside of them nothing is read or written. */
export const foldersOf = (home: string, settings: Settings): readonly string[] | null =>
  settings['allow-outside']
    ? null
    : [home, settings.out, ...inputIds.map((id) => settings[id])].filter((path) => path !== undefined);

/** Two workshops that would be written to the same file: neither is, for one would be lost. */
function refuseCollisions(workshops: readonly Planned[], shell: Shell): readonly Planned[] {
  const takers = new Map<string, string[]>();
  const key = (path: string) => foldPath(shell.identify(path));
  for (const one of workshops) {
    if (!('job' in one)) continue;
    for (const path of one.job.settings.output ?? []) {
      takers.set(key(path), [...(takers.get(key(path)) ?? []), one.job.name]);
    }
  }
  return workshops.map((one) => {
    if (!('job' in one)) return one;
    const path = one.job.settings.output?.find((target) => (takers.get(key(target)) ?? []).length > 1);
    if (path === undefined) return one;
    const others = (takers.get(key(path)) ?? []).filter((name) => name !== one.job.name);
    return { name: one.job.name, failure: { failure: 'same-output', path, others } };
  });
}
