/** Why a batch, or one of its workshops, cannot go on, and the way out. */

import type { Messages } from '../messages.ts';
import { list, quote } from './words.ts';

export const batchFailures = {
  'unknown-heading': ({ source, column, columns }) => ({
    what: `${source}: the column ${quote(column)} means nothing here.`,
    hint: `Possible columns: ${list(columns, 'or')}.`,
  }),
  'damaged-entry': ({ source, line }) => ({
    what: `${source}, line ${line}: more cells than headings, or a quotation mark that does not close.`,
    hint: 'Put a cell that holds the separator in quotation marks.',
  }),
  'entry-without-ballots': ({ source, line }) => ({
    what: `${source}, line ${line}: neither ballots nor a workshop file.`,
    hint: 'Fill in the column ballots or the column workshop.',
  }),
  'same-output': ({ path, others }) => ({
    what: `${path} would be written by ${list(others)} too: neither is.`,
    hint: 'Give a --name that tells them apart, for example "{path}", or a column output.',
  }),
  'no-workshops': ({ path }) => ({
    what: `${path}: no workshop, neither workshop files nor ballots.`,
    hint: 'A folder with ballots (.csv .tsv .txt) or workshop files (.md) is needed, or a CSV manifest.',
  }),
  'path-outside': ({ path }) => ({
    what: `${path} leads out of the folder of the workshops: nothing is read or written there.`,
    hint: 'Move the file into the folder, or permit it with --allow-outside.',
  }),
  'not-a-file': ({ path }) => ({ what: `${path} is no file (it is a device or a pipe).`, hint: null }),
  'file-changed': ({ path }) => ({
    what: `${path} changed while it was read: nothing was counted.`,
    hint: 'Wait until it is saved, then start again.',
  }),
} satisfies Partial<Messages['failures']>;
