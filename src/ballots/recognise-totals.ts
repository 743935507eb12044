/** Recognises a count made in the room, once whoever runs the program has said that it is one: orientations down the side or
 * across, and how often each was picked. */

import { cellsAt, headingAt, placesIn, type Recognised, type Sample } from './contents.ts';
import { plain } from './fold.ts';
import { isFilled } from './headers.ts';
import { isLabel, isRank, isTotal, isWho } from './headings.ts';
import { labelIn } from './layouts.ts';
import type { Lookup } from './orientations.ts';

/** Figures about the figures. */
const DERIVED = /^(?:%|part|share|pourcentage|percent|moyenne|mean|code|n ?[°o]?)\b|%/u;

export function recogniseTotals(sample: Sample, lookup: Lookup | null): Recognised {
  const places = placesIn(sample);
  const heading = (place: number) => headingAt(sample, place);
  const figures = places.filter(
    (place) =>
      !isWho(heading(place)) &&
      !isRank(heading(place)) &&
      !DERIVED.test(plain(heading(place))) &&
      cellsAt(sample, place).some((cell) => figureIn(cell) !== null),
  );
  const total = figures.find((place) => isTotal(heading(place))) ?? null;
  const counts = figures.filter((place) => !isTotal(heading(place)));
  // A lone «Total» is the count itself.
  const dots = counts.length > 0 ? counts : figures;
  const beside = counts.length > 0 ? total : null;
  const isName = (text: string) => (lookup === null ? /\p{L}{2}/u.test(text) : lookup.find(text) !== null);
  const across = dots.filter((place) => lookup !== null && isName(labelIn(heading(place), lookup)));
  if (across.length > 1)
    return { found: { layout: 'totals', picks: across, dots: across, total: beside, shownBy: 'told' } };
  const labels = places.filter((place) => !figures.includes(place) && namesEach(sample, place, isName));
  const label = labels.find((place) => isLabel(heading(place))) ?? labels[0];
  if (label === undefined || dots.length === 0) return null;
  return {
    found: {
      layout: 'totals',
      picks: [label],
      dots: dots.filter((place) => place !== label),
      total: beside,
      shownBy: 'told',
    },
  };
}

/** Whether a column names orientations, each once. */
function namesEach(sample: Sample, place: number, isName: (text: string) => boolean): boolean {
  const cells = sample.rows.map(({ cells }) => cells[place] ?? '').filter(isFilled);
  const names = cells.filter(isName);
  return names.length > 0 && 2 * names.length >= cells.length && new Set(cells.map(plain)).size === cells.length;
}

/** «12», «7 voix», «IIIII II»; null for what is no number. An empty cell is none at all. */
export function figureIn(cell: string): number | null {
  const text = cell.trim();
  if (text === '' || /^[-–—.]$/u.test(text)) return 0;
  const [, digits] = /^(\d{1,6})(?:\s*(?:voix|votes?|points?|gommettes?|x))?$/iu.exec(text) ?? [];
  if (digits !== undefined) return Number(digits);
  return /^[I|lx●•\s]+$/u.test(text) ? text.replace(/\s/gu, '').length : null;
}
