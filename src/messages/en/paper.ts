/** The words of a ballot on paper. */

import type { PaperWords, Spoilt } from '../paper-words.ts';
import { integer, list, many } from './words.ts';

const upTo = (picks: number): readonly string[] => Array.from({ length: picks }, (_, at) => integer(at + 1));

const spoiling = ({ more, fewer }: Spoilt): string => {
  if (more && fewer) return ' A ballot with more or fewer is spoilt.';
  if (more) return ' A ballot with more is spoilt.';
  return fewer ? ' A ballot with fewer is spoilt.' : '';
};

export const paper: PaperWords = {
  file: 'ballots-to-print.docx',
  workshop: (title) => title.replace(/[\s:–—-]+minutes$/iu, ''),
  title: (workshop) => `Ballot – ${workshop}`,
  subject: 'Ballot',
  table: 'Orientations proposed',
  description: (orientations) => `One row an orientation, with a box to fill in. ${many(orientations, 'orientation')}.`,
  box: 'Your choice',
  code: 'Code',
  orientation: 'Orientation',
  tick: (picks, spoilt) => `${picks === 1 ? 'Tick one box.' : `Tick ${integer(picks)} boxes.`}${spoiling(spoilt)}`,
  rank: (picks, spoilt) =>
    `Write ${list(upTo(picks))} into ${integer(picks)} boxes, beginning with 1 for your first choice.${spoiling(spoilt)}`,
  dots: (most, mostEach) =>
    `Share out ${most === null ? 'your points' : many(most, 'point')}: write a number into the boxes of your choice${mostEach === null ? '' : `, ${integer(mostEach)} at most in each`}.`,
  secret: 'Do not write your name. A ballot without any mark is a blank ballot.',
  number: 'Ballot no. …………… (to be filled in at the count)',
  advice: 'Print as many as there are voters; at the count, number each ballot before typing it in.',
};
