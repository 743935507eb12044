/** A result as a program finds it in the JSON: all that a reader is told of it, in a form that can be compared. */
import { en } from '../../src/messages/en.ts';
import { fr } from '../../src/messages/fr.ts';
import type { Tally } from '../../src/tally/result.ts';

export type Numbers = readonly (number | null)[];

export interface Said {
  /** Of each file, the ballots it holds, on the screen; its SHA-256, in the document. */
  readonly files: readonly string[];
  /** Dots of sheets of totals; null where there are only ballots. */
  readonly totals: number | null;
  /** Voters, valid, incomplete, blank, spoilt, set aside, held; null where dots were counted without ballots. */
  readonly turnout: Numbers | null;
  /** Rank as printed, label, points, share in percent; and the lines of the bar: «= 3», «= 2 for 1». */
  readonly ranking: readonly string[];
  /** Of each tie: its points, the places that it is about, then its labels. */
  readonly ties: readonly (readonly string[])[];
  /** What each rule tried saw, and the order it left, groups apart; each lot. */
  readonly steps: readonly string[];
  /** Places left, then those left to decide. */
  readonly open: readonly string[];
  /** Ballots that displace if replaced, that displace if added, that tie if replaced; what is not told is null. */
  readonly margin: Numbers;
  /** Ballots that do not count and could have mattered. */
  readonly missing: number | null;
  /** Whom each other scheme alone would retain of ordered ballots, and whom it would leave tied at the bar. */
  readonly schemes: null | readonly string[];
  /** Null on the screen as long as the result is provisional, or all is still to be settled. */
  readonly kept: readonly string[] | null;
  /** By line, what became of the ballots that do not count; null on the screen, which speaks of remarks instead. */
  readonly aside: readonly string[] | null;
  /** Of each group shown: its name, then points and rank of each orientation. */
  readonly groups: readonly (readonly string[])[];
  /** Groups not shown, their ballots, and the fewest ballots of a group that is. */
  readonly hidden: Numbers;
}

/** Typography is for readers: spaces and apostrophes of any kind are one. */
export const plain = (text: string) =>
  text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replaceAll('’', "'")
    .trim();

/** Quotation marks inside a label too. */
export const label = (text: string) =>
  plain(text)
    .replace(/« | »/g, '"')
    .replace(/ (?=[;:!?])/g, '');

/** Labels, in an order that does not depend on who lists them. */
export const listed = (labels: readonly string[]) => labels.map(label).sort();

