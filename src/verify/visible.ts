/**
 * What a reader of a Word document sees: its lines, its tables and its charts, in the order of the pages. Only what the
 * package's own relationships name is read, so a part that Word never opens counts for nothing here either.
 */

import { bytesOf, type Parts, tryPackage } from '../writers/package.ts';
import { type Concealment, concealingStyles, concealmentOf, rowConcealment } from './concealment.ts';
import { attribute, charts, descendants, type Element, elementsIn, isWord, parse, related } from './parts.ts';

/** A paragraph or a cell, spaces made plain. `concealed` names how something in it is kept from a reader's eyes. */
export interface Words {
  readonly text: string;
  readonly concealed: Concealment | null;
}

export interface VisibleGrid {
  readonly rows: readonly (readonly Words[])[];
}

export interface Visible {
  readonly lines: readonly Words[];
  readonly grids: readonly VisibleGrid[];
  /** What tables, pictures and charts say to those who cannot see them, and the workbooks that charts open. */
  readonly behind: { readonly lines: readonly Words[]; readonly grids: readonly VisibleGrid[] };
}

/** Deeper than any document that a person made: what nests deeper is not read, so that no file fills the stack. */
const DEEPEST = 400;

/** Reads a Word document; null for bytes that are none, or that hold two parts of one name. */
export function readVisible(bytes: Uint8Array): Visible | null {
  const parts = tryPackage(bytes);
  const [body = ''] = related(parts, '', 'officeDocument');
  if (parse(parts, body) === null) return null;
  const page: Page = {
    parts,
    lines: [],
    grids: [],
    charts: charts(parts, body),
    styles: concealingStyles(parts, body),
  };
  readStory(parts, body, page);
  for (const kind of ['header', 'footer', 'footnotes', 'endnotes'])
    for (const part of related(parts, body, kind)) readStory(parts, part, page);
  return { lines: page.lines, grids: page.grids, behind: readBehind(parts, body, page.charts) };
}

interface Page {
  readonly parts: Parts;
  readonly lines: Words[];
  readonly grids: VisibleGrid[];
  /** Charts of the body, by the id of their relationship. */
  readonly charts: ReadonlyMap<string, string>;
  /** Styles whose words are hidden, and how. */
  readonly styles: ReadonlyMap<string, Concealment>;
}

/** Where the words of a paragraph go that is read now. */
interface VisibleSpot {
  readonly into: Words[];
  readonly concealed: Concealment | null;
  readonly depth: number;
}

function readStory(parts: Parts, name: string, page: Page): void {
  const root = parse(parts, name);
  if (root !== null) readBlocks(root, { into: page.lines, concealed: null, depth: 0 }, page);
}

function readBlocks(parent: Element, spot: VisibleSpot, page: Page): void {
  if (spot.depth > DEEPEST) return;
  for (const child of elementsIn(parent)) {
    const inside = { ...spot, depth: spot.depth + 1 };
    if (child.localName === 'p' && isWord(child)) readParagraph(child, inside, page);
    else if (child.localName === 'tbl' && isWord(child)) page.grids.push(readTable(child, inside, page));
    else if (child.localName === 'altChunk') spot.into.push({ text: '', concealed: 'alternate' });
    else readBlocks(child, { ...inside, concealed: spot.concealed ?? concealmentOf(child, page.styles) }, page);
  }
}

function readTable(table: Element, spot: VisibleSpot, page: Page): VisibleGrid {
  const rows = elementsIn(table)
    .flatMap((child) => (child.localName === 'sdt' ? descendants(child, 'tr') : [child]))
    .filter((child) => child.localName === 'tr');
  return {
    rows: rows.map((row) => {
      const concealed = spot.concealed ?? rowConcealment(row);
      return elementsIn(row)
        .flatMap((child) => (child.localName === 'sdt' ? descendants(child, 'tc') : [child]))
        .filter((child) => child.localName === 'tc')
        .map((cell) => {
          const into: Words[] = [];
          readBlocks(cell, { into, concealed, depth: spot.depth + 1 }, page);
          return {
            text: plainly(into.map(({ text }) => text).join(' ')),
            concealed: concealed ?? into.find((words) => words.concealed !== null)?.concealed ?? null,
          };
        });
    }),
  };
}

