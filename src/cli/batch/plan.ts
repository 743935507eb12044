/** A folder or a manifest enters; the workshops to count leave, each with its files, its settings and its documents, under names
 * that every system takes. */

import { dirname, join, parse, relative, sep } from 'node:path';
import { fold } from '../../ballots/fold.ts';
import { type Failure, failed } from '../../failure.ts';
import { noOccasion, type Occasion } from '../../report/material.ts';
import { groupBy } from '../../report/remarks.ts';
import { attempt, fail, unwrap } from '../../run/exit.ts';
import { NAME_PART, nameParts } from '../../run/option-readers.ts';
import { inputIds, type Settings } from '../../run/options.ts';
import { findKey } from '../../workshop/keys.ts';
import { type Invocation, isWorkshop } from '../environment.ts';
import { isOurs } from '../output.ts';
import type { Shell } from '../shell.ts';
import { confine, type Plan, type Planned } from './jobs.ts';
import { readManifest } from './manifest.ts';

export async function makePlan(path: string, invocation: Invocation): Promise<Plan> {
  const { settings, shell } = invocation;
  const kind = shell.examine(path);
  if (kind === null) fail({ failure: 'file-not-found', path });
  // A device may never end, a pipe may never begin.
  if (kind === 'other') fail({ failure: 'file-unreadable', path, reason: 'not-a-file' });
  const home = kind === 'folder' ? path : dirname(path);
  const given = inputIds.flatMap((id) => settings[id] ?? []);
  for (const file of [path, ...given]) shell.note(file);
  const folders = settings['allow-outside'] ? null : [home, ...(settings.out ? [settings.out] : []), ...given];
  const confined = confine(shell, folders);
  const isFolder = kind === 'folder';
  const found = isFolder ? await findIn(path, invocation) : readManifest(path, settings, folders, shell);
  const stated = new Set(found.map(({ settings }) => settings.workshop));
  /** What workshop files say above their prose, which names pictures alone. All that they name is noted, whatever is wrong. */
  const heads = new Map<string, Occasion | Failure>();
  for (const file of new Set(found.flatMap(inputsOf))) {
    if (!stated.has(file) && !isWorkshop(file, confined)) continue;
    // Only where there is a workshop file are the readers of such files loaded.
    const { openWorkshop } = await import('../../run/workshop-file.ts');
    heads.set(file, await attempt(async () => openWorkshop([], { workshop: file }, confined, 'head').occasion));
  }
  // Ballots that a workshop file names are counted with it; a list that is given is none.
  const isAlone = ({ paths: [first] }: Planned) =>
    !isFolder || first === undefined || !shell.inputs.has(shell.foldPath(first));
  const named = found.filter(isAlone).map((one) => withOutputs(one, home, settings, heads));
  const workshops = refuseCollisions(named, settings, shell);
  if (workshops.length === 0) fail({ failure: 'no-workshops', path });
  for (const file of workshops.flatMap(inputsOf)) shell.note(file);
  return { folders, workshops };
}

/** Every file that a workshop may be counted from. */
const inputsOf = ({ paths, settings }: Planned): readonly string[] =>
  [...paths, ...inputIds.map((id) => settings[id])].filter((path) => path !== undefined);

// --- a folder

/** Files that may hold ballots, by their ending. */
const BALLOTS = /\.(?:csv|tsv|txt|xlsx|ods)$/iu;
/** A list of orientations holds for the ballots beside it and below it, and is no file of ballots. */
const LIST = /^(?:orientations?|liste(?: des orientations)?)$/u;

