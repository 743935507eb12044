/** What a value should have been. */

import type { Expected } from '../../failure.ts';
import { list } from './words.ts';

export const expected = (what: Expected): string => {
  switch (what.kind) {
    case 'choice':
      return `Possible values: ${list(what.choices, 'or')}.`;
    case 'choices':
      return `Possible values, separated by commas, each once: ${list(what.choices)}.`;
    case 'whole-number':
      return `A whole number from ${what.min} to ${what.max} is needed.`;
    case 'points':
      return what.picks === null
        ? 'Whole numbers separated by commas are needed, the largest first, such as 4,2,1.'
        : `As many numbers as picks are needed: ${what.picks} (--picks).`;
    case 'date':
      return 'A date is needed, such as 2026-03-27 or 27/03/2026.';
    case 'seed':
      return 'A number or a word announced in the room is needed, or ballots to make it of the ballots.';
    case 'delimiter':
      return 'One sign is needed, no letter, digit or quotation mark: ";" or tab, for example.';
  }
};
