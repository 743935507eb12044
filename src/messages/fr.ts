/** French, the language that atelier speaks unless told otherwise. */

import { batch, synthesis } from './fr/batch.ts';
import { check, compare } from './fr/check.ts';
import { cli } from './fr/cli.ts';
import { groups, trace } from './fr/closer.ts';
import { failures } from './fr/failures.ts';
import { init } from './fr/init.ts';
import { damages, issues, reasons } from './fr/issues.ts';
import { minutes, sheet } from './fr/minutes.ts';
import { paper } from './fr/paper.ts';
import { layouts, rankStyles, schemes, tieBreaks } from './fr/rules.ts';
import { summary } from './fr/summary.ts';
import { sure } from './fr/sure.ts';
import { verify } from './fr/verify.ts';
import { words } from './fr/words.ts';
import { workshop } from './fr/workshop.ts';
import type { Messages } from './messages.ts';

export const fr: Messages = {
  lang: 'fr',
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
