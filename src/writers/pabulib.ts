/**
 * Ballots enter; a `.pb` file leaves, as Pabulib keeps the votes of participatory budgets: a row a ballot, each orientation
 * for a cost of 1 and as many of them as are retained. Source: pabulib.org/format (Stolicki, Szufa, Talmon 2020).
 */

import type { CastBallots } from '../tally/cast-ballots.ts';

export function writePabulib(cast: CastBallots, title: string): string {
  const { options, ordered, keep, ballots, blank } = cast;
  const scored = ballots.some(({ scores }) => scores !== null);
  const kind = scored ? 'cumulative' : ordered ? 'ordinal' : 'approval';
  const lengths = ballots.map(({ picks }) => picks.length);
  const themes = options.some(({ theme }) => theme !== null);
  const rows = ballots.flatMap(({ picks, scores, times }) => {
    const vote = picks.map((pick) => pick + 1).join(',');
    const points = scores === null ? [] : [scores.join(',')];
    return Array.from({ length: times }, () => [vote, ...points]);
  });
  const blanks = Array.from({ length: blank }, () => (scored ? ['', ''] : ['']));
  const table = (heading: string, ...lines: readonly (readonly (string | number)[])[]) => [
    heading,
    ...lines.map((cells) => cells.map(cell).join(';')),
  ];
  return [
    ...table(
      'META',
      ['key', 'value'],
      ['description', title],
      ['num_projects', options.length],
      ['num_votes', rows.length + blank],
      ['budget', keep],
      ['vote_type', kind],
      ['min_length', blank > 0 ? 0 : lengths.reduce((least, length) => Math.min(least, length), Infinity)],
      ['max_length', lengths.reduce((most, length) => Math.max(most, length), 0)],
    ),
    ...table(
      'PROJECTS',
      ['project_id', 'cost', 'votes', 'score', 'name', ...(themes ? ['category'] : []), 'selected'],
      ...options.map(({ label, picks, points, theme, retained }, at) => [
        ...[at + 1, 1, picks, points, label],
        ...(themes ? [theme ?? ''] : []),
        retained === 'yes' ? 1 : 0,
      ]),
    ),
    ...table(
      'VOTES',
      ['voter_id', 'vote', ...(scored ? ['points'] : [])],
      ...[...rows, ...blanks].map((said, at) => [at + 1, ...said]),
    ),
    '',
  ].join('\n');
}

const cell = (value: string | number): string => {
  const text = String(value).replace(/\s+/gu, ' ').trim();
  return /[;"]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
