/** What may be wrong with ballots, said as a helpful colleague would. */

import type { Outcome } from '../../ballots/issue.ts';
import type { Messages } from '../messages.ts';
import { list, many, quote } from './words.ts';

/** “Ballot counted.”, “2 ballots spoilt.”: what became of the ballots concerned. */
const fate = (outcome: Outcome, count: number): string =>
  `${count === 1 ? 'Ballot' : many(count, 'ballot')} ${
    { counted: 'counted', blank: 'blank', spoilt: 'spoilt', 'set-aside': 'set aside', held: 'held' }[outcome]
  }.`;

const meant = (suggestions: readonly string[]): string =>
  suggestions.length === 0 ? '' : `Did you mean ${list(suggestions.map(quote), 'or')}? `;

const ballotsHave = (count: number): string => (count === 1 ? 'One ballot has' : `${many(count, 'ballot')} have`);

export const damages: Messages['damages'] = {
  'open-quote': 'a quotation mark (") is opened and never closed',
  'stray-quote': 'a quotation mark (") stands in the middle of a cell',
  endless: 'this line never ends (more than a million characters)',
};

export const issues: Messages['issues'] = {
  blank: (_, count) => ({
    what: `${ballotsHave(count)} no pick at all`,
    hint: `${fate('blank', count)} If these lines were never used, delete them.`,
  }),
  incomplete: ({ outcome, asked }, count) => ({
    what: `${ballotsHave(count)} fewer than ${asked} picks`,
    hint: fate(outcome, count),
  }),
  extra: ({ outcome, asked }, count) => ({
    what: `${ballotsHave(count)} more than ${asked} picks`,
    hint:
      outcome === 'counted'
        ? `Only the first ${asked} picks are counted (--extra truncate).`
        : `${fate(outcome, count)} --extra truncate would count the first ${asked} picks.`,
  }),
  repeated: ({ outcome, orientation }, count) => ({
    what: `${quote(orientation)} stands twice on ${count === 1 ? 'one ballot' : many(count, 'ballot')}`,
    hint: outcome === 'counted' ? 'Counted once, at its best position (see --repeated).' : fate(outcome, count),
  }),
  gap: ({ position }, count) => ({
    what: `Choice ${position} is empty and a later choice is filled${count === 1 ? '' : ` (${many(count, 'ballot')})`}`,
    hint: 'The later choices move up.',
  }),
  'excess-dots': ({ outcome, most }, count) => ({
    what: `${count === 1 ? 'One ballot has' : `${many(count, 'ballot')} have`} more than ${many(most, 'dot')}`,
    hint: fate(outcome, count),
  }),
  'excess-dots-each': ({ outcome, orientation, most }, count) => ({
    what: `${quote(orientation)} gets more than ${many(most, 'dot')} on ${count === 1 ? 'one ballot' : many(count, 'ballot')}`,
    hint: fate(outcome, count),
  }),
  unknown: ({ outcome, cell, suggestions }, count) => ({
    what: `${quote(cell ?? '')} is not in the list of orientations${count === 1 ? '' : ` (${many(count, 'ballot')})`}`,
    hint:
      meant(suggestions) +
      (outcome === 'held'
        ? `Correct the cell or complete the list; --unknown reject counts without ${count === 1 ? 'this ballot' : 'these ballots'}.`
        : fate(outcome, count)),
  }),
  duplicate: ({ outcome, source, otherSource, otherLine }) => ({
    what: `Same participant as on line ${otherLine}${source === otherSource ? '' : ` of ${otherSource}`}`,
    hint: {
      counted: 'Both ballots are counted (--duplicates all).',
      blank: 'Both ballots are counted (--duplicates all).',
      spoilt: 'Both ballots are kept (--duplicates all).',
      'set-aside': 'This ballot is set aside, the other one stays.',
      held: 'Check on paper, then choose: --duplicates first, last or all (namesakes).',
    }[outcome],
  }),
  'bad-points': ({ cell }) => ({
    what: `${quote(cell ?? '')}: the number of points or dots is not a whole number`,
    hint: 'Correct the cell (0, 1, 2…).',
  }),
  damaged: ({ damage, outcome }, count) => ({
    what: `Unreadable line: ${damages[damage]}`,
    hint:
      outcome === 'held'
        ? 'Correct this line in the file, or save it again from the spreadsheet.'
        : fate(outcome, count),
  }),
  similar: ({ cell, suggestions }) => ({
    what: `${quote(cell ?? '')} looks very much like ${list(suggestions.map(quote))}`,
    hint: 'If they are the same orientation, correct the cell, or give the list with --orientations.',
  }),
};

export const reasons: Messages['reasons'] = {
  blank: 'no pick',
  incomplete: 'fewer picks than asked',
  extra: 'too many picks',
  repeated: 'the same orientation twice',
  gap: 'a choice left empty',
  'excess-dots': 'too many dots',
  'excess-dots-each': 'too many dots on one orientation',
  unknown: 'an orientation that is not in the list',
  duplicate: 'a second ballot of the same participant',
  'bad-points': 'unreadable points',
  damaged: 'an unreadable line',
  similar: 'two labels almost alike',
};
