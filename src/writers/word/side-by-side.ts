/** Signatures and long lists of names → tables that only set them side by side. */
import type { Block, List, ReportColumn, ReportTable, Signatures } from '../../report/document.ts';
import { linesOf } from '../../report/inline.ts';
import { insideCell, listStep, type Place } from './place.ts';
import { widthOf } from './widths.ts';

const sideBySide = (cells: readonly (readonly Block[])[], columns: number): ReportTable => ({
  kind: 'table',
  layout: true,
  title: '',
  description: '',
  columns: Array.from({ length: columns }, (): ReportColumn => ({ heading: [], align: 'left' })),
  rows: Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) => ({
    cells: cells.slice(row * columns, (row + 1) * columns),
  })),
});

/** Two or three signatures stand in a row, each with the room to sign in. */
export const setSignatures = ({ signatories }: Signatures): ReportTable => {
  const room = [{ kind: 'break' }, { kind: 'break' }, { kind: 'break' }] as const;
  const cells = signatories.map(({ role, name }): readonly Block[] => [
    { kind: 'paragraph', inlines: [{ kind: 'text', text: role }] },
    { kind: 'paragraph', inlines: [{ kind: 'strong', inlines: [{ kind: 'text', text: name }] }, ...room] },
  ]);
  return sideBySide(cells, signatories.length === 2 || signatories.length === 4 ? 2 : 3);
};

/** A list of fewer items stays in one column. */
const fewest = 12;
/** At most one item in this many may need a second line. */
const mostBroken = 5;

/** A list of many short items in two or three columns; null where they would not fit. */
export const setInColumns = (list: List, { width }: Place): ReportTable | null => {
  if (!list.columns || list.items.length < fewest) return null;
  const widths = list.items.map((item) => widthOf(linesOf(item).join(' ')));
  const columns = [3, 2].find((each) => {
    const room = insideCell(width / each).width - listStep;
    return widths.filter((item) => item > room).length <= widths.length / mostBroken;
  });
  return columns === undefined
    ? null
    : sideBySide(
        list.items.map((item) => [{ ...list, items: [item] }]),
        columns,
      );
};
