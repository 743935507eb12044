/** What is said of a document that was verified. */

import type { Messages } from '../messages.ts';
import { list, many, quote } from './words.ts';

const shown = (cell: string): string => (cell === '' ? 'nothing' : quote(cell));

export const verify: Messages['verify'] = {
  document: {
    untouched: (file) => `${file} is untouched: just as atelier wrote it.`,
    prose: (file) =>
      `${file} was edited or saved again, its results are intact: the ranking, the retained and the turnout are those counted.`,
    figures: (file, changes) => `${file} no longer says what was counted: ${many(changes, 'difference')}.`,
  },
  change: (change) => {
    switch (change.kind) {
      case 'cell':
        return `Table, row ${quote(change.row)}${change.column === '' ? '' : `, column ${quote(change.column)}`}: ${shown(change.from)} became ${shown(change.to)}`;
      case 'row':
        return `Table: the row ${quote(change.row)} was ${change.fate}`;
      case 'sentence':
        return change.to === null
          ? `Sentence removed or beyond recognition: ${quote(change.from)}`
          : `Sentence changed: ${quote(change.from)} became ${quote(change.to)}`;
      case 'table':
        return `Table removed or beyond recognition: ${list(change.columns.map(quote))}`;
    }
  },
  more: (count) => `and ${many(count, 'more difference')}`,
  sameBallots: 'These ballots are those that were counted (same SHA-256).',
  otherBallots: 'These ballots are not those that were counted.',
  stranger: ({ name, sha256, role }) =>
    `${role === 'counted' ? 'counted, and not given here' : 'given here, and not counted'}: ${name} (SHA-256 ${sha256})`,
  recount: (same, ballots) => {
    if (same) return `Counted again, they give the same result${ballots ? '' : ' all the same'}.`;
    return `Counted again, they give another result${ballots ? ' than the one that the document carries' : ''}.`;
  },
  notRecounted: 'The ballots were not counted again: to do so, give them after the minutes.',
};
