/** A workshop file and the command line enter; what is to be counted, by which rules and for which occasion leaves. */

import { type Lookup, lookUp } from '../ballots/orientations.ts';
import { failed, type WorkshopFault } from '../failure.ts';
import { MAX_PICTURE } from '../limits.ts';
import type { Decision } from '../rank/tie-breaks.ts';
import type { Image } from '../report/document.ts';
import { findEmpty, noOccasion, type Occasion } from '../report/material.ts';
import { decode } from '../text/decode.ts';
import { rowsOfText } from '../text/rows.ts';
import { type Person, readPeople } from '../workshop/participants.ts';
import { readPicture } from '../workshop/prose.ts';
import { readDecision, readWorkshop, type Workshop } from '../workshop/workshop.ts';
import { fail, unwrap } from './exit.ts';
import { openWhole, STDIN } from './input.ts';
import { extensionOf } from './option-readers.ts';
import { type OptionId, optionOf, type Settings } from './options.ts';
import { readSettings, vocabulary } from './settings.ts';
import type { Sources } from './sources.ts';

/** What a run is about, whether a workshop file says it or the command line alone. */
export interface RunContext {
  /** Files of ballots. */
  readonly paths: readonly string[];
  readonly settings: Settings;
  /** A list of orientations that stands in the workshop file itself. */
  readonly list: Lookup | null;
  readonly occasion: Occasion;
  /** Of the room, about a tie, as the workshop file tells it. */
  readonly decision: Decision | null;
  /** Of the document; null where the file says nothing. */
  readonly lang: 'fr' | 'en' | null;
}

/**
 * Opens the workshop file; what was typed on the command line wins over what it says.
 * @param part `head` for what its front matter says, without a look at its prose and the files that it names
 */
export function openWorkshop(
  paths: readonly string[],
  typed: Settings,
  shell: Sources,
  part: 'whole' | 'head' = 'whole',
): RunContext {
  const path = typed.workshop ?? '';
  const folder = /^.*[\\/]/u.exec(path)?.[0] ?? '';
  const beside = (name: string) => (name === STDIN || isAbsolute(name) ? name : folder + name);
  const bytes = openWhole(path, shell);
  const { source } = bytes;
  const refuse = (...faults: readonly WorkshopFault[]) => fail({ failure: 'bad-workshop', source, faults });
  const decoded = decode(bytes);
  // Ballots given in its place would be its prose, and go on paper with the names in them.
  if (failed(decoded) || ![null, '.md'].includes(extensionOf(path)))
    return refuse({ fault: 'not-text', line: 1, column: 1 });
  const workshop = unwrap(
    readWorkshop(source, [...decoded.text()].join(''), vocabulary('vote'), {
      part,
      // What it names is safe before anything is said of it, and though it be refused.
      named: (name) => shell.note(beside(name)),
    }),
  );
  const { orientations: said, decision, lang } = workshop;
  const faults: WorkshopFault[] = [];
  const vote = override(readVote(workshop.vote, beside, faults), typed);
  const settings = said !== undefined && 'file' in said ? { orientations: beside(said.file), ...vote } : vote;
  const pictures = readPictures(workshop, folder, shell, faults);
  const people = part === 'head' ? undefined : readWho(workshop, beside, shell);
  const occasion: Occasion = { ...noOccasion, ...workshop, people, pictures, ...settings };
  for (const { name, line, column } of findEmpty(occasion))
    faults.push({ fault: 'nothing-to-fill', name, line, column });
  const ballots = paths.length > 0 ? paths : workshop.ballots.map(beside);
  if (ballots.length === 0 && part === 'whole') faults.push({ fault: 'no-ballots', line: 1, column: 1 });
  if (faults.length > 0) return refuse(...faults);
  const orientations = said !== undefined && 'list' in said ? said.list : [];
  const list = orientations.length > 0 ? unwrap(lookUp(orientations, source)) : null;
  return { paths: ballots, settings, list, occasion, decision: decision ?? null, lang: lang ?? null };
}

/** A decision in a file of its own, which comes before the one that the workshop file tells. */
export const openDecision = (path: string, shell: Sources): Decision =>
  unwrap(readDecision(path, new TextDecoder().decode(openWhole(path, shell).bytes)));

const isAbsolute = (path: string): boolean => /^(?:[\\/]|[a-z]:)/iu.test(path);

/** A vector of points and a named scheme exclude each other: the one typed takes the place of the one in the file. */
const override = ({ scheme, points, ...others }: Settings, typed: Settings): Settings => ({
  ...others,
  ...(scheme === undefined || typed.points !== undefined ? {} : { scheme }),
  ...(points === undefined || typed.scheme !== undefined ? {} : { points }),
  ...typed,
});

/** The options of the count, by the same readers as on the command line. */
function readVote(vote: Workshop['vote'], beside: (name: string) => string, faults: WorkshopFault[]): Settings {
  const typed = vote.map(({ flag, values }) => {
    const isFile = optionOf(flag as OptionId).placeholder === 'file';
    return [flag, isFile ? values.map(beside) : values];
  });
  return readSettings(Object.fromEntries(typed), (id, value, expected) => {
    const { key = id, line = 1, column = 1 } = vote.find(({ flag }) => flag === id) ?? {};
    faults.push({ fault: 'flag', key, value, expected, line, column });
  });
}

/** Undefined where the file does not say who was there. */
function readWho(
  { participants, excused }: Workshop,
  beside: (name: string) => string,
  shell: Sources,
): readonly Person[] | undefined {
  if (participants === undefined && excused === undefined) return undefined;
  const read = (people: Workshop['participants']): readonly Person[] => {
    if (people === undefined) return [];
    if ('list' in people) return people.list;
    return readPeople(rowsOfText(unwrap(decode(openWhole(beside(people.file), shell))).text));
  };
  return [...read(participants), ...read(excused).map((person) => ({ ...person, excused: true }))];
}

/** The pictures that the prose shows: files in the folder of the workshop's, or below. */
function readPictures({ prose }: Workshop, folder: string, shell: Sources, faults: WorkshopFault[]) {
  const pictures = new Map<string, Omit<Image, 'alt'>>();
  for (const { path, line, column } of prose?.pictures ?? []) {
    const isInside = !isAbsolute(path) && !shell.isOutside(folder + path, [folder === '' ? '.' : folder]);
    const bytes = isInside && shell.examine(folder + path) === 'file' ? openWhole(folder + path, shell).bytes : null;
    const picture = bytes && readPicture(bytes);
    // A picture under the name of a document could be taken for one, and written over.
    if (picture && bytes.length <= MAX_PICTURE && extensionOf(path) === null)
      pictures.set(path, { kind: 'image', bytes, ...picture });
    else {
      const why = !isInside ? 'outside' : !bytes ? 'missing' : bytes.length > MAX_PICTURE ? 'large' : 'format';
      faults.push({ fault: 'picture', name: path, why, line, column });
    }
  }
  return pictures;
}
