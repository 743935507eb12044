/** Issues enter; their words leave, as whoever keeps the ballots reads them: what, where, what to do. */

import type { Issue } from '../ballots/issue.ts';
import type { Messages } from '../messages/messages.ts';
import type { Tally } from '../tally/result.ts';
import type { Block, Inline } from './document.ts';
import { inLines, list, paragraph, quiet, strong } from './inline.ts';
import type { Occasion } from './material.ts';

/** Lines cited for one remark, and remarks of one severity, before the rest is only counted. */
const MOST_LINES = 10;
const MOST_REMARKS = 10;
/** Longer cells and headings are shown by their beginning. */
const LONGEST = 120;

export const shorten = (words: string): string =>
  words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()}…` : words;

/** What whoever keeps the ballots should look at: errors first, equal causes together, in reading order. */
export function remark({ issues }: Pick<Tally, 'issues'>, messages: Messages, everything: boolean): readonly Block[] {
  return (['error', 'warning'] as const).flatMap((severity): readonly Block[] => {
    const graded = issues.filter((issue) => issue.severity === severity);
    // Issues of one file that met the same fate and of which the same is to be said.
    const groups = groupBy(graded, (issue) => {
      // All the numbers of a sheet that holds labels too have one cause.
      const cause = issue.code === 'mixed-numbers' ? { ...issue, cell: null } : issue;
      const { what, hint } = messages.tellIssue(cause, 1);
      return [issue.outcome, issue.source, what, hint].join('\u0000');
    });
    if (groups.length === 0) return [];
    const shownGroups = everything ? groups : groups.slice(0, MOST_REMARKS);
    const rest = groups.length - shownGroups.length;
    const title = messages.summary.graded(severity, groups.length);
    return [
      paragraph([strong(title)], severity === 'error' ? 'warning' : 'note'),
      list(shownGroups.map((issues) => tell(issues, messages, everything))),
      ...(rest > 0 ? [paragraph([quiet(messages.summary.more(rest))])] : []),
    ];
  });
}

/** Those of one key together, in the order in which the first of each was met. */
export function groupBy<One>(all: readonly One[], keyOf: (one: One) => string): readonly (readonly [One, ...One[]])[] {
  const groups = new Map<string, [One, ...One[]]>();
  for (const one of all) {
    const key = keyOf(one);
    const known = groups.get(key);
    if (known) known.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

/** What ballots that share an issue have in common: what it is, where they are, what to do. */
function tell(issues: readonly [Issue, ...Issue[]], messages: Messages, everything: boolean): readonly Inline[] {
  const [first] = issues;
  const lines = new Map(issues.map(({ line, ballot }) => [line, ballot]));
  const count = lines.size + issues.reduce((sum, { more = 0 }) => sum + more, 0);
  const cited = [...lines].slice(0, everything ? lines.size : MOST_LINES);
  const numbers = cited.flatMap(([, ballot]) => ballot ?? []);
  const shown = cited.map(([line]) => line);
  const told = messages.words.lines(shown, count - shown.length);
  // The ballots by their numbers where they have some, and the lines beside them.
  const places = numbers.length === cited.length ? messages.summary.ballots(numbers, told) : told;
  const { column, letter } = issues.every((one) => one.letter === first.letter)
    ? first
    : { column: null, letter: null };
  const { what, hint } = messages.tellIssue(
    { ...first, letter, cell: first.cell && shorten(first.cell.trim()) },
    count,
  );
  const heading = column && shorten(column);
  const where = messages.words.where({ source: first.source, lines: places, letter, heading });
  return inLines(what, [quiet(where)], ...(hint === null ? [] : [`→ ${hint}`]));
}

/** What the document does not take over from the prose of a workshop file. */
export const remarkProse = (
  { prose }: Pick<Occasion, 'prose'>,
  path: string,
  { words, workshop }: Messages,
): readonly Block[] =>
  (prose?.unheld ?? []).map(({ what, name, line }) =>
    paragraph(words.at({ path, line }) + workshop.unheld(what, name), 'note'),
  );

/** Never more than a remark, and none while ballots wait: people leave before the vote, others vote by proxy. */
export function remarkAttendance(
  { status, turnout }: Tally,
  { people }: Occasion,
  messages: Messages,
): readonly Block[] {
  const voters = turnout.valid + turnout.blank + turnout.spoilt;
  const present = (people ?? []).filter(({ excused }) => !excused).length;
  if (people === undefined || voters === 0 || voters === present || status === 'provisional') return [];
  return [paragraph(messages.workshop.attendance(voters, present), 'note')];
}
