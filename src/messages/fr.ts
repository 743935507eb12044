/** French, the language that atelier speaks unless told otherwise, and the shape of every other one. */

import { issues, reasons } from './fr/ballots.ts';
import { batch, synthesis } from './fr/batch.ts';
import { check, compare, verify } from './fr/check.ts';
import { cli } from './fr/cli.ts';
import { failures } from './fr/failures.ts';
import { init, paper } from './fr/init.ts';
import { minutes, sheet, workshop } from './fr/minutes.ts';
import { groups, layouts, rankStyles, schemes, summary, sure, tieBreaks, trace } from './fr/result.ts';
import { words } from './fr/words.ts';

export const fr = {
  lang: 'fr' as const,
  words,
  issues,
  reasons,
  failures,
  schemes,
  tieBreaks,
  rankStyles,
  layouts,
  summary,
  sure,
  groups,
  trace,
  check,
  compare,
  verify,
  minutes,
  sheet,
  workshop,
  init,
  paper,
  batch,
  synthesis,
  cli,
};
