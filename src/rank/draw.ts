/**
 * A seed and the orientations in the hat enter, the lots drawn leave, each of which anyone can draw again.
 *
 * The generator is the one that OpenTally publishes (`docs/rng.md`, after Rivest's `sampler.py`): SHA-256 of the seed, a
 * comma and a counter, read as a number; set aside where keeping it would favour some (rejection sampling); else the
 * remainder by the number of orientations left says which is drawn.
 */
import type { Ballot } from '../ballots/ballot.ts';
import type { TiedAtBar } from './bar.ts';
import { labelOf } from './groups.ts';

/** One lot; `sha256("seed,counter") mod among.length` finds it again. */
export interface Lot {
  readonly seed: string;
  /** 0 for the first lot; each lot takes the next, those set aside too. */
  readonly counter: number;
  /** What was in the hat: labels in code point order, whatever the order of the list. */
  readonly among: readonly number[];
  /** 64 hexadecimal digits. */
  readonly digest: string;
  /** Place in `among` (0 is the first); null where the number had to be set aside. */
  readonly result: number | null;
  readonly orientation: number | null;
}

/** What a draw needs from outside: the seed, the labels that fix the order of the hat, and SHA-256 in hexadecimal. */
export interface Hat {
  readonly seed: string | null;
  readonly names: readonly string[];
  readonly sha256: (text: string) => string;
}

const numbersOfDigest = 2n ** 256n;

/** Which of `n` a digest means; null where it lies past the last whole multiple of `n`. */
const remainder = (digest: string, n: number): number | null => {
  const value = BigInt(`0x${digest}`);
  const fair = numbersOfDigest - (numbersOfDigest % BigInt(n));
  return value < fair ? Number(value % BigInt(n)) : null;
};

const codePoints = (text: string): number[] => Array.from(text, (character) => character.codePointAt(0) ?? 0);

/** Orders by code point, which no language and no machine changes; JavaScript's own order goes by UTF-16 unit. */
const byCodePoint = (one: string, other: string): number => {
  const others = codePoints(other);
  const ones = codePoints(one);
  const difference = ones.map((point, index) => point - (others[index] ?? 0)).find((step) => step !== 0);
  return difference ?? ones.length - others.length;
};

/** Draws as many orientations as there are places, one after the other, without putting any back. */
export const drawLots = ({ orientations, places }: TiedAtBar, seed: string, { names, sha256 }: Hat): readonly Lot[] => {
  const lots: Lot[] = [];
  const label = labelOf(names);
  let among: readonly number[] = orientations.toSorted((one, other) => byCodePoint(label(one), label(other)));
  const left = among.length - places;
  for (let counter = 0; among.length > left; counter += 1) {
    const digest = sha256(`${seed},${counter}`);
    const result = remainder(digest, among.length);
    const orientation = among.find((_, place) => place === result) ?? null;
    lots.push({ seed, counter, among, digest, result, orientation });
    among = among.filter((other) => other !== orientation);
  }
  return lots;
};

/**
 * The ballots as a text that depends on nothing but what they say: not on the order of the rows, nor on that of the
 * list, nor on that of the picks where no order was announced. Its SHA-256 is the seed of `--seed ballots`.
 *
 * One line for each ballot cast, ended by a line feed: its labels as a JSON array, in the order picked or, where that
 * means nothing, in code point order; followed by its dots as another array where it has any. The lines are in code
 * point order.
 */
export const ballotsText = (ballots: Iterable<Ballot>, names: readonly string[], ordered: boolean): string => {
  const label = labelOf(names);
  const lines = new Map<string, number>();
  for (const { picks, dots, times } of ballots) {
    const said = picks.map((pick, place) => ({ label: label(pick), dots: dots?.[place] }));
    if (!ordered) said.sort((one, other) => byCodePoint(one.label, other.label));
    const labels = JSON.stringify(said.map((one) => one.label));
    const line = dots === null ? labels : labels + JSON.stringify(said.map((one) => one.dots));
    lines.set(line, (lines.get(line) ?? 0) + times);
  }
  return [...lines]
    .toSorted(([one], [other]) => byCodePoint(one, other))
    .map(([line, times]) => `${line}\n`.repeat(times))
    .join('');
};
