/** Why a batch, or one of its workshops, cannot go on, and the way out. */

import type { CellPlace, EntryFault } from '../../failure.ts';
import type { Messages } from '../messages.ts';
import { expected } from './expected.ts';
import { list, quote } from './words.ts';

const where = (source: string, { line, letter, heading }: CellPlace): string =>
  `${source}, line ${line}, column ${letter} ${quote(heading)}`;

const meant = (suggestion: string | null): string =>
  suggestion === null ? '.' : `. Did you mean ${quote(suggestion)}?`;

const tellCell = (fault: EntryFault): string => {
  const value = quote(fault.value);
  switch (fault.fault) {
    case 'value':
      return `${value} will not do. ${expected(fault.expected)}`;
    case 'file-not-found':
      return `there is no ${value} (paths start from the folder of the manifest).`;
    case 'path-outside':
      return `${value} leads out of the folder of the workshops: nothing is read or written there without --allow-outside.`;
    case 'not-a-file':
      return `${value} is no file (it is a device or a pipe).`;
  }
};

export const batchFailures = {
  'unknown-heading': ({ source, place, suggestion, columns }) => ({
    what: `${where(source, place)}: this column means nothing here${meant(suggestion)}`,
    hint: `Possible columns: ${list(columns, 'or')}.`,
  }),
  'repeated-heading': ({ source, first, second }) => ({
    what: `${where(source, second)} says the same as column ${first.letter} ${quote(first.heading)}.`,
    hint: 'Keep one of the two; several files of ballots go into one cell, with | between them.',
  }),
  'bad-entry': ({ source, faults }) => ({
    what: faults.map((fault) => `${where(source, fault.place)}: ${tellCell(fault)}`).join('\n'),
    hint: null,
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
    what: `${path} would be written by ${list(others)} too: nothing is written there.`,
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
