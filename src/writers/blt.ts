/**
 * Ballots enter; a BLT file leaves, which OpenTally, OpaVote and others count. Ballots without an order give every pick the
 * same rank («1=3»), as OpenTally reads it. Source: OpenTally, `docs/blt-fmt.md`.
 */

import type { CastBallots } from '../tally/cast-ballots.ts';

/** Null where ballots bear dots: a BLT has no place for them. */
export function writeBlt({ options, ordered, keep, ballots, blank }: CastBallots, title: string): string | null {
  if (ballots.some(({ scores }) => scores !== null)) return null;
  const link = ordered ? ' ' : '=';
  return [
    `${options.length} ${keep}`,
    ...ballots.map(({ picks, times }) => `${times} ${picks.map((pick) => pick + 1).join(link)} 0`),
    ...(blank > 0 ? [`${blank} 0`] : []),
    '0',
    ...options.map(({ label }) => quote(label)),
    quote(title),
    '',
  ].join('\n');
}

/** A quotation mark would end the name, a line break the line. */
const quote = (text: string): string => `"${text.replace(/[\s"]+/gu, ' ').trim()}"`;
