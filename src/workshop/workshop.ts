/** The text of a workshop file enters; what it says of the workshop leaves, or everything that is wrong with it. */

import type { Orientation } from '../ballots/ballot.ts';
import type { Failure, WorkshopFault } from '../failure.ts';
import { MAX_PIECES, MAX_WORKSHOP } from '../limits.ts';
import type { Decision } from '../rank/decision.ts';
import { readDate } from './date.ts';
import type { Facts } from './facts.ts';
import { type KeyPosition, splitFrontMatter } from './front-matter.ts';
import { findKey, keys, nextKeys, orientationKeys } from './keys.ts';
import { findTooNested } from './markdown.ts';
import type { Person } from './participants.ts';
import { findPiece, findValue, nearestPlaceholder, type PieceId } from './placeholders.ts';
import { type Prose, readProse } from './prose.ts';
import { expectations, readMetadata } from './schema.ts';
import { type Names, settle } from './settle.ts';

/** A list that stands in the file, or the file that holds it. */
export type ListOrFile<T> = { readonly list: readonly T[] } | { readonly file: string };

/** The next workshop. */
export interface Next {
  readonly title: string | null;
  /** ISO date, or as it was typed. */
  readonly date: string | null;
  readonly hours: string | null;
  readonly place: string | null;
  readonly objectives: readonly string[];
}

/** Who signs, and in what quality; empty where nobody said it. */
export interface Signatory {
  readonly name: string;
  readonly role: string;
}

/** An option of the count, as typed. */
export interface Vote extends KeyPosition {
  readonly flag: string;
  /** The name that it was given. */
  readonly key: string;
  readonly values: readonly string[];
}

export interface Workshop {
  readonly facts: Facts;
  readonly orientations: ListOrFile<Orientation> | null;
  readonly ballots: readonly string[];
  readonly vote: readonly Vote[];
  readonly participants: ListOrFile<Person> | null;
  readonly excused: ListOrFile<Person> | null;
  readonly next: Next | null;
  /** What the room decided about a tie. */
  readonly decision: Decision | null;
  readonly signatories: readonly Signatory[] | null;
  readonly without: readonly PieceId[];
  readonly annex: boolean;
  readonly typography: boolean;
  readonly lang: 'fr' | 'en' | null;
  readonly prose: Prose | null;
}

/**
 * Reads a workshop file; `votes` are the options that its `vote` may hold, by all their names.
 * @returns a Failure with every fault, each with its line and column
 */
export function readWorkshop(source: string, text: string, votes: Names): Workshop | Failure {
  const refuse = (fault: 'too-long' | 'too-nested', line: number): Failure => {
    return { failure: 'bad-workshop', source, faults: [{ fault, line, column: 1 }] };
  };
  if (text.length > MAX_WORKSHOP) return refuse('too-long', 1);
  const isKey = (word: string) =>
    findKey(word, keys) !== null || findKey(word, nextKeys) !== null || findKey(word, orientationKeys) !== null;
  const { entries, faults: syntax, body } = splitFrontMatter(text, isKey);
  const { data, faults: unknown, placeOf } = settle(entries, votes);
  const nested = findTooNested(body);
  if (nested !== null) return refuse('too-nested', nested);
  const prose = readProse(body);
  const beyond = prose?.uses.filter(({ name }) => findPiece(name) !== null)[MAX_PIECES];
  if (beyond !== undefined) return refuse('too-long', beyond.line);
  const metadata = readMetadata(data);
  const wrong = 'paths' in metadata ? metadata.paths : [];
  const faults: readonly WorkshopFault[] = [
    ...syntax,
    ...unknown,
    ...wrong.map((path): WorkshopFault => {
      const key = String(path[0]) as keyof typeof expectations;
      const typed = placeOf([key]).key ?? keys[key][0];
      return { fault: 'value', key: typed, expected: expectations[key], ...at(placeOf(path)) };
    }),
    ...(prose?.strays ?? []).map((place) => ({ fault: 'stray-braces', ...place }) as const),
    ...(prose?.uses ?? []).flatMap((use): readonly WorkshopFault[] => {
      const { name, alone, line, column } = use;
      if (findValue(name) !== null || (alone && findPiece(name) !== null)) return [];
      if (findPiece(name) !== null) return [{ fault: 'not-alone', name, line, column }];
      return [{ fault: 'unknown-placeholder', name, suggestion: nearestPlaceholder(name), line, column }];
    }),
  ];
  if (faults.length > 0 || 'paths' in metadata) {
    return {
      failure: 'bad-workshop',
      source,
      faults: faults.toSorted((a, b) => a.line - b.line || a.column - b.column),
    };
  }

  const {
    vote,
    next,
    decision,
    signatures,
    without,
    annex,
    typography,
    ballots,
    orientations,
    participants,
    excused,
    lang,
    ...facts
  } = metadata;
  return {
    facts,
    orientations,
    ballots,
    vote: Object.entries(vote).map(([flag, values]) => {
      const place = placeOf(['vote', flag]);
      return { flag, key: place.key ?? flag, values, ...at(place) };
    }),
    participants,
    excused,
    next: next && { ...next, date: next.date && (readDate(next.date) ?? next.date) },
    decision,
    signatories: signatures?.map(readSignatory) ?? null,
    without,
    annex,
    typography,
    lang,
    prose,
  };
}

/** A decision in a file of its own: in JSON, what a workshop file says under `decision`. */
export function readDecision(path: string, text: string): Decision | Failure {
  const refused: Failure = { failure: 'bad-decision', path };
  try {
    const written = JSON.stringify(JSON.parse(text.replace(/^\ufeff/u, '')));
    const read = readWorkshop(path, `---\ndecision: ${written}\n---\n`, {});
    return 'failure' in read ? refused : (read.decision ?? refused);
  } catch {
    return refused;
  }
}

/** «Solène Wirtz, présidente», «Présidente : Solène Wirtz», or a name alone. */
function readSignatory(typed: string): Signatory {
  const [, role, after] = /^([^:]+?)\s*:\s*(.+)$/u.exec(typed) ?? [];
  if (role !== undefined && after !== undefined) return { name: after, role };
  const [name = '', ...rest] = typed.split(/\s*,\s*|\s+[–—-]\s+/u);
  return { name, role: rest.join(', ') };
}

const at = ({ line, column }: KeyPosition): KeyPosition => ({ line, column });
