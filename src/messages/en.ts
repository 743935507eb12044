/** English. */

import { issues, reasons } from './en/ballots.ts';
import { batch, synthesis } from './en/batch.ts';
import { check, compare, verify } from './en/check.ts';
import { cli } from './en/cli.ts';
import { failures } from './en/failures.ts';
import { init, paper } from './en/init.ts';
import { minutes, sheet, workshop } from './en/minutes.ts';
import { groups, layouts, rankStyles, schemes, summary, sure, tieBreaks, trace } from './en/result.ts';
import { words } from './en/words.ts';
import type { Messages } from './messages.ts';

export const en: Messages = {
  lang: 'en',
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
