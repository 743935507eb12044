/** A column an orientation, in which its rank on the ballot stands: 1, 2, 3, or «1er choix». */

import type { Lookup } from '../orientations.ts';
import { signOf } from '../signs.ts';
import type { Flaw, Found, Frame, Layout, Marks, Pick, Sample } from './layout.ts';
import { findOrientationColumns, labelIn } from './orientation-columns.ts';

export const rankPerOrientation: Layout = { ordered: () => true, recognise, mark };

function recognise(sample: Sample, asked: boolean): Found | null {
  const found = findOrientationColumns(sample);
  if (found === null || (found.writing !== 'ranks' && !asked)) return null;
  return { ...found, columns: { ...found.columns, dots: [] } };
}

/** The picks in the order of their ranks; a rank given twice, or a cell that is no rank, cannot be put in order. */
function mark([cells = []]: readonly (readonly string[])[], frame: Frame, lookup: Lookup | null): Marks {
  const entries = frame.columns.picks.flatMap((place) => {
    const cell = cells[place] ?? '';
    return ranksIn(cell).map((rank) => ({ cell, place, rank }));
  });
  const picks = entries
    .toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.place - b.place)
    .map(({ cell, place, rank }): Pick => {
      const wrong = rank === null || entries.some((other) => other.rank === rank && other.place !== place);
      const text = wrong ? cell : labelIn(frame.headings[place] ?? '', lookup);
      return { text, dots: null, spot: { row: 0, place }, problem: wrong ? { code: 'bad-rank' } : null };
    });
  const ranks = new Set(entries.map(({ rank }) => rank));
  const position = entries.findIndex((_, at) => !ranks.has(at + 1)) + 1;
  const flaws: readonly Flaw[] =
    position > 0 && picks.every(({ problem }) => problem === null)
      ? [{ spot: null, text: null, finding: { code: 'gap', position } }]
      : [];
  return { picks, flaws };
}

/** Empty where the orientation has no rank; null for what is none. */
function ranksIn(cell: string): readonly (number | null)[] {
  const sign = signOf(cell);
  if (sign === null || sign.kind === 'mark') return [null];
  if (sign.kind === 'none' || (sign.kind === 'number' && sign.value === 0)) return [];
  return sign.kind === 'number' ? [sign.value] : sign.ranks;
}
