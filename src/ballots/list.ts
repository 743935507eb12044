/** The rows of a list of orientations enter (one a line, or a CSV with code, label, aliases); the list leaves. */

import type { Failure } from '../failure.ts';
import { MAX_ORIENTATIONS } from '../limits.ts';
import { type RowSource, readFilledLines, readHeadedRows } from '../text/rows.ts';
import type { Orientation } from './ballot.ts';
import { plain } from './fold.ts';
import { type Lookup, lookUp } from './orientations.ts';

/** What an orientation has, by all the names that headings of a list and keys of a workshop file give it. */
export const orientationKeys = {
  label: ['libellé', 'label', 'orientation', 'intitulé', 'proposition', 'piste', 'titre'],
  code: ['code', 'n°', 'numéro', 'no', 'n', 'num', 'id', 'lettre'],
  aliases: ['alias', 'aliases', 'synonyme', 'variante', 'autre libellé', 'autre nom'],
  theme: ['thème', 'theme', 'axe', 'thématique'],
} as const;
type OrientationKey = keyof typeof orientationKeys;

/** «Libellés», «Alias 2». */
function keyOfHeading(heading: string): OrientationKey | null {
  const words = plain(heading);
  const isNamed = (id: OrientationKey) =>
    orientationKeys[id]
      .flatMap((name) => [plain(name), plain(name).replace(/(?<=[a-z]{2})(?= |$)/gu, 's')])
      .includes(id === 'aliases' ? words.replace(/ \d+$/u, '') : words);
  return (Object.keys(orientationKeys) as OrientationKey[]).find(isNamed) ?? null;
}

/** «1) …», «12 - …», «n° 3 : …», «- …» at the head of a line of a plain list. */
const BEGUN = /^\s*(?:(?:n\s?°\s?)?(\d{1,3})\s*[).:°;,\t–-]+|[-–•*])\s*(\p{L}.*)$/u;

/**
 * Reads the list; its order is the order of the list.
 * @returns a Failure when it is empty, or two of its entries could not be told apart
 */
export function readList(source: string, rows: RowSource): Lookup | Failure {
  const orientations = asTable(rows) ?? asLines(rows);
  if (orientations.length === 0) return { failure: 'no-orientations', source };
  if (orientations.length > MAX_ORIENTATIONS)
    return { failure: 'too-many-orientations', source, count: orientations.length, most: MAX_ORIENTATIONS };
  return lookUp(orientations, source);
}

/** A CSV says so by its headings: a label, and anything beside it. */
function asTable(source: RowSource): readonly Orientation[] | null {
  const [header, ...rows] = readHeadedRows(source, (heading) => keyOfHeading(heading) !== null);
  const ids = header?.cells.map(keyOfHeading) ?? [];
  const places = (id: OrientationKey) => ids.flatMap((one, place) => (one === id ? [place] : []));
  const [label] = places('label');
  const [code] = places('code');
  const [theme] = places('theme');
  const aliases = places('aliases');
  if (label === undefined || ids.length === 1) return null;
  return rows.flatMap(({ cells }): readonly Orientation[] => {
    const name = tidy(cells[label] ?? '');
    if (name === '') return [];
    const others = aliases.flatMap((place) => (cells[place] ?? '').split(/[|\n]/u)).map(tidy);
    const about = tidy(cells[theme ?? -1] ?? '');
    return [
      {
        label: name,
        code: tidy(cells[code ?? -1] ?? '') || null,
        aliases: others.filter((alias) => alias !== ''),
        ...(about === '' ? {} : { theme: about }),
      },
    ];
  });
}

/** One a line: commas and semicolons within belong to the label; numbers before all of them are their codes. */
function asLines(source: RowSource): readonly Orientation[] {
  const lines = readFilledLines(source).map((line) => tidy(line.replace(/[\s;,|]+$/u, '')));
  const labels = keyOfHeading(lines[0] ?? '') === 'label' ? lines.slice(1) : lines;
  const begun = labels.map((line) => BEGUN.exec(line));
  return labels.map((line, place) => {
    const [, code, label] = begun.every((match) => match !== null) ? (begun[place] ?? []) : [];
    return { label: label ?? line, code: code ?? null, aliases: [] };
  });
}

const tidy = (cell: string): string => cell.normalize('NFC').replace(/\s+/gu, ' ').trim();
