/**
 * What a reader of a Word document sees: its lines, the rows of its tables and of its charts, in the order of the pages. Only
 * what the package's own relationships name is read, so a part that Word never opens counts for nothing here either.
 */

import {
  attribute,
  childOf,
  closest,
  type Element,
  elementsIn,
  hasRivals,
  partOf,
  relationsOf,
  rootOf,
  type Trees,
  within,
} from '../writers/xml.ts';
import { isPlain, looksOf } from './looks.ts';

/** The cells of a table's row, or a line as its only cell, spaces made plain. */
export interface VisibleRow {
  readonly cells: readonly string[];
  /** All its cells, to tell it from others. */
  readonly text: string;
  /** What is done to its words that could deceive a reader. */
  readonly deceits: readonly string[];
  /** The number of the table that it stands in; 0 for a line, -1 for words to those who cannot see a table or a picture. */
  readonly table: number;
}

const rowOf = (cells: readonly string[], table = 0, deceits: Iterable<string> = []): VisibleRow => {
  const plain = cells.map(plainly);
  return { cells: plain, text: plain.join(' · '), deceits: [...new Set(deceits)], table };
};

/** Word compares no spaces, no soft signs: neither do we. */
export const plainly = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** What was read so far of a paragraph, a row, a cell or a part. */
const nothingRead = () => {
  return { text: '', deceits: [] as string[], cells: [] as string[], rows: [] as VisibleRow[] };
};
type Read = ReturnType<typeof nothingRead>;

const UNSEEN =
  /^(?:del|moveFrom|\w+Pr(?:Ex)?|\w*[iI]nstrText|delText|Fallback|tblGrid|\w+(?:Start|End|Ref|Err|PageBreak))$/;
/** Word breaks the lines of a paragraph at a tab, too. */
const CHARACTERS: Readonly<Record<string, string>> = { tab: '\n', br: '\n', cr: '\n', noBreakHyphen: '\u2011' };

