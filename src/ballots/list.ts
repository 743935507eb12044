/** The rows of a list of orientations enter (one a line, or a CSV with code, label, aliases); the list leaves. */

import type { Failure, FailureOf } from '../failure.ts';
import { MAX_ORIENTATIONS } from '../limits.ts';
import { type RowSource, readHeadedRows } from '../text/rows.ts';
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

/** What may begin each line of a plain list, and the label behind it: «1) …», «12 - …», «n° 3 : …»; «a) …», «B - …», «C1 - …»; «- …»,
 * «• …»; or stand around it. */
const MARKERS = [
  /^(?:n\s?°\s?)?\(?(\d{1,3})(?:\s*[).:°;,\t–-]+\s*(?=[^\d\s])|\s*[).:]\s+|\s*[;\t]\s*)(\S.*)$/iu,
  /^([a-z]|[a-z]{1,3}\d{1,3})(?:\)\s*|\s*[).]\s+|\s+[:–-]\s+|\s*[;\t]\s*)(\S.*)$/iu,
  /^()(?:[-–•*●▪◦‣➤·](?:\s+(?=\S)|(?=[^\d\s])))(.*)$/u,
  /^()[«“"]\s*(.*\S)\s*[»”"]$/u,
] as const;
/** What parts the columns of a table; a comma may belong to a label, unless a number follows it. */
const CELL_END = /[;\t|]|,(?=\s*\d+$)/u;

/**
 * Reads the list; its order is the order of the list.
 * @returns a Failure when it is empty, a line of it may be none, or two of its entries could not be told apart
 */
export function readList(source: string, rows: RowSource): Lookup | Failure {
  const orientations = asTable(rows) ?? asLines(source, rows);
  if ('failure' in orientations) return orientations;
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

/** One a line: commas and semicolons within belong to the label. */
function asLines(source: string, { delimiter, cut }: RowSource): readonly Orientation[] | Failure {
  const lines = [...cut(delimiter ?? '\0')].map(({ line, cells }) => {
    const text = cells.join('\t').replace(/[\s;,|]+$/u, '');
    return { line, text: text.trim() };
  });
  const filled = lines.filter(({ text }) => text !== '');
  // A single line holds all of them.
  const said =
    filled.length > 1
      ? filled
      : filled.flatMap(({ line, text }) => text.split(/[;\t|]/u).map((text) => ({ line, text: text.trim() })));
  const [first] = said;
  const title = first?.text.endsWith(':') || keyOfHeading(first?.text ?? '') === 'label' ? first : undefined;
  const labels = said.filter((one) => one !== title);
  const unclear = (why: FailureOf<'unclear-list'>['why'], at: (typeof said)[number] | undefined = first) =>
    ({ failure: 'unclear-list', source, line: at?.line ?? 1, text: tidy(at?.text ?? ''), why }) as const;
  const { orientations, isMarked, stranger } = unmark(labels.map(({ text }) => text));
  if (stranger !== null) return unclear('unmarked', labels[stranger]);
  if (isMarked) return orientations;
  if (labels.length === 1 && first?.text.includes(',')) return unclear('one-line');
  if (labels.length > 2 && labels.slice(1).every(({ text }) => CELL_END.test(text))) return unclear('columns');
  const apart = standsApart(lines.filter((one) => one !== title));
  return apart === undefined ? orientations : unclear('apart', apart);
}

/** Takes from labels what stands before each of them: numbers and letters are codes. `stranger` is one that has nothing there
 * where most have. */
export function unmark(labels: readonly string[]) {
  for (const marker of MARKERS) {
    const marked = labels.map((label) => marker.exec(label));
    const codes = marked.flatMap((match) => match?.[1]?.toLowerCase() ?? []);
    const isRun = codes.every((code, at) => /^$|\d/u.test(code) || code === String.fromCharCode(97 + at));
    if (!isRun || 2 * codes.length <= labels.length) continue;
    // What stands above «1» or «a» is the title of the list.
    const top = marked[0] === null && /^[1a]$/u.test(codes[0] ?? '') ? 1 : 0;
    const orientations = marked.slice(top).map((match): Orientation => {
      const [line = '', code = '', label = ''] = match ?? [];
      const isLetter = /\p{L}/u.test(code);
      return { label: tidy(label), code: code || null, aliases: isLetter ? [tidy(line)] : [] };
    });
    const stranger = marked.indexOf(null, top);
    return { orientations, isMarked: true, stranger: stranger < 0 ? null : stranger };
  }
  const orientations = labels.map((label): Orientation => ({ label: tidy(label), code: null, aliases: [] }));
  return { orientations, isMarked: false, stranger: null };
}

/** A line that empty ones part from a list, where they do not stand between all of them: a title, or who wrote it. */
function standsApart<Line extends { readonly text: string }>(lines: readonly Line[]): Line | undefined {
  const blocks: Line[][] = [[]];
  for (const line of lines)
    if (line.text !== '') blocks.at(-1)?.push(line);
    else blocks.push([]);
  const [lone] = blocks.filter(({ length }) => length === 1);
  return blocks.some(({ length }) => length > 2) ? lone?.[0] : undefined;
}

/** A label in one line, without the quotation marks that a table puts around it. */
const tidy = (cell: string): string =>
  cell
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^"(.*)"$/u, '$1');
