/** Puts columns of picks in their order, where their headings make them the picks of one question. */

import { ask, cellsAt, contextAt, findVoter, headingAt, lettersOf, option, placesIn, type Sample } from './contents.ts';
import { isFilled } from './headers.ts';
import { dotsNumber, isBarePick, isDeclared, numberOf } from './headings.ts';

/** Columns numbered alike, question by question. */
export function numberedRuns(sample: Sample): readonly (readonly number[])[] {
  const runs = new Map<string, number[]>();
  for (const place of placesIn(sample)) {
    const numbered = numberOf(contextAt(sample, place));
    if (numbered === null || dotsNumber(headingAt(sample, place)) !== null) continue;
    runs.set(numbered.stem, [...(runs.get(numbered.stem) ?? []), place]);
  }
  return [...runs.values()];
}

/** Columns whose headings say «choix 1», «2e vœu»…; a number alone says it where a heading is merged above it. */
export const declaredRun = (sample: Sample): readonly number[] =>
  placesIn(sample).filter((place) => {
    const numbered = numberOf(contextAt(sample, place));
    return numbered !== null && isDeclared(numbered);
  });

/** Columns of picks in their order: by their numbers, else as they stand; or what keeps them from being one question. */
export function orderOf(sample: Sample, columns: readonly number[]): readonly number[] | ReturnType<typeof ask> {
  const numbered = columns.map((place) => ({ place, number: numberOf(contextAt(sample, place)) }));
  const pickColumns = (places: readonly number[]) => [option('pick-columns', lettersOf(places))];
  const known = numbered.filter(({ number }) => number !== null);
  if (known.length === 0) return unnumberedOrder(sample, columns);
  const stems = new Set(known.map(({ number }) => number?.stem ?? ''));
  const oneQuestion =
    stems.size === 1 ||
    (known.every(({ number }) => number && isDeclared(number)) &&
      !known.some(({ number }) => number?.stem.includes('[')));
  const outside = numbered.filter(({ number }) => number === null);
  const first = known[0]?.place ?? 0;
  const last = known.at(-1)?.place ?? 0;
  const beyond = outside.filter(({ place }) => place < first || place > last || headingAt(sample, place) !== '');
  if (beyond.length > 0) {
    return ask(
      sample,
      'votes-outside',
      beyond.map(({ place }) => place),
      [...beyond.map(({ place }) => option('ignore', lettersOf([place]))), ...pickColumns(columns)],
    );
  }
  if (!oneQuestion) return ask(sample, 'several-questions', columns, pickColumns(columns));
  // An empty heading between «Choix 1» and «Choix 3» is that of the choice between.
  const ranks = numbered.map(({ number }, at) => number?.at ?? at + 1);
  const whole = new Set(ranks).size === ranks.length && Math.max(...ranks) === ranks.length;
  if (!whole)
    return ask(
      sample,
      new Set(ranks).size < ranks.length ? 'several-questions' : 'hole',
      columns,
      pickColumns(columns),
    );
  const [stem = ''] = stems;
  const ordinals = stem === '' && known.every(({ place }) => !/^\d+$/u.test(headingAt(sample, place)));
  const declared = ordinals || (stem !== '' && known.every(({ number }) => number !== null && isDeclared(number)));
  if (!declared && !isUpright(sample, columns)) return ask(sample, 'sideways', columns, pickColumns(columns));
  return numbered
    .map(({ place }, at) => ({ place, rank: ranks[at] ?? 0 }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ place }) => place);
}

/** Without numbers they are one question under one heading, under headings that say the same, or under none at all. */
function unnumberedOrder(sample: Sample, columns: readonly number[]): readonly number[] | ReturnType<typeof ask> {
  const headings = columns.map((place) => headingAt(sample, place));
  const adjacent = columns.every((place, at) => at === 0 || place === (columns[at - 1] ?? 0) + 1);
  const constant = columns.every((place) => new Set(cellsAt(sample, place)).size < 2);
  const [first = '', ...others] = headings;
  const alike = others.every((heading) => heading === first);
  const merged = adjacent && isFilled(first) && others.every((heading) => heading === '');
  if (constant && sample.body.length > 1 && !(alike && isBarePick(first))) return [];
  if (alike && isBarePick(first)) return columns;
  const beyond = merged || (alike && first === '') ? columns.slice(sample.hints.picks) : [];
  if (beyond.length > 0)
    return ask(sample, 'votes-outside', beyond, [
      ...beyond.map((place) => option('ignore', lettersOf([place]))),
      option('pick-columns', lettersOf(columns)),
    ]);
  if ((merged || alike) && isUpright(sample, columns)) return columns;
  return ask(sample, 'several-questions', columns, [option('pick-columns', lettersOf(columns))]);
}

/** Whether rows must be ballots: they are more than the picks asked, or are numbered. */
const isUpright = (sample: Sample, columns: readonly number[]): boolean =>
  sample.body.length > sample.hints.picks || findVoter(sample, columns).number !== null;

export const dotsBeside = (sample: Sample): readonly number[] =>
  placesIn(sample)
    .map((place) => ({ place, at: dotsNumber(headingAt(sample, place)) }))
    .filter((column): column is { place: number; at: number } => column.at !== null)
    .toSorted((a, b) => a.at - b.at)
    .map(({ place }) => place);
