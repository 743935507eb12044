/** Reads the sheets of an OpenDocument spreadsheet (`content.xml`) as a person sees them in LibreOffice. */

import { parser as openParser, type Tag } from 'sax';
import { MAX_CELL, MAX_CELLS, MAX_SHEET_COLUMNS, MAX_SHEET_ROWS, MAX_XML_DEPTH } from '../limits.ts';
import { displayedAnswer, displayedDate, displayedNumber } from './displayed.ts';
import { type Grid, TooLarge } from './grid.ts';

type Attributes = Readonly<Record<string, string | undefined>>;

/** What a named style says that a reader of ballots has to know. */
interface OdsStyle {
  struck?: boolean;
  fill?: string;
  /** Of a sheet. */
  hidden?: boolean;
}

interface OdsCell {
  readonly attributes: Attributes;
  /** Another cell is stretched over it. */
  readonly covered: boolean;
  readonly style: OdsStyle | undefined;
  /** Its paragraphs, one below the other. */
  text: string;
  paragraphs: number;
  struck: boolean;
}

/** What stands in a sheet and in none of its cells: notes, drawings, tables of other files, what was changed before. */
const ASIDE: ReadonlySet<string> = new Set([
  ...['office:annotation', 'draw:frame', 'table:shapes', 'table:dde-links', 'table:tracked-changes'],
]);

