/** Reads the sheets of an OpenDocument spreadsheet (`content.xml`) in the shape in which hucre reads those of Excel. */

import { parseDocument } from 'htmlparser2';
import type { Cell, Sheet } from 'hucre/xlsx';
import { MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ODS, MAX_SHEET_ROWS, MAX_XML_DEPTH } from '../limits.ts';
import { displayDate } from './displayed.ts';
import { TooLarge } from './lines.ts';

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = Extract<Node, { readonly name: string; readonly children: unknown }>;
type Attributes = Readonly<Record<string, string | undefined>>;
/** What each style says, in all of its parts, by its family and its name. */
type Styles = ReadonlyMap<string, Attributes>;

/** Groups in which rows or columns are folded, one within another, and the rows that are printed on each page. */
const FOLDER = /^table:table-(?:(?:header-)?(?:rows|columns)|(?:row|column)-group)$/u;

const DEFAULT = 'table:default-cell-style-name';
const THROUGH = 'style:text-line-through-style';
const BACKGROUND = 'fo:background-color';

/** @throws TooLarge */
export function readOds(content: string, named = ''): readonly Sheet[] {
  if (content.length + named.length > MAX_ODS) throw new TooLarge();
  const [common = [], own = []] = [named, content].map((xml) =>
    childrenOf(parseDocument(xml, { xmlMode: true }).children).flatMap(({ children }) => children),
  );
  const within = (nodes: readonly Node[], name: string) => childrenOf(nodes, name).flatMap(({ children }) => children);
  const styles = new Map<string, Attributes>();
  // What a style does not say, the one that it is made from says.
  for (const { attribs, children } of [
    ...childrenOf(within(common, 'office:styles'), 'style:style'),
    ...childrenOf(within(own, 'office:automatic-styles'), 'style:style'),
  ]) {
    const family = attribs['style:family'];
    const parent = styles.get(`${family} ${attribs['style:parent-style-name']}`);
    styles.set(
      `${family} ${attribs['style:name']}`,
      Object.assign({}, parent, ...childrenOf(children).map(({ attribs }) => attribs)),
    );
  }
  const tables = childrenOf(within(within(own, 'office:body'), 'office:spreadsheet'), 'table:table');
  return tables.map((table) => readSheet(table, styles));
}

function readSheet({ attribs, children }: Element, styles: Styles): Sheet {
  const sheet = { rows: [], cells: new Map(), merges: [], columns: [], rowDefs: new Map() } satisfies Partial<Sheet>;
  const { rows, cells, merges, columns, rowDefs }: Required<Pick<Sheet, keyof typeof sheet>> = sheet;
  let widest = 0;
  let read = 0;
  /** The style of the cells of each column that name none. */
  const usual: (string | undefined)[] = [];
  for (const { name, attribs, children: inRow } of unfold(children)) {
    if (name === 'table:table-column') {
      const wide = Math.min(repeated(attribs, 'columns'), MAX_COLUMNS - columns.length);
      for (let more = wide; more > 0; more -= 1) {
        columns.push({ hidden: isCollapsed(attribs) });
        usual.push(attribs[DEFAULT]);
      }
    }
    if (name !== 'table:table-row') continue;
    const line = childrenOf(inRow).flatMap((element) => {
      const cell = readCell(element);
      const wide = repeated(element.attribs, 'columns');
      if (isSaid(cell) && wide > MAX_COLUMNS) throw new TooLarge();
      return Array.from({ length: Math.min(wide, MAX_COLUMNS) }, () => ({ cell, element }));
    });
    const width = line.findLastIndex(({ cell }) => isSaid(cell)) + 1;
    widest = Math.max(widest, width);
    // A coloured cell is kept only within the widest row that says something: beyond it, colour is decoration.
    const kept = line.slice(0, width === 0 ? 0 : widest).map(({ cell, element }, column) => {
      const at = element.attribs;
      const style = styleOf(element, at['table:style-name'] ?? attribs[DEFAULT] ?? usual[column], styles);
      return { cell: { ...cell, ...style }, at };
    });
    const times = repeated(attribs, 'rows');
    read += kept.length * times;
    if (widest > MAX_COLUMNS || read > MAX_CELLS || (width > 0 && rows.length + times > MAX_SHEET_ROWS))
      throw new TooLarge();
    const values = kept.map(({ cell }) => cell.value);
    // Below the last row that says something stand a million that say nothing.
    for (let more = Math.min(times, MAX_SHEET_ROWS - rows.length); more > 0; more -= 1) {
      const row = rows.push(values) - 1;
      if (isCollapsed(attribs)) rowDefs.set(row, { hidden: true });
      for (const [column, { cell, at }] of kept.entries()) {
        if (cell.style !== undefined || cell.formula !== undefined) cells.set(`${row},${column}`, cell);
        const [endRow, endCol] = [row + spanned(at, 'rows') - 1, column + spanned(at, 'columns') - 1];
        if (endRow > row || endCol > column) merges.push({ startRow: row, startCol: column, endRow, endCol });
      }
    }
  }
  const hidden = styles.get(`table ${attribs['table:style-name']}`)?.['table:display'] === 'false';
  return { name: attribs['table:name'] ?? '', hidden, ...sheet };
}

