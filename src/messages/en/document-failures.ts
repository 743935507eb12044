/** Why a file cannot be read or written, or a document verified, and the way out. */

import type { Messages } from '../messages.ts';
import { badLetterhead } from './letterhead.ts';
import { list } from './words.ts';

/** Why the system would not read or write, by its own codes; a rarer one is shown as it is. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'access denied',
  EPERM: 'access denied',
  EBUSY: 'open in another program',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EFBIG: 'the size of files is limited',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'a file has the name of the folder',
  EEXIST: 'a file has the name of the folder',
};

/** Where the way out is not the usual one. */
const WAYS_OUT: Readonly<Record<string, string>> = {
  ENOSPC: 'Make room, then run the same command again.',
  EDQUOT: 'Make room, then run the same command again.',
  EROFS: 'Choose another folder.',
  ENOTDIR: 'Choose another folder.',
  EEXIST: 'Choose another folder.',
};

export const documentFailures = {
  'file-not-found': ({ path }) => ({ what: `${path}: there is no such file.`, hint: 'Check the name and the folder.' }),
  'file-unreadable': ({ path, reason }) => ({
    what: `${path} could not be read (${REASONS[reason] ?? reason}).`,
    hint: 'Check that it is a file and that you may read it.',
  }),
  'file-exists': ({ paths }) => ({
    what: `${list(paths)} ${paths.length === 1 ? 'is' : 'are'} already there: nothing was written.`,
    hint: 'Choose another folder: atelier init workshop-2',
  }),
  'file-unwritable': ({ path, reason }) => ({
    what: `${path} could not be written (${REASONS[reason] ?? reason}).`,
    hint: WAYS_OUT[reason] ?? 'Close it if it is open in Word, or choose another place with -o.',
  }),
  'bad-letterhead': badLetterhead,
  'no-evidence': ({ path, kind }) => ({
    what: {
      'not-word': `${path} is no Word document (.docx).`,
      none: `${path} carries no trace of a count by atelier: nothing to verify.`,
      damaged: `${path}: the trace of the count is damaged.`,
    }[kind],
    hint:
      kind === 'not-word'
        ? 'Give the compte rendu (.docx) first, then the ballots to count again: atelier verify compte-rendu.docx ballots.csv'
        : 'It is lost when the text is copied into another document or saved in another format. Start from the file that atelier wrote, or count again.',
  }),
  'edited-document': ({ path, ours }) => ({
    what: ours
      ? `${path} was edited by hand since it was written: it is not replaced.`
      : `${path} is already there and is no compte rendu as atelier wrote it: it is not replaced.`,
    hint: 'Rename it, write elsewhere with -o, or replace it with --force.',
  }),
} satisfies Partial<Messages['failures']>;
