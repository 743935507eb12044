/** What may be wrong with ballots, said as a helpful colleague would. */

import type { IssueOf } from '../../ballots/issue.ts';
import type { Harm } from '../../ballots/marks.ts';
import type { Damage } from '../../text/rows.ts';
import { issueTellerOf, noticeOf, sayBy } from '../sentences.ts';
import { integer, list, quote, quoted, words } from './words.ts';

const RETYPE = 'Retype what the paper ballot says, in a column formatted as text';

const harmed = sayBy<Harm, 'kind'>('kind', {
  'formula-error': ` (a formula gave no result)\n→ ${RETYPE}`,
  'column-too-narrow':
    ' (the column was too narrow when the file was saved)\n→ Widen the column in the spreadsheet and save again',
  scientific: ` (the spreadsheet shortened a large number)\n→ ${RETYPE}`,
  judged: '\n→ Type what the paper ballot says; the rules will tell whether it is spoilt',
  date: ({ typed }) => ` (the spreadsheet probably took ${quote(typed)} for a date)\n→ ${RETYPE}`,
});
const harmOf = (harm: Harm | null) =>
  noticeOf(harm === null ? '\n→ Correct the cell or complete the list' : harmed(harm));

export const ENDLESS = 'this line never ends (more than 2,500 cells, or 32,767 characters in one of them)';
const damages: Readonly<Record<Damage, string>> = {
  'open-quote': 'a quotation mark (") is opened and never closed',
  'stray-quote': 'a quotation mark (") stands in the middle of a cell',
  endless: ENDLESS,
};

const BY = { number: 'same number', address: 'same address', name: 'same name' } as const;
const twin = (same: string, { source, otherSource, otherLine }: IssueOf<'duplicate' | 'namesake'>): string =>
  `${same} as on line ${integer(otherLine)}${source === otherSource ? '' : ` of ${otherSource}`}`;

const CHECK = 'Check the paper ballot, then correct the cell';
const TWO_FILES = 'If these are different ballots, add --duplicates all; otherwise give them once.';