function readCell({ attribs, children }: Element): Cell {
  const text = childrenOf(children, 'text:p')
    .map((paragraph) => textOf(paragraph))
    .join('\n');
  const isUncalculated =
    attribs['table:formula'] !== undefined && attribs['office:value-type'] === undefined && text === '';
  return { ...valueIn(attribs, text), ...(isUncalculated ? { formula: '' } : {}) };
}

/** What is seen of a cell besides its value, where its style is called `look`. */
function styleOf({ children }: Element, look: string | undefined, styles: Styles): Pick<Cell, 'style'> {
  const { [THROUGH]: line, [BACKGROUND]: fill } = styles.get(`table-cell ${look}`) ?? {};
  const isStruck = (element: Element): boolean =>
    (isSet(styles.get(`text ${element.attribs['text:style-name']}`)?.[THROUGH], 'none') &&
      textOf(element).trim() !== '') ||
    childrenOf(element.children).some(isStruck);
  const style: Cell['style'] = {
    ...(isSet(line, 'none') || childrenOf(children, 'text:p').some(isStruck) ? { font: { strikethrough: true } } : {}),
    ...(isSet(fill, 'transparent')
      ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill ?? '' } } }
      : {}),
  };
  return Object.keys(style).length > 0 ? { style } : {};
}

function valueIn(attributes: Attributes, text: string): Pick<Cell, 'value' | 'type'> {
  switch (attributes['office:value-type']) {
    case 'float':
    case 'currency':
    case 'percentage':
      return { type: 'number', value: Number(attributes['office:value']) };
    case 'boolean':
      return { type: 'boolean', value: attributes['office:boolean-value'] === 'true' };
    case 'date':
      return { type: 'string', value: displayDate(attributes['office:date-value'] ?? '', '') };
    default:
      return { type: 'string', value: text === '' ? null : text };
  }
}

/** The text of a paragraph. */
function textOf({ name, attribs, children }: Element, depth = 0): string {
  if (name === 'text:s') return ' '.repeat(Math.min(Number(attribs['text:c'] ?? 1) || 1, MAX_CELL));
  if (name === 'text:tab') return '\t';
  if (name === 'text:line-break') return '\n';
  if (depth > MAX_XML_DEPTH) throw new TooLarge();
  // A note stands in the cell, and is none of its text.
  if (name === 'office:annotation') return '';
  return children.reduce((text, child) => {
    const more = text + (isElement(child) ? textOf(child, depth + 1) : child.type === 'text' ? child.data : '');
    if (more.length > MAX_CELL) throw new TooLarge();
    return more;
  }, '');
}

const isElement = (part: Node): part is Element => 'name' in part && 'children' in part;

const childrenOf = (nodes: readonly Node[], name?: string): readonly Element[] =>
  nodes.filter(isElement).filter((element) => name === undefined || element.name === name);

function* unfold(nodes: readonly Node[], depth = 0): Generator<Element> {
  if (depth > MAX_XML_DEPTH) throw new TooLarge();
  for (const element of childrenOf(nodes)) {
    if (FOLDER.test(element.name)) yield* unfold(element.children, depth + 1);
    else yield element;
  }
}

const isSaid = ({ value, formula }: Cell): boolean => String(value ?? '').trim() !== '' || formula !== undefined;

const isSet = (value: string | undefined, unset: string): boolean => (value ?? unset) !== unset;

const repeated = (attributes: Attributes, what: 'rows' | 'columns'): number =>
  Math.max(1, Number(attributes[`table:number-${what}-repeated`] ?? 1) || 1);

const spanned = (attributes: Attributes, what: 'rows' | 'columns'): number =>
  Number(attributes[`table:number-${what}-spanned`] ?? 1) || 1;

const isCollapsed = (attributes: Attributes): boolean => isSet(attributes['table:visibility'], 'visible');
