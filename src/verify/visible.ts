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
import { type Look, type Looks, looksOf } from './looks.ts';

/** The cells of a table's row, or a line of a paragraph as its only cell, spaces made plain. */
export interface VisibleRow {
  readonly cells: readonly string[];
  /** What is done to its words that could deceive a reader. */
  readonly deceits: readonly string[];
}

export type VisibleTable = readonly VisibleRow[];

export interface Visible {
  readonly lines: readonly VisibleRow[];
  readonly tables: readonly VisibleTable[];
  /** What lies over the text and may cover it. */
  readonly covers: readonly VisibleRow[];
  /** What tables, pictures and charts say to those who cannot see them, and the workbooks that charts open. */
  readonly behind: { readonly lines: readonly VisibleRow[]; readonly tables: readonly VisibleTable[] };
}

/** A story while it is read. */
interface Story {
  readonly trees: Trees;
  readonly part: string;
  readonly looks: Looks;
  readonly lines: VisibleRow[];
  readonly tables: VisibleTable[];
  readonly covers: VisibleRow[];
  /** The notes that it refers to: «footnotes 2». */
  readonly notes: string[];
  /** Fields that have begun and not ended. */
  fields: number;
}

/** Reads a Word document; null where it names no body. */
export function readVisible(trees: Trees): Visible | null {
  const part = partOf(trees, '', 'officeDocument') ?? '';
  const root = rootOf(trees, part);
  if (root === null) return null;
  const empty = () => ({ lines: [], tables: [], covers: [], notes: [], fields: 0 });
  const story: Story = { trees, part, looks: looksOf(trees, part), ...empty() };
  const read = (name: string, from: readonly Element[], into: Story) => {
    for (const each of from) readBlocks(each, new Map(), { ...into, part: name });
  };
  read(part, [root], story);
  for (const kind of ['footnotes', 'endnotes'])
    for (const name of [partOf(trees, part, kind) ?? ''])
      read(
        name,
        elementsIn(rootOf(trees, name)).filter((note) => story.notes.includes(`${kind} ${attribute(note, 'id')}`)),
        story,
      );
  // Words at the head and foot of the pages belong to their author; a table there that tells another result does not.
  const margins: Story = { ...story, ...empty() };
  for (const reference of within(root, 'headerReference', 'footerReference')) {
    const target = targetOf(trees, part, reference) ?? '';
    read(
      target,
      [rootOf(trees, target)].filter((each) => each !== null),
      margins,
    );
  }
  return { ...story, tables: [...story.tables, ...margins.tables], behind: readBehind(trees, part, root) };
}

const targetOf = (trees: Trees, part: string, element: Element): string | null =>
  relationsOf(trees, part).find(({ id, external }) => !external && id === attribute(element, 'id'))?.target ?? null;

const WRAPPERS = new Set(['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo', 'smartTag', 'hyperlink']);
const UNSEEN = /^(?:del|moveFrom|\w+Pr|\w*[iI]nstrText|delText|Fallback|tblGrid|\w+(?:Start|End|Ref|Err|PageBreak))$/;

function readBlocks(parent: Element, around: Look, story: Story): void {
  for (const child of elementsIn(parent)) {
    const name = child.localName ?? '';
    if (name === 'p') readParagraph(child, around, story);
    else if (name === 'tbl') readTable(child, around, story);
    else if (name === 'sectPr') readPage(child, story);
    else if (name === 'altChunk' || name === 'subDoc') story.covers.push({ cells: [''], deceits: [name] });
    else if (!UNSEEN.test(name)) {
      const isPlain = WRAPPERS.has(name) || /^(?:body|document|footnote|endnote|hdr|ftr|txbxContent)$/.test(name);
      const look = story.looks.inside(around, child);
      readBlocks(child, isPlain ? look : new Map([...look, [name, 'on']]), story);
    }
  }
}

/** In twips: no page is narrower or lower, but one that hides what it shows. */
const SMALLEST_PAGE = 5000;

function readPage(section: Element, story: Story): void {
  const size = childOf(section, 'pgSz');
  const isSmall = ['w', 'h'].some((side) => Number(attribute(size, side) ?? SMALLEST_PAGE) < SMALLEST_PAGE);
  if (isSmall) story.covers.push({ cells: [''], deceits: ['pgSz'] });
}

function readTable(table: Element, around: Look, story: Story): void {
  const unwrap = (parent: Element, name: string): readonly Element[] =>
    elementsIn(parent).flatMap((child) => {
      if (child.localName === name) return [child];
      return WRAPPERS.has(child.localName ?? '') ? unwrap(child, name) : [];
    });
  const look = story.looks.inside(around, table);
  const rows: VisibleRow[] = [];
  for (const row of unwrap(table, 'tr').filter((each) => childOf(childOf(each, 'trPr'), 'del') === null)) {
    const rowLook = story.looks.inside(look, row);
    const deceits = new Set<string>();
    const cells = unwrap(row, 'tc').map((cell) => {
      const inner: Story = { ...story, lines: [], tables: [] };
      readBlocks(cell, story.looks.inside(rowLook, cell), inner);
      for (const line of inner.lines) for (const deceit of line.deceits) deceits.add(deceit);
      if (inner.tables.length === 0) return plainly(inner.lines.map(({ cells }) => cells[0]).join(' '));
      // A cell with tables of its own only sets them beside something.
      story.tables.push(...inner.tables);
      story.lines.push(...inner.lines);
      return '';
    });
    rows.push({ cells, deceits: [...deceits] });
  }
  story.tables.push(rows);
  if (look.has('tblpPr')) story.covers.push({ cells: rows.flatMap(({ cells }) => cells), deceits: ['tblpPr'] });
}

