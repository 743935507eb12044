/** Reads the sheets of an OpenDocument spreadsheet (`content.xml`) in the shape in which hucre reads those of Excel. */

import type { Cell, CellStyle, Sheet } from 'hucre/xlsx';
import { parser as openParser } from 'sax';
import { MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_SHEET_ROWS, MAX_XML_DEPTH, TooLarge } from '../limits.ts';
import { displayDate } from './displayed.ts';

type Attributes = Readonly<Record<string, string | undefined>>;

interface Element {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: (Element | string)[];
}

type OpenSheet = Sheet & Required<Pick<Sheet, 'cells' | 'merges' | 'columns' | 'rowDefs'>>;

/** What stands in a sheet and in none of its cells: notes, drawings, tables of other files, what was changed before. */
const ASIDE: ReadonlySet<string> = new Set([
  ...['office:annotation', 'draw:frame', 'table:shapes', 'table:dde-links', 'table:tracked-changes'],
]);
/** Elements of a row: dozens for each cell. */
const MAX_ELEMENTS = 50 * MAX_COLUMNS;

/** @throws TooLarge, or an Error where the XML is not well formed or nests too deep */
export function readOds(content: string): readonly Sheet[] {
  const sheets: OpenSheet[] = [];
  /** What each named style says, in all of its parts. */
  const styles = new Map<string | undefined, Attributes>();
  let cells = 0;
  /** Rows that say nothing, and count only if one below them says something. */
  let emptyRows = 0;
  let widest = 0;

  const isStruck = (name: string | undefined) => isSet(styles.get(name)?.['style:text-line-through-style'], 'none');
  const openSheet = (attributes: Attributes) => {
    const hidden = styles.get(attributes['table:style-name'])?.['table:display'] === 'false';
    const name = attributes['table:name'] ?? '';
    sheets.push({ name, hidden, rows: [], cells: new Map(), merges: [], columns: [], rowDefs: new Map() });
    emptyRows = 0;
    widest = 0;
  };
  const whole: Readonly<Record<string, (element: Element) => void>> = {
    'style:style': ({ attributes, children }) => {
      styles.set(
        attributes['style:name'],
        Object.assign({}, ...elementsAmong(children).map((part) => part.attributes)),
      );
    },
    'table:table-column': ({ attributes }) => {
      const { columns = [] } = sheets.at(-1) ?? {};
      const last = Math.min(columns.length + repeated(attributes, 'columns'), MAX_COLUMNS);
      while (columns.length < last) columns.push({ hidden: isCollapsed(attributes) });
    },
    'table:table-row': ({ attributes, children }) => {
      const sheet = sheets.at(-1);
      const times = repeated(attributes, 'rows');
      const line = elementsAmong(children).reduce<{ cell: Cell; at: Attributes }[]>((read, element) => {
        const cell = readCell(element);
        const wide = repeated(element.attributes, 'columns');
        if (isSaid(cell) && wide > MAX_COLUMNS) throw new TooLarge();
        for (let more = Math.min(wide, MAX_COLUMNS + 1 - read.length); more > 0; more -= 1)
          read.push({ cell, at: element.attributes });
        return read;
      }, []);
      const width = line.findLastIndex(({ cell }) => isSaid(cell)) + 1;
      if (width === 0 || sheet === undefined) {
        emptyRows += times;
        return;
      }
      widest = Math.max(widest, width);
      const kept = line.slice(0, widest);
      cells += kept.length * times;
      if (widest > MAX_COLUMNS || sheet.rows.length + emptyRows + times > MAX_SHEET_ROWS || cells > MAX_CELLS)
        throw new TooLarge();
      for (; emptyRows > 0; emptyRows -= 1) sheet.rows.push([]);
      const values = kept.map(({ cell }) => cell.value);
      for (let more = times; more > 0; more -= 1) {
        const row = sheet.rows.push(values) - 1;
        if (isCollapsed(attributes)) sheet.rowDefs.set(row, { hidden: true });
        for (const [column, { cell, at }] of kept.entries()) {
          if (cell.style !== undefined || cell.formula !== undefined) sheet.cells.set(`${row},${column}`, cell);
          const endRow = row + spanned(at, 'rows') - 1;
          const endCol = column + spanned(at, 'columns') - 1;
          if (endRow > row || endCol > column) sheet.merges.push({ startRow: row, startCol: column, endRow, endCol });
        }
      }
    },
  };

  const readCell = ({ attributes, children }: Element): Cell => {
    const paragraphs = elementsAmong(children).filter(({ name }) => name === 'text:p');
    const text = paragraphs.map(said).join('\n');
    const name = attributes['table:style-name'];
    const fill = styles.get(name)?.['fo:background-color'];
    const style: CellStyle = {};
    if (isStruck(name) || paragraphs.some(holdsStruck)) style.font = { strikethrough: true };
    if (isSet(fill, 'transparent')) style.fill = { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill ?? '' } };
    const isUncalculated =
      attributes['table:formula'] !== undefined && attributes['office:value-type'] === undefined && text === '';
    return {
      ...valueIn(attributes, text),
      ...(isUncalculated ? { formula: '' } : {}),
      ...(Object.keys(style).length > 0 ? { style } : {}),
    };
  };
  const holdsStruck = (element: Element): boolean =>
    (element.name === 'text:span' && isStruck(element.attributes['text:style-name']) && said(element).trim() !== '') ||
    elementsAmong(element.children).some(holdsStruck);

  parse(content, openSheet, whole);
  return sheets;
}

