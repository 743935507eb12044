/** An issue enters; its words leave, as whoever keeps the ballots reads them: what, where, what to do. */

import type { Issue } from '../ballots/issue.ts';
import type { Messages } from '../messages/messages.ts';
import type { Inline } from './document.ts';
import { quiet, text } from './inline.ts';

/** Longer cells and headings are shown by their beginning. */
const LONGEST = 120;

/** `count` ballots share the issue; `where` says where they are. */
export function tellIssue(issue: Issue, count: number, where: string, messages: Messages): readonly Inline[] {
  const { what, hint } = messages.words.notice(
    sentenceOf({ ...issue, cell: issue.cell && shorten(issue.cell.trim()) }, count, messages),
  );
  return [
    text(what),
    { kind: 'break' },
    quiet(where),
    ...(hint === null ? [] : [{ kind: 'break' as const }, text(`→ ${hint}`)]),
  ];
}

/** The sentence of the issue's own kind; the type says that there is one. */
function sentenceOf<I extends Issue>(issue: I, count: number, messages: Messages): string {
  const say = messages.issues[issue.code] as (issue: I, count: number) => string;
  return say(issue, count);
}

/** File, lines, letter and heading of the column. */
export const whereIs = (
  { source, column, letter }: Pick<Issue, 'source' | 'column' | 'letter'>,
  lines: string,
  { summary }: Messages,
): string => summary.where(source, lines, column && shorten(column), letter);

export const shorten = (words: string): string =>
  words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()}…` : words;
