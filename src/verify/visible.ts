/**
 * What a reader of a Word document sees: its lines, its tables and its charts, in the order of the pages. Only what the
 * package's own relationships name is read, so a part that Word never opens counts for nothing here either.
 */

import { tryPackage } from '../writers/package.ts';
import {
  attribute,
  childOf,
  type Element,
  elementsIn,
  parsePackage,
  partOf,
  relationsOf,
  rootOf,
  type Trees,
  within,
} from '../writers/xml.ts';
import { type Appearance, deceits, type LookInside, looksOf } from './looks.ts';

/** The cells of a table's row, or a line of a paragraph as its only cell, spaces made plain. */
export interface VisibleRow {
  readonly cells: readonly string[];
  /** What is done to its words that could deceive a reader. */
  readonly deceits: readonly string[];
}

export type VisibleTable = readonly VisibleRow[];

/** Lines of a place, and its tables. */
export interface VisibleText {
  readonly lines: readonly VisibleRow[];
  readonly tables: readonly VisibleTable[];
}

export interface Visible extends VisibleText {
  /** What tables, pictures and charts say to those who cannot see them, and the workbooks that charts open. */
  readonly behind: VisibleText;
}

/** Where words go that are read now; each paragraph, row and cell has a spot of its own. */
interface VisibleSpot {
  readonly lines: VisibleRow[];
  readonly tables: VisibleTable[];
  readonly rows: VisibleRow[];
  readonly cells: string[];
  readonly deceits: Set<string>;
  text: string;
}

/** A part while it is read. */
interface Story {
  readonly trees: Trees;
  readonly part: string;
  readonly lookInside: LookInside;
  /** The notes that it refers to: «footnotes 2». */
  readonly notes: Set<string>;
  /** Fields that have begun and not ended. */
  fields: number;
}

const newSpot = (): VisibleSpot => ({ lines: [], tables: [], rows: [], cells: [], deceits: new Set(), text: '' });