/** Reads a Word document; null where it names no body, or two. */
export function readVisible(trees: Trees): readonly VisibleRow[] | null {
  const body = partOf(trees, '', 'officeDocument') ?? '';
  const root = rootOf(trees, body);
  if (root === null || hasRivals(trees, '') || hasRivals(trees, body)) return null;
  const looks = looksOf(trees, body);
  /** The notes that were referred to: «footnotes 2». */
  const notes = new Set<string>();
  /** Where the relationships lead of the part that is read. */
  let targets: ReadonlyMap<string | null, string> = new Map();
  /** Fields that have begun and not ended, tables so far, and the one that is read. */
  let [fields, tables, table] = [0, 0, 0];
  const readInside = (element: Element, into = nothingRead()): Read => {
    for (const child of elementsIn(element)) if (!UNSEEN.test(child.localName ?? '')) read(child, into);
    return into;
  };
  const read = (element: Element, into: Read): void => {
    const name = element.localName ?? '';
    switch (name) {
      case 't': {
        const words = element.textContent ?? '';
        into.text += words;
        if (words.trim() !== '') into.deceits.push(...looks(element), ...(fields > 0 ? ['fldChar'] : []));
        return;
      }
      case 'p': {
        const { text, deceits, rows } = readInside(element);
        into.rows.push(...text.split('\n').map((line) => rowOf([line], 0, deceits)), ...rows);
        return;
      }
      case 'tbl': {
        const outer = table;
        tables += 1;
        table = tables;
        readInside(element, into);
        table = outer;
        return;
      }
      case 'tr':
        if (childOf(childOf(element, 'trPr'), 'del') === null) {
          const { cells, deceits, rows } = readInside(element);
          into.rows.push(...rows, rowOf(cells, table, deceits));
        }
        return;
      case 'tc': {
        const { rows } = readInside(element);
        const lines = rows.filter((row) => row.table === 0);
        // A cell with tables of its own only sets them beside something.
        const isFrame = lines.length < rows.length;
        if (isFrame) into.rows.push(...rows);
        into.cells.push(isFrame ? '' : lines.map(({ text }) => text).join(' '));
        into.deceits.push(...lines.flatMap(({ deceits }) => deceits));
        return;
      }
      case 'fldChar':
        fields += { begin: 1, end: -1 }[attribute(element, 'fldCharType') ?? ''] ?? 0;
        return;
      case 'footnoteReference':
      case 'endnoteReference':
        notes.add(`${name.replace('Reference', 's')} ${attribute(element, 'id')}`);
        return;
      case 'chart':
        tables += 1;
        into.rows.push(...readChart(rootOf(trees, targets.get(attribute(element, 'id')) ?? null), tables));
        return;
      default:
        into.text += CHARACTERS[name] ?? '';
        if (CHARACTERS[name] !== undefined) return;
        if (elementsIn(element).length === 0 && !isPlain(element)) into.deceits.push(name);
        readInside(element, into);
    }
  };

  const readPart = (part: string, isRead = (_: Element): boolean => true): readonly VisibleRow[] => {
    const into = nothingRead();
    targets = new Map(relationsOf(trees, part).map(({ id, external, target }) => [id, external ? '' : target]));
    for (const child of elementsIn(rootOf(trees, part)).filter(isRead)) read(child, into);
    return into.rows;
  };

  const pages = readPart(body);
  const margins = within(root, 'headerReference', 'footerReference').map((each) => targets.get(attribute(each, 'id')));
  const called = ['footnotes', 'endnotes'].flatMap((kind) =>
    readPart(partOf(trees, body, kind) ?? '', (note) => notes.has(`${kind} ${attribute(note, 'id')}`)),
  );
  const said = within(root, 'tblDescription', 'docPr').map(
    (each) => attribute(each, 'val') ?? attribute(each, 'descr'),
  );
  // Files that Word shows in the place of their elements, and what lies before the text and may cover it.
  const covers = within(root, 'altChunk', 'subDoc', 'wrapNone').filter(
    ({ parentElement }) => !/^(?:1|true)$/.test(attribute(parentElement, 'behindDoc') ?? ''),
  );
  return [
    ...pages,
    ...called,
    // Words at the head and foot of the pages belong to their author; a table there that tells another result does not.
    ...margins.flatMap((part = '') => readPart(part).filter((row) => row.table > 0)),
    ...covers.map((cover) => rowOf([textIn(closest(cover, 'drawing'))], 0, ['covers'])),
    ...said.map((words) => rowOf([words ?? ''], -1)),
  ];
}

const textIn = (element: Element | null | undefined): string => element?.textContent ?? '';

/** The bars of a chart: their labels, and the values of each series; then whatever else is written on it. */
function readChart(root: Element | null, table: number): readonly VisibleRow[] {
  const series = within(root, 'ser');
  const pointsIn = (one: Element | undefined, name: string): ReadonlyMap<string | null, string> =>
    new Map(within(childOf(one, name), 'pt').map((point) => [attribute(point, 'idx'), textIn(childOf(point, 'v'))]));
  const columns = series.map((one) => pointsIn(one, 'val'));
  const bars = [...pointsIn(series[0], 'cat')].toSorted(([one], [other]) => Number(one) - Number(other));
  const formats = within(root, 'numFmt').map((each) => attribute(each, 'formatCode') ?? '');
  const written = [...within(root, 'p', 'formatCode').map(textIn), ...formats];
  return [
    ['', ...series.map((one) => textIn(within(childOf(one, 'tx'), 'v')[0]))],
    ...bars.map(([at, label]) => [label, ...columns.map((values) => values.get(at) ?? '')]),
    ...written.filter((text) => !/^(?:General|0|\s*)$/.test(text)).map((text) => [text]),
  ].map((cells) => rowOf(cells, table));
}
