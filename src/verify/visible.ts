/**
 * What a reader of a Word document sees: its lines, the rows of its tables and of its charts, in the order of the pages. Only
 * what the package's own relationships name is read, so a part that Word never opens counts for nothing here either.
 */

import { tryPackage } from '../writers/package.ts';
import {
  attribute,
  childOf,
  type Element,
  elementsIn,
  hasRivals,
  parsePackage,
  partOf,
  relationsOf,
  rootOf,
  type Trees,
  within,
} from '../writers/xml.ts';
import { type Appearance, deceits, type LookInside, looksOf } from './looks.ts';

/** The cells of a table's row, or a line as its only cell, spaces made plain. */
export interface VisibleRow {
  readonly cells: readonly string[];
  /** All its cells, to tell it from others. */
  readonly text: string;
  /** What is done to its words that could deceive a reader. */
  readonly deceits: readonly string[];
  /** The number of the table that it stands in; 0 for a line. */
  readonly table: number;
  /** Whether it is not on the page, but said to those who cannot see it, or opened with a chart. */
  readonly behind: boolean;
}

const rowOf = (cells: readonly string[], table = 0, deceits: Iterable<string> = [], behind = false): VisibleRow => {
  const plain = cells.map(plainly);
  return { cells: plain, text: plain.join(' · '), deceits: [...deceits], table, behind };
};

/** Word compares no spaces, no soft signs: neither do we. */
export const plainly = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** Where words go that are read now; each paragraph, table, row and cell has a spot of its own. */
interface VisibleSpot {
  readonly rows: VisibleRow[];
  readonly table: number;
  readonly cells: string[];
  readonly deceits: Set<string>;
  text: string;
}

/** What is known while the parts are read, one after another. */
interface Story {
  readonly trees: Trees;
  readonly lookInside: LookInside;
  /** The notes that were referred to: «footnotes 2». */
  readonly notes: Set<string>;
  part: string;
  /** Fields that have begun and not ended. */
  fields: number;
  tables: number;
}

/** Reads a Word document; null where it names no body, or two. */
export function readVisible(trees: Trees): readonly VisibleRow[] | null {
  const body = partOf(trees, '', 'officeDocument') ?? '';
  const root = rootOf(trees, body);
  if (root === null || hasRivals(trees, '') || hasRivals(trees, body)) return null;
  const story: Story = { trees, lookInside: looksOf(trees, body), notes: new Set(), part: body, fields: 0, tables: 0 };
  const readFrom = (part: string, element: Element): readonly VisibleRow[] => {
    const spot: VisibleSpot = { rows: [], table: 0, cells: [], deceits: new Set(), text: '' };
    story.part = part;
    read(element, new Map(), spot, story);
    return spot.rows;
  };
  const margins = within(root, 'headerReference', 'footerReference').map((each) => targetOf(story, each) ?? '');
  return [
    ...readFrom(body, root),
    ...['footnotes', 'endnotes'].flatMap((kind) => {
      const part = partOf(trees, body, kind) ?? '';
      const notes = elementsIn(rootOf(trees, part)).filter((note) =>
        story.notes.has(`${kind} ${attribute(note, 'id')}`),
      );
      return notes.flatMap((note) => readFrom(part, note));
    }),
    // Words at the head and foot of the pages belong to their author; a table there that tells another result does not.
    ...margins.flatMap((part) => {
      const margin = rootOf(trees, part);
      return margin === null ? [] : readFrom(part, margin).filter(({ table }) => table > 0);
    }),
    ...readBehind(trees, body, root, story),
  ];
}

const targetOf = ({ trees, part }: Story, element: Element): string | null =>
  relationsOf(trees, part).find(({ id, external }) => !external && id === attribute(element, 'id'))?.target ?? null;

const UNSEEN =
  /^(?:del|moveFrom|\w+Pr(?:Ex)?|\w*[iI]nstrText|delText|Fallback|tblGrid|\w+(?:Start|End|Ref|Err|PageBreak))$/;
/** Word breaks the lines of a paragraph at a tab, too. */
const CHARACTERS: Readonly<Record<string, string>> = { tab: '\n', br: '\n', cr: '\n', noBreakHyphen: '\u2011' };
/** In twips: no page is narrower or lower, but one that hides what it shows. */
const SMALLEST_PAGE = 5000;

