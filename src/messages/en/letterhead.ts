/** What keeps minutes from being written on the user's own Word file, fault by fault. */

import type { LetterheadFault, LetterheadPlace } from '../../failure.ts';
import type { Messages } from '../messages.ts';
import { integer, list, quote } from './words.ts';

const PARTS = { page: 'body of the document', header: 'header', footer: 'footer', note: 'note' } as const;

const WITHIN = {
  header: 'in a header',
  footer: 'in a footer',
  note: 'in a note',
  table: 'in a table',
  'text-box': 'in a text box',
  control: 'in a plain text control',
} as const;

const KINDS = {
  'not-word': 'it is no Word document (.docx or .dotx)',
  'old-or-locked': 'it is a Word document from before 2007 (.doc) or behind a password',
  macros: 'it contains macros (.docm, .dotm)',
  signed: 'it carries a digital signature, which any change would break',
  unusual: 'it is saved in a rare variant of the Word format',
} as const;

const where = ({ part, paragraph, text }: LetterheadPlace): string =>
  `${PARTS[part]}, paragraph ${integer(paragraph)}${text === '' ? '' : ` (${quote(text)})`}: `;

const brace = (name: string): string => `{{${name}}}`;

function tell(fault: LetterheadFault): string {
  switch (fault.fault) {
    case 'no-body':
      return `nothing says where the minutes go${fault.names.length === 0 ? '' : ` (placeholders found: ${list([...new Set(fault.names)].map(brace))})`}`;
    case 'body-twice':
      return `${where(fault.place)}{{body}} stands there a second time`;
    case 'body-not-alone':
      return `${where(fault.place)}{{body}} must be alone in its paragraph, ${fault.beside === 'words' ? 'the rest of the sentence' : 'the picture or field in it'} would be lost`;
    case 'body-misplaced':
      return `${where(fault.place)}{{body}} stands ${WITHIN[fault.within]}, which cannot hold minutes`;
    case 'too-narrow':
      return `the text is ${fault.width} cm wide there, and needs ${fault.least}`;
    case 'unknown-placeholder':
      return `${where(fault.place)}${brace(fault.name)} is not known${fault.suggestion === null ? '' : `, probably ${brace(fault.suggestion)}`}`;
    case 'no-value':
      return `${where(fault.place)}nothing is given for ${brace(fault.name)}${fault.option === null ? '' : ` (${fault.option})`}`;
    case 'stray-braces':
      return `${where(fault.place)}braces {{ or }} without a placeholder between them`;
    default:
      return KINDS[fault.fault];
  }
}

const hint = (faults: readonly LetterheadFault[]): string => {
  if (faults.some(({ fault }) => fault in KINDS))
    return 'In Word: Save as, “Word document (*.docx)”, without password or signature, then try again.';
  if (faults.some(({ fault }) => fault === 'no-body' || fault.startsWith('body-')))
    return 'Write {{body}} alone in a paragraph of the document, where the minutes should begin.';
  return 'Correct the letterhead in Word, or give what is missing, then try again.';
};

export const badLetterhead: Messages['failures']['bad-letterhead'] = ({ path, faults }) => ({
  what: `${path} cannot serve as letterhead: ${faults.map(tell).join('; ')}.`,
  hint: hint(faults),
});
