/**
 * A recount that shares nothing with the program: cells as they were typed and the rules in words enter, who is retained
 * leaves. It is slow on purpose. It asks of every order in which the orientations could stand whether it agrees with the
 * ballots, and who would be retained in it; the program never looks at an order.
 */
import { createHash } from 'node:crypto';

export interface TypedBallot {
  /** What stands in the columns of picks, an empty text where nothing does. */
  readonly cells: readonly string[];
  /** Dots beside each of them; none where the sheet has no such columns. */
  readonly dots?: readonly number[];
  readonly group: string;
  /** How many ballots the row stands for. */
  readonly weight: number;
}

export interface SpokenRules {
  readonly picks: number | 'all';
  readonly minPicks: number;
  readonly scheme: 'count' | 'borda' | 'dowdall' | 'plurality' | 'cumulative' | 'points';
  readonly points: readonly number[] | null;
  readonly incomplete: 'count' | 'modified' | 'reject';
  readonly repeated: 'once' | 'each' | 'reject';
  readonly extra: 'reject' | 'truncate';
  readonly maxDots: number | null;
  readonly keep: number;
  readonly tieBreak: readonly string[];
  readonly seed: string | null;
  readonly atBar: 'stop' | 'all' | 'none';
  /** Voters needed; 0 where none are. */
  readonly quorum: number;
  readonly minShare: number;
  readonly perTheme: number;
}

export interface Option {
  readonly label: string;
  readonly theme: string;
}

interface Said {
  readonly label: string;
  readonly dots: number;
}

type Fate = { readonly fate: 'blank' | 'spoilt' } | { readonly fate: 'valid'; readonly said: readonly Said[] };

/** What becomes of one ballot, sentence by sentence of the rules. */
function read({ cells, dots }: TypedBallot, rules: SpokenRules): Fate {
  const written = cells.flatMap((label, at): Said[] =>
    label === '' || dots?.[at] === 0 ? [] : [{ label, dots: dots?.[at] ?? 1 }],
  );
  if (written.length === 0) return { fate: 'blank' };
  const different = [...new Set(written.map(({ label }) => label))];
  if (rules.repeated === 'reject' && different.length < written.length) return { fate: 'spoilt' };
  const merged = different.map((label) => ({
    label,
    dots: dots === undefined ? 1 : sum(written.filter((one) => one.label === label).map((one) => one.dots)),
  }));
  const said = rules.repeated === 'each' ? written : merged;
  if (rules.maxDots !== null && sum(written.map((one) => one.dots)) > rules.maxDots) return { fate: 'spoilt' };
  if (rules.picks !== 'all' && said.length > rules.picks) {
    if (rules.extra === 'reject') return { fate: 'spoilt' };
    return { fate: 'valid', said: said.slice(0, rules.picks) };
  }
  if (rules.incomplete === 'reject' && dots === undefined && said.length < rules.minPicks) return { fate: 'spoilt' };
  return { fate: 'valid', said };
}

/** What the pick at a place (1 is the first) of a ballot with so many is worth. */
function worth(place: number, of: number, length: number, rules: SpokenRules): number {
  const at = (where: number): number => {
    if (where > length) return 0;
    switch (rules.scheme) {
      case 'borda':
        return length + 1 - where;
      case 'dowdall':
        return smallestMultiple(length) / where;
      case 'plurality':
        return where === 1 ? 1 : 0;
      case 'points':
        return rules.points?.[where - 1] ?? 0;
      default:
        return 1;
    }
  };
  if (rules.incomplete !== 'modified') return at(place);
  // The last places instead of the first, as long as the first of them is still worth something.
  let later = length - of;
  while (later > 0 && at(1 + later) === 0) later -= 1;
  return at(place + Math.max(0, later));
}

const smallestMultiple = (length: number): number => {
  let multiple = 1;
  while (from1(length).some((part) => multiple % part !== 0)) multiple += 1;
  return multiple;
};