/** Every workshop file below a folder, and every file of ballots that has none beside or above it. */
async function findIn(folder: string, invocation: Invocation): Promise<readonly Planned[]> {
  const { settings, shell } = invocation;
  const files = [...walk(folder, shell)];
  const workshops = files.filter((path) => isWorkshop(path, shell));
  const isList = (path: string) => LIST.test(fold(parse(path).name.replace(/[-_]/gu, ' ')));
  const homes = new Set(workshops.map((path) => dirname(path)));
  const hasWorkshop = (place: string): boolean =>
    homes.has(place) || (place !== dirname(place) && hasWorkshop(dirname(place)));
  const legible = files.filter((path) => BALLOTS.test(path) && !hasWorkshop(dirname(path)));
  const lists = legible.filter(isList).sort((a, b) => dirname(b).length - dirname(a).length);
  const found = new Set(workshops);
  // What an earlier run wrote may look like ballots.
  for (const path of legible) if (!isList(path) && !(await isOurs(path, invocation))) found.add(path);
  const planned = files.filter((path) => found.has(path));
  return planned.map((path): Planned => {
    const name = nameIn(folder, path);
    if (!BALLOTS.test(path)) return { name, paths: [], settings: { ...settings, workshop: path }, refused: null };
    const nearest = lists.find((list) => path.startsWith(dirname(list) === '.' ? '' : dirname(list) + sep));
    const orientations = settings.orientations ?? nearest;
    const own = orientations === undefined ? settings : { ...settings, orientations };
    return { name, paths: [path], settings: own, refused: null };
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

// --- where the documents go

/** Names the documents of a workshop, but where its row does. */
function withOutputs(
  one: Planned,
  home: string,
  batch: Settings,
  heads: ReadonlyMap<string, Occasion | Failure>,
): Planned {
  const { settings, paths, refused } = one;
  if (refused !== null || settings.output !== undefined) return one;
  const said = heads.get(settings.workshop ?? '') ?? noOccasion;
  if (failed(said)) return { ...one, refused: said };
  const first = settings.workshop ?? paths[0] ?? '';
  const own = parse(first).name;
  const inside = nameIn(home, first)
    .replace(/\.[^./]*$/u, '')
    .replaceAll('/', '-');
  const path = batch.out === undefined ? own : inside;
  const called = fileName(batch.name ?? '{path}', { ...said, ...settings, path, name: own });
  const output = (batch.format ?? ['docx']).map((format) => join(batch.out ?? dirname(first), `${called}.${format}`));
  return { ...one, settings: { ...settings, output } };
}

/** A path below a folder, the same on every system. */
const nameIn = (folder: string, path: string): string => relative(folder, path).split(sep).join('/');

/** Two workshops that would be written to the same file: neither is, for one would be lost. */
function refuseCollisions(
  workshops: readonly Planned[],
  { summary, synthesis }: Settings,
  shell: Shell,
): readonly Planned[] {
  const written = workshops.filter(({ refused }) => refused === null);
  const targets = written.flatMap((one) => (one.settings.output ?? []).map((path) => ({ path, one })));
  const clashes = new Map<Planned, Failure>();
  for (const takers of groupBy(targets, ({ path }) => shell.foldPath(path))) {
    const same = [summary, synthesis].find((path) => path && shell.foldPath(path) === shell.foldPath(takers[0].path));
    if (same !== undefined) fail({ failure: 'same-output', path: same, others: takers.map(({ one }) => one.name) });
    for (const { path, one } of takers) {
      const others = takers.flatMap((taker) => (taker.one === one ? [] : taker.one.name));
      if (others.length > 0) clashes.set(one, { failure: 'same-output', path, others });
    }
  }
  return workshops.map((one) => ({ ...one, refused: one.refused ?? clashes.get(one) ?? null }));
}

// --- names of documents

export type NameFacts = { readonly [Part in keyof typeof nameParts]?: string | undefined };

/** Characters that a name is made of; of more, none would be left in it. */
const MOST = 1_000;

/** Fills in the pattern; what is not known leaves no gap. */
export function fileName(pattern: string, facts: NameFacts): string {
  const fact = (word: string): string => facts[findKey(word, nameParts) ?? 'name'] ?? '';
  const filled = pattern.replace(NAME_PART, (_, word: string) => fact(word).slice(0, MOST)).slice(0, MOST);
  const closed = filled.replace(/[-_ ]*([-_ ])[-_ ]*/gu, '$1').replace(/^[-_ ]+|[-_ ]+$/gu, '');
  return safe(closed) || safe(facts.name ?? '') || '_';
}

/** Names that Windows keeps for itself, whatever their ending. */
const RESERVED = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?=\.|$)/iu;
/** Bytes: file systems take 255, and the name under which a file is first written is longer than its own. */
const LONGEST = 180;

/** No separator, no control, no name or ending that a system refuses, and not too long. */
function safe(name: string): string {
  const tidy = name
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu, '')
    .replace(/[\\/:*?"<>|]+/gu, '-')
    .replace(/ +/gu, ' ')
    .replace(/^[ .]+|[ .]+$/gu, '');
  const letters = [...tidy.replace(RESERVED, '$&_')];
  while (Buffer.byteLength(letters.join('')) > LONGEST) letters.pop();
  return letters.join('').replace(/[ .]+$/u, '');
}
