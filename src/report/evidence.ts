/** What was counted and what was printed of it enter; the evidence that the document carries leaves, and back. */

import type { Orientation } from '../ballots/ballot.ts';
import type { Messages } from '../messages/messages.ts';
import type { Tally } from '../result.ts';
import type { Report } from './document.ts';
import { writeMinutes } from './minutes.ts';
import { noOccasion } from './occasion.ts';
import { type Print, print } from './print.ts';

/** All that a recount needs, and what it has to be held against. */
export interface Evidence {
  /** Of atelier: another one may say the same result in other words. */
  readonly version: string;
  readonly lang: 'fr' | 'en';
  /** As it was given; null where it was made of the labels met. */
  readonly list: readonly Orientation[] | null;
  readonly printed: Print;
  readonly tally: Tally;
}

/** Of all that the report says, only what follows from the count. */
export function collectEvidence(
  report: Report,
  evidence: Omit<Evidence, 'printed' | 'lang'>,
  messages: Messages,
): Evidence {
  const said = print(report);
  const result = reprint(evidence.tally, messages);
  const lines = new Set(result.lines);
  const grids = new Set(result.grids.map((grid) => JSON.stringify(grid)));
  return {
    ...evidence,
    lang: report.lang,
    printed: {
      lines: said.lines.filter((line) => lines.has(line)),
      grids: said.grids.filter((grid) => grids.has(JSON.stringify(grid))),
    },
  };
}

/** Everything that a document can say of a result. Its title and headings are no part of it. */
export function reprint(tally: Tally, messages: Messages): Print {
  const minutes = writeMinutes(tally, { ...noOccasion, chart: true }, messages);
  return print({
    ...minutes,
    title: '',
    organisation: null,
    blocks: minutes.blocks.filter(({ kind }) => kind !== 'heading'),
  });
}

/** Null for what is no evidence of ours, or was damaged. */
export function readEvidence(json: string): Evidence | null {
  try {
    const evidence = JSON.parse(json) as Evidence;
    const { printed, tally, lang } = evidence;
    const whole =
      tally.schema === 'atelier/tally@1' &&
      (lang === 'fr' || lang === 'en') &&
      tally.sources.every(({ name, sha256 }) => typeof name === 'string' && typeof sha256 === 'string') &&
      printed.lines.every((line) => typeof line === 'string') &&
      printed.grids.every(({ rows }) => rows.every((row) => row.every((cell) => typeof cell === 'string')));
    return whole ? evidence : null;
  } catch {
    return null;
  }
}

/**
 * What the document should say, were it to say what was counted; `tally` is the recount where there is one. The words
 * kept in the evidence stand as long as the count says the same. Null where the evidence cannot be put into words.
 */
export function expectedPrint(
  { printed, version, tally }: Evidence,
  recount: Tally | null,
  now: string,
  messages: Messages,
): Print | null {
  if (recount === null && version !== now) return printed;
  try {
    const counted = reprint(recount ?? tally, messages);
    return within(printed, counted) ? printed : counted;
  } catch {
    return null;
  }
}

/** Whether all that was printed is among what could be. */
function within(printed: Print, counted: Print): boolean {
  const lines = new Set(counted.lines);
  const grids = new Set(counted.grids.map((grid) => JSON.stringify(grid)));
  return (
    printed.lines.every((line) => lines.has(line)) && printed.grids.every((grid) => grids.has(JSON.stringify(grid)))
  );
}
