/** The Tally enters; what each group of voters said leaves, a few groups a table so that a page can hold it. */

import type { Messages } from '../messages/messages.ts';
import type { By, Tally } from '../result.ts';
import type { Block, Table } from './document.ts';
import { paragraph, text } from './inline.ts';
import { shown } from './ranking.ts';

const GROUPS_A_TABLE = 3;

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

function groupTable(groups: By['groups'], by: By, tally: Tally, messages: Messages): Table {
  const words = messages.groups;
  const said = groups.map(({ points }) => new Map(points.map((one) => [one.label, one])));
  return {
    kind: 'table',
    title: words.title(by.column),
    description: words.description,
    columns: [
      { heading: [text(words.orientation)], align: 'left', weight: 40, header: true },
      ...groups.map(({ name, ballots }) => ({
        heading: [text(words.group(name === null ? null : shown(name, messages), ballots))],
        align: 'left' as const,
        weight: 60 / groups.length,
      })),
    ],
    rows: tally.orientations.map(({ label, retained }) => ({
      cells: [
        [paragraph(shown(label, messages))],
        ...said.map((of) => {
          const { points = 0, rank = 0, tied = false } = of.get(label) ?? {};
          return [paragraph(words.cell(points, messages.words.rank(rank, tied)))];
        }),
      ],
      ...(retained === 'yes' ? { role: 'strong' as const } : {}),
    })),
  };
}
