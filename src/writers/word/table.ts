/** A table → Word tables as wide as the text, with a header row that repeats and words for those who cannot see it. */
import {
  type ITableCellOptions,
  Paragraph,
  StringValueElement,
  Table,
  TableCell,
  TableProperties,
  TableRow,
} from 'docx';
import type { Block, ReportColumn, ReportRow, ReportTable as TableBlock } from '../../report/document.ts';
import { legible } from '../sanitize.ts';
import { columnSets, widthsOf } from './columns.ts';
import { writeInlines } from './inlines.ts';
import { heightOf, lineWidths } from './measure.ts';
import {
  type Context,
  indentOf,
  insideCell,
  isParagraph,
  make,
  type Node,
  type ParagraphNode,
  type Place,
} from './node.ts';
import { style } from './theme.ts';

/** A table of no more lines than this, a third of a page, moves to the next page whole rather than leave a row or two behind. */
const keptWhole = 18;
/** In twips. A table deep within lists and tables has no room left; rather than vanish, it sticks out. */
const leastWidth = 240;
/** A row of more lines than this may stand alone: moving it to its neighbour's page would leave a hole. */
const high = 8;

/** The cells of a row, one for each column; those beyond the last column join it. */
const cellsOf = (row: ReportRow, columns: readonly ReportColumn[]): (readonly Block[])[] =>
  columns.map((_, index) => (index === columns.length - 1 ? row.cells.slice(index).flat() : (row.cells[index] ?? [])));

/** A short table is kept `whole` on one page; in a longer one no row is left alone, and what is retained stays together, with
 * the bar that closes it. `heights` are in lines. */
const staysWithNext = (
  rows: readonly ReportRow[],
  heights: readonly number[],
  whole: boolean,
  index: number,
): boolean => {
  const [row, next] = [rows[index], rows[index + 1]];
  if (next === undefined) return false;
  if (whole || row?.role === 'strong' || next.role === 'bar' || row?.role === 'bar') return true;
  return (index === 0 || index === rows.length - 2) && Math.max(...heights.slice(index, index + 2)) <= high;
};

/** The part of a table that fits on the width of a page: all of its columns, or some of them. */
interface RowPart {
  readonly table: TableBlock;
  /** Their places among the table's columns. */
  readonly set: readonly number[];
  readonly columns: readonly ReportColumn[];
  readonly widths: readonly number[];
  readonly width: number;
  /** How many lines high each row is. */
  readonly heights: readonly number[];
  readonly headed: boolean;
  /** Row headers are bold only where no row is, since bold marks what is retained. */
  readonly boldHeaders: boolean;
  readonly context: Context;
}

/** Every paragraph of the cell gets the options `each`. docx adds a paragraph where the cell would not end with one. */
export const makeCell = (
  width: number,
  nodes: readonly Node[],
  each: ParagraphNode = {},
  options: Omit<ITableCellOptions, 'children'> = {},
): TableCell =>
  new TableCell({
    ...options,
    width: { size: width, type: 'dxa' },
    children: nodes
      .map((node) => make(isParagraph(node) ? { ...node, ...each } : node))
      .filter((child) => child instanceof Paragraph || child instanceof Table),
  });

const writeHeader = ({ columns, widths, context }: RowPart): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ heading, align }, index) => {
      const width = widths[index] ?? 0;
      const words = writeInlines(heading, insideCell(width), context);
      const node = { style: style.columnHeading, children: words };
      const shading = { fill: context.colours.tint };
      return makeCell(width, [node], { alignment: align }, { shading, verticalAlign: 'bottom' });
    }),
  });

/** The bar is the lower edge of its cell, so that its words stand with the rows that it closes. */
const writeBar = (
  row: ReportRow,
  above: ReportRow | undefined,
  { columns, width, context }: RowPart,
  keepNext: boolean,
): TableCell =>
  makeCell(
    width,
    context.write(row.cells.flat(), insideCell(width, { style: style.bar })),
    { keepNext },
    {
      columnSpan: columns.length,
      borders: { bottom: { style: 'single', size: 18, color: context.colours.ink } },
      ...(above?.role === 'strong' && { shading: { fill: context.colours.strong } }),
    },
  );

