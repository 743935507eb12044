/** What `atelier init` writes: a workshop file to fill in, a sheet of ballots, ballots on paper. */

import type { Messages } from '../messages.ts';
import { integer, list, many } from './words.ts';

export const init: Messages['init'] = {
  files: { workshop: 'atelier.md', ballots: 'ballots.csv' },
  /** The workshop file: nothing but the rules of the vote is decided in it. */
  draft: `---
# What is left empty does not appear in the minutes; a line that begins with # is not read.
title: Minutes of the workshop
organisation:
place:
date:                      # 2026-03-27
hours:                     # 2.30–5.30 pm
theme:
chair:
secretary:
lang: en                   # the language of the minutes

# The orientations put to the vote, one per line (remove the #), or the name of a file.
# Without a list, they are the ones that the ballots name.
orientations:
  #- Welcome newcomers better
  #- Open the centre on Saturdays

ballots: ballots.csv

# The rules announced before the vote.
vote:
  picks: 3                 # orientations to pick on each ballot
  keep: 3                  # orientations retained
  #ordered: yes            # the picks are ranked, first choice first
  #tie-break: first-picks  # a tie is settled by first picks

# Who was present and who sent apologies, one per line, or the name of a CSV file (name, first name, organisation).
participants:
  #- NAME First name – organisation
excused:

# The next meeting: date, hours, place, objectives.
next:
  #date:
---

<!--
The text of the minutes goes below this note, which does not appear in them.
## makes a heading, **bold** and *italics* go between asterisks, a list item begins with -, ➤ or •.

The orientations retained open the document; the ranking, the count and the signatures follow this text. To place them
yourself, write {{retained}}, {{ranking}}, {{count}} or {{signatures}} alone in a paragraph; to leave a part out,
name it in the front matter, under the key “without”.
-->

`,
  sheet: { headings: ['No.', 'Choice 1', 'Choice 2', 'Choice 3'], delimiter: ',' },
  written: (path) => `Written: ${path}`,
  advice: (workshop, ballots, command) =>
    `Fill in ${workshop}, type the ballots into ${ballots} (one row per ballot), then: ${command}`,
  print: (command) => `To print ballots, once the orientations are filled in: ${command}`,
};

const upTo = (picks: number): readonly string[] => Array.from({ length: picks }, (_, at) => integer(at + 1));

const spoiling = (more: boolean, fewer: boolean): string =>
  more || fewer ? ` A ballot with ${more ? `more${fewer ? ' or fewer' : ''}` : 'fewer'} is spoilt.` : '';

export const paper: Messages['paper'] = {
  file: 'ballots-to-print.docx',
  sheet: 'ballots.xlsx',
  entries: 'Ballots',
  orientations: 'Orientations',
  workshop: (title) => title.replace(/[\s:–—-]+minutes$/iu, ''),
  title: (workshop) => `Ballot – ${workshop}`,
  subject: 'Ballot',
  description: (orientations) =>
    `One row per orientation, with a box to fill in. ${many(orientations, 'orientation')}.`,
  tick: (picks, least, more, fewer) =>
    `Tick ${picks === 'all' ? 'as many boxes as you like' : picks === 1 ? 'one box' : `${least < picks ? `${integer(least)} to ` : ''}${integer(picks)} boxes`}.${spoiling(more, fewer)}`,
  rank: (picks, more, fewer) =>
    `Write ${list(upTo(picks))} in ${integer(picks)} boxes, starting with 1 for your first choice.${spoiling(more, fewer)}`,
  dots: (most, mostEach) =>
    `Share out ${most === null ? 'your points' : many(most, 'point')}: write a number in the boxes of your choice${mostEach === null ? '' : `, ${integer(mostEach)} at most in each`}.`,
  secret: 'Do not write your name. A ballot without any mark counts as blank.',
  number: 'Ballot no. …………… (to be filled in at the count)',
  advice: 'Print one for each voter; at the count, number each ballot before typing it in.',
  name: (workshop, sheet) => `If you type into ${sheet}, say so in ${workshop}, under the key “ballots”: ${sheet}`,
};
