/** What was counted and what was printed of it enter; the evidence that the document carries leaves, and back. */

import type { Orientation } from '../ballots/ballot.ts';
import type { Messages } from '../messages/messages.ts';
import type { Tally } from '../tally/result.ts';
import type { Report } from './document.ts';
import { fillIn, isCounted } from './fill.ts';
import { noOccasion } from './material.ts';
import { writeMinutes } from './minutes.ts';
import { type Grid, nothing, type Pages, type Print, plainly, print, printTold, type Told } from './print.ts';

/** All that a recount needs, and what it has to be held against. */
export interface Evidence {
  /** Of atelier: another one may say the same result in other words. */
  readonly version: string;
  readonly lang: 'fr' | 'en';
  /** As it was given; null where it was made of the labels met. */
  readonly list: readonly Orientation[] | null;
  readonly printed: Pages;
  /** Sentences of the prose that name figures of the result. */
  readonly told: readonly Told[];
  readonly tally: Tally;
  /** The digest of all that the document is made of, in a batch. */
  readonly recipe?: string | null;
}

/** Of all that the report says, only what follows from the count. */
export function collectEvidence(
  report: Report,
  evidence: Omit<Evidence, 'printed' | 'told' | 'lang'>,
  messages: Messages,
): Evidence {
  const said = print(report);
  const result = reprint(evidence.tally, messages);
  const follows = among(result);
  return {
    ...evidence,
    lang: report.lang,
    told: printTold(report.blocks).flatMap(({ line, values }) => {
      const counted = values.filter(({ name }) => isCounted(name));
      return counted.length === 0 ? [] : [{ line, values: counted }];
    }),
    printed: { lines: said.lines.filter(follows.line), grids: said.grids.filter(follows.grid) },
  };
}

/** Whether a line or a grid is among those; most grids are the very same, the others are held against them word by word. */
function among(pages: Pages) {
  const lines = new Set(pages.lines);
  const grids = new Set(pages.grids);
  let words: ReadonlySet<string> | null = null;
  return {
    line: (line: string): boolean => lines.has(line),
    grid: (grid: Grid): boolean => {
      if (grids.has(grid)) return true;
      words ??= new Set(pages.grids.map((each) => JSON.stringify(each)));
      return words.has(JSON.stringify(grid));
    },
  };
}

/** The same with what a letterhead says of the result in lines of its own. */
export const withTold = (evidence: Evidence, told: readonly Told[]): Evidence => ({
  ...evidence,
  told: [
    ...evidence.told,
    ...told.map(({ line, values }) => ({
      line: plainly(line),
      values: values.map(({ name, text }) => ({ name, text: plainly(text) })),
    })),
  ],
});

/** Everything that a document can say of a result. Its title and headings are no part of it. */
export function reprint(tally: Tally, messages: Messages): Print {
  const minutes = writeMinutes(tally, { ...noOccasion, chart: true, annex: true }, messages);
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
    const { printed, told, tally, lang } = evidence;
    const whole =
      tally.schema === 'atelier/tally@1' &&
      (lang === 'fr' || lang === 'en') &&
      tally.sources.every(({ name, sha256 }) => typeof name === 'string' && typeof sha256 === 'string') &&
      told.every(
        ({ line, values }) => typeof line === 'string' && values.every(({ text }) => typeof text === 'string'),
      ) &&
      printed.lines.every((line) => typeof line === 'string') &&
      printed.grids.every(({ rows }) => rows.every((row) => row.every((cell) => typeof cell === 'string')));
    return whole ? evidence : null;
  } catch {
    return null;
  }
}

/** What stands in a document whatever its author wrote, and what stands there in sentences of hers. */
export interface Expected extends Print {
  readonly told: readonly Told[];
}

/**
 * What the document should say, were it to say what was counted; `tally` is the recount where there is one. The words
 * kept in the evidence stand as long as the count says the same. Null where the evidence cannot be put into words.
 */
export function expectedPrint(
  { printed, told, version, tally }: Evidence,
  recount: Tally | null,
  now: string,
  messages: Messages,
): Expected | null {
  try {
    const own = told.map((each) => retell(each, recount ?? tally, messages));
    const known = recount === null && version !== now;
    const counted = known ? { ...printed, behind: nothing } : reprint(recount ?? tally, messages);
    return { ...counted, ...(within(printed, counted) ? printed : {}), told: own };
  } catch {
    return null;
  }
}

/** Whether all that was printed is among what could be. */
function within(printed: Pages, counted: Pages): boolean {
  const known = among(counted);
  return printed.lines.every(known.line) && printed.grids.every(known.grid);
}

/** The sentence with the figures as they were counted. */
function retell({ line, values }: Told, tally: Tally, messages: Messages): Told {
  const material = { tally, occasion: noOccasion, messages, placed: new Set<never>() };
  return values.reduce<Told>(
    (said, { name, text }) => {
      const now = isCounted(name) ? fillIn(name, material) : null;
      const counted = now === null ? text : plainly(now);
      return {
        line: counted === text ? said.line : said.line.replace(text, () => counted),
        values: [...said.values, { name, text: counted }],
      };
    },
    { line, values: [] },
  );
}
