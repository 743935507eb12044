/** What became of the workshops of a batch enters; its table leaves, for the screen and for a spreadsheet. */

import type { Messages } from '../messages/messages.ts';
import type { Digest } from './digest.ts';
import type { Block, Table } from './document.ts';
import { paragraph, text } from './inline.ts';

export type Status = 'written' | 'unchanged' | 'counted' | 'refused' | 'failed' | 'bug' | 'skipped';

/** One workshop of the batch. */
export interface Outcome {
  readonly name: string;
  readonly status: Status;
  /** Null where the ballots could not be counted. */
  readonly digest: Digest | null;
  readonly outputs: readonly string[];
}

/** Whether its documents are there, and are what they should be. */
export const isDone = ({ status }: Outcome): boolean =>
  status === 'written' || status === 'unchanged' || status === 'counted';

/** The line that says what became of them all. */
export function tellTotals(outcomes: readonly Outcome[], { batch }: Messages): string {
  const count = (...of: readonly Status[]) => outcomes.filter(({ status }) => of.includes(status)).length;
  return batch.total({
    all: outcomes.length,
    counted: count('counted'),
    written: count('written'),
    unchanged: count('unchanged'),
    refused: count('refused', 'failed', 'bug'),
    skipped: count('skipped'),
  });
}

/** Above so many workshops, the screen shows those that want attention, and counts the others. */
const MOST_ROWS = 60;

/** One line a workshop: what is retained stands in its document, in the summary and in the synthesis. */
export function showOverview(outcomes: readonly Outcome[], messages: Messages): readonly Block[] {
  const { batch } = messages;
  const shown = outcomes.length > MOST_ROWS ? outcomes.filter((outcome) => !isDone(outcome)) : outcomes;
  if (shown.length === 0) return [];
  const { workshop, valid, retained, tied, margin, status } = batch.columns;
  const table: Table = {
    kind: 'table',
    title: batch.title,
    description: batch.title,
    columns: [
      { heading: [text(workshop)], align: 'left', weight: 1, header: true },
      { heading: [text(valid)], align: 'right', weight: 0 },
      { heading: [text(retained)], align: 'right', weight: 0 },
      { heading: [text(tied)], align: 'right', weight: 0 },
      { heading: [text(margin)], align: 'right', weight: 0 },
      { heading: [text(status)], align: 'left', weight: 0 },
    ],
    rows: shown.map((outcome) => ({ cells: cellsOf(outcome, messages).map((cell) => [paragraph(cell)]) })),
  };
  return [table];
}

function cellsOf({ name, digest, status }: Outcome, { batch, words }: Messages): readonly string[] {
  if (digest === null) return [name, '', '', '', '', batch.status[status]];
  const { turnout, retained, tiedAtBar, margin } = digest;
  // Ballots that were refused have no result yet.
  if (status === 'refused') return [name, words.integer(turnout.valid), '', '', '', batch.status[status]];
  return [
    name,
    words.integer(turnout.valid),
    words.integer(retained.length),
    tiedAtBar.length === 0 ? '' : words.integer(tiedAtBar.length),
    margin === null ? '' : words.integer(margin),
    batch.status[status],
  ];
}

/** One row a workshop, headings first. */
export function writeOverview(
  outcomes: readonly Outcome[],
  { batch }: Messages,
): readonly (readonly (string | number)[])[] {
  const { workshop, ballots, valid, blank, spoilt, setAside, retained, tied, ties, margin, status, output } =
    batch.columns;
  return [
    [workshop, status, ballots, valid, blank, spoilt, setAside, retained, tied, ties, margin, output],
    ...outcomes.map(({ name, status, digest, outputs }) => [
      name,
      batch.status[status],
      ...(digest === null
        ? ['', '', '', '', '', '', '', '', '']
        : [
            digest.turnout.ballots,
            digest.turnout.valid,
            digest.turnout.blank,
            digest.turnout.spoilt,
            digest.turnout.setAside,
            ...(status === 'refused'
              ? ['', '', '', '']
              : [digest.retained.join(' | '), digest.tiedAtBar.join(' | '), digest.ties, digest.margin ?? '']),
          ]),
      outputs.join(' | '),
    ]),
  ];
}
