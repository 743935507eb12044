/** The Tally enters; the rows of a spreadsheet leave, headings first. */

import type { Messages } from '../messages/messages.ts';
import type { Tally } from '../tally/result.ts';
import { dotsInTotals } from './method.ts';

export function writeSheet(tally: Tally, { sheet }: Messages): readonly (readonly (string | number)[])[] {
  const { orientations, turnout } = tally;
  const anonymous = dotsInTotals(tally) !== null;
  return [
    [...sheet.headings],
    ...orientations.map(({ rank, tied, label, code, points, picks, retained }) => [
      rank,
      tied ? sheet.yes : sheet.no,
      label,
      code ?? '',
      points,
      anonymous ? '' : picks,
      anonymous || turnout.valid === 0 ? '' : Math.round((1000 * picks) / turnout.valid) / 10,
      sheet.retained[retained],
    ]),
  ];
}