/** Hands over the name of each sheet when it opens, and each element that is read whole when it closes. */
function parse(
  content: string,
  openSheet: (attributes: Attributes) => void,
  whole: Readonly<Record<string, (element: Element) => void>>,
): void {
  const parser = openParser(true);
  /** The elements that are open, from one that is read whole on. */
  const stack: Element[] = [];
  let depth = 0;
  let aside = 0;
  let elements = 0;
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => {
    depth += 1;
    if (aside > 0 || ASIDE.has(name)) aside += 1;
    else if (stack.length > 0 || Object.hasOwn(whole, name)) {
      const element: Element = { name, attributes: attributes as Attributes, children: [] };
      stack.at(-1)?.children.push(element);
      elements = stack.push(element) === 1 ? 1 : elements + 1;
    } else if (name === 'table:table') openSheet(attributes as Attributes);
    if (depth > MAX_XML_DEPTH || elements > MAX_ELEMENTS) throw new TooLarge();
  };
  parser.onclosetag = () => {
    depth -= 1;
    const closed = aside > 0 ? undefined : stack.pop();
    if (aside > 0) aside -= 1;
    if (closed !== undefined && stack.length === 0) whole[closed.name]?.(closed);
  };
  parser.ontext = (text) => {
    if (aside === 0) stack.at(-1)?.children.push(text);
  };
  parser.oncdata = parser.ontext;
  parser.write(content).close();
}

const elementsAmong = (children: readonly (Element | string)[]): readonly Element[] =>
  children.filter((child) => typeof child !== 'string');

/** The text of a paragraph. */
function said({ name, attributes, children }: Element): string {
  if (name === 'text:s') return ' '.repeat(Math.min(Number(attributes['text:c'] ?? 1) || 1, MAX_CELL));
  if (name === 'text:tab') return '\t';
  if (name === 'text:line-break') return '\n';
  return children.reduce<string>((text, child) => {
    const more = text + (typeof child === 'string' ? child : said(child));
    if (more.length > MAX_CELL) throw new TooLarge();
    return more;
  }, '');
}

const isSaid = ({ value, formula }: Cell): boolean => String(value ?? '').trim() !== '' || formula !== undefined;

const isSet = (value: string | undefined, unset: string): boolean => (value ?? unset) !== unset;

const repeated = (attributes: Attributes, what: 'rows' | 'columns'): number =>
  Math.max(1, Number(attributes[`table:number-${what}-repeated`] ?? 1) || 1);

const spanned = (attributes: Attributes, what: 'rows' | 'columns'): number =>
  Number(attributes[`table:number-${what}-spanned`] ?? 1) || 1;

const isCollapsed = (attributes: Attributes): boolean => isSet(attributes['table:visibility'], 'visible');

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