function read(element: Element, around: Appearance, spot: VisibleSpot, story: Story): void {
  const name = element.localName ?? '';
  const section = name === 'pPr' ? childOf(element, 'sectPr') : null;
  if (section !== null) read(section, around, spot, story);
  if (UNSEEN.test(name) && name !== 'sectPr') return;
  const look = story.lookInside(around, element);
  const readInside = (change: Partial<VisibleSpot>): VisibleSpot => {
    const into = { ...spot, ...change };
    for (const child of elementsIn(element)) read(child, look, into, story);
    return into;
  };
  switch (name) {
    case 't': {
      const words = element.textContent ?? '';
      spot.text += words;
      if (words.trim() === '') return;
      for (const deceit of deceits(look)) spot.deceits.add(deceit);
      if (story.fields > 0) spot.deceits.add('fldChar');
      return;
    }
    case 'p': {
      const { text, deceits } = readInside({ deceits: new Set(), text: '' });
      spot.rows.push(...text.split('\n').map((line) => rowOf([line], 0, deceits)));
      return;
    }
    case 'tbl':
      readInside({ table: ++story.tables });
      return;
    case 'tr':
      if (childOf(childOf(element, 'trPr'), 'del') === null) {
        const { cells, deceits } = readInside({ cells: [], deceits: new Set() });
        spot.rows.push(rowOf(cells, spot.table, deceits));
      }
      return;
    case 'tc': {
      const { rows } = readInside({ rows: [], table: 0 });
      const lines = rows.filter(({ table }) => table === 0);
      for (const line of lines) for (const deceit of line.deceits) spot.deceits.add(deceit);
      // A cell with tables of its own only sets them beside something.
      const isFrame = lines.length < rows.length;
      if (isFrame) spot.rows.push(...rows);
      spot.cells.push(isFrame ? '' : lines.map(({ text }) => text).join(' '));
      return;
    }
    case 'fldChar':
      story.fields += { begin: 1, end: -1 }[attribute(element, 'fldCharType') ?? ''] ?? 0;
      return;
    case 'footnoteReference':
    case 'endnoteReference':
      story.notes.add(`${name.replace('Reference', 's')} ${attribute(element, 'id')}`);
      return;
    case 'chart':
      spot.rows.push(...readChart(rootOf(story.trees, targetOf(story, element)), ++story.tables));
      return;
    case 'sectPr':
    case 'altChunk':
    case 'subDoc':
      if (name !== 'sectPr' || isTiny(childOf(element, 'pgSz'))) spot.rows.push(rowOf([''], 0, [name]));
      return;
    case 'drawing':
    case 'pict':
    case 'object': {
      const { rows } = readInside({ rows: [], deceits: new Set() });
      const over = isOver(element) ? ['covers'] : [];
      if (rows.length === 0 && over.length > 0) rows.push(rowOf(['']));
      spot.rows.push(...rows.map((row) => ({ ...row, deceits: [...row.deceits, ...over] })));
      return;
    }
    default: {
      const character = CHARACTERS[name];
      spot.text += character ?? '';
      if (character === undefined && elementsIn(element).length === 0 && look.has(name)) spot.deceits.add(name);
      if (character === undefined) for (const child of elementsIn(element)) read(child, look, spot, story);
    }
  }
}

const isTiny = (size: Element | null): boolean =>
  ['w', 'h'].some((side) => Number(attribute(size, side) ?? SMALLEST_PAGE) < SMALLEST_PAGE);

/** Whether a drawing lies before the text, and may cover it. */
function isOver(drawing: Element): boolean {
  const [anchor] = within(drawing, 'anchor');
  if (anchor !== undefined)
    return childOf(anchor, 'wrapNone') !== null && !/^(?:1|true)$/.test(attribute(anchor, 'behindDoc') ?? '');
  const isFree = within(drawing).some((each) => /position:\s*absolute/.test(attribute(each, 'style') ?? ''));
  return isFree && within(drawing, 'wrap').every((wrap) => attribute(wrap, 'type') === 'none');
}

const textsIn = (from: Element | null, ...names: readonly string[]): readonly string[] =>
  within(from, ...names).map(({ textContent }) => textContent ?? '');

/** The bars of a chart: their labels, and the values of each series; then whatever else is written on it. */
function readChart(root: Element | null, table: number): readonly VisibleRow[] {
  const series = within(root, 'ser');
  const pointsIn = (one: Element | undefined, element: string): readonly string[] => {
    const points: string[] = [];
    for (const point of within(childOf(one, element), 'pt'))
      points[Number(attribute(point, 'idx'))] = childOf(point, 'v')?.textContent ?? '';
    return [...points].map((point) => point ?? '');
  };
  const columns = series.map((one) => pointsIn(one, 'val'));
  const formats = within(root, 'numFmt').map((each) => attribute(each, 'formatCode') ?? '');
  const codes = [...textsIn(root, 'formatCode'), ...formats].filter((code) => !/^(?:General|0)$/.test(code));
  const written = [...textsIn(root, 'p'), ...codes].filter((text) => text.trim() !== '');
  return [
    ['', ...series.map((one) => textsIn(childOf(one, 'tx'), 'v')[0] ?? '')],
    ...pointsIn(series[0], 'cat').map((label, place) => [label, ...columns.map((values) => values[place] ?? '')]),
    ...written.map((text) => [text]),
  ].map((cells) => rowOf(cells, table));
}

/** What tables, pictures and charts say to those who cannot see them, and the first sheet of the workbooks that charts open. */
function readBehind(trees: Trees, body: string, root: Element, story: Story): readonly VisibleRow[] {
  const said = within(root, 'tblDescription', 'docPr').map((one) => attribute(one, 'val') ?? attribute(one, 'descr'));
  const sheets = relationsOf(trees, body).flatMap(({ type, external, target }): readonly VisibleRow[] => {
    if (external || !type.endsWith('/chart')) return [];
    const workbook = trees.get(partOf(trees, target, 'package') ?? '');
    const parts = parsePackage(workbook instanceof Uint8Array ? tryPackage(workbook) : {});
    if (typeof parts === 'string') return [];
    story.tables += 1;
    const shared = textsIn(rootOf(parts, 'xl/sharedStrings.xml'), 'si');
    const contentOf = (cell: Element): string =>
      attribute(cell, 't') === 's' ? (shared[Number(cell.textContent)] ?? '') : (cell.textContent ?? '');
    return within(rootOf(parts, 'xl/worksheets/sheet1.xml'), 'row').map((each) =>
      rowOf(within(each, 'c').map(contentOf), story.tables, [], true),
    );
  });
  return [...said.map((words) => rowOf([words ?? ''], 0, [], true)), ...sheets];
}
