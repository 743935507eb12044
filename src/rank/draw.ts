/**
 * A seed and the orientations in the hat enter, the lots drawn leave, each of which anyone can draw again.
 *
 * The generator is the one that OpenTally publishes (`docs/rng.md`, after Rivest's `sampler.py`): SHA-256 of the seed, a
 * comma and a counter, read as a number; set aside where keeping it would favour some (rejection sampling); else the
 * remainder by the number of orientations left says which is drawn.
 */
import type { Ballot } from '../ballots/ballot.ts';

/** One lot; `sha256("seed,counter") mod among.length` finds it again. */
export interface Lot {
  readonly seed: string;
  /** 0 for the first lot; each lot takes the next, those set aside too. */
  readonly counter: number;
  /** What was in the hat: labels in code point order, whatever the order of the list. */
  readonly among: readonly string[];
  /** 64 hexadecimal digits. */
  readonly digest: string;
  /** Place in `among` (0 is the first); null where the number had to be set aside. */
  readonly result: number | null;
  readonly orientation: string | null;
}

/** What a draw needs from outside: the seed, the labels of the list, and SHA-256 in hexadecimal. */
export interface DrawInput {
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

/** Orders by code point, which no language and no machine changes; JavaScript's own order goes by UTF-16 unit. */
const byCodePoint = (one: string, other: string): number => {
  const [ones, others] = [one, other].map((text) => Array.from(text, (sign) => sign.codePointAt(0) ?? 0));
  const shared = ones?.findIndex((point, place) => point !== others?.[place]) ?? -1;
  return shared < 0 ? one.length - other.length : (ones?.[shared] ?? 0) - (others?.[shared] ?? -1);
};

/** Draws as many labels as there are places, one after the other, without putting any back. */
export const drawLots = (
  labels: readonly string[],
  places: number,
  seed: string,
  { sha256 }: Pick<DrawInput, 'sha256'>,
): readonly Lot[] => {
  const lots: Lot[] = [];
  let among: readonly string[] = labels.toSorted(byCodePoint);
  for (let counter = 0; among.length > labels.length - places; counter += 1) {
    const digest = sha256(`${seed},${counter}`);
    const result = remainder(digest, among.length);
    const orientation = among.find((_, place) => place === result) ?? null;
    lots.push({ seed, counter, among, digest, result, orientation });
    among = among.filter((_, place) => place !== result);
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
  const lines = Array.from(ballots, ({ picks, dots, times }): readonly [string, number] => {
    const said = picks.map((pick, place) => ({ label: names[pick] ?? '', dots: dots?.[place] }));
    if (!ordered) said.sort((one, other) => byCodePoint(one.label, other.label));
    const labels = JSON.stringify(said.map(({ label }) => label));
    return [dots === null ? labels : labels + JSON.stringify(said.map((one) => one.dots)), times];
  });
  lines.sort(([one], [other]) => byCodePoint(one, other));
  return lines.map(([line, times]) => `${line}\n`.repeat(times)).join('');
};
