/** What is wrong with a value, and within a workshop file, a manifest or a letterhead; the place comes before each. */

import type { Expected, Fault, WorkshopExpectation } from '../../failure.ts';
import { sayBy } from '../sentences.ts';
import { list, quote } from './words.ts';

const meant = (name: string | null, shown = quote): string => (name === null ? '' : `. Did you mean ${shown(name)}?`);

const brace = (name: string): string => `{{${name}}}`;

export const expected = sayBy<Expected, 'kind'>('kind', {
  choice: ({ choices, several }) =>
    `Possible values${several ? ', separated by commas' : ''}: ${list(choices, several ? 'and' : 'or')}.`,
  'whole-number': ({ min, max }) => `Give a whole number from ${min} to ${max}.`,
  points: ({ picks }) => `Give ${picks ?? 'some'} whole numbers separated by commas, largest first, such as 4,2,1.`,
  date: 'Give a date, such as 2026-03-27 or 27/03/2026.',
  seed: 'Give a number or a word announced at the meeting, or ballots to make the seed from the ballots.',
  delimiter: 'Give a single character, such as ";" or tab.',
});

const WORKSHOP_VALUES: { readonly [E in WorkshopExpectation]: string } = {
  text: 'a text on one line',
  date: 'a date, such as 2026-03-27 or 27 March 2026',
  list: 'a list, each on its own line after a dash, or the name of a file',
  files: 'the name of a file, or a list of names',
  pairs: 'indented lines, each with an option and its value',
  next: 'indented lines: date, hours, place, objectives',
  decision: 'indented lines: when, how (vote, drawing of lots or casting vote), retained',
  parts: 'names of parts: signatures, retained, ranking, count, next, participants…',
  'yes-or-no': 'yes or no',
  lang: 'fr or en',
};

const PICTURES = {
  missing: 'cannot be found: its path starts from the folder of this file',
  outside: 'is outside the folder of this file: copy it into that folder',
  format: 'is neither a PNG nor a JPEG: save it as one of these',
  large: 'is larger than 8 MB: make it smaller',
} as const;

export const faultOf = sayBy<Fault, 'fault'>('fault', {
  'not-text': 'this is not a text file (.md, .txt)',
  'not-closed': 'the header opened by “---” is never closed by a second line “---”',
  quote: 'a quotation mark or a bracket is opened and never closed',
  other: 'this line is not of the form “key: value”, or its indent does not fit',
  'too-large': 'this file is far too long, or far too deeply nested',
  'no-ballots': 'nothing says where the ballots are: “ballots: ballots.csv” is missing',
  damaged: 'there are more cells than headings; a cell that contains the separator goes in quotation marks',
  twice: ({ key }) => `${key === undefined ? 'the same key' : quote(key)} appears twice`,
  'unknown-key': ({ key, suggestion }) => `${quote(key)} is unknown${meant(suggestion)}`,
  value: ({ key, expected: asked }) => `${quote(key)} has to be ${WORKSHOP_VALUES[asked]}`,
  flag: ({ key, value, expected: asked }) => `${quote(key)} cannot be ${quote(value)}. ${expected(asked)}`,
  'file-not-found': ({ value }) => `there is no ${quote(value)}; paths start from the folder of the manifest`,
  'path-outside': ({ value }) => `${quote(value)} leads out of the folder: this needs --allow-outside`,
  'file-unreadable': ({ value }) => `${quote(value)} is not a file`,
  'unknown-placeholder': ({ name, suggestion }) => `${brace(name)} is unknown${meant(suggestion, brace)}`,
  'stray-braces': 'braces {{ or }} without a placeholder between them',
  'not-alone': ({ name }) => `${brace(name)} has to stand only once, in a paragraph of its own`,
  'nothing-to-fill': ({ name, option }) => `nothing says what to put for ${brace(name)}${option ? ` (${option})` : ''}`,
  picture: ({ name, why }) => `the picture ${quote(name)} ${PICTURES[why]}`,
  'not-word': 'this is not a Word document (.docx, .dotx), or it is locked, signed or of a rare form',
  'no-body': 'nothing says where the minutes go',
});
