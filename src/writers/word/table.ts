/** A table → a Word table as wide as the text, with a header row that repeats and words for those who cannot see it. */
import { type FileChild, Paragraph, StringValueElement, Table, TableCell, TableProperties, TableRow } from 'docx';
import type { Block, ReportColumn, ReportRow, ReportTable } from '../../report/document.ts';
import { legible } from '../sanitize.ts';
import { writeInlines } from './inlines.ts';
import { type Context, indentOf, insideCell, type Place, paragraph } from './place.ts';
import { heightOf, lineWidths, widthsOf } from './widths.ts';

/** A table of no more lines than this, a third of a page, moves to the next page whole rather than leave a row or two behind. */
const keptWhole = 18;
/** A table deep within lists and tables has no room left; rather than vanish, it sticks out. In twips. */
const leastWidth = 240;
/** A row of more lines than this may stand alone: moving it to its neighbour's page would leave a hole. */
const high = 8;

/** The cells of a row, one for each column; those beyond the last column join it. */
const cellsOf = (row: ReportRow, columns: readonly ReportColumn[]): (readonly Block[])[] =>
  columns.map((_, index) => (index === columns.length - 1 ? row.cells.slice(index).flat() : (row.cells[index] ?? [])));

const holds = (kind: 'box' | 'gauge', blocks: readonly Block[] = []): boolean =>
  blocks.some((block) => block.kind === 'paragraph' && block.inlines.some((inline) => inline.kind === kind));

/** A short table is kept on one page; in a longer one no row is left alone, and what is retained stays together, with the
 * bar that closes it. `heights` are in lines. */
const keptRows = (rows: readonly ReportRow[], heights: readonly number[], kept: boolean): boolean[] => {
  const whole = heights.reduce((lines, height) => lines + height, 0) <= keptWhole;
  return rows.map((row, index) => {
    const next = rows[index + 1];
    if (next === undefined) return kept;
    if (whole || row.role === 'strong' || next.role === 'bar' || row.role === 'bar') return true;
    return (index === 0 || index === rows.length - 2) && Math.max(...heights.slice(index, index + 2)) <= high;
  });
};

/** Writes a table; without columns, or with neither headings nor rows, there is nothing to show. */
export const writeTable = (table: ReportTable, place: Place, context: Context): FileChild[] => {
  const { columns } = table;
  const { look } = context;
  const headed = columns.some(({ heading }) => heading.length > 0);
  if (columns.length === 0 || (table.rows.length === 0 && !headed)) return [];
  const indent = indentOf(place);
  const width = Math.max(place.width - indent, leastWidth);
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.role === 'bar' ? [row.cells.flat()] : cellsOf(row, columns),
  }));
  const lines = rows.map(({ role, cells }) => (role === 'bar' ? [] : cells.map(lineWidths)));
  const drawn = columns.map((_, index) => rows.some(({ cells }) => holds('gauge', cells[index])));
  // What only sets things side by side shares the width evenly.
  const widths = widthsOf(columns, table.layout ? [] : lines, width, drawn);
  const rooms = widths.map((each) => insideCell(each).width);
  const kept = keptRows(
    rows,
    lines.map((cells) => heightOf(cells, rooms)),
    place.kept,
  );
  // Row headers are bold only where no row is, since bold marks what is retained.
  const boldHeaders = rows.every(({ role }) => role !== 'strong');

  const header = () =>
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: columns.map(({ heading, align }, index) => {
        const within = insideCell(widths[index] ?? 0, { style: 'TableHeading' });
        return new TableCell({
          width: { size: widths[index] ?? 0, type: 'dxa' },
          children: [paragraph(within, writeInlines(heading, within), { alignment: align })],
          shading: { fill: look.tint },
          verticalAlign: 'bottom',
        });
      }),
    });

  /** The bar is the lower edge of its cell, so that its words stand with the rows that it closes. */
  const bar = (blocks: readonly Block[], index: number): TableCell =>
    new TableCell({
      width: { size: width, type: 'dxa' },
      columnSpan: columns.length,
      children: write(blocks, insideCell(width, { style: 'TableBar', each: { keepNext: kept[index] === true } })),
      borders: { bottom: { style: 'single', size: 18, color: look.ink } },
      ...(rows[index - 1]?.role === 'strong' && { shading: { fill: look.strong } }),
    });

  const cell = (blocks: readonly Block[], { role, cells }: ReportRow, row: number, column: number): TableCell => {
    const { align = 'left', header = false } = columns[column] ?? {};
    const size = widths[column] ?? 0;
    const each = {
      ...(align !== 'left' && { alignment: align }),
      // A gauge is lower than the words beside it; this sets it at their middle.
      ...(holds('gauge', blocks) && { spacing: { before: 70, after: 0 } }),
      ...(kept[row] && { keepNext: true }),
    };
    return new TableCell({
      width: { size, type: 'dxa' },
      children: write(blocks, insideCell(size, { bold: role === 'strong' || (header && boldHeaders), each })),
      ...(role === 'strong' && { shading: { fill: look.strong } }),
      // Words beside a box for a pen stand halfway up it.
      ...(cells.some((beside) => holds('box', beside)) && { verticalAlign: 'center' as const }),
    });
  };

  /** Word wants a paragraph at the end of each cell. */
  const write = (blocks: readonly Block[], within: Place): (Paragraph | Table)[] => {
    const written = context.write(blocks, within);
    return (written.length > 0 ? written : [paragraph(within, [])]).filter(
      (child) => child instanceof Paragraph || child instanceof Table,
    );
  };

  const written = new Table({
    style: table.layout ? 'Layout' : 'Ranking',
    layout: 'fixed',
    width: { size: width, type: 'dxa' },
    ...(indent > 0 && { indent: { size: indent, type: 'dxa' } }),
    tableLook: { firstRow: headed, firstColumn: columns[0]?.header === true, noHBand: true, noVBand: true },
    columnWidths: widths,
    rows: [
      ...(headed ? [header()] : []),
      ...rows.map((row, index) => {
        const children = row.cells.map((blocks, column) =>
          row.role === 'bar' ? bar(blocks, index) : cell(blocks, row, index, column),
        );
        return new TableRow({ cantSplit: true, children });
      }),
    ],
  });
  // docx has no option for what is said to those who cannot see the table; its root is private, but fixed with its version.
  const properties = written['root'].find((child) => child instanceof TableProperties);
  if (table.title !== '') {
    properties?.addChildElement(new StringValueElement('w:tblCaption', legible(table.title)));
    properties?.addChildElement(new StringValueElement('w:tblDescription', legible(table.description)));
  }
  // Two tables would grow into one without a paragraph between them, and Word wants one after the last.
  return [written, new Paragraph({ style: 'Gap', ...(place.kept && { keepNext: true }) })];
};
