/** Why a document cannot be written or verified, and the way out. */

import type { Messages } from '../messages.ts';
import { badLetterhead } from './letterhead.ts';

export const documentFailures = {
  'bad-letterhead': badLetterhead,
  'no-evidence': ({ path, kind }) => ({
    what: {
      'not-word': `${path} is no Word document (.docx).`,
      none: `${path} carries no trace of a count by atelier: nothing to verify.`,
      damaged: `${path}: the trace of the count is damaged.`,
    }[kind],
    hint:
      kind === 'not-word'
        ? null
        : 'It is lost when the text is copied into another document or saved in another format. Start from the file that atelier wrote, or count again.',
  }),
  'edited-document': ({ path, ours }) => ({
    what: ours
      ? `${path} was edited by hand since it was written: it is not replaced.`
      : `${path} is already there and is no compte rendu as atelier wrote it: it is not replaced.`,
    hint: 'Rename it, write elsewhere with -o, or replace it with --force.',
  }),
} satisfies Partial<Messages['failures']>;
