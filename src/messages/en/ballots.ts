/** What may be wrong with ballots, said as a helpful colleague would. */

import type { IssueCode, Outcome } from '../../ballots/issue.ts';
import type { Harm } from '../../ballots/marks.ts';
import type { Damage } from '../../text/rows.ts';
import { type IssueSentences, sayBy } from '../sentences.ts';
import { integer, list, many, quote, words } from './words.ts';

const SAME = { number: 'Same ballot number', address: 'Same address', name: 'Same name' } as const;

const SETTLE = {
  number:
    'Correct the number as on paper, or choose: --duplicates first (the first counts), last (the last one) or all (both).',
  address:
    'One person has probably answered twice. Choose: --duplicates first (the first answer counts), last (the last one) or all (both).',
  name: 'If they are namesakes, --duplicates all counts both. If not, choose: --duplicates first (the first ballot counts) or last (the last one).',
} as const;

/** “Ballot counted.”, “2 ballots spoilt.”: what became of the ballots concerned. */
const fate = (outcome: Outcome, count: number): string =>
  `${count === 1 ? 'Ballot' : many(count, 'ballot')} ${words.outcome(outcome, count)}.`;

/** How many there are, where there are several. */
const among = (count: number, what = 'ballot'): string => (count === 1 ? '' : ` (${many(count, what)})`);

const onBallots = (count: number): string => (count === 1 ? 'one ballot' : many(count, 'ballot'));

/** What to do about ballots that are held; of others, what became of them. */
const todo = (outcome: Outcome, count: number, remedy: string): string =>
  outcome === 'held' ? remedy : fate(outcome, count);

const isFilled = (cell: string | null): cell is string => cell !== null && cell.trim() !== '';

const meant = (suggestions: readonly string[]): string =>
  suggestions.length === 0 ? '' : `Did you mean ${list(suggestions.map(quote), 'or')}? `;

const ballotsHave = (count: number): string => (count === 1 ? 'One ballot has' : `${many(count, 'ballot')} have`);

/** What a spreadsheet may have done to a cell that names no orientation. */
const harmed = sayBy<Harm, 'kind'>('kind', {
  'formula-error': () => ': a formula of the spreadsheet came to nothing',
  'column-too-narrow': () => ': the column was too narrow when the file was saved',
  scientific: () => ': the spreadsheet shortened a large number',
  judged: () => ' is no orientation',
  date: ({ typed }) => `: the spreadsheet probably took ${quote(typed)} for a date`,
});

const REMEDIES: Readonly<Record<Harm['kind'], string>> = {
  'formula-error': 'Type the pick again from the paper',
  'column-too-narrow': 'Widen the column in the spreadsheet and save again',
  scientific: 'Format the column as text and type the numbers again from the paper',
  judged: 'Type what the paper says: the rules announced tell whether the ballot is spoilt',
  date: 'Format the column as text and type the numbers again from the paper',
};

const strange = (cell: string, harm: Harm | null): string => {
  if (harm !== null) return `${quote(cell)}${harmed(harm)}`;
  return /^\D{0,4}\d+$/u.test(cell.trim())
    ? `${quote(cell)} is the number of no orientation of the list`
    : `${quote(cell)} is not in the list of orientations`;
};

export const ENDLESS = 'this line never ends (more than 2,500 cells, or 32,767 characters in one of them)';

const damages: Readonly<Record<Damage, string>> = {
  'open-quote': 'a quotation mark (") is opened and never closed',
  'stray-quote': 'a quotation mark (") stands in the middle of a cell',
  'other-separator': 'its cells are not parted as those of the other lines are',
  endless: ENDLESS,
};

