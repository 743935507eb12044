/** English. */

import { batch, synthesis } from './en/batch.ts';
import { check, compare } from './en/check.ts';
import { cli } from './en/cli.ts';
import { groups, trace } from './en/closer.ts';
import { failures } from './en/failures.ts';
import { init } from './en/init.ts';
import { damages, issues, reasons } from './en/issues.ts';
import { minutes, sheet } from './en/minutes.ts';
import { paper } from './en/paper.ts';
import { layouts, rankStyles, schemes, tieBreaks } from './en/rules.ts';
import { summary } from './en/summary.ts';
import { sure } from './en/sure.ts';
import { verify } from './en/verify.ts';
import { words } from './en/words.ts';
import { workshop } from './en/workshop.ts';
import type { Messages } from './messages.ts';

export const en: Messages = {
  lang: 'en',
  words,
  issues,
  damages,
  reasons,
  failures,
  schemes,
  tieBreaks,
  rankStyles,
  layouts,
  summary,
  check,
  compare,
  minutes,
  sure,
  groups,
  trace,
  sheet,
  verify,
  workshop,
  init,
  paper,
  batch,
  synthesis,
  cli,
};
