/** What became of the workshops of a batch enters; its table leaves, for the screen and for a spreadsheet. */

import type { Messages } from '../messages/messages.ts';
import type { Digest } from './digest.ts';
import type { Block, ReportTable } from './document.ts';
import { paragraph, text } from './inline.ts';

export type Status = 'written' | 'unchanged' | 'counted' | 'refused' | 'failed' | 'bug' | 'skipped';

/** One workshop of the batch. */
export interface WorkshopOutcome {
  readonly name: string;
  readonly status: Status;
  /** Null where the ballots could not be counted. */
  readonly digest: Digest | null;
  readonly outputs: readonly string[];
}

/** Whether its documents are there, and are what they should be. */
const isDone = ({ status }: WorkshopOutcome): boolean =>
  status === 'written' || status === 'unchanged' || status === 'counted';

/** The line that says what became of them all. */
export function tellTotals(outcomes: readonly WorkshopOutcome[], { batch }: Messages): string {
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
export function showOverview(outcomes: readonly WorkshopOutcome[], messages: Messages): readonly Block[] {
  const { batch } = messages;
  const shown = outcomes.length > MOST_ROWS ? outcomes.filter((outcome) => !isDone(outcome)) : outcomes;
  if (shown.length === 0) return [];
  const { workshop, valid, retained, tied, status } = batch.columns;
  const table: ReportTable = {
    kind: 'table',
    title: batch.title,
    description: batch.title,
    columns: [
      { heading: [text(workshop)], align: 'left', weight: 1, header: true },
      { heading: [text(valid)], align: 'right', weight: 0 },
      { heading: [text(retained)], align: 'right', weight: 0 },
      { heading: [text(tied)], align: 'right', weight: 0 },
      { heading: [text(status)], align: 'left', weight: 0 },
    ],
    rows: shown.map((outcome) => ({ cells: cellsOf(outcome, messages).map((cell) => [paragraph(cell)]) })),
  };
  return [table];
}

function cellsOf(outcome: WorkshopOutcome, messages: Messages): readonly string[] {
  const { name, digest } = outcome;
  if (digest === null) return [name, '', '', '', stateOf(outcome, messages)];
  const { turnout, retained, tiedAtBar } = digest;
  const some = (labels: readonly string[]) => (labels.length === 0 ? '' : messages.words.integer(labels.length));
  return [name, messages.words.integer(turnout.valid), some(retained), some(tiedAtBar), stateOf(outcome, messages)];
}

/** What became of it; «provisoire» where the ballots counted so far are not all there is. */
const stateOf = ({ status, digest }: WorkshopOutcome, { batch }: Messages): string =>
  digest?.result === 'provisional' ? batch.provisional(batch.status[status]) : batch.status[status];

/** One row a workshop, headings first. */
export function writeOverview(
  outcomes: readonly WorkshopOutcome[],
  messages: Messages,
): readonly (readonly (string | number)[])[] {
  const { workshop, ballots, valid, blank, spoilt, setAside, retained, tied, ties, margin, status, output } =
    messages.batch.columns;
  return [
    [workshop, status, ballots, valid, blank, spoilt, setAside, retained, tied, ties, margin, output],
    ...outcomes.map((outcome) => [
      outcome.name,
      stateOf(outcome, messages),
      ...(outcome.digest === null ? ['', '', '', '', '', '', '', '', ''] : figuresOf(outcome.digest)),
      outcome.outputs.join(' | '),
    ]),
  ];
}

const figuresOf = ({ turnout, retained, tiedAtBar, ties, margin }: Digest): readonly (string | number)[] => [
  turnout.ballots,
  turnout.valid,
  turnout.blank,
  turnout.spoilt,
  turnout.setAside,
  retained.join(' | '),
  tiedAtBar.join(' | '),
  ties ?? '',
  margin ?? '',
];
