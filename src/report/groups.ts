/** The Tally enters; what each group of voters said leaves, a few groups a table so that a page can hold it. */

import type { Messages } from '../messages/messages.ts';
import type { By, Tally } from '../tally/result.ts';
import type { Block, ReportColumn, ReportTable } from './document.ts';
import { paragraph, text } from './inline.ts';
import { shown } from './typography.ts';

const GROUPS_A_TABLE = 3;
/** Columns share the page by what they hold, up to so many characters. */
const WIDEST_LABEL = 48;
const WIDEST_GROUP = 28;

/** Nothing where no column was asked for. */
export function tellGroups(tally: Tally, messages: Messages): readonly Block[] {
  const { by } = tally;
  if (by === null) return [];
  const starts = by.groups.flatMap((_, place) => (place % GROUPS_A_TABLE === 0 ? [place] : []));
  return [
    ...starts.map((start) => groupTable(by.groups.slice(start, start + GROUPS_A_TABLE), by, tally, messages)),
    ...(by.hidden.groups === 0 ? [] : [paragraph(messages.groups.hidden(by), 'note')]),
  ];
}

/** What must not be published beside this breakdown. */
export const warnOfOverlaps = ({ by }: Tally, { groups }: Messages): readonly Block[] =>
  by === null ? [] : by.revealing.map((overlap) => paragraph(groups.revealing(overlap, by), 'warning'));

function groupTable(groups: By['groups'], by: By, { orientations }: Tally, messages: Messages): ReportTable {
  const words = messages.groups;
  const labels = orientations.map(({ label }) => shown(label, messages));
  const columns = groups.map(({ name, ballots, points }) => {
    const said = new Map(points.map((one) => [one.label, one]));
    const cells = orientations.map(({ label }) => {
      const { points: given = 0, rank = 0, tied = false } = said.get(label) ?? {};
      return words.cell(given, messages.words.rank(rank, tied));
    });
    return { heading: words.group(name === null ? null : shown(name, messages), ballots), cells };
  });
  return {
    kind: 'table',
    title: words.title(by.column),
    description: words.description,
    columns: [
      column(words.orientation, labels, WIDEST_LABEL, true),
      ...columns.map(({ heading, cells }) => column(heading, cells, WIDEST_GROUP, false)),
    ],
    rows: orientations.map(({ retained }, place) => ({
      cells: [labels, ...columns.map(({ cells }) => cells)].map((cells) => [paragraph(cells[place] ?? '')]),
      ...(retained === 'yes' ? { role: 'strong' as const } : {}),
    })),
  };
}

const column = (heading: string, cells: readonly string[], widest: number, header: boolean): ReportColumn => ({
  heading: [text(heading)],
  align: header ? 'left' : 'right',
  weight: Math.min(widest, Math.max(...[heading, ...cells].map(({ length }) => length))),
  ...(header ? { header } : {}),
});