/** The lines of a paragraph: Word breaks them where a break or a tab stands. */
function readParagraph(paragraph: Element, around: Look, story: Story): void {
  let text = '';
  const deceits = new Set<string>();
  const read = (parent: Element, look: Look): void => {
    for (const child of elementsIn(parent)) {
      const name = child.localName ?? '';
      switch (name) {
        case 't': {
          const words = child.textContent ?? '';
          text += words;
          if (words.trim() === '') break;
          for (const deceit of story.looks.deceits(look)) deceits.add(deceit);
          if (story.fields > 0) deceits.add('fldChar');
          break;
        }
        case 'br':
        case 'cr':
        case 'tab':
          text += '\n';
          break;
        case 'noBreakHyphen':
          text += '\u2011';
          break;
        case 'fldChar':
          story.fields += { begin: 1, end: -1 }[attribute(child, 'fldCharType') ?? ''] ?? 0;
          break;
        case 'footnoteReference':
        case 'endnoteReference':
          story.notes.push(`${name.replace('Reference', 's')} ${attribute(child, 'id')}`);
          break;
        case 'drawing':
        case 'pict':
        case 'object':
          readDrawing(child, story);
          break;
        case 'AlternateContent':
          if (within(child, 'drawing', 'pict', 'object').length === 0) deceits.add(name);
          for (const choice of elementsIn(child)) if (choice.localName === 'Choice') read(choice, look);
          break;
        default:
          if (UNSEEN.test(name)) break;
          if (name !== 'r' && !WRAPPERS.has(name) && name !== 'softHyphen' && name !== 'commentReference')
            deceits.add(name);
          read(child, story.looks.inside(look, child));
      }
    }
  };
  const look = story.looks.inside(around, paragraph);
  read(paragraph, look);
  for (const section of within(childOf(paragraph, 'pPr') ?? [], 'sectPr')) readPage(section, story);
  const lines = text.split('\n').map((line) => ({ cells: [plainly(line)], deceits: [...deceits] }));
  story.lines.push(...lines);
  if (look.has('framePr')) story.covers.push(...lines);
}

/** A chart, the words in boxes, and whether it lies over the text. */
function readDrawing(drawing: Element, story: Story): void {
  for (const chart of within(drawing, 'chart')) {
    const part = targetOf(story.trees, story.part, chart);
    if (part !== null) story.tables.push(readChart(rootOf(story.trees, part)));
  }
  const inner: Story = { ...story, lines: [] };
  for (const box of within(drawing, 'txbxContent')) readBlocks(box, new Map(), inner);
  story.lines.push(...inner.lines);
  const [anchor] = within(drawing, 'anchor');
  const isOver =
    anchor === undefined
      ? within(drawing).some((each) => /position:\s*absolute/.test(attribute(each, 'style') ?? '')) &&
        within(drawing, 'wrap').length === 0
      : childOf(anchor, 'wrapNone') !== null && !/^(?:1|true)$/.test(attribute(anchor, 'behindDoc') ?? '');
  if (isOver) story.covers.push({ cells: inner.lines.flatMap(({ cells }) => cells), deceits: ['covered'] });
}

/** The bars of a chart: their labels, and the values of each series; then whatever else is written on it. */
function readChart(root: Element | null): VisibleTable {
  const series = within(root ?? [], 'ser');
  const pointsIn = (one: Element | undefined, element: string): readonly string[] => {
    const points: string[] = [];
    for (const point of within(childOf(one, element) ?? [], 'pt'))
      points[Number(attribute(point, 'idx'))] = childOf(point, 'v')?.textContent ?? '';
    return [...points].map((point) => point ?? '');
  };
  const titles = series.map((one) => within(childOf(one, 'tx') ?? [], 'v')[0]?.textContent ?? '');
  const columns = series.map((one) => pointsIn(one, 'val'));
  const written = within(root ?? [], 'p').map(({ textContent }) => textContent ?? '');
  const formats = within(root ?? [], 'formatCode').map(({ textContent }) => textContent ?? '');
  const shown = within(root ?? [], 'numFmt').map((each) => attribute(each, 'formatCode') ?? '');
  return [
    row('', ...titles),
    ...pointsIn(series[0], 'cat').map((label, place) => row(label, ...columns.map((values) => values[place] ?? ''))),
    ...written.filter((text) => text.trim() !== '').map((text) => row(text)),
    ...[...formats, ...shown].filter((code) => !/^(?:General|0|)$/.test(code)).map((code) => row(code)),
  ];
}

function readBehind(trees: Trees, body: string, root: Element): Visible['behind'] {
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
  const shared = within(rootOf(trees, 'xl/sharedStrings.xml') ?? [], 'si').map(({ textContent }) => textContent ?? '');
  const contentOf = (cell: Element): string => {
    const value = cell.textContent ?? '';
    return attribute(cell, 't') === 's' ? (shared[Number(value)] ?? '') : value;
  };
  const rows = within(rootOf(trees, 'xl/worksheets/sheet1.xml') ?? [], 'row');
  return rows.map((each) => row(...within(each, 'c').map(contentOf)));
}

const row = (...cells: readonly string[]): VisibleRow => ({ cells: cells.map(plainly), deceits: [] });

/** Word compares no spaces, no soft signs: neither do we. */
export const plainly = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
