/** A workshop file and the command line enter; what is to be counted, by which rules and for which occasion leaves. */

import { lookUp } from '../ballots/orientations.ts';
import type { GivenList } from '../ballots/sheet.ts';
import type { WorkshopFault } from '../failure.ts';
import { MAX_PICTURE } from '../limits.ts';
import type { Decision } from '../rank/tie-breaks.ts';
import type { Image } from '../report/document.ts';
import { findEmpty, noOccasion, type Occasion, occasionOf } from '../report/material.ts';
import { decode } from '../text/decode.ts';
import { type Person, readPeople } from '../workshop/participants.ts';
import { readPicture } from '../workshop/prose.ts';
import { type ListOrFile, readWorkshop, type Vote, type Workshop } from '../workshop/workshop.ts';
import { fail, unwrap } from './exit.ts';
import { formatOf } from './formats.ts';
import { openWhole, readWhole, STDIN } from './input.ts';
import { type OptionId, optionOf, type Settings } from './options.ts';
import { readSettings, vocabulary } from './settings.ts';
import type { Sources } from './sources.ts';

/** What a run is about, whether a workshop file says it or the command line alone. */
export interface RunContext {
  /** Files of ballots. */
  readonly paths: readonly string[];
  readonly settings: Settings;
  /** A list of orientations that stands in the workshop file itself. */
  readonly list: GivenList | null;
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
  const bytes = openWhole(path, shell);
  const decoded = decode(bytes);
  const wrong = (fault: WorkshopFault): never =>
    fail({ failure: 'bad-workshop', source: bytes.source, faults: [fault] });
  if ('failure' in decoded) return wrong({ fault: 'not-text', line: 1, column: 1 });
  const beside = (name: string) => (name === STDIN || /^(?:[\\/]|[a-z]:)/iu.test(name) ? name : folderOf(path) + name);
  const workshop = unwrap(
    readWorkshop(bytes.source, [...decoded.text()].join(''), vocabulary('vote'), {
      part,
      // What it names is safe before anything is said of it, and though it be refused.
      named: (name) => shell.note(beside(name)),
    }),
  );
  const settings = merge(readVote(workshop.vote, bytes.source, beside), typed, workshop, beside);
  const pictures = readPictures(workshop, bytes.source, folderOf(path), shell);
  const people = part === 'head' ? null : readWho(workshop, beside, shell);
  const occasion = occasionOf(settings, { ...noOccasion, ...workshop, people, pictures });
  const empty = findEmpty(occasion);
  if (empty.length > 0) {
    const faults = empty.map(({ name, line, column }) => ({ fault: 'nothing-to-fill' as const, name, line, column }));
    fail({ failure: 'bad-workshop', source: bytes.source, faults });
  }
  const ballots = paths.length > 0 ? paths : workshop.ballots.map(beside);
  if (ballots.length === 0 && part === 'whole') wrong({ fault: 'no-ballots', line: 1, column: 1 });
  return {
    paths: ballots,
    settings,
    list: inlineList(workshop, bytes.source),
    occasion,
    decision: workshop.decision,
    lang: workshop.lang,
  };
}

const folderOf = (path: string): string => /^.*[\\/]/u.exec(path)?.[0] ?? '';

/** A vector of points and a named scheme exclude each other: the one typed takes the place of the one in the file. */
function merge(
  vote: Settings,
  typed: Settings,
  { orientations }: Workshop,
  beside: (name: string) => string,
): Settings {
  const { scheme, points, ...others } = vote;
  return {
    ...(orientations !== null && 'file' in orientations ? { orientations: beside(orientations.file) } : {}),
    ...others,
    ...(scheme === undefined || typed.points !== undefined ? {} : { scheme }),
    ...(points === undefined || typed.scheme !== undefined ? {} : { points }),
    ...typed,
  };
}

/** The options of the count, by the same readers as on the command line. */
function readVote(vote: readonly Vote[], source: string, beside: (name: string) => string): Settings {
  const faults: WorkshopFault[] = [];
  const typed = vote.map(({ flag, values }) => [
    flag,
    optionOf(flag as OptionId).placeholder === 'file' ? values.map(beside) : values,
  ]);
  const settings = readSettings(Object.fromEntries(typed), (id, value, expected) => {
    const { key = id, line = 1, column = 1 } = vote.find(({ flag }) => flag === id) ?? {};
    faults.push({ fault: 'flag', key, value, expected, line, column });
  });
  if (faults.length > 0) fail({ failure: 'bad-workshop', source, faults });
  return settings;
}

/** Null where the file does not say who was there. */
function readWho(
  { participants, excused }: Workshop,
  beside: (name: string) => string,
  shell: Sources,
): readonly Person[] | null {
  if (participants === null && excused === null) return null;
  const read = (people: ListOrFile<Person> | null): readonly Person[] => {
    if (people === null) return [];
    if ('list' in people) return people.list;
    return readPeople(unwrap(decode(openWhole(beside(people.file), shell))).text);
  };
  return [...read(participants), ...read(excused).map((person) => ({ ...person, excused: true }))];
}

/** The pictures that the prose shows: files in the folder of the workshop's, or below. */
function readPictures({ prose }: Workshop, source: string, folder: string, shell: Sources): Occasion['pictures'] {
  const faults: WorkshopFault[] = [];
  const pictures = new Map<string, Omit<Image, 'alt'>>();
  for (const { path, line, column } of prose?.pictures ?? []) {
    const refuse = (why: 'missing' | 'outside' | 'format' | 'large') =>
      faults.push({ fault: 'picture', name: path, why, line, column });
    if (/^(?:[\\/]|[a-z]:)/iu.test(path) || shell.isOutside(folder + path, [folder === '' ? '.' : folder])) {
      refuse('outside');
      continue;
    }
    if (shell.examine(folder + path) !== 'file') {
      refuse('missing');
      continue;
    }
    const bytes = readWhole(folder + path, shell);
    const picture = readPicture(bytes);
    if (bytes.length > MAX_PICTURE) refuse('large');
    // A picture under the name of a document could be taken for one, and written over.
    else if (picture === null || formatOf(path) !== null) refuse('format');
    else pictures.set(path, { kind: 'image', bytes, ...picture });
  }
  if (faults.length > 0) fail({ failure: 'bad-workshop', source, faults });
  return pictures;
}

function inlineList({ orientations }: Workshop, source: string): GivenList | null {
  if (orientations === null || 'file' in orientations) return null;
  if (orientations.list.length === 0) return null;
  return { orientations: orientations.list, lookup: unwrap(lookUp(orientations.list, source)) };
}