/** Reads a Word document; null where it names no body. */
export function readVisible(trees: Trees): Visible | null {
  const body = partOf(trees, '', 'officeDocument') ?? '';
  const root = rootOf(trees, body);
  if (root === null) return null;
  const story: Story = { trees, part: body, lookInside: looksOf(trees, body), notes: new Set(), fields: 0 };
  const page = newSpot();
  read(root, new Map(), page, story);
  for (const kind of ['footnotes', 'endnotes']) {
    const part = partOf(trees, body, kind) ?? '';
    for (const note of elementsIn(rootOf(trees, part)))
      if (story.notes.has(`${kind} ${attribute(note, 'id')}`)) read(note, new Map(), page, { ...story, part });
  }
  // Words at the head and foot of the pages belong to their author; a table there that tells another result does not.
  for (const reference of within(root, 'headerReference', 'footerReference')) {
    const part = targetOf(story, reference) ?? '';
    const margin = rootOf(trees, part);
    if (margin !== null) read(margin, new Map(), { ...newSpot(), tables: page.tables }, { ...story, part });
  }
  return { lines: page.lines, tables: page.tables, behind: readBehind(trees, body, root) };
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
  const readInside = (into: VisibleSpot): VisibleSpot => {
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
      const { text, deceits } = readInside({ ...spot, deceits: new Set(), text: '' });
      spot.lines.push(...text.split('\n').map((line) => ({ cells: [plainly(line)], deceits: [...deceits] })));
      return;
    }
    case 'tbl':
      spot.tables.push(readInside({ ...spot, rows: [] }).rows);
      return;
    case 'tr':
      if (childOf(childOf(element, 'trPr'), 'del') === null) {
        const { cells, deceits } = readInside({ ...spot, cells: [], deceits: new Set() });
        spot.rows.push({ cells, deceits: [...deceits] });
      }
      return;
    case 'tc': {
      const { lines, tables } = readInside({ ...spot, lines: [], tables: [] });
      for (const line of lines) for (const deceit of line.deceits) spot.deceits.add(deceit);
      // A cell with tables of its own only sets them beside something.
      spot.tables.push(...tables);
      if (tables.length > 0) spot.lines.push(...lines);
      spot.cells.push(tables.length > 0 ? '' : plainly(lines.map(({ cells }) => cells[0]).join(' ')));
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
      spot.tables.push(readChart(rootOf(story.trees, targetOf(story, element))));
      return;
    case 'sectPr':
    case 'altChunk':
    case 'subDoc':
      if (name !== 'sectPr' || isTiny(childOf(element, 'pgSz'))) spot.lines.push({ cells: [''], deceits: [name] });
      return;
    case 'drawing':
    case 'pict':
    case 'object': {
      const deceits = isOver(element) ? ['covers'] : [];
      const { lines } = readInside({ ...spot, lines: [], deceits: new Set() });
      if (lines.length === 0 && deceits.length > 0) lines.push({ cells: [''], deceits });
      spot.lines.push(...lines.map((line) => ({ ...line, deceits: [...line.deceits, ...deceits] })));
      return;
    }
    default:
      spot.text += CHARACTERS[name] ?? '';
      if (CHARACTERS[name] !== undefined) return;
      if (elementsIn(element).length === 0 && look.has(name)) spot.deceits.add(name);
      readInside(spot);
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

/** The bars of a chart: their labels, and the values of each series; then whatever else is written on it. */
function readChart(root: Element | null): VisibleTable {
  const series = within(root, 'ser');
  const pointsIn = (one: Element | undefined, element: string): readonly string[] => {
    const points: string[] = [];
    for (const point of within(childOf(one, element), 'pt'))
      points[Number(attribute(point, 'idx'))] = childOf(point, 'v')?.textContent ?? '';
    return [...points].map((point) => point ?? '');
  };
  const textsIn = (from: Element | null, element: string) =>
    within(from, element).map((each) => each.textContent ?? '');
  const columns = series.map((one) => pointsIn(one, 'val'));
  const formats = within(root, 'numFmt').map((each) => attribute(each, 'formatCode') ?? '');
  const written = [
    ...textsIn(root, 'p'),
    ...[...textsIn(root, 'formatCode'), ...formats].filter((code) => !/^(?:General|0)$/.test(code)),
  ];
  return [
    row('', ...series.map((one) => textsIn(childOf(one, 'tx'), 'v')[0] ?? '')),
    ...pointsIn(series[0], 'cat').map((label, place) => row(label, ...columns.map((values) => values[place] ?? ''))),
    ...written.filter((text) => text.trim() !== '').map((text) => row(text)),
  ];
}

function readBehind(trees: Trees, body: string, root: Element): VisibleText {
  const said = within(root, 'tblDescription', 'docPr');
  const charts = relationsOf(trees, body).filter(({ type, external }) => !external && type.endsWith('/chart'));
  return {
    lines: said.map((one) => row(attribute(one, 'val') ?? attribute(one, 'descr') ?? '')),
    tables: charts.flatMap(({ target }) => {
      const workbook = trees.get(partOf(trees, target, 'package') ?? '');
      const parts = parsePackage(workbook instanceof Uint8Array ? tryPackage(workbook) : {});
      return typeof parts === 'string' ? [] : [readWorkbook(parts)];
    }),
  };
}

/** The first sheet of the workbook that a chart opens. */
function readWorkbook(trees: Trees): VisibleTable {
  const shared = within(rootOf(trees, 'xl/sharedStrings.xml'), 'si').map(({ textContent }) => textContent ?? '');
  const contentOf = (cell: Element): string => {
    const value = cell.textContent ?? '';
    return attribute(cell, 't') === 's' ? (shared[Number(value)] ?? '') : value;
  };
  return within(rootOf(trees, 'xl/worksheets/sheet1.xml'), 'row').map((each) =>
    row(...within(each, 'c').map(contentOf)),
  );
}

const row = (...cells: readonly string[]): VisibleRow => ({ cells: cells.map(plainly), deceits: [] });

/** Word compares no spaces, no soft signs: neither do we. */
export const plainly = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
