/** The Tally enters; the table of the ranking leaves, the bar drawn between the retained and the rest. */

import { remember } from '../ballots/remember.ts';
import type { Messages } from '../messages/messages.ts';
import type { Result, Tally } from '../tally/result.ts';
import type { Column, Inline, Row, Table } from './document.ts';
import { paragraph, text } from './inline.ts';
import { typeset } from './typography.ts';

/** One column of the table: its heading, and what it says of an orientation. */
export interface RankingColumn extends Omit<Column, 'heading'> {
  readonly heading: string;
  readonly cell: (result: Result) => readonly Inline[];
}

/** Draws a line under the retained and another under those tied for the last places; each says what stands above it. */
export function rankingTable(tally: Tally, columns: readonly RankingColumn[], messages: Messages): Table {
  const { minutes } = messages;
  const { orientations, bar } = tally;
  const retained = orientations.filter((result) => result.retained === 'yes').length;
  const rows = orientations.flatMap((result, place): readonly Row[] => {
    const after = orientations[place + 1]?.retained ?? 'no';
    const row: Row = {
      cells: columns.map(({ cell }) => [paragraph(cell(result))]),
      ...(result.retained === 'yes' ? { role: 'strong' as const } : {}),
    };
    if (after === result.retained) return [row];
    const words =
      result.retained === 'tied-at-bar' && bar.tied !== null
        ? minutes.tiedAtBar(bar.tied.orientations.length, bar.tied.places)
        : minutes.bar(retained);
    return [row, { role: 'bar', cells: [[paragraph(words)]] }];
  });
  return {
    kind: 'table',
    title: minutes.tableTitle,
    description: minutes.tableDescription(orientations.length, bar.keep),
    columns: columns.map(({ heading, align, weight, header }) => ({
      heading: [text(heading)],
      align,
      weight,
      ...(header === undefined ? {} : { header }),
    })),
    rows,
  };
}

/** A label as the document shows it. */
export const shown = (label: string, messages: Messages): string => (messages.lang === 'fr' ? french(label) : label);

const french = remember(typeset);
