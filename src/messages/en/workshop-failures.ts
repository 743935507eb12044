/** Why a workshop file cannot be read, and the way out. */

import type { WorkshopExpectation, WorkshopFault } from '../../failure.ts';
import type { Messages } from '../messages.ts';
import { expected } from './expected.ts';
import { quote } from './words.ts';

const EXPECTED: { readonly [E in WorkshopExpectation]: string } = {
  text: 'it takes a text on one line',
  date: 'it takes a date, such as 2026-03-27 or 27 March 2026',
  'list-or-file': 'it takes a list (one orientation a line, after a dash) or the name of a file',
  files: 'it takes the name of a file, or a list of names',
  pairs: 'it takes indented lines, an option and its value on each',
  people: 'it takes a list of names (after a dash) or the name of a file',
  next: 'it takes indented lines: date, hours, place, objectives',
  'yes-or-no': 'it takes yes or no',
  lang: 'it takes fr or en',
};

const meant = (suggestion: string | null): string =>
  suggestion === null ? '' : `. Did you mean ${quote(suggestion)}?`;

const tell = (fault: WorkshopFault): string => {
  switch (fault.fault) {
    case 'not-text':
      return 'this is no text file (.md, .txt)';
    case 'no-ballots':
      return 'nothing says where the ballots are: add “ballots: ballots.csv” to the header, between two lines “---” at the very top of the file';
    case 'stray-braces':
      return 'braces {{ or }} without a placeholder between them (text that holds some is written in `backticks`)';
    case 'not-closed':
      return 'the header opened by “---” is never closed by a second line “---”';
    case 'quote':
      return 'a quotation mark or a bracket is opened and never closed';
    case 'indentation':
      return 'the indent of this line fits nothing (spaces, the same for all lines of a list)';
    case 'other':
      return 'this line is not of the form “key: value”';
    case 'twice':
      return fault.key === undefined ? 'a key is given twice' : `the key ${quote(fault.key)} is given twice`;
    case 'unknown-key':
      return `the key ${quote(fault.key)} is unknown${meant(fault.suggestion)}`;
    case 'value':
      return `${quote(fault.key)}: ${EXPECTED[fault.expected]}`;
    case 'flag':
      return `${quote(fault.key)} cannot be ${quote(fault.value)}. ${expected(fault.expected)}`;
    case 'unknown-placeholder':
      return `{{${fault.name}}} is unknown${fault.suggestion === null ? '' : `. Did you mean {{${fault.suggestion}}}?`}`;
    case 'not-alone':
      return `{{${fault.name}}} has to stand alone, in a paragraph of its own`;
    case 'nothing-to-fill':
      return `{{${fault.name}}}: nothing in the header says what to put there`;
  }
};

export const workshopFailures = {
  'bad-workshop': ({ source, faults }) => ({
    what: faults
      .map((fault) =>
        `${source}, line ${fault.line}, column ${fault.column}: ${tell(fault)}`.replace(/[^.?!]$/u, '$&.'),
      )
      .join('\n'),
    hint: 'atelier init writes a commented workshop file to fill in.',
  }),
} satisfies Partial<Messages['failures']>;
