/** What may be wrong with ballots, said as a helpful colleague would. */

import type { Harm } from '../../ballots/marks.ts';
import type { Damage } from '../../text/rows.ts';
import { type IssueReasons, issueTellerOf, type OtherBallot, sayBy } from '../sentences.ts';
import { integer, list, many, quote, quoted, words } from './words.ts';

export const reasons: IssueReasons = {
  blank: 'no pick',
  incomplete: 'fewer picks than asked',
  extra: 'too many picks',
  repeated: 'the same orientation twice',
  gap: 'a choice left empty',
  'excess-dots': 'too many dots',
  'excess-dots-each': 'too many dots on one orientation',
  unknown: 'an orientation that is not in the list',
  ambiguous: 'a cell that can be read in two ways',
  contradiction: 'a number and a label that do not match',
  decimal: 'a decimal read as two numbers',
  'bad-mark': 'an unreadable mark',
  'bad-rank': 'a rank given twice or unreadable',
  'short-row': 'a line too short',
  'long-row': 'a cell beyond the headings',
  unsent: 'an answer never sent',
  'wrong-total': 'a total that does not add up',
  duplicate: 'a second ballot of the same participant',
  namesake: 'a namesake',
  'bad-points': 'unreadable points',
  damaged: 'an unreadable line',
  'other-sheets': 'sheets that were not read',
  'stray-vote': 'an orientation outside the columns of picks',
  'list-among': 'the list of orientations among the ballots',
  'wrong-recap': 'a recap that differs from the count',
  'odd-row': 'a row that looks like a ballot',
  'doubtful-mark': 'a mark with two meanings',
  'mixed-numbers': 'numbers and labels together',
  'bad-weight': 'an unreadable number of ballots',
  'no-column': 'an orientation without a column',
  'same-numbers': 'the same numbers in two files',
  'same-ballots': 'the same ballots in two files',
  similar: 'two labels almost alike',
};

const harmed = sayBy<Harm, 'kind'>('kind', {
  'formula-error': ' (a formula came to nothing)',
  'column-too-narrow': ' (the column was too narrow when the file was saved)',
  scientific: ' (the spreadsheet shortened a large number)',
  judged: '',
  date: ({ typed }) => ` (the spreadsheet probably took ${quote(typed)} for a date)`,
});

export const ENDLESS = 'this line never ends (more than 2,500 cells, or 32,767 characters in one of them)';
const damages: Readonly<Record<Damage, string>> = {
  'open-quote': 'a quotation mark (") is opened and never closed',
  'stray-quote': 'a quotation mark (") stands in the middle of a cell',
  'other-separator': 'its cells are not parted as those of the other lines are',
  endless: ENDLESS,
};

const RETYPE = 'Type again what the paper says, in a column formatted as text';
const REPAIRS: Readonly<Record<Harm['kind'], string>> = {
  'formula-error': RETYPE,
  'column-too-narrow': 'Widen the column in the spreadsheet and save again',
  scientific: RETYPE,
  judged: 'Type what the paper says, the rules will tell whether the ballot is spoilt',
  date: RETYPE,
};

const BY = { number: 'same number', address: 'same address', name: 'same name' } as const;
const twin = (same: string, { source, otherSource, otherLine }: OtherBallot): string =>
  `${same} as on line ${integer(otherLine)}${source === otherSource ? '' : ` of ${otherSource}`}`;

const CHECK = 'Check on paper, then correct the cell';
const TWO_FILES = 'If they are other ballots, --duplicates all; if not, give the file once.';

export const tellIssue = issueTellerOf(words, {
  reasons,

  details: {
    unknown: ({ cell, harm }) => `${quote(cell ?? '')}${harm === null ? '' : harmed(harm)}`,
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
    'same-ballots': ({ otherSource }) => `as in ${otherSource}`,
    similar: ({ cell, suggestions }) => quoted([cell ?? '', ...suggestions]),
  },

  remedies: {
    extra: ({ outcome }) => (outcome === 'held' ? null : 'Only the first picks are counted (--extra truncate).'),
    repeated: ({ dots, outcome }) => {
      if (outcome === 'held') return null;
      return dots ? 'Cited once, with all the points that it gets there.' : 'Counted once, at its best position.';
    },
    gap: 'The later choices move up.',
    unknown: ({ suggestions, harm }) =>
      `${suggestions.length === 0 ? '' : `Did you mean ${list(suggestions.map(quote), 'or')}? `}${harm === null ? 'Correct the cell or complete the list' : REPAIRS[harm.kind]}; --unknown reject counts the other ballots.`,
    ambiguous: 'Put semicolons between the picks, or one pick a column.',
    contradiction: `${CHECK}.`,
    decimal: 'If it is a number of the spreadsheet, format the column as text and type the numbers again.',
    'bad-mark': 'Put an x where the orientation is picked, nothing elsewhere.',
    'bad-rank': `${CHECK}: 1 for the first choice, 2 for the second…`,
    'short-row': 'Check that no pick is missing at the end.',
    'long-row': 'Cells have probably moved to the right. A label that holds the separator goes in quotation marks (").',
    'wrong-total': ({ outcome }) =>
      outcome === 'held' ? `${CHECK} or the total.` : 'The sum is counted, not the total.',
    duplicate: ({ outcome }) =>
      outcome === 'held'
        ? 'Correct it as on paper, or choose: --duplicates first (the first counts), last (the last) or all (both, if they are namesakes).'
        : 'Both ballots are counted (--duplicates all).',
    namesake: 'Each ballot is counted. If it is the same person, delete the line that is too many.',
    'bad-points': `${CHECK} (0, 1, 2…).`,
    damaged: 'Correct this line, or save the file again from the spreadsheet.',
    'other-sheets': 'No ballot was recognised there. If there are any, --sheet says which sheet to read.',
    'stray-vote': 'Put the pick where it belongs. If this column is no vote, --ignore COLUMN.',
    'list-among': 'Put it in a file of its own, given with --orientations.',
    'wrong-recap': 'See on paper which is right, then correct the sheet.',
    'odd-row': 'If it is a ballot, give it a number like the others; if not, delete the row.',
    'doubtful-mark': 'Put an x wherever the orientation was picked, and nothing elsewhere.',
    'mixed-numbers': 'Give a list with the numbers (code;label), or type the same everywhere.',
    'bad-weight': `${CHECK} (1, 2, 3…).`,
    'no-column': 'Nothing to do if nobody picked it; if not, add the column.',
    'same-numbers': TWO_FILES,
    'same-ballots': TWO_FILES,
    similar: 'If they are the same orientation, correct the cell, or give the list with --orientations.',
  },
  asides: { blank: 'If a line was never used, delete it.', extra: '--extra truncate would count the first picks.' },
  fate: (outcome, count) => `${count === 1 ? 'Ballot' : many(count, 'ballot')} ${words.outcome(outcome, count)}.`,
  times: (count) => many(count, 'time'),
});