export function fromJson(tally: Tally, lang: 'fr' | 'en', medium: 'screen' | 'document'): Said {
  const { orientations, ties, bar, by, turnout, margin, sources, schemes } = tally;
  const { words } = { fr, en }[lang];
  const inTotals = sources.some(({ totals }) => totals !== undefined);
  const { valid, incomplete, blank, spoilt, setAside, held } = turnout;
  const retained = orientations.filter((one) => one.retained === 'yes').map((one) => one.label);
  // One with more points may be out, where too few cite it; by themes, each theme has an order of its own.
  const fates = tally.rules.perTheme > 0 ? [['yes', 'tied-at-bar', 'no']] : [['yes'], ['tied-at-bar'], ['no']];
  const ordered = fates.flatMap((some) => orientations.filter(({ retained }) => some.includes(retained)));
  const rows = ordered.flatMap(({ rank, tied, label: name, points, share, retained: fate }, place) => {
    const part = inTotals || valid === 0 ? [] : [String(Math.round(100 * share))];
    const row = [plain(words.rank(rank, tied)), label(name), String(points), ...part].join(' | ');
    if (fate === (ordered[place + 1]?.retained ?? 'no')) return [row];
    const open = fate === 'tied-at-bar' && bar.tied !== null;
    return [row, open ? `= ${bar.tied.orientations.length} for ${bar.tied.places}` : `= ${retained.length}`];
  });
  // While ballots wait, the screen settles nothing.
  const settled = medium === 'document' || tally.status === 'final';
  const told = ties.filter(({ points }) => settled && points > 0);
  const silent = !settled || (medium === 'screen' && retained.length === 0 && bar.tied !== null);
  const { replace, add, setAsideCouldMatter } = margin;
  const sure = settled && valid > 0 && !inTotals && replace.tie !== 0 && replace.displace !== null;
  return {
    files: sources.flatMap(({ lines, sha256 }) => (medium === 'document' ? (sha256 ?? []) : String(lines.ballots))),
    totals: inTotals ? sources.reduce((sum, { totals = 0 }) => sum + totals, 0) : null,
    turnout:
      inTotals && turnout.ballots === 0
        ? null
        : [valid + blank + spoilt, valid, incomplete, blank, spoilt, setAside - held, held],
    ranking: rows,
    ties: told.map(({ points, atBar, orientations: labels }) => [
      String(points),
      atBar
        ? String(bar.keep - orientations.filter((one) => one.points > points && one.retained === 'yes').length)
        : '-',
      ...listed(labels),
    ]),
    steps: told.flatMap((tie) => tie.steps.flatMap((step) => stepsOf(step, tie, words.date))).sort(),
    open: bar.tied === null || !settled ? [] : [String(bar.tied.places), ...listed(bar.tied.orientations)],
    margin: sure ? [replace.displace, add.displace] : [null, null],
    missing: settled && setAsideCouldMatter && valid > 0 ? spoilt + setAside : null,
    schemes: valid === 0 || schemes === null || !settled ? null : schemesIn(tally),
    kept: silent ? null : listed(retained),
    aside:
      medium === 'screen'
        ? null
        : [
            ...new Set(
              tally.issues
                .filter(({ outcome }) => outcome !== 'counted')
                .map(({ source, line, outcome }) =>
                  plain(`${sources.length > 1 ? `${source} ` : ''}${line} ${words.outcome(outcome, 1)}`),
                ),
            ),
          ],
    groups: (by?.groups ?? []).map(({ name, ballots, points }) => {
      const of = new Map(points.map((one) => [one.label, one]));
      const cells = orientations.map((result) => {
        const one = of.get(result.label);
        return one === undefined || one.points === 0 ? '0' : `${one.points} (${plain(words.rank(one.rank, one.tied))})`;
      });
      return [`${label(name ?? { fr: 'Sans réponse', en: 'No answer' }[lang])} (${ballots})`, ...cells];
    }),
    hidden: by === null || by.hidden.groups === 0 ? [] : [by.hidden.groups, by.hidden.ballots, by.minGroup],
  };
}

export const order = (into: readonly (readonly string[])[]) =>
  into.length === 1 ? 'as before' : into.map((group) => listed(group).join(' = ')).join(' > ');

function stepsOf(
  step: Tally['ties'][number]['steps'][number],
  tie: Tally['ties'][number],
  day: (when: string) => string,
): readonly string[] {
  /** Those of whom it is said, unless it is said of the whole tie. */
  const fate = (alike: 'all' | 'none', among: readonly string[]) =>
    among.length === tie.orientations.length ? [alike] : [...among.map(label), ...(alike === 'none' ? ['none'] : [])];
  switch (step.rule) {
    case 'first-picks':
      return [...step.values.map((seen) => `${label(seen.orientation)} ${seen.picksAt.join('-')}`), order(step.into)];
    case 'citations':
      return [...step.values.map((seen) => `${label(seen.orientation)} ${seen.picks}`), order(step.into)];
    case 'runoff':
      return [...step.values.map((seen) => `${label(seen.orientation)} ${seen.votes}`), order(step.into)];
    case 'at-bar':
      return step.values.map(({ alike, among }) => fate(alike, among).join(' | '));
    case 'list-order':
      return [...step.values.map((seen) => `${label(seen.orientation)} n° ${seen.position}`), order(step.into)];
    case 'draw':
      return [
        ...step.values.map(
          ({ seed, counter, result, orientation, among, digest }) =>
            `${seed},${counter}: ${result} ${orientation === null ? 'none' : label(orientation)} among ${among.map((one, place) => `${place} ${label(one)}`).join(', ')} ${digest}`,
        ),
        order(step.into),
      ];
    case 'decision':
      return step.values.map((decided) =>
        [
          plain(`${day(decided.when).replace(/^(?:le|on) /u, '')} (${decided.who})`),
          ...(decided.alike === null ? decided.retained.map(label) : fate(decided.alike, decided.among)),
        ].join(' | '),
      );
  }
}

const schemesIn = ({ schemes, rules }: Tally): Said['schemes'] =>
  (['count', 'borda', 'plurality'] as const).flatMap((id) => {
    if (id === rules.scheme) return [];
    const { retained = [], tiedAtBar = [] } = schemes?.[id] ?? {};
    return [`${listed(retained)} | ${listed(tiedAtBar)}`];
  });
