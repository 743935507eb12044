/** The Tally and who was there enter; a remark leaves where as many did not vote as were there. */

import type { Messages } from '../messages/messages.ts';
import type { Tally } from '../tally/result.ts';
import type { Block } from './document.ts';
import { paragraph } from './inline.ts';
import type { Occasion } from './occasion.ts';

/** Never more than a remark: people leave before the vote, others vote for whom they stand. */
export function remarkAttendance(
  { turnout, orientations }: Tally,
  { people }: Occasion,
  messages: Messages,
): readonly Block[] {
  const voters = turnout.valid + turnout.blank + turnout.spoilt;
  const present = (people ?? []).filter(({ excused }) => !excused).length;
  if (people === null || voters === 0 || voters === present) return [];
  const points = orientations.reduce((sum, result) => sum + result.points, 0);
  return [paragraph(messages.workshop.attendance(points, voters, present), 'note')];
}
