/** What `atelier init` writes: a workshop file to fill in, a sheet of ballots, ballots on paper. */

import type { Messages } from '../messages.ts';
import { integer, list, many } from './words.ts';

export const init: Messages['init'] = {
  files: { workshop: 'atelier.md', ballots: 'ballots.csv' },
  /** The workshop file: nothing but the rules of the vote is decided in it. */
  draft: `---
# What is left empty does not show in the minutes; a line that begins with # is not read.
title: Minutes of the workshop
organisation:
place:
date:                      # 2026-03-27
hours:                     # 2.30–5.30 pm
theme:
chair:
secretary:
lang: en                   # the language of the minutes

# The orientations put to the vote, one a line (take the # away), or the name of a file.
# Without a list, they are those that the ballots name.
orientations:
  #- Welcome newcomers better
  #- Open the centre on Saturdays

ballots: ballots.csv

# The rules announced before the vote.
vote:
  picks: 3                 # orientations to pick on a ballot
  keep: 3                  # orientations retained
  #ordered: yes            # the picks are ranked, the first choice first
  #tie-break: first-picks  # a tie is settled by first picks

# Who was there and who was excused, one a line, or the name of a CSV file (name, first name, organisation).
participants:
  #- NAME First name – organisation
excused:

# The next meeting.
next:
  #date:
  #objectives:
    #- decide what is to be done
---

<!--
The text of the minutes goes below this note, which does not show in them.

## is a heading, **bold** and *italics* go between stars, a line of a list begins with -, ➤ or •.

What is retained opens the document; the ranking, the count and the signatures follow this text. To place them
yourself, write {{retained}}, {{ranking}}, {{count}} or {{signatures}} alone in a paragraph; to leave a part out,
name it in the front matter, under the key “without”.
-->

`,
  sheet: { headings: ['No.', 'Choice 1', 'Choice 2', 'Choice 3'], delimiter: ',' },
  written: (path) => `Written: ${path}`,
  advice: (workshop, ballots, command) =>
    `Fill in ${workshop}, type the ballots into ${ballots} (one row a ballot), then: ${command}`,
  print: (command) => `Ballots to print, once the orientations are in it: ${command}`,
};

const upTo = (picks: number): readonly string[] => Array.from({ length: picks }, (_, at) => integer(at + 1));

const spoiling = (more: boolean, fewer: boolean): string => {
  if (more && fewer) return ' A ballot with more or fewer is spoilt.';
  if (more) return ' A ballot with more is spoilt.';
  return fewer ? ' A ballot with fewer is spoilt.' : '';
};

export const paper: Messages['paper'] = {
  file: 'ballots-to-print.docx',
  sheet: 'ballots.xlsx',
  entries: 'Ballots',
  orientations: 'Orientations',
  workshop: (title) => title.replace(/[\s:–—-]+minutes$/iu, ''),
  title: (workshop) => `Ballot – ${workshop}`,
  subject: 'Ballot',
  description: (orientations) => `One row an orientation, with a box to fill in. ${many(orientations, 'orientation')}.`,
  tick: (picks, least, more, fewer) =>
    `${picks === 'all' ? 'Tick as many boxes as you like.' : least < picks ? `Tick ${integer(least)} to ${integer(picks)} boxes.` : picks === 1 ? 'Tick one box.' : `Tick ${integer(picks)} boxes.`}${spoiling(more, fewer)}`,
  rank: (picks, more, fewer) =>
    `Write ${list(upTo(picks))} into ${integer(picks)} boxes, beginning with 1 for your first choice.${spoiling(more, fewer)}`,
  dots: (most, mostEach) =>
    `Share out ${most === null ? 'your points' : many(most, 'point')}: write a number into the boxes of your choice${mostEach === null ? '' : `, ${integer(mostEach)} at most in each`}.`,
  secret: 'Do not write your name. A ballot without any mark is a blank ballot.',
  number: 'Ballot no. …………… (to be filled in at the count)',
  advice: 'Print as many as there are voters; at the count, number each ballot before typing it in.',
  name: (workshop, sheet) => `If you type into ${sheet}, say so in ${workshop}, under the key “ballots”: ${sheet}`,
};
