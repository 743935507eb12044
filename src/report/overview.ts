/** What became of the workshops of a batch enters; its table leaves, for the screen and for a spreadsheet; and the rows of one
 * workshop's own ranking. */

import type { Messages } from '../messages/messages.ts';
import type { Tally } from '../tally/result.ts';
import type { Block } from './document.ts';
import { column, header, row, table } from './inline.ts';
import { dotsInTotals } from './method.ts';
import type { Digest } from './synthesis.ts';

type Status = keyof Messages['batch']['status'];

/** One workshop of the batch. */
export interface WorkshopOutcome {
  readonly name: string;
  readonly status: Status;
  /** Null where the ballots could not be counted. */
  readonly digest: Digest | null;
  readonly outputs: readonly string[];
}

/** Rows of a spreadsheet, headings first. */
export type SheetRows = readonly (readonly (string | number)[])[];

/** The line that says what became of them all. */
export function tellTotals(outcomes: readonly WorkshopOutcome[], { batch }: Messages): string {
  const counts = (Object.keys(batch.status) as Status[]).map(
    (of) => [of, outcomes.filter(({ status }) => status === of).length] as const,
  );
  return batch.total(
    outcomes.length,
    counts.filter(([, count]) => count > 0),
  );
}

/** Above so many workshops, the screen shows those that want attention, and counts the others. */
const MOST_ROWS = 60;

export const isDone = ({ status }: WorkshopOutcome): boolean => ['written', 'unchanged', 'counted'].includes(status);

/** One line for each workshop: what is retained stands in its document, in the summary and in the synthesis. */
export function showOverview(outcomes: readonly WorkshopOutcome[], messages: Messages): readonly Block[] {
  const shown = outcomes.length > MOST_ROWS ? outcomes.filter((outcome) => !isDone(outcome)) : outcomes;
  if (shown.length === 0) return [];
  const { title, columns } = messages.batch;
  const { integer } = messages.words;
  const some = (labels: readonly string[]) => (labels.length === 0 ? '' : integer(labels.length));
  const numbers = [columns.valid, columns.retained, columns.tied].map((words) => column(words, 'right'));
  const rows = shown.map((outcome) => {
    const { name, digest } = outcome;
    const figures = digest && [integer(digest.turnout.valid), some(digest.retained), some(digest.tiedAtBar)];
    return row([name, ...(figures ?? ['', '', '']), stateOf(outcome, messages)]);
  });
  return [table(title, [header(columns.workshop), ...numbers, column(columns.status)], rows)];
}

/** What became of it; «provisoire» where the ballots counted so far are not all there is. */
const stateOf = ({ status, digest }: WorkshopOutcome, { batch }: Messages): string =>
  digest?.result === 'provisional' ? batch.provisional(batch.status[status]) : batch.status[status];

/** What a spreadsheet shows of a workshop, column by column. */
const FIGURES = [
  ['ballots', ({ turnout }) => turnout.ballots],
  ['valid', ({ turnout }) => turnout.valid],
  ['blank', ({ turnout }) => turnout.blank],
  ['spoilt', ({ turnout }) => turnout.spoilt],
  ['setAside', ({ turnout }) => turnout.setAside],
  ['retained', ({ retained }) => retained.join(' | ')],
  ['tied', ({ tiedAtBar }) => tiedAtBar.join(' | ')],
  ['ties', ({ ties }) => ties ?? ''],
  ['margin', ({ margin }) => margin ?? ''],
] as const satisfies readonly (readonly [string, (digest: Digest) => string | number])[];

/** One row for each workshop. */
export function writeOverview(outcomes: readonly WorkshopOutcome[], messages: Messages): SheetRows {
  const { columns } = messages.batch;
  return [
    [columns.workshop, columns.status, ...FIGURES.map(([id]) => columns[id]), columns.output],
    ...outcomes.map((outcome) => [
      outcome.name,
      stateOf(outcome, messages),
      ...FIGURES.map(([, figure]) => (outcome.digest === null ? '' : figure(outcome.digest))),
      outcome.outputs.join(' | '),
    ]),
  ];
}

/** The ranking of one workshop. */
export function writeSheet(tally: Tally, { sheet }: Messages): SheetRows {
  const { orientations, turnout } = tally;
  const anonymous = dotsInTotals(tally) !== null;
  return [
    [...sheet.headings],
    ...orientations.map(({ rank, tied, label, code, points, picks, retained }) => [
      rank,
      sheet.retained[tied ? 'yes' : 'no'],
      label,
      code ?? '',
      points,
      anonymous ? '' : picks,
      anonymous || turnout.valid === 0 ? '' : Math.round((1000 * picks) / turnout.valid) / 10,
      sheet.retained[retained],
    ]),
  ];
}