export function recount(rows: readonly TypedBallot[], list: readonly Option[], rules: SpokenRules) {
  // A row that stands for three ballots is three ballots.
  const ballots = rows.flatMap((row) => from1(row.weight).map(() => row));
  const fates = ballots.map((ballot) => read(ballot, rules));
  const valid = fates.flatMap((one) => (one.fate === 'valid' ? [one.said] : []));
  const longest = rules.picks === 'all' ? Math.max(list.length, ...valid.map(({ length }) => length)) : rules.picks;
  const labels = list.map(({ label }) => label);
  const pointsIn = (said: readonly Said[], label: string) =>
    sum(
      said.map((one, at) => {
        if (one.label !== label) return 0;
        const dotted = rules.scheme === 'cumulative' && ballots.some(({ dots }) => dots !== undefined);
        return dotted ? one.dots : worth(at + 1, said.length, longest, rules);
      }),
    );
  const points = (label: string) => sum(valid.map((said) => pointsIn(said, label)));
  const citing = (label: string) => valid.filter((said) => said.some((one) => one.label === label)).length;
  const firsts = (label: string) =>
    from1(longest).map((place) => valid.filter((said) => said[place - 1]?.label === label).length);

  /** Positive where the one is ahead, as far as points and these rules go. */
  const ahead = (one: string, other: string, asked: readonly string[]): number => {
    const looks: Record<string, (label: string) => readonly number[]> = {
      'first-picks': firsts,
      citations: (label) => [citing(label)],
      'list-order': (label) => [-labels.indexOf(label)],
    };
    const all = [(label: string) => [points(label)], ...asked.flatMap((rule) => looks[rule] ?? [])];
    for (const look of all) {
      const [mine, theirs] = [look(one), look(other)];
      for (const [at, value] of mine.entries()) if (value !== theirs[at]) return value - (theirs[at] ?? 0);
    }
    return 0;
  };

  const voters = fates.length;
  const needed = Math.ceil((rules.minShare * valid.length) / 100);
  const eligible = (label: string) => points(label) > 0 && citing(label) >= needed;
  const keep = voters < rules.quorum ? 0 : rules.keep;
  const perTheme = voters < rules.quorum ? 0 : rules.perTheme;
  const themeOf = (label: string) => list.find((one) => one.label === label)?.theme ?? '';

  /** Who is retained where the orientations stand in this very order. */
  const retainedIn = (order: readonly string[]): readonly string[] => {
    const able = order.filter(eligible);
    const reserved = able.filter(
      (label) =>
        themeOf(label) !== '' && able.filter((one) => themeOf(one) === themeOf(label)).indexOf(label) < perTheme,
    );
    const others = able.filter((label) => !reserved.includes(label));
    return [...reserved, ...others.slice(0, Math.max(0, keep - reserved.length))];
  };

  const before = rules.tieBreak.includes('draw')
    ? rules.tieBreak.slice(0, rules.tieBreak.indexOf('draw'))
    : rules.tieBreak;
  const drawn = new Map<string, number>();
  const compare = (one: string, other: string): number =>
    ahead(one, other, before) || (drawn.get(other) ?? 99) - (drawn.get(one) ?? 99);
  const possible = (): readonly (readonly string[])[] =>
    everyOrder(labels)
      .filter((order) => order.every((one, at) => order.slice(at + 1).every((other) => compare(one, other) >= 0)))
      .map(retainedIn);
  const fate = (label: string, lists: readonly (readonly string[])[]) => {
    if (lists.every((one) => one.includes(label))) return 'yes' as const;
    return lists.some((one) => one.includes(label)) ? ('tied-at-bar' as const) : ('no' as const);
  };
  const undecided = () => {
    const lists = possible();
    const tied = labels.filter((label) => fate(label, lists) === 'tied-at-bar');
    return { tied, places: (lists[0] ?? []).filter((label) => tied.includes(label)).length };
  };
  if (rules.tieBreak.includes('draw') && rules.seed !== null) {
    const { tied, places } = undecided();
    for (const [turn, label] of lots(tied, places, rules.seed).entries()) drawn.set(label, turn);
  }
  const lists = possible();
  const { tied, places } = undecided();
  const settled = rules.atBar === 'stop' ? [] : tied;
  // After a draw, those it left alone are parted by the rules that follow it.
  const after = rules.tieBreak.slice(before.length + 1);
  const compareAll = (one: string, other: string) => {
    const so = compare(one, other);
    return so !== 0 ? so : points(one) === points(other) ? ahead(one, other, after) : 0;
  };
  return {
    turnout: {
      ballots: voters,
      valid: valid.length,
      blank: fates.filter((one) => one.fate === 'blank').length,
      spoilt: fates.filter((one) => one.fate === 'spoilt').length,
    },
    orientations: Object.fromEntries(
      labels.map((label) => {
        const said = fate(label, lists);
        return [
          label,
          {
            points: points(label),
            picks: citing(label),
            picksAt: firsts(label),
            rank: 1 + labels.filter((other) => compareAll(other, label) > 0).length,
            retained: settled.includes(label) ? (rules.atBar === 'all' ? 'yes' : 'no') : said,
          },
        ] as const;
      }),
    ),
    tied: settled.length > 0 || tied.length === 0 ? null : { orientations: tied, places },
    groups: Object.fromEntries(
      [...new Set(ballots.map(({ group }) => group))].map((group) => [
        group,
        Object.fromEntries(
          labels.map((label) => [
            label,
            sum(
              ballots.map((ballot, at) => {
                const one = fates[at];
                return ballot.group === group && one?.fate === 'valid' ? pointsIn(one.said, label) : 0;
              }),
            ),
          ]),
        ),
      ]),
    ),
  };
}

/** OpenTally's generator, written once more from its page. */
function lots(among: readonly string[], places: number, seed: string): readonly string[] {
  const left = [...among].sort((one, other) =>
    Buffer.from(one, 'utf8').compare(Buffer.from(other, 'utf8')) < 0 ? -1 : 1,
  );
  const out: string[] = [];
  for (let counter = 0; out.length < places; counter += 1) {
    const number = BigInt(`0x${createHash('sha256').update(`${seed},${counter}`).digest('hex')}`);
    const most = (2n ** 256n / BigInt(left.length)) * BigInt(left.length);
    if (number < most) out.push(...left.splice(Number(number % BigInt(left.length)), 1));
  }
  return out;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const from1 = (to: number): number[] => Array.from({ length: to }, (_, at) => at + 1);

const known = new Map<string, readonly (readonly string[])[]>();

function everyOrder(labels: readonly string[]): readonly (readonly string[])[] {
  const key = labels.join();
  const before = known.get(key);
  if (before !== undefined) return before;
  const orders =
    labels.length < 2
      ? [labels]
      : labels.flatMap((first) => everyOrder(labels.filter((one) => one !== first)).map((rest) => [first, ...rest]));
  known.set(key, orders);
  return orders;
}
