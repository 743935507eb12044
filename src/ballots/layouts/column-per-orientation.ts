/** A column an orientation, marked where it was chosen: x, X, 1, oui, ●, ✓, the orientation's own label, or dots. */

import type { Lookup } from '../orientations.ts';
import { signOf } from '../signs.ts';
import { isFilled } from './header.ts';
import type { Found, Frame, Layout, Marks, Pick, Sample } from './layout.ts';
import { findOrientationColumns, isOther, labelIn, repeats } from './orientation-columns.ts';

export const columnPerOrientation: Layout = { ordered: () => false, recognise, mark };

function recognise(sample: Sample, asked: boolean): Found | null {
  const found = findOrientationColumns(sample);
  return found !== null && (asked || found.writing !== 'ranks') ? found : null;
}

function mark([cells = []]: readonly (readonly string[])[], frame: Frame, lookup: Lookup | null): Marks {
  const counted = frame.columns.dots.length > 0;
  const picks = frame.columns.picks.flatMap((place): readonly Pick[] => {
    const cell = cells[place] ?? '';
    if (!isFilled(cell)) return [];
    const heading = frame.headings[place] ?? '';
    const pick = { text: labelIn(heading, lookup), dots: counted ? '1' : null, spot: { row: 0, place }, problem: null };
    if (repeats(cell, pick.text, lookup)) return [pick];
    const sign = signOf(cell);
    if (sign?.kind === 'none') return [];
    if (sign?.kind === 'mark') return [{ ...pick, dots: counted ? String(sign.dots) : null }];
    if (sign?.kind === 'number' && sign.value === 0) return [];
    if (sign?.kind === 'number' && (counted || sign.value === 1)) {
      return [{ ...pick, dots: counted ? String(sign.value) : null }];
    }
    // «Autre : …» is written out.
    if (sign === null && isOther(heading)) return [{ ...pick, text: cell }];
    return [{ ...pick, text: cell, problem: { code: 'bad-mark' } }];
  });
  return { picks, flaws: [] };
}
