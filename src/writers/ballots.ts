/** Ballots enter; the text of a file leaves that programs for counting votes read. */

import type { CastBallots } from '../tally/each-ballot.ts';

/** ABIF 0.1 (github.com/electorama/abif): one line for all the ballots that say the same, `>` between ranks, `=` between
 * picks without an order, `/` before dots. */
export function writeAbif({ options, ordered, ballots, blank }: CastBallots, title: string): string {
  const said = ({ picks, scores }: CastBallots['ballots'][number]): string =>
    picks
      .map((pick, at) => `c${pick + 1}${scores === null ? '' : `/${scores[at]}`}`)
      .join(scores !== null ? ',' : ordered ? '>' : '=');
  return [
    '{version: "0.1"}',
    `{title: "${plain(title)}"}`,
    ...options.map(({ label }, at) => `=c${at + 1}:[${plain(label)}]`),
    ...ballots.map((ballot) => `${ballot.times}:${said(ballot)}`),
    ...(blank > 0 ? [`# ${blank} blank`] : []),
    '',
  ].join('\n');
}

/** On one line, and without the signs that would end a name. */
const plain = (text: string, signs = /[\s"[\]]+/gu): string => text.replace(signs, ' ').trim();

/** BLT, which OpenTally, OpaVote and others count. Ballots without an order give every pick the same rank («1=3»), as
 * OpenTally reads it (its `docs/blt-fmt.md`). Null where ballots bear dots: a BLT has no place for them. */
export function writeBlt({ options, ordered, keep, ballots, blank }: CastBallots, title: string): string | null {
  if (ballots.some(({ scores }) => scores !== null)) return null;
  const link = ordered ? ' ' : '=';
  return [
    `${options.length} ${keep}`,
    ...ballots.map(({ picks, times }) => `${times} ${picks.map((pick) => pick + 1).join(link)} 0`),
    ...(blank > 0 ? [`${blank} 0`] : []),
    '0',
    ...[...options.map(({ label }) => label), title].map((name) => `"${plain(name, /[\s"]+/gu)}"`),
    '',
  ].join('\n');
}

/** Pabulib's `.pb`, for the votes of participatory budgets: one row for each ballot, each orientation for a cost of 1 and as many of
 * them as are retained. Source: pabulib.org/format (Stolicki, Szufa, Talmon 2020). */
export function writePabulib({ options, ordered, keep, ballots, blank }: CastBallots, title: string): string {
  const scored = ballots.some(({ scores }) => scores !== null);
  const themes = options.some(({ theme }) => theme !== null);
  const nothing = { picks: [], scores: [], times: blank };
  const votes = [...ballots, ...(blank > 0 ? [nothing] : [])].flatMap(({ picks, scores, times }) => {
    const vote = picks.map((pick) => pick + 1).join(',');
    return Array.from({ length: times }, () => (scored ? [vote, scores?.join(',') ?? ''] : [vote]));
  });
  const lengths = ballots.map(({ picks }) => picks.length);
  const lines: readonly (readonly (string | number)[])[] = [
    ['META'],
    ['key', 'value'],
    ['description', title],
    ['num_projects', options.length],
    ['num_votes', votes.length],
    ['budget', keep],
    ['vote_type', scored ? 'cumulative' : ordered ? 'ordinal' : 'approval'],
    ['min_length', blank > 0 ? 0 : lengths.reduce((least, length) => Math.min(least, length), Infinity)],
    ['max_length', lengths.reduce((most, length) => Math.max(most, length), 0)],
    ['PROJECTS'],
    ['project_id', 'cost', 'votes', 'score', 'name', ...(themes ? ['category'] : []), 'selected'],
    ...options.map(({ label, picks, points, theme, retained }, at) => [
      ...[at + 1, 1, picks, points, label],
      ...(themes ? [theme ?? ''] : []),
      retained === 'yes' ? 1 : 0,
    ]),
    ['VOTES'],
    ['voter_id', 'vote', ...(scored ? ['points'] : [])],
    ...votes.map((said, at) => [at + 1, ...said]),
  ];
  const cell = (value: string | number): string => {
    const text = plain(String(value), /\s+/gu);
    return /[;"]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${lines.map((cells) => cells.map(cell).join(';')).join('\n')}\n`;
}
