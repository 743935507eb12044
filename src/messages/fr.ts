/** French, the language that atelier speaks unless told otherwise, and the shape of every other one. */

import * as batch from './fr/batch.ts';
import * as cli from './fr/cli.ts';
import { tell } from './fr/failures.ts';
import * as init from './fr/init.ts';
import { reasonOf, tellIssue } from './fr/issues.ts';
import * as minutes from './fr/minutes.ts';
import { page } from './fr/page.ts';
import * as result from './fr/result.ts';
import * as screen from './fr/screen.ts';
import { words } from './fr/words.ts';

export const fr = {
  lang: 'fr' as const,
  words,
  ...batch,
  ...cli,
  tell,
  tellIssue,
  reasonOf,
  ...init,
  ...minutes,
  page,
  ...result,
  ...screen,
};