export const issues: IssueSentences = {
  blank: (_, count) =>
    `${ballotsHave(count)} no pick at all\n→ ${fate('blank', count)} ${count === 1 ? 'If this line was never used, delete it.' : 'If these lines were never used, delete them.'}`,
  incomplete: ({ outcome, asked }, count) =>
    `${ballotsHave(count)} fewer than ${asked} picks\n→ ${fate(outcome, count)}`,
  extra: ({ outcome, asked }, count) =>
    `${ballotsHave(count)} more than ${asked} picks\n→ ${
      outcome === 'counted'
        ? `Only the first ${asked} picks are counted (--extra truncate).`
        : `${fate(outcome, count)} --extra truncate would count the first ${asked} picks.`
    }`,
  repeated: ({ outcome, orientation, dots }, count) =>
    `${quote(orientation)} stands twice on ${onBallots(count)}\n→ ${outcome !== 'counted' ? fate(outcome, count) : dots ? 'Cited once, with all the points that it gets there.' : 'Counted once, at its best position (see --repeated).'}`,
  gap: ({ position }, count) =>
    `Choice ${position} is empty and a later choice is filled${among(count)}\n→ The later choices move up.`,
  'excess-dots': ({ outcome, most }, count) =>
    `${ballotsHave(count)} more than ${many(most, 'dot')}\n→ ${fate(outcome, count)}`,
  'excess-dots-each': ({ outcome, orientation, most }, count) =>
    `${quote(orientation)} gets more than ${many(most, 'dot')} on ${onBallots(count)}\n→ ${fate(outcome, count)}`,
  unknown: ({ outcome, cell, suggestions, harm }, count) =>
    `${strange(cell ?? '', harm)}${among(count)}\n→ ${
      meant(suggestions) +
      (outcome === 'held'
        ? `${harm === null ? 'Correct the cell or complete the list' : REMEDIES[harm.kind]}; --unknown reject counts without ${count === 1 ? 'this ballot' : 'these ballots'}.`
        : fate(outcome, count))
    }`,
  ambiguous: ({ outcome, cell, readings: [one, other] }, count) =>
    `${quote(cell ?? '')} can be read in two ways: ${list(one.map(quote))}, or ${list(other.map(quote))}\n→ ${todo(outcome, count, 'Put semicolons between the picks, or one pick a column.')}`,
  contradiction: ({ outcome, cell, number, other }, count) =>
    `${quote(cell ?? '')}: in the list, number ${number} is ${quote(other)}\n→ ${todo(outcome, count, 'Check on paper, then correct the number or the label.')}`,
  decimal: ({ cell }, count) =>
    `${quote(cell ?? '')} is read as two numbers${among(count)}\n→ If it is a decimal of the spreadsheet, format the column as text and type the numbers again.`,
  'bad-mark': ({ outcome, cell }, count) =>
    `${quote(cell ?? '')} under an orientation is neither a mark nor empty${among(count)}\n→ ${todo(outcome, count, 'Put an x where the orientation is picked, nothing elsewhere.')}`,
  'bad-rank': ({ outcome, cell }, count) =>
    `Rank ${quote(cell ?? '')} stands twice on a ballot, or is no rank${among(count)}\n→ ${todo(outcome, count, 'Check on paper: 1 for the first choice, 2 for the second…')}`,
  'short-row': (_, count) =>
    `${count === 1 ? 'A line ends' : `${many(count, 'line')} end`} before the last column of picks\n→ Check that no pick is missing at the end.`,
  'long-row': ({ outcome, cell }, count) =>
    `${quote(cell ?? '')} stands beyond the headings${among(count, 'line')}\n→ ${todo(outcome, count, 'Cells have probably moved to the right: correct the line. A label that holds the separator goes between straight quotation marks (").')}`,
  unsent: ({ outcome }, count) =>
    `${count === 1 ? 'An answer begun and never sent' : `${many(count, 'answer')} begun and never sent`}\n→ ${fate(outcome, count)}`,
  unused: ({ outcome }, count) =>
    `${many(count, 'numbered line')} without a pick at the end of the file\n→ ${fate(outcome, count)} ${count === 1 ? 'If this line was prepared in advance and never used, delete it.' : 'If these lines were prepared in advance and never used, delete them.'}`,
  'wrong-total': ({ outcome, written, sum, of }) =>
    `The total says ${written}, the ${of} adds up to ${sum}\n→ ${
      outcome === 'held'
        ? 'Check on the sheet, then correct the number or the total.'
        : 'The sum is counted, not the total.'
    }`,
  'bad-points': ({ cell }) =>
    `${
      isFilled(cell)
        ? `${quote(cell)}: the number of points or dots is not a whole number of nine digits at most`
        : 'The number of points or dots is missing'
    }\n→ Correct the cell (0, 1, 2…).`,
  damaged: ({ damage, outcome }, count) =>
    `Unreadable line: ${damages[damage]}\n→ ${todo(outcome, count, 'Correct this line in the file, or save it again from the spreadsheet.')}`,
  duplicate: ({ outcome, by, source, otherSource, otherLine }) =>
    `${SAME[by]} as on line ${integer(otherLine)}${source === otherSource ? '' : ` of ${otherSource}`}\n→ ${
      {
        counted: 'Both ballots are counted (--duplicates all).',
        blank: 'Both ballots are counted (--duplicates all).',
        spoilt: 'Both ballots are kept (--duplicates all).',
        'set-aside': 'This ballot is set aside, the other one stays.',
        held: SETTLE[by],
      }[outcome]
    }`,
  namesake: ({ source, otherSource, otherLine }) =>
    `Same name as on line ${integer(otherLine)}${source === otherSource ? '' : ` of ${otherSource}`}, with no number or address in common\n→ Probably namesakes: each ballot is counted. If it is the same person, delete the line that is too many.`,
  'other-sheets': ({ sheets }) =>
    `${sheets.length < 2 ? 'Sheet of the workbook left aside' : 'Sheets of the workbook left aside'}: ${list(sheets.map(quote))}\n→ No ballot was recognised there. If there are any, --sheet says which sheet to read.`,
  'stray-vote': ({ cell }, count) =>
    `${quote(cell ?? '')} is an orientation, and stands in no column of picks${count < 2 ? '' : ` (${many(count, 'row')})`}\n→ Put the pick where it belongs. If this column is no vote, --ignore COLUMN.`,
  'list-among': ({ line, through }) =>
    `The list of orientations stands among the ballots (lines ${integer(line)} to ${integer(through)})\n→ Put it in a file of its own, given with --orientations, and delete these lines.`,
  'wrong-recap': ({ orientation, written, counted }) =>
    `The recap gives ${integer(written)} to ${quote(orientation)}, the count ${integer(counted)}\n→ See on paper which is right, then correct the sheet.`,
  'odd-row': (_, count) =>
    `${count < 2 ? 'A row looks' : `${many(count, 'row')} look`} like a ballot and not quite\n→ If it is a ballot, give it a number like the others; if not, delete the row.`,
  'doubtful-mark': ({ mark }) =>
    `${quote(mark)} and other marks in one sheet: yes or no?\n→ Put an x wherever the orientation was picked, and nothing elsewhere.`,
  'mixed-numbers': ({ outcome, cell }, count) =>
    `${quote(cell ?? '')}: numbers and labels in one sheet, and the list gives no numbers${count < 2 ? '' : ` (${many(count, 'ballot')})`}\n→ ${outcome === 'held' ? 'Give a list with the numbers (code;label), or type the same everywhere.' : fate(outcome, count)}`,
  'bad-weight': ({ cell }) => `${quote(cell ?? '')} is no number of ballots\n→ Correct the cell (1, 2, 3…).`,
  'no-column': ({ orientations }) =>
    `No column for ${list(orientations.slice(0, 6).map(quote))}\n→ Nothing to do if nobody picked it; if not, add the column.`,
  'same-numbers': ({ otherSource, numbers }) =>
    `The ballots bear the same numbers as those of ${otherSource} (${list(numbers.slice(0, 5))}${numbers.length > 5 ? '…' : ''})\n→ If they are other ballots, --duplicates all; if it is the same file twice, give it once.`,
  'same-ballots': ({ otherSource }) =>
    `This file holds the very same ballots as ${otherSource}, be it in another order\n→ If they are other ballots, --duplicates all; if not, give it once.`,
  similar: ({ cell, suggestions }) =>
    `${quote(cell ?? '')} looks very much like ${list(suggestions.map(quote))}\n→ If they are the same orientation, correct the cell, or give the list with --orientations.`,
};

export const reasons: Readonly<Record<IssueCode, string>> = {
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
  'long-row': 'a line too long',
  unsent: 'an answer never sent',
  unused: 'no pick',
  'wrong-total': 'a total that does not add up',
  duplicate: 'a second ballot of the same participant',
  namesake: 'a namesake',
  'bad-points': 'unreadable points',
  damaged: 'an unreadable line',
  'other-sheets': 'sheets that were not read',
  'stray-vote': 'an orientation outside the columns of picks',
  'list-among': 'the list among the ballots',
  'wrong-recap': 'a recap that differs from the count',
  'odd-row': 'a doubtful row',
  'doubtful-mark': 'a mark with two meanings',
  'mixed-numbers': 'numbers and labels together',
  'bad-weight': 'an unreadable number of ballots',
  'no-column': 'an orientation without a column',
  'same-numbers': 'the same numbers in two files',
  'same-ballots': 'the same ballots in two files',
  similar: 'two labels almost alike',
};