/** A gauge is lower than the words beside it; this sets it at their middle. */
const gaugeSpacing = { before: 70, after: 0 };

const holds = (kind: 'box' | 'gauge', block: Block | undefined): boolean =>
  block?.kind === 'paragraph' && block.inlines.some((inline) => inline.kind === kind);

const writeCells = (
  row: ReportRow,
  { table, set, columns, widths, boldHeaders, context }: RowPart,
  keepNext: boolean,
): TableCell[] => {
  const cells = cellsOf(row, table.columns);
  const boxed = cells.some((blocks) => blocks.some((block) => holds('box', block)));
  return columns.map(({ align, header = false }, index) => {
    const width = widths[index] ?? 0;
    const bold = row.role === 'strong' || (header && boldHeaders);
    const blocks = cells[set[index] ?? 0] ?? [];
    const nodes = context.write(blocks, insideCell(width, { bold }));
    const each = {
      ...(align !== 'left' && { alignment: align }),
      ...(holds('gauge', blocks[0]) && { spacing: gaugeSpacing }),
      keepNext,
    };
    return makeCell(width, nodes, each, {
      ...(row.role === 'strong' && { shading: { fill: context.colours.strong } }),
      // Words beside a box for a pen stand halfway up it.
      ...(boxed && { verticalAlign: 'center' }),
    });
  });
};

const writePart = (part: RowPart, indent: number): Table => {
  const { table, columns, widths, width, heights, headed } = part;
  const whole = table.rows.length <= keptWhole && heights.reduce((lines, height) => lines + height, 0) <= keptWhole;
  const rows = table.rows.map((row, index) => {
    const stays = staysWithNext(table.rows, heights, whole, index);
    const above = table.rows[index - 1];
    const children = row.role === 'bar' ? [writeBar(row, above, part, stays)] : writeCells(row, part, stays);
    return new TableRow({ cantSplit: true, children });
  });
  const written = new Table({
    style: table.layout ? style.layout : style.table,
    layout: 'fixed',
    width: { size: width, type: 'dxa' },
    ...(indent > 0 && { indent: { size: indent, type: 'dxa' } }),
    tableLook: { firstRow: headed, firstColumn: columns[0]?.header === true, noHBand: true, noVBand: true },
    columnWidths: widths,
    rows: headed ? [writeHeader(part), ...rows] : rows,
  });
  // docx has no option for what is said to those who cannot see the table; its root is private, but fixed with its version.
  const properties = written['root'].find((child) => child instanceof TableProperties);
  properties?.addChildElement(new StringValueElement('w:tblCaption', legible(table.title)));
  properties?.addChildElement(new StringValueElement('w:tblDescription', legible(table.description)));
  return written;
};

/** Writes a table; without columns, or with neither headings nor rows, there is nothing to show. */
export const writeTable = (table: TableBlock, place: Place, context: Context): Node[] => {
  const headed = table.columns.some(({ heading }) => heading.length > 0);
  if (table.columns.length === 0 || (table.rows.length === 0 && !headed)) return [];
  const boldHeaders = table.rows.every(({ role }) => role !== 'strong');
  const indent = indentOf(place);
  const width = Math.max(place.width - indent, leastWidth);
  return columnSets(table.columns, width).map((set) => {
    const columns = set.flatMap((index) => table.columns[index] ?? []);
    const rows = table.rows.map(({ role, cells }) =>
      role === 'bar' ? null : set.map((index) => lineWidths(cells[index] ?? [])),
    );
    const widths = widthsOf(
      columns,
      rows.filter((lines) => lines !== null),
      width,
      set.map((index) => table.rows.some(({ cells }) => holds('gauge', cells[index]?.[0]))),
    );
    const rooms = widths.map((each) => insideCell(each).width);
    const heights = rows.map((lines) => (lines === null ? 1 : heightOf(lines, rooms)));
    return writePart({ table, set, columns, widths, width, heights, headed, boldHeaders, context }, indent);
  });
};
