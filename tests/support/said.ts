/** A result as three readers find it (a program, someone at the screen, whoever opens the document): all that each says, in
 * one form, so that the three can be compared. Only words are read, never how they were made. */
import { en } from '../../src/messages/en.ts';
import { fr } from '../../src/messages/fr.ts';
import type { Tally } from '../../src/tally/result.ts';

export type Numbers = readonly (number | null)[];

export interface Said {
  /** Of each file, what the terminal says it holds: lines read, of headings, ignored, ballots; null in the document. */
  readonly files: readonly Numbers[] | null;
  /** Orientations on the list in the terminal; picks asked, and orientations, in the document. */
  readonly asked: Numbers;
  /** Dots of sheets of totals; null where there are only ballots. */
  readonly totals: number | null;
  /** Voters, valid, incomplete, blank, spoilt, set aside, held; null where dots were counted without ballots. */
  readonly turnout: Numbers | null;
  /** Rank as printed, label, points, ballots that cite it, share in percent; and the lines of the bar: «= 3», «= 2 for 1». */
  readonly ranking: readonly string[];
  /** Of each tie told: its points, then its labels. */
  readonly ties: readonly (readonly string[])[];
  /** What each rule tried saw, and the order it left, groups apart. */
  readonly steps: readonly string[];
  /** How many ties are told to be settled, and to be shared. */
  readonly ends: Numbers;
  /** Places left at the bar, then those left to decide. */
  readonly open: readonly string[];
  /** Ballots that displace if replaced, that displace if added, that tie if replaced; what is not told is null. */
  readonly margin: Numbers;
  /** Ballots that do not count and could have mattered. */
  readonly missing: number | null;
  /** What is said of other schemes: nothing, that it makes no difference, that there is no order, or what follows. */
  readonly schemes: 'nothing' | 'same' | Compared;
  /** Those that a sentence of the document names as retained; null in the terminal, where the table alone says so. */
  readonly kept: readonly string[] | null;
  /** By line, what became of the ballots that do not count; null in the terminal, which speaks of remarks instead. */
  readonly aside: readonly string[] | null;
  /** Of each group shown: its name, then points and rank of each orientation. */
  readonly groups: readonly (readonly string[])[];
  /** Groups not shown, their ballots, and the fewest ballots of a group that is. */
  readonly hidden: Numbers;
}

export interface Compared {
  readonly announced: string;
  /** Of each scheme, the announced first where it is another: the retained, a bar, those tied at it. */
  readonly outcomes: readonly (readonly string[])[];
  /** Of each row of the table, its label, then the points under each scheme; null where only the lists are told. */
  readonly points: readonly (readonly string[])[] | null;
  readonly core: readonly string[];
}

export type Lang = 'fr' | 'en';

/** Typography is for readers: spaces and apostrophes of any kind are one. */
export const plain = (text: string) =>
  text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replaceAll('’', "'")
    .trim();

/** Quotation marks inside a label too. */
export const label = (text: string) => plain(text).replace(/« | »/g, '"');

export const number = (text: string | undefined) => (text === undefined ? null : Number(text.replace(/\D/g, '')));

/** Labels, in an order that does not depend on who lists them. */
export const listed = (labels: readonly string[]) => labels.map(label).sort();

/** The labels a sentence quotes. */
export const quoted = (sentence: string) =>
  [...sentence.matchAll(/« (.*?) »|“(.*?)”/g)].map(([, french, english]) => french ?? english ?? '');

