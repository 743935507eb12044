/** Signatures and long lists of names → layout tables, which set them side by side. */
import { Table, TableRow } from 'docx';
import type { List, Signatures } from '../../report/document.ts';
import { linesOf } from '../../report/words.ts';
import { writeInlines } from './inlines.ts';
import { writeList } from './list.ts';
import { widthOf } from './measure.ts';
import { type Context, indentOf, insideCell, listStep, type Node, type Place, paragraph } from './node.ts';
import { makeCell } from './table.ts';
import { style } from './theme.ts';

/** The room to sign in, in twips. */
const hand = 900;

/** A table without lines, headings or a description, because it only sets things side by side. */
const makeLayout = (rows: readonly (readonly (readonly Node[])[])[], columns: number, place: Place): Table => {
  const indent = indentOf(place);
  const width = place.width - indent;
  const even = Math.floor(width / columns);
  const widths = [...Array<number>(columns - 1).fill(even), width - (columns - 1) * even];
  return new Table({
    style: style.layout,
    layout: 'fixed',
    width: { size: width, type: 'dxa' },
    ...(indent > 0 && { indent: { size: indent, type: 'dxa' } }),
    columnWidths: widths,
    tableLook: { firstRow: false, noHBand: true, noVBand: true },
    rows: rows.map(
      (cells) =>
        new TableRow({ cantSplit: true, children: widths.map((size, index) => makeCell(size, cells[index] ?? [])) }),
    ),
  });
};

const inside = (place: Place, columns: number): Place =>
  insideCell(Math.floor((place.width - indentOf(place)) / columns));

const inRowsOf = <Item>(items: readonly Item[], most: number): (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / most) }, (_, row) => items.slice(row * most, (row + 1) * most));

/** Two or three signatures stand in a row, and all of them on one page. */
export const writeSignatures = ({ line, signatories }: Signatures, place: Place, context: Context): Node[] => {
  const columns = signatories.length === 2 || signatories.length === 4 ? 2 : 3;
  const within = inside(place, columns);
  const words = (text: string, bold: boolean) => writeInlines([{ kind: 'text', text }], { ...within, bold }, context);
  const cells = signatories.map(({ role, name }): Node[] => [
    paragraph(within, { keepNext: true, children: words(role, false) }),
    paragraph(within, { keepNext: true, spacing: { after: hand }, children: words(name, true) }),
  ]);
  const opening = paragraph(place, {
    style: style.signatures,
    children: writeInlines(line, place, context),
  });
  return cells.length === 0 ? [opening] : [opening, makeLayout(inRowsOf(cells, columns), columns, place)];
};

/** A list of fewer items stays in one column. */
const fewest = 12;
/** At most one item in this many may need a second line. */
const mostBroken = 5;
/** Writes a list of many short items in two or three columns; null where they would not fit. */
export const writeColumns = (list: List, place: Place, context: Context): Node[] | null => {
  if (!list.columns || place.kind !== 'body' || list.items.length < fewest) return null;
  const widths = list.items.map((item) => widthOf(linesOf(item).join(' ')));
  const fits = (room: number) => widths.filter((width) => width > room).length <= widths.length / mostBroken;
  const columns = [3, 2].find((each) => fits(inside(place, each).width - listStep));
  if (columns === undefined) return null;
  const within = inside(place, columns);
  const cells = list.items.map((item) =>
    writeList({ ...list, items: [item] }, { ...within, style: style.listItem }, context),
  );
  return [makeLayout(inRowsOf(cells, columns), columns, place)];
};
