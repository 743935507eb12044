/** English. */

import * as batch from './en/batch.ts';
import * as cli from './en/cli.ts';
import { tell } from './en/failures.ts';
import * as init from './en/init.ts';
import { reasonOf, tellIssue } from './en/issues.ts';
import * as minutes from './en/minutes.ts';
import { page } from './en/page.ts';
import * as result from './en/result.ts';
import * as screen from './en/screen.ts';
import { words } from './en/words.ts';
import type { Messages } from './messages.ts';

export const en: Messages = {
  lang: 'en',
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
