/**
 * Ballots enter; an ABIF file leaves: one line for all the ballots that say the same, `>` between ranks, `=` between picks
 * without an order, `/` before dots. Source: electorama, `abif`, version 0.1.
 */

import type { CastBallot, CastBallots } from '../tally/cast-ballots.ts';

export function writeAbif({ options, ordered, ballots, blank }: CastBallots, title: string): string {
  const said = ({ picks, scores }: CastBallot): string =>
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

/** Signs that end a name. */
const plain = (text: string): string => text.replace(/[\s"[\]]+/gu, ' ').trim();
