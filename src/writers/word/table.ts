/** A table → Word tables as wide as the text, with a header row that repeats and words for those who cannot see it. */
import type { Block, Column, Row, Table as TableBlock } from '../../report/document.ts';
import { legible } from '../xml.ts';
import { columnSets, widthsOf } from './columns.ts';
import { cellPadding, colour, style } from './house.ts';
import { writeInlines } from './inlines.ts';
import { heightOf, lineWidths } from './measure.ts';
import {
  type CellPiece,
  indentOf,
  isParagraph,
  type ParagraphPiece,
  type Piece,
  type Place,
  type RowPiece,
  type Scribe,
  type TablePiece,
} from './piece.ts';

const nothing: readonly Block[] = [{ kind: 'paragraph', inlines: [{ kind: 'text', text: '—' }] }];

/** A table of that many lines, a third of a page, moves to the next page as a whole rather than leave a row or two behind. */
const keptWhole = 18;
/** Twips: tables in lists in tables run out of room, and then stick out. */
const leastWidth = 240;
/** Rows this high stand by themselves: to move one for the sake of its neighbour would leave a hole. */
const high = 8;

/** The cells of a row under the columns shown: an empty one holds a dash, one too many joins the last. */
const cellsOf = (row: Row, columns: readonly Column[]): (readonly Block[])[] =>
  columns.map((_, index) => {
    const blocks = index === columns.length - 1 ? row.cells.slice(index).flat() : (row.cells[index] ?? []);
    return blocks.length > 0 ? blocks : nothing;
  });

/** A short table is kept `whole` on one page; in a longer one no row is left alone, and the bar stays with what it closes.
 * `heights` are in lines. */
const staysWithNext = (rows: readonly Row[], heights: readonly number[], whole: boolean, index: number): boolean => {
  const [row, next] = [rows[index], rows[index + 1]];
  if (next === undefined) return false;
  if (whole || next.role === 'bar' || row?.role === 'bar') return true;
  return (index === 0 || index === rows.length - 2) && Math.max(...heights.slice(index, index + 2)) <= high;
};

/** Columns that go side by side: all of a table's, or as many as the page is wide for. */
interface Part {
  readonly table: TableBlock;
  /** Their places among the table's columns. */
  readonly set: readonly number[];
  readonly columns: readonly Column[];
  readonly widths: readonly number[];
  readonly width: number;
  /** Of its rows, in lines. */
  readonly heights: readonly number[];
  readonly headed: boolean;
  /** Where bold says that an orientation is retained, it cannot also say that it is an orientation. */
  readonly boldHeaders: boolean;
  readonly scribe: Scribe;
}

const inside = (width: number, change: Partial<Place> = {}): Place => ({
  kind: 'cell',
  style: style.cell,
  width: Math.max(width - 2 * cellPadding, 1),
  base: 0,
  depth: 0,
  bold: false,
  ...change,
});

const writeHeader = ({ columns, widths, scribe }: Part): RowPiece => ({
  options: { tableHeader: true, cantSplit: true },
  cells: columns.map(({ heading, align }, index): CellPiece => {
    const width = widths[index] ?? 0;
    const words = writeInlines(heading, inside(width), scribe);
    return {
      options: { shading: { fill: colour.tint }, verticalAlign: 'bottom' },
      width,
      pieces: [{ style: style.columnHeading, alignment: align, children: words }],
    };
  }),
});

const keep = (pieces: readonly Piece[], change: ParagraphPiece): Piece[] =>
  pieces.map((piece) => (isParagraph(piece) ? { ...piece, ...change } : piece));

/** A cell has a paragraph at its end, if an empty one. */
const closed = (pieces: readonly Piece[]): readonly Piece[] => {
  const last = pieces.at(-1);
  return last !== undefined && isParagraph(last) ? pieces : [...pieces, {}];
};

/** What the bar closes stands above it, its words included. */
const writeBar = (row: Row, above: Row | undefined, part: Part, stays: boolean): CellPiece => {
  const { columns, width, scribe } = part;
  const pieces = closed(scribe.write(row.cells.flat(), inside(width, { style: style.bar })));
  return {
    options: {
      columnSpan: columns.length,
      borders: { bottom: { style: 'single', size: 18, color: colour.ink } },
      ...(above?.role === 'strong' && { shading: { fill: colour.strong } }),
    },
    width,
    pieces: stays ? keep(pieces, { keepNext: true }) : pieces,
  };
};

/** Words beside a box for a pen stand halfway up it. */
const isBox = (block: Block): boolean => block.kind === 'paragraph' && block.inlines.some(({ kind }) => kind === 'box');

/** `stays`: on the same page as the next row. A row is never split, so nothing else need keep the lines of a cell together. */
const writeCells = (row: Row, part: Part, stays: boolean): CellPiece[] => {
  const { table, set, columns, widths, boldHeaders, scribe } = part;
  const cells = cellsOf(row, table.columns);
  const boxed = cells.some((blocks) => blocks.some(isBox));
  return columns.map(({ align, header = false }, index): CellPiece => {
    const width = widths[index] ?? 0;
    const bold = row.role === 'strong' || (header && boldHeaders);
    const pieces = closed(scribe.write(cells[set[index] ?? 0] ?? [], inside(width, { bold })));
    return {
      options: {
        ...(row.role === 'strong' && { shading: { fill: colour.strong } }),
        ...(boxed && { verticalAlign: 'center' }),
      },
      width,
      pieces: keep(pieces, { ...(align !== 'left' && { alignment: align }), keepNext: stays }),
    };
  });
};

const writePart = (part: Part, indent: number): TablePiece => {
  const { table, columns, widths, width, heights, headed } = part;
  const whole = table.rows.length <= keptWhole && heights.reduce((lines, height) => lines + height, 0) <= keptWhole;
  const rows = table.rows.map((row, index): RowPiece => {
    const stays = staysWithNext(table.rows, heights, whole, index);
    const above = table.rows[index - 1];
    return {
      options: { cantSplit: true },
      cells: row.role === 'bar' ? [writeBar(row, above, part, stays)] : writeCells(row, part, stays),
    };
  });
  return {
    options: {
      style: style.table,
      layout: 'fixed',
      width: { size: width, type: 'dxa' },
      ...(indent > 0 && { indent: { size: indent, type: 'dxa' } }),
      tableLook: { firstRow: headed, firstColumn: columns[0]?.header === true, noHBand: true, noVBand: true },
    },
    columnWidths: widths,
    title: legible(table.title),
    description: legible(table.description),
    rows: headed ? [writeHeader(part), ...rows] : rows,
  };
};

/** Writes a table; without columns, or with neither headings nor rows, there is nothing to show. */
export const writeTable = (table: TableBlock, place: Place, scribe: Scribe): Piece[] => {
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
    );
    const rooms = widths.map((each) => inside(each).width);
    const heights = rows.map((lines) => (lines === null ? 1 : heightOf(lines, rooms)));
    return writePart({ table, set, columns, widths, width, heights, headed, boldHeaders, scribe }, indent);
  });
};
