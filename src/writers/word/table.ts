/** A table → a Word table as wide as the text, with a header row that repeats and words for those who cannot see it. */
import {
  type FileChild,
  type ITableCellOptions,
  Paragraph,
  StringValueElement,
  Table,
  TableCell,
  TableProperties,
  TableRow,
} from 'docx';
import type { Block, ReportRow, ReportTable } from '../../report/document.ts';
import { linesOf, wordsOf } from '../../report/inline.ts';
import { legible } from '../sanitize.ts';
import { shareWidth, sum } from '../share-width.ts';
import { type Context, indentOf, insideCell, type Place, paragraph } from './place.ts';
import { cellPadding } from './styles.ts';
import { holdsGauge, wishOf } from './widths.ts';

/** A table of no more lines than this, a third of a page, moves to the next page whole rather than leave a row or two behind. */
const keptWhole = 18;
/** Letters in a line of a cell, or so. */
const line = 45;
/** A table deep within lists and tables has no room left; rather than vanish, it sticks out. In twips. */
const leastWidth = 240;

/** About how many lines high a row is. */
const heightOf = ({ cells }: ReportRow): number =>
  Math.max(
    1,
    ...cells.map((cell) => linesOf(cell).reduce((lines, words) => lines + Math.ceil(wordsOf(words).length / line), 0)),
  );

/** A short table is kept on one page; in a longer one no row is left alone, and what is retained stays together, with the
 * bar that closes it. */
const keptRows = (rows: readonly ReportRow[], kept: boolean): boolean[] => {
  const whole = rows.reduce((lines, row) => lines + heightOf(row), 0) <= keptWhole;
  return rows.map((row, index) => {
    const next = rows[index + 1];
    if (next === undefined) return kept;
    if (whole || row.role === 'strong' || row.role === 'bar' || next.role === 'bar') return true;
    return index === 0 || index === rows.length - 2;
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
  // What only sets things side by side shares the width evenly.
  const sized = table.layout ? [] : table.rows.filter(({ role }) => role !== 'bar');
  const held = columns.map((_, at) => sized.flatMap(({ cells }) => cells[at] ?? []));
  const wishes = columns.map((column, at) => wishOf(column, held[at] ?? []));
  // A gauge says nothing that the words beside it do not say: where these would be broken to make room for it, it goes. Its
  // cell stays, so that the table has the same cells on any paper.
  const tight = sum(wishes.map(({ least }) => least)) > width;
  const bare = held.map((cells) => tight && holdsGauge(cells));
  const widths = shareWidth(
    wishes.map((wish, at) => (bare[at] ? { wanted: 0, least: 2 * cellPadding, grows: false } : wish)),
    width,
  );
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.role === 'bar' ? [row.cells.flat()] : columns.map((_, at) => (bare[at] ? [] : (row.cells[at] ?? []))),
  }));
  const kept = keptRows(rows, place.kept);

  /** Word wants a paragraph in each cell. */
  const cell = (
    size: number,
    blocks: readonly Block[],
    change: Partial<Place>,
    options: Partial<ITableCellOptions>,
  ) => {
    const within = insideCell(size, change);
    const written = context.write(blocks, within).filter((one) => one instanceof Paragraph || one instanceof Table);
    const children = written.length > 0 ? written : [paragraph(within, [])];
    return new TableCell({ ...options, width: { size, type: 'dxa' }, children });
  };
  const shaded = (row: ReportRow | undefined) => row?.role === 'strong' && { shading: { fill: look.strong } };

  const headings = () =>
    columns.map(({ heading, align }, at) =>
      cell(
        widths[at] ?? 0,
        [{ kind: 'paragraph', inlines: heading }],
        { style: 'AtelierTableHeading', each: { alignment: align } },
        { shading: { fill: look.tint }, verticalAlign: 'bottom' },
      ),
    );

  const cells = (row: ReportRow, index: number) => {
    const keepNext = kept[index] === true;
    if (row.role === 'bar') {
      // The bar is the lower edge of its cell, so that its words stand with the rows that it closes.
      const borders = { bottom: { style: 'single', size: 18, color: look.ink } } as const;
      const options = { columnSpan: columns.length, borders, ...shaded(rows[index - 1]) };
      return [cell(width, row.cells.flat(), { style: 'AtelierTableBar', each: { keepNext } }, options)];
    }
    return row.cells.map((blocks, at) => {
      const each = {
        alignment: columns[at]?.align ?? 'left',
        // A gauge is lower than the words beside it; this sets it at their middle.
        ...(holdsGauge(blocks) && { spacing: { before: 70, after: 0 } }),
        ...(keepNext && { keepNext }),
      };
      return cell(widths[at] ?? 0, blocks, { bold: row.role === 'strong', each }, { ...shaded(row) });
    });
  };

  const written = new Table({
    style: table.layout ? 'AtelierLayout' : 'AtelierRanking',
    layout: 'fixed',
    width: { size: width, type: 'dxa' },
    ...(indent > 0 && { indent: { size: indent, type: 'dxa' } }),
    tableLook: { firstRow: headed, firstColumn: columns[0]?.header === true, noHBand: true, noVBand: true },
    columnWidths: widths,
    rows: [
      ...(headed ? [new TableRow({ tableHeader: true, cantSplit: true, children: headings() })] : []),
      ...rows.map((row, index) => new TableRow({ cantSplit: true, children: cells(row, index) })),
    ],
  });
  // docx has no option for what is said to those who cannot see the table; its root is private, but fixed with its version.
  const properties = written['root'].find((child) => child instanceof TableProperties);
  if (table.title !== '') {
    properties?.addChildElement(new StringValueElement('w:tblCaption', legible(table.title)));
    properties?.addChildElement(new StringValueElement('w:tblDescription', legible(table.description)));
  }
  // Two tables would grow into one without a paragraph between them, and Word wants one after the last.
  return [written, new Paragraph({ style: 'AtelierGap', ...(place.kept && { keepNext: true }) })];
};