/** The lines of a paragraph: Word breaks them where a break or a tab stands. */
function readParagraph(paragraph: Element, spot: VisibleSpot, page: Page): void {
  let text = '';
  let concealed = spot.concealed ?? concealmentOf(paragraph, page.styles);
  const read = (parent: Element, depth: number): void => {
    if (depth > DEEPEST) return;
    for (const child of elementsIn(parent)) {
      switch (child.localName) {
        case 't':
          if (isWord(child)) text += child.textContent ?? '';
          break;
        case 'br':
        case 'cr':
        case 'tab':
          if (parent.localName === 'r') text += '\n';
          break;
        case 'noBreakHyphen':
          text += '\u2011';
          break;
        case 'txbxContent':
          readBlocks(child, { ...spot, concealed, depth }, page);
          break;
        case 'chart': {
          const part = page.charts.get(attribute(child, 'id') ?? '');
          if (part !== undefined) page.grids.push(readChart(page.parts, part));
          break;
        }
        case 'Fallback':
        case 'del':
        case 'moveFrom':
        case 'instrText':
        case 'pPr':
        case 'rPr':
          break;
        default:
          concealed ??= concealmentOf(child, page.styles);
          read(child, depth + 1);
      }
    }
  };
  read(paragraph, spot.depth);
  for (const line of text.split('\n')) spot.into.push({ text: plainly(line), concealed });
}

/** The bars of a chart: their labels, and the values of each series. */
function readChart(parts: Parts, name: string): VisibleGrid {
  const root = parse(parts, name);
  const series = root === null ? [] : descendants(root, 'ser');
  const within = (one: Element | undefined, element: string): readonly string[] =>
    one === undefined
      ? []
      : descendants(one, element).flatMap((found) =>
          descendants(found, 'v').map(({ textContent }) => textContent ?? ''),
        );
  const labels = within(series[0], 'cat');
  const columns = series.map((one) => within(one, 'val'));
  const titles = series.map((one) => within(one, 'tx')[0] ?? '');
  return {
    rows: [
      [shown(''), ...titles.map(shown)],
      ...labels.map((label, place) => [shown(label), ...columns.map((values) => shown(values[place] ?? ''))]),
    ],
  };
}

function readBehind(parts: Parts, body: string, charts: Page['charts']): Visible['behind'] {
  const root = parse(parts, body);
  const said = root === null ? [] : [...descendants(root, 'tblDescription'), ...descendants(root, 'docPr')];
  return {
    lines: said.map((one) => shown(attribute(one, 'val') ?? attribute(one, 'descr') ?? '')),
    grids: [...charts.values()].flatMap((chart) =>
      related(parts, chart, 'package').flatMap((name) => readWorkbook(tryPackage(bytesOf(parts, name)))),
    ),
  };
}

/** The first sheet of the workbook that a chart opens. */
function readWorkbook(parts: Parts): readonly VisibleGrid[] {
  const [sheet, strings] = [parse(parts, 'xl/worksheets/sheet1.xml'), parse(parts, 'xl/sharedStrings.xml')];
  if (sheet === null) return [];
  const shared = strings === null ? [] : descendants(strings, 'si').map(({ textContent }) => textContent ?? '');
  const contentOf = (cell: Element): string => {
    const value = cell.textContent ?? '';
    return attribute(cell, 't') === 's' ? (shared[Number(value)] ?? '') : value;
  };
  return [
    { rows: descendants(sheet, 'row').map((row) => descendants(row, 'c').map((cell) => shown(contentOf(cell)))) },
  ];
}

const shown = (text: string): Words => ({ text: plainly(text), concealed: null });

/** Word compares no spaces, no soft signs: neither do we. */
export const plainly = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