/** What a program finds. */
export function fromJson(tally: Tally, lang: Lang, medium: 'terminal' | 'document', everyTie: boolean): Said {
  const { orientations, ties, bar, by, turnout, margin, sources } = tally;
  const words = { fr, en }[lang];
  const { rank } = words.words;
  const inTotals = sources.some(({ totals }) => totals !== undefined);
  const told = ties.filter(({ points, atBar, steps }) => (everyTie ? points > 0 : atBar || steps.length > 0));
  const { valid, incomplete, blank, spoilt, setAside, held } = turnout;
  const rows = orientations.flatMap((result, place) => {
    // Where nobody said anything the document leaves out who said what.
    const cited =
      inTotals || (valid === 0 && medium === 'document')
        ? []
        : [String(result.picks), valid === 0 ? '–' : String(Math.round(100 * result.share))];
    const said = [plain(rank(result.rank, result.tied)), label(result.label), String(result.points), ...cited].join(
      ' | ',
    );
    if (result.retained === (orientations[place + 1]?.retained ?? 'no')) return [said];
    const { tied } = bar;
    const retained = orientations.filter((one) => one.retained === 'yes').length;
    const open = result.retained === 'tied-at-bar' && tied !== null;
    return [said, open ? `= ${tied.orientations.length} for ${tied.places}` : `= ${retained}`];
  });
  const { replace, add, setAsideCouldMatter } = margin;
  const sure = valid > 0 && !inTotals;
  return {
    files:
      medium === 'document'
        ? null
        : sources.map(({ lines }) => [lines.read, lines.header, lines.ignored, lines.ballots]),
    asked: medium === 'document' ? [tally.rules.picks, orientations.length] : [orientations.length],
    totals: inTotals ? sources.reduce((sum, { totals = 0 }) => sum + totals, 0) : null,
    turnout:
      inTotals && turnout.ballots === 0
        ? null
        : [valid + blank + spoilt, valid, incomplete, blank, spoilt, setAside - held, held],
    ranking: rows,
    ties: told.map(({ points, orientations: labels }) => [String(points), ...listed(labels)]),
    steps: told.flatMap(({ steps }) => steps.flatMap((step) => [...valuesOf(step), intoOf(step.into)])),
    ends: [
      told.filter(({ settled }) => settled).length,
      told.filter(({ settled, atBar }) => !settled && !atBar).length,
    ],
    open: bar.tied === null ? [] : [String(bar.tied.places), ...listed(bar.tied.orientations)],
    margin: !sure
      ? [null, null, null]
      : replace.tie === 0
        ? [null, null, 0]
        : replace.displace === null
          ? [null, null, null]
          : [
              replace.displace,
              add.displace,
              replace.tie !== null && replace.tie < replace.displace ? replace.tie : null,
            ],
    missing: setAsideCouldMatter && valid > 0 ? spoilt + setAside : null,
    schemes: schemesIn(tally, words, medium),
    kept:
      medium === 'terminal'
        ? null
        : listed(orientations.filter(({ retained }) => retained === 'yes').map((one) => one.label)),
    aside:
      medium === 'terminal'
        ? null
        : [
            ...new Set(
              tally.issues
                .filter(({ outcome }) => outcome !== 'counted')
                .map(({ source, line, outcome }) => {
                  const where = sources.length > 1 ? `${source} ` : '';
                  return plain(`${where}${line} ${words.words.outcome(outcome, 1)}`);
                }),
            ),
          ],
    groups: (by?.groups ?? []).map(({ name, ballots, points }) => {
      const of = new Map(points.map((one) => [one.label, one]));
      const cells = orientations.map((result) => {
        const one = of.get(result.label);
        return one === undefined || one.points === 0 ? '0' : `${one.points} (${plain(rank(one.rank, one.tied))})`;
      });
      return [`${label(name ?? { fr: 'Sans réponse', en: 'No answer' }[lang])} (${ballots})`, ...cells];
    }),
    hidden: by === null || by.hidden.groups === 0 ? [] : [by.hidden.groups, by.hidden.ballots, by.minGroup],
  };
}

const intoOf = (into: readonly (readonly string[])[]) =>
  into.length === 1 ? 'as before' : into.map((group) => listed(group).join(' = ')).join(' > ');

type Step = Tally['ties'][number]['steps'][number];

function valuesOf(step: Step): readonly string[] {
  switch (step.rule) {
    case 'first-picks':
      return step.values.map(({ orientation, picksAt }) => `${label(orientation)} ${picksAt.join('-')}`);
    case 'list-order':
      return step.values.map(({ orientation, position }) => `${label(orientation)} n° ${position}`);
    case 'draw':
      return step.values.map(
        ({ seed, counter, result, orientation, among, digest }) =>
          `${seed},${counter}: ${result} ${orientation === null ? 'none' : label(orientation)} among ${among.map((one, place) => `${place} ${label(one)}`).join(', ')} ${digest}`,
      );
    case 'decision':
      return step.values.map(({ who, when }) => plain(`${who}, ${when}`));
  }
}

function schemesIn(tally: Tally, messages: typeof fr | typeof en, medium: 'terminal' | 'document'): Said['schemes'] {
  const { orientations, schemes, stableCore, rules, turnout } = tally;
  if (turnout.valid === 0 || schemes === null) return 'nothing';
  const tiedAtBar = tally.ties.find(({ atBar }) => atBar)?.orientations ?? [];
  const alone = {
    retained: orientations
      .filter(({ label: one, retained }) => retained === 'yes' && !tiedAtBar.includes(one))
      .map((one) => one.label),
    tiedAtBar,
    points: orientations.map(({ label: name, points }) => ({ label: name, points })),
  };
  const ids = ['count', 'borda', 'plurality'] as const;
  const others = ids.map((id) => schemes[id]);
  const outcomes = ids.some((id) => id === rules.scheme) ? others : [alone, ...others];
  const lists = outcomes.map(({ retained, tiedAtBar: tied }) => [...listed(retained), '|', ...listed(tied)]);
  if (new Set(lists.map(String)).size === 1) return 'same';
  const kept = new Set(outcomes.flatMap((one) => [...one.retained, ...one.tiedAtBar]));
  return {
    announced: plain(messages.schemes[rules.scheme](rules.points).name),
    outcomes: lists,
    points:
      medium === 'terminal'
        ? null
        : orientations
            .filter((one) => kept.has(one.label))
            .map((one) => [
              label(one.label),
              ...outcomes.map(({ points }) => String(points.find((given) => given.label === one.label)?.points)),
            ]),
    core: listed(stableCore ?? []),
  };
}
