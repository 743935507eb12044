/** Finds the columns that say who voted: the number of the ballot, an address, a name. */

import { type Voter, voterPlaces } from './columns.ts';
import type { ColumnSample, Sample } from './contents.ts';
import { plain } from './fold.ts';
import { numberIn } from './headers.ts';
import { says } from './headings.ts';

export const NOBODY: Voter = { number: null, address: null, name: [], shared: false };

/** «Bulletin 3», «B-001», the long number that a form gives an answer: hardly two ballots have the same. */
const REFERENCE = /^(?:\p{L}[\p{L}\s.°_-]{0,20}\d{1,9}|(?=\S*\d)[\da-f]{6,}(?:-[\da-f]+)*)$/iu;
const ADDRESS = /^\S+@\S+\.\S+$/u;

/** Which columns say who voted: by their headings, or because what stands in them can be nothing else. */
export function findVoter({ columns, header }: Sample, taken: readonly number[]): Voter {
  // A column that nobody filled in tells no two voters apart.
  const free = columns.filter(({ place, cells }) => !taken.includes(place) && cells.length > 0);
  const numbered = free.find(({ heading }) => says(heading, 'number'));
  // A «number» without any figure is a name that somebody chose; 0 is what a form calls everybody who is not known to it.
  const isNumber = numbered?.cells.some((cell) => /[1-9]/u.test(cell)) === true;
  const number = isNumber ? (numbered?.place ?? null) : null;
  const first = (...whats: readonly ('address' | 'name' | 'firstName')[]) =>
    free.find(({ heading }) => says(heading, ...whats))?.place ?? null;
  const isAddress = ({ cells }: ColumnSample) => cells.length > 1 && cells.every((cell) => ADDRESS.test(cell.trim()));
  const address = first('address') ?? free.find(isAddress)?.place ?? null;
  const name =
    first('name') ?? (isNumber || !numbered?.cells.some((cell) => /\p{L}/u.test(cell)) ? null : numbered.place);
  const called = first('firstName');
  const names = name === null ? [] : [name, called].filter((place) => place !== null);
  const voter = { number, address, name: names, shared: false };
  if (voterPlaces(voter).length > 0) return voter;
  if (called !== null) return { ...NOBODY, name: [called], shared: true };
  const isReference = (column: ColumnSample) => {
    if (says(column.heading, 'group')) return false;
    const most = column.cells.filter((cell) => REFERENCE.test(cell.trim()));
    return most.length > 2 && 4 * new Set(most.map(plain)).size >= 3 * column.cells.length;
  };
  const reference = free.find(isReference);
  if (reference !== undefined) return { ...NOBODY, number: reference.place };
  const cells = free.find(({ place, heading }) => place === 0 && heading === '')?.cells ?? [];
  const numbers = new Set(cells.map(numberIn));
  // From 1, or from 0 as programs count, without a hole, but for a number that was typed twice.
  const begin = numbers.has(0) ? 0 : 1;
  const counted = [...numbers].every((one) => one !== null && one >= begin && one < numbers.size + begin);
  if (cells.length > 1 && counted && 2 * numbers.size > cells.length) return { ...NOBODY, number: 0 };
  const named = header.rows.length > 0 && cells.length > 0 && cells.every((cell) => /\p{L}/u.test(cell));
  return { ...NOBODY, name: named ? [0] : [] };
}