export const { reasonOf, tellIssue } = issueTellerOf(words, {
  sentences: {
    blank: 'nothing picked',
    incomplete: 'fewer picks than asked for',
    extra: 'too many picks',
    repeated: 'the same orientation twice\n→ It counts as one pick.',
    gap: 'a choice left empty\n→ The choices after it move up one place.',
    'excess-dots': 'too many dots',
    'excess-dots-each': 'too many dots on one orientation',
    unknown: 'an orientation that is not on the list',
    ambiguous: 'a cell that can be read in two ways\n→ Put one pick in a column, under “Choice 1”, “Choice 2”…',
    contradiction: `a number and a label that do not match\n→ ${CHECK}.`,
    decimal:
      'a decimal number read as two numbers\n→ If the spreadsheet made it, format the column as text and retype the numbers.',
    'bad-mark': 'an unreadable mark\n→ Put an x if the orientation was picked, and nothing otherwise.',
    'bad-rank': `a rank that is unreadable or given twice\n→ ${CHECK}: 1 for the first choice, 2 for the second…`,
    'short-row':
      'a row that is too short\n→ Check that no pick is missing at the end, then save it again from the spreadsheet.',
    'long-row':
      'a cell beyond the headings\n→ Cells have probably shifted to the right. A label that contains the separator goes in quotation marks (").',
    unsent: 'an answer that was never submitted',
    'wrong-total': `a total that does not add up\n→ ${CHECK} or the total; --unknown reject counts the sum.`,
    duplicate: 'a ballot entered twice',
    namesake:
      'someone of the same name\n→ Every ballot is counted. If they are the same person, delete the extra line.',
    'bad-points': `unreadable points\n→ ${CHECK} (0, 1, 2…).`,
    damaged: 'an unreadable line\n→ Correct this line, or save the file again from the spreadsheet.',
    'other-sheets':
      'sheets that were not read\n→ No ballots were recognised there. If there are some, --sheet says which sheet to read.',
    'stray-vote': 'an orientation outside the columns of picks',
    'list-among':
      'the list of orientations among the ballots\n→ Put it in a file of its own, given with --orientations.',
    'wrong-recap': 'a recap that differs from the count\n→ Check on paper which is right, then correct the sheet.',
    remark: 'a remark that would change the count',
    'odd-row':
      'a row that may not be a ballot\n→ If it is one, put it below the headings, with a number or a name like the others, and “blank” if nothing is on it; otherwise delete it.',
    'doubtful-mark': 'a mark with two meanings\n→ Put an x wherever the orientation was picked, and nothing elsewhere.',
    'mixed-numbers': 'numbers mixed with labels\n→ Type the same everywhere; if it is a line of the result, delete it.',
    'bad-weight': `an unreadable number of ballots\n→ ${CHECK} (1, 2, 3…).`,
    'no-column': 'an orientation without a column\n→ Nothing to do if nobody picked it; otherwise add the column.',
    'same-numbers': `the same numbers in two files\n→ ${TWO_FILES}`,
    'same-ballots': `the same ballots twice\n→ ${TWO_FILES}`,
    lone: 'a label that is always alone on its ballot\n→ If it is an orientation, give the list with --orientations; if it is a remark, type “blank”, or what the paper says.',
    similar:
      'two labels that are almost alike\n→ If they are the same orientation, correct the cell; if not, give the list with --orientations.',
  },
  details: {
    unknown: ({ cell, harm }) => `${quote(cell ?? '')}${harmOf(harm).what}`,
    ambiguous: ({ cell, readings: [one, other] }) => `${quote(cell ?? '')}, either ${quoted(one)} or ${quoted(other)}`,
    contradiction: ({ cell, number, other }) => `${quote(cell ?? '')}, but ${number} is ${quote(other)}`,
    'wrong-total': ({ written, sum }) => `${written} written, the sum is ${sum}`,
    duplicate: (issue) => twin(BY[issue.by], issue),
    namesake: (issue) => twin(BY.name, issue),
    damaged: ({ damage }) => damages[damage],
    'other-sheets': ({ sheets }) => quoted(sheets),
    'list-among': ({ line, through }) => `lines ${integer(line)} to ${integer(through)}`,
    'wrong-recap': ({ orientation, written, counted }) =>
      `${quote(orientation)}, ${integer(written)} written and ${integer(counted)} counted`,
    'doubtful-mark': ({ mark }) => `${quote(mark)}, yes or no?`,
    'no-column': ({ orientations }) => quoted(orientations.slice(0, 6)),
    'same-numbers': ({ otherSource, numbers }) =>
      `${list(numbers.slice(0, 5))}${numbers.length > 5 ? '…' : ''}, as in ${otherSource}`,
    'same-ballots': ({ source, otherSource }) =>
      source === otherSource ? 'in the same sheet' : `as in ${otherSource}`,
    lone: ({ cell }) => quote(cell ?? ''),
    similar: ({ cell, suggestions }) => quoted([cell ?? '', ...suggestions]),
  },
  remedies: {
    'stray-vote': ({ letter }) =>
      `Put the pick where it belongs. If this column is not a vote, add --ignore ${letter ?? 'COLUMN'}.`,
    remark: ({ letter }) =>
      `Type what the ballots say: a row each, none for whoever did not vote. Otherwise, add --ignore ${letter ?? 'COLUMN'}.`,
    extra: ({ outcome }) => (outcome === 'counted' ? 'Only the first picks count.' : null),
    unknown: ({ suggestions, harm }) =>
      `${suggestions.length === 0 ? '' : `Did you mean ${list(suggestions.map(quote), 'or')}? `}${harmOf(harm).hint}; --unknown reject counts the other ballots.`,
    duplicate: ({ by, outcome }) =>
      outcome === 'held'
        ? `Correct it from the paper ballots, or choose: --duplicates first (the first counts), last (the last) or all (both${by === 'name' ? ', if two people share the name' : ''}).`
        : null,
  },
  asides: { blank: 'If a line was never used, delete it.', extra: '--extra truncate would count the first picks.' },
  ballot: 'ballot',
  times: 'times',
});
