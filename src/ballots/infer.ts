/** Cells enter, for want of a list; the list of orientations that they name leaves, whatever the order of the ballots. */

import { MAX_LABEL } from '../limits.ts';
import { type Ballot, type Orientation, timesPicked } from './ballot.ts';
import { fold, leadingNumber, plain, unescapeHtml } from './fold.ts';
import type { Issue, Where } from './issue.ts';
import { harmOf } from './marks.ts';
import { codeKey, edits, farness, finderOf, type Lookup, labelsAmong, NO_LIST, wordsOf } from './orientations.ts';
import { remember } from './remember.ts';

/** Two labels nearer than this, as a share of their letters, are pointed out; they stay two. */
const ALIKE = 0.2;
/** Letters that a slip of the hand changes. */
const FEW_EDITS = 3;
/** In words with fewer letters one more makes another word. */
const SHORTEST = 3;
/** Of fewer ballots with several picks nothing can be told. */
const FEWEST_SEVERAL = 3;
/** Comparing every pair of labels is for lists that a room could have written. */
const MOST_LABELS = 400;
/** «Chorale¹», «200 m²». */
const RAISED = /\p{L}[¹²³⁰⁴-⁹]+$/u;
/** The key of a bare number. */
const NUMBER = /^#\d+$/u;

/** A label that was met. */
interface MetLabel {
  readonly key: string;
  readonly spellings: Set<string>;
  /** Where it was first picked; null where nobody picked it. */
  where: Where | null;
}

/** Cells with the same key are one label; null for a cell that a spreadsheet spoilt, and for a whole text, which no room votes on. */
export function keyOf(cell: string): string | null {
  if (cell.trim() === '' || cell.length > MAX_LABEL || harmOf(cell) !== null) return null;
  const code = codeKey(cell);
  if (NUMBER.test(code)) return code;
  // «a) sport» and «b) sport» are two as long as no list says otherwise.
  const key = plain(cell);
  return /^[a-z]\)/u.test(key) ? key : fold(cell);
}

/** A list made of the labels met, once all are known: it knows nothing but labels. */
export function listOf(orientations: readonly Orientation[]): Lookup {
  const places = new Map(orientations.map(({ label }, place) => [keyOf(label), place]));
  const find = remember((cell) => places.get(keyOf(cell)) ?? null);
  const label = (place: number) => orientations[place]?.label ?? '';
  const labelsIn = finderOf(orientations.map((one) => one.label));
  return { ...NO_LIST, orientations, find, named: find, label, labelsIn };
}

/** A list that grows with every label it meets. */
export function inferList() {
  const places = new Map<string, number>();
  const labels: MetLabel[] = [];
  const find = remember((cell) => {
    const key = keyOf(cell);
    if (key === null) return null;
    const place = places.get(key) ?? labels.push({ key, spellings: new Set(), where: null }) - 1;
    places.set(key, place);
    labels[place]?.spellings.add(NUMBER.test(key) ? key.slice(1) : spell(cell));
    return place;
  });
  /** Whether the numbers before labels say which pick each is, and not which label. */
  let arePlaces = true;
  const label = (place: number) => preferred(labels[place]?.spellings ?? new Set());
  return {
    ...NO_LIST,
    find,
    named: find,
    label,
    /** Remembers where a label was first met; `at` is its place on the ballot. */
    notice: (cell: string, at: number, where: () => Where): void => {
      arePlaces &&= (leadingNumber(cell) ?? at + 1) === at + 1;
      const met = labels[find(cell) ?? -1];
      if (met) met.where ??= where();
    },
    /** Whether a label that was met has this key. */
    knows: (key: string): boolean => places.has(key),
    /** The list made of the labels met, in French order, so that the order of the ballots decides nothing. */
    settle: (ballots: readonly Ballot[]) => {
      const keys = labels.map((_, place) => sortKey(label(place)));
      const order = [...labels.keys()].sort((a, b) => ((keys[a] ?? '') < (keys[b] ?? '') ? -1 : 1));
      const placeOf = new Map(order.map((met, place) => [met, place]));
      return {
        orientations: order.map((met): Orientation => ({ label: label(met), code: null, aliases: [] })),
        /** Picks of labels in the order in which they were met, as places in the list. */
        inOrder: (picks: readonly number[]) => picks.map((met) => placeOf.get(met) ?? met),
        issues: [...pointOut(labels, ballots), ...(arePlaces ? [] : renumbered(labels)), ...lone(labels, ballots)],
      };
    },
  };
}

/** One issue for each label that has two numbers, or shares its own: of «2 - Familles» and «3 - Familles» one was meant for another. */
const renumbered = (labels: readonly MetLabel[]): readonly Issue[] =>
  labels.flatMap(({ where, spellings }): readonly Issue[] => {
    const own = leadingNumber(where?.cell ?? '');
    const isOther = (text: string) =>
      leadingNumber(text) !== null && (leadingNumber(text) === own) !== spellings.has(text);
    const suggestions = labels.flatMap((label) => [...label.spellings].filter(isOther));
    if (own === null || where === null || suggestions.length === 0) return [];
    return [{ code: 'similar', outcome: 'held', ...where, suggestions }];
  });

/** One issue for each label that stands beside no other on any ballot, where others do: it may say that one is spoilt, or
 * empty, or be a note below the table. */
