/** The Tally enters; its tables leave: the ranking with the bar drawn in it, and what each group of voters said. */

import type { Messages } from '../messages/messages.ts';
import type { By } from '../tally/by.ts';
import type { Result, Tally } from '../tally/result.ts';
import type { Block, Inline, ReportRow, ReportTable } from './document.ts';
import {
  cell,
  column,
  gauge,
  header,
  inLines,
  ordinal,
  type Phrase,
  paragraph,
  quiet,
  row,
  strong,
  table,
} from './inline.ts';
import { dotsInTotals, isWeighted } from './method.ts';
import { partedBy, placesOf } from './ties.ts';

/**
 * Rank, orientation, points, share of the voters and a bar. Draws a line under the retained and another under those tied
 * for the last places; each says what stands above it. On paper, a rank says what parted it from its equals. Where themes
 * have places of their own, each theme is ranked by itself.
 */
export function rankingTable(tally: Tally, medium: 'screen' | 'paper', messages: Messages): ReportTable {
  const { result: say, words } = messages;
  const { orientations, bar, turnout, rules } = tally;
  const sofar = tally.status === 'provisional';
  const most = Math.max(1, ...orientations.map(({ points }) => points));
  // Dots are nobody's in particular: how many voters cited an orientation is not known.
  const shared = dotsInTotals(tally) === null && turnout.valid > 0;
  const rankOf = ({ label, rank, tied }: Result): readonly Inline[] => {
    const parted = medium === 'paper' && !tied ? partedBy(label, tally, messages) : null;
    const number = ordinal(words.rank(rank, tied), messages.lang);
    return parted === null ? number : inLines(number, [quiet(parted)]);
  };
  const rowFor = (result: Result): ReportRow => {
    const { label, points, picks, retained } = result;
    const share = shared ? [words.percent(picks, turnout.valid)] : [];
    const cells = [rankOf(result), label, words.integer(points), ...share, gauge(points, most)];
    return row(cells, retained === 'yes' && !sofar);
  };
  const line = (words: Phrase): ReportRow => ({ role: 'bar', cells: [cell(words)] });
  /** Those retained come first: one with more points may be out, where too few cite it. */
  const ranked = (members: readonly Result[]): readonly ReportRow[] => {
    const rowsOf = (retained: Result['retained']) => members.filter((one) => one.retained === retained).map(rowFor);
    const [kept, open] = [rowsOf('yes'), rowsOf('tied-at-bar')];
    return [
      ...kept,
      ...(kept.length > 0 ? [line(say.bar(kept.length, sofar))] : []),
      ...open,
      ...(open.length > 0 && bar.tied !== null ? [line(say.openBar(open.length, placesOf(tally), sofar))] : []),
      ...rowsOf('no'),
    ];
  };
  const themes = rules.perTheme === 0 ? [] : [...new Set(orientations.map(({ theme }) => theme))];
  const rows = themes.flatMap((theme) => [
    line([strong(theme ?? messages.conditions.noTheme)]),
    ...ranked(orientations.filter((one) => one.theme === theme)),
  ]);
  // Under weights, a ballot is not a voter.
  const allVoters = turnout.blank + turnout.spoilt === 0 && !isWeighted(tally);
  return table(
    say.headings.ranking,
    [
      column(say.columns.rank),
      header(say.columns.orientation),
      column(say.columns.points, 'right'),
      ...(shared ? [column(say.share(medium === 'screen' ? 0 : turnout.valid, allVoters), 'right')] : []),
      column(''),
    ],
    themes.length === 0 ? ranked(orientations) : rows,
  );
}

/** At most, so that a page can hold the table. */
const GROUPS_A_TABLE = 3;

/** Tables of about as many groups; nothing where no column was asked for. */
export function tellGroups(tally: Tally, messages: Messages): readonly Block[] {
  const { by } = tally;
  if (by === null) return [];
  const { length } = by.groups;
  const tables = Math.ceil(length / GROUPS_A_TABLE);
  const inTable = (at: number) => by.groups.filter((_, place) => Math.floor((place * tables) / length) === at);
  return [
    ...Array.from({ length: tables }, (_, at) => groupTable(inTable(at), by.column, tally, messages)),
    ...(by.hidden.groups === 0 ? [] : [paragraph(messages.groups.hidden(by), 'note')]),
  ];
}

/** What must not be published beside this breakdown. */
export const warnOfOverlaps = ({ by }: Tally, { groups }: Messages): readonly Block[] =>
  by === null ? [] : by.revealing.map((column) => paragraph(groups.revealing(column, by), 'warning'));

function groupTable(groups: By['groups'], named: string, { orientations }: Tally, messages: Messages): ReportTable {
  const { title, group, cell } = messages.groups;
  const said = groups.map(({ points }) => new Map(points.map((one) => [one.label, one])));
  return table(
    title(named),
    [
      header(messages.result.columns.orientation),
      ...groups.map(({ name, ballots }) => column(group(name, ballots), 'right')),
    ],
    orientations.map(({ label, retained }) => {
      const cells = said.map((results) => {
        const { points = 0, rank = 0, tied = false } = results.get(label) ?? {};
        return ordinal(cell(points, messages.words.rank(rank, tied)), messages.lang);
      });
      return row([label, ...cells], retained === 'yes');
    }),
  );
}