/** @throws TooLarge, or an Error where the XML is not well formed or nests too deep */
export function readOds(content: string): readonly Grid[] {
  const sheets: Grid[] = [];
  const styles = new Map<string, OdsStyle>();
  let style: OdsStyle | null = null;
  /** Of the columns of the present sheet. */
  let hidden: boolean[] = [];
  let rowAttributes: Attributes = {};
  let row: OdsCell[] = [];
  let cell: OdsCell | null = null;
  let struckSpans: boolean[] = [];
  /** Rows that say nothing, and count only if one below them says something. */
  let emptyRows = 0;
  let cells = 0;

  const say = (text: string) => {
    if (cell === null || cell.paragraphs === 0) return;
    cell.text += text;
    if (cell.text.length > MAX_CELL) throw new TooLarge();
    cell.struck ||= struckSpans.includes(true) && text.trim() !== '';
  };

  const open: Readonly<Record<string, (attributes: Attributes) => void>> = {
    'style:style': (attributes) => {
      style = {};
      styles.set(attributes['style:name'] ?? '', style);
    },
    'style:text-properties': (attributes) => {
      if (style !== null) style.struck = isSet(attributes['style:text-line-through-style'], 'none');
    },
    'style:table-cell-properties': ({ 'fo:background-color': colour }) => {
      if (style !== null && colour !== undefined && isSet(colour, 'transparent')) style.fill = colour;
    },
    'style:table-properties': (attributes) => {
      if (style !== null) style.hidden = attributes['table:display'] === 'false';
    },
    'table:table': (attributes) => {
      const isHiddenSheet = styles.get(attributes['table:style-name'] ?? '')?.hidden === true;
      const name = attributes['table:name'] ?? '';
      sheets.push({ name, hidden: isHiddenSheet, rows: [], odd: [], merges: [], fills: [] });
      hidden = [];
      emptyRows = 0;
    },
    'table:table-column': (attributes) => {
      const times = Math.min(repeated(attributes, 'columns'), MAX_SHEET_COLUMNS);
      hidden.push(...Array.from({ length: times }, () => isCollapsed(attributes)));
    },
    'table:table-row': (attributes) => {
      row = [];
      rowAttributes = attributes;
    },
    'table:table-cell': (attributes) => openCell(attributes, false),
    'table:covered-table-cell': (attributes) => openCell(attributes, true),
    'text:p': () => {
      if (cell === null) return;
      cell.paragraphs += 1;
      if (cell.paragraphs > 1) say('\n');
    },
    'text:span': (attributes) => {
      struckSpans.push(styles.get(attributes['text:style-name'] ?? '')?.struck === true);
    },
    'text:s': (attributes) => say(' '.repeat(Math.min(Number(attributes['text:c'] ?? 1) || 1, MAX_CELL))),
    'text:tab': () => say('\t'),
    'text:line-break': () => say('\n'),
  };
  const openCell = (attributes: Attributes, covered: boolean) => {
    const own = styles.get(attributes['table:style-name'] ?? '');
    cell = { attributes, covered, style: own, text: '', paragraphs: 0, struck: own?.struck === true };
    struckSpans = [];
  };

  const close: Readonly<Record<string, () => void>> = {
    'style:style': () => {
      style = null;
    },
    'text:span': () => {
      struckSpans.pop();
    },
    'table:table-cell': () => closeCell(),
    'table:covered-table-cell': () => closeCell(),
    'table:table-row': () => closeRow(),
  };
  const closeCell = () => {
    if (cell === null) return;
    const { attributes, text } = cell;
    const shown = { ...cell, text: shownOf(attributes, text) };
    const times = repeated(attributes, 'columns');
    if (shown.text.trim() !== '' && times > MAX_SHEET_COLUMNS) throw new TooLarge();
    for (let more = Math.min(times, MAX_SHEET_COLUMNS + 1 - row.length); more > 0; more -= 1) row.push(shown);
    cell = null;
  };
  const closeRow = () => {
    const sheet = sheets.at(-1);
    if (sheet === undefined) return;
    const times = repeated(rowAttributes, 'rows');
    const width = row.findLastIndex((one) => one.text.trim() !== '' || isUncalculated(one)) + 1;
    if (width === 0) {
      emptyRows += times;
      return;
    }
    const first = sheet.rows.length + emptyRows;
    cells += width * times;
    if (width > MAX_SHEET_COLUMNS || first + times > MAX_SHEET_ROWS || cells > MAX_CELLS) throw new TooLarge();
    while (sheet.rows.length < first) sheet.rows.push([]);
    emptyRows = 0;
    for (let at = first; at < first + times; at += 1) putRow(sheet, at, width);
  };
  const putRow = ({ rows, odd, merges, fills }: Grid, at: number, width: number) => {
    const kept = row.slice(0, width);
    rows.push(kept.map(({ text }) => text));
    if (row.some((one) => one.style?.fill !== undefined)) fills[at] = row.map((one) => one.style?.fill);
    for (const [column, one] of kept.entries()) {
      const place = { row: at, column };
      if (isUncalculated(one)) odd.push({ ...place, why: 'formula' });
      if (one.text.trim() === '') continue;
      if (isCollapsed(rowAttributes) || hidden[column] === true || one.covered) odd.push({ ...place, why: 'hidden' });
      if (one.struck) odd.push({ ...place, why: 'struck' });
      const down = spanned(one.attributes, 'rows');
      const across = spanned(one.attributes, 'columns');
      if (down * across > 1) merges.push({ ...place, to: { row: at + down - 1, column: column + across - 1 } });
    }
  };

  const parser = openParser(true);
  let depth = 0;
  let aside = 0;
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => {
    depth += 1;
    if (depth > MAX_XML_DEPTH) throw new TooLarge();
    if (ASIDE.has(name)) aside += 1;
    if (aside === 0) open[name]?.(attributes as Tag['attributes']);
  };
  parser.onclosetag = (name) => {
    depth -= 1;
    if (aside === 0) close[name]?.();
    if (ASIDE.has(name)) aside -= 1;
  };
  parser.ontext = (text) => {
    if (aside === 0) say(text);
  };
  parser.oncdata = parser.ontext;
  parser.write(content).close();
  return sheets;
}

const isSet = (value: string | undefined, unset: string): boolean => (value ?? unset) !== unset;

const repeated = (attributes: Attributes, what: 'rows' | 'columns'): number =>
  Math.max(1, Number(attributes[`table:number-${what}-repeated`] ?? 1) || 1);

const spanned = (attributes: Attributes, what: 'rows' | 'columns'): number =>
  Number(attributes[`table:number-${what}-spanned`] ?? 1) || 1;

const isCollapsed = (attributes: Attributes): boolean => isSet(attributes['table:visibility'], 'visible');

/** A program wrote the formula, and no spreadsheet has opened the file since. */
const isUncalculated = ({ attributes, text }: OdsCell): boolean =>
  attributes['table:formula'] !== undefined && attributes['office:value-type'] === undefined && text === '';

function shownOf(attributes: Attributes, text: string): string {
  switch (attributes['office:value-type']) {
    case 'float':
    case 'currency':
    case 'percentage':
      return displayedNumber(Number(attributes['office:value']));
    case 'boolean':
      return displayedAnswer(attributes['office:boolean-value'] === 'true');
    case 'date':
      return displayedDate(attributes['office:date-value'] ?? '', '');
    default:
      return text;
  }
}