function lone(labels: readonly MetLabel[], ballots: readonly Ballot[]): readonly Issue[] {
  const several = ballots.filter(({ picks }) => new Set(picks).size > 1);
  const beside = new Set(several.flatMap(({ picks }) => picks));
  if (several.reduce((sum, { times }) => sum + times, 0) < FEWEST_SEVERAL) return [];
  return labels.flatMap(({ where }, place): readonly Issue[] => {
    const isAlone = !beside.has(place) && timesPicked(ballots, place) > 0;
    return isAlone && where !== null ? [{ code: 'lone', outcome: 'held', ...where }] : [];
  });
}

/** One issue for each pair of labels so alike that the rarer may be a typing error of the other. */
function pointOut(labels: readonly MetLabel[], ballots: readonly Ballot[]): readonly Issue[] {
  if (labels.length > MOST_LABELS) return [];
  const cited = labels.map((_, place) => timesPicked(ballots, place));
  // The raised figure of a footnote is no number of a label.
  const numbers = labels.map(({ key, spellings }) =>
    numbersIn([...spellings].some((text) => RAISED.test(text)) ? key.replace(/\d+$/u, '') : key),
  );
  const words = new Map(labels.map((label) => [label, wordsOf(label.key.replace(/\([^()]*\)/gu, ' '))]));
  const parts = new Map(labels.map((label, place) => [label, partsOf(label, words, cited[place] === 1)]));
  const joined = [...parts].flatMap(([one, others]): readonly Issue[] => {
    if (others.length === 0 || one.where === null) return [];
    const suggestions = others.map(({ spellings }) => preferred(spellings));
    return [{ code: 'similar', outcome: 'held', ...one.where, suggestions }];
  });
  const alike = labels.flatMap((one, place) =>
    labels.flatMap((other, later): readonly Issue[] => {
      if (later <= place || numbers[place] !== numbers[later] || !isAlike(one.key, other.key)) return [];
      if (parts.get(one)?.includes(other) || parts.get(other)?.includes(one)) return [];
      const [rarer, commoner] = (cited[place] ?? 0) < (cited[later] ?? 0) ? [one, other] : [other, one];
      // A typing error costs a few letters; in long labels more than that is worth a look only.
      const isTypo = farness(one.key, other.key) > ALIKE || edits(one.key, other.key) <= FEW_EDITS;
      const outcome = isTypo ? 'held' : 'counted';
      const suggestions = [preferred(commoner.spellings)];
      return rarer.where === null ? [] : [{ code: 'similar', outcome, ...rarer.where, suggestions }];
    }),
  );
  return [...joined, ...alike];
}

/** The labels met of which another is made: «Santé / Sport», «Santé x2», «La santé (?)»; none where it says more than they do,
 * as «Santé mentale» does and «pas Santé», unless a single ballot has it. */
function partsOf(whole: MetLabel, words: ReadonlyMap<MetLabel, string>, isLone: boolean): readonly MetLabel[] {
  const shorter = [...words].filter(([{ key }]) => key.length < whole.key.length && key.length >= SHORTEST);
  const { places, rest } = labelsAmong(
    words.get(whole) ?? '',
    shorter.map(([, label]) => label),
  );
  // «Sport santé» says more than «Sport» and «Santé», unless a sign parts them.
  const isJoined = rest !== '' || /[^\p{L}\d '-]/u.test(whole.key);
  return isLone || (isJoined && BETWEEN.test(rest)) ? places.flatMap((place) => shorter[place]?.[0] ?? []) : [];
}

/** What joins labels, or stands around one: «et», «x2», an article, the tags of HTML. */
const BETWEEN = /^(?:\s|\b(?:et|ou|and|or|puis|then|x ?\d|\d ?x|l|les?|la|une?|du|des|b|i|u|s|em|strong)\b)*$/u;

/** A few letters of many, one of a short word, two that changed places, or a word cut short: «Transition éco.». */
function isAlike(key: string, other: string): boolean {
  const [short = '', long = ''] = [key, other].sort((a, b) => a.length - b.length);
  if (farness(key, other) <= ALIKE) return true;
  const letters = (text: string) => [...text].sort().join('');
  const isTypo = long.length - short.length < 2 && (edits(key, other) < 2 || letters(key) === letters(other));
  return short.length >= SHORTEST && (isTypo || (long.startsWith(short) && /\p{L}/u.test(long[short.length] ?? '')));
}

/** «Écoute» after «eau», «table 2» before «table 10»; the label itself parts what this leaves equal. */
const sortKey = (label: string): string =>
  `${fold(label).replace(/\d+/gu, (digits) => digits.padStart(6, '0'))}\u0000${label}`;

/** Its numbers, and the «a)» of «a) sport», which is not the sport of «b)»; a figure within a word is a slip of the hand. */
const numbersIn = (key: string) => (key.match(/^[a-z]\)|(?<![\p{L}\d])\d+|\d+(?![\p{L}\d])/gu) ?? []).join(' ');

/** A label as it is shown: spaces and line breaks tidied, marks that turn the writing round left out. */
const spell = (cell: string) =>
  unescapeHtml(cell)
    .normalize('NFC')
    .replace(/[\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** Of several spellings of one label: accents over none, small letters over capitals, and no number in front. */
export function preferred(spellings: ReadonlySet<string>): string {
  const [best] = [...spellings].sort(
    (a, b) => accents(b) - accents(a) || shouted(a) - shouted(b) || a.length - b.length || (a < b ? -1 : 1),
  );
  return best ?? '';
}

const accents = (text: string) => text.replace(/[^\p{L}’]|[A-Za-z]/gu, '').length;
/** Capitals where small letters belong: all of them, or behind a small one, as a key held too long leaves them. */
const shouted = (text: string) =>
  Number(text === text.toUpperCase()) + (text.match(/(?<=\p{Ll})\p{Lu}/gu)?.length ?? 0);
