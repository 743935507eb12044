/** Rows enter; one text and a few numbers leave, which cost little to hand to another thread, and the same rows again there. */

import { ownCopy } from './lines.ts';
import type { Damage } from './records.ts';
import type { Row } from './rows.ts';

export interface Batch {
  /** All the cells, one behind the other. */
  readonly text: string;
  /** For each row its line, its damage and the number of its cells, then how long each of them is, in UTF-16 units. */
  readonly numbers: Uint32Array;
}

/** Their place is what stands for them. */
const DAMAGES: readonly (Damage | null)[] = [null, 'open-quote', 'stray-quote', 'endless'];

export function pack(rows: readonly Row[]): Batch {
  const cells: string[] = [];
  const numbers: number[] = [];
  for (const row of rows) {
    numbers.push(row.line, DAMAGES.indexOf(row.damage), row.cells.length);
    for (const cell of row.cells) {
      numbers.push(cell.length);
      cells.push(cell);
    }
  }
  return { text: cells.join(''), numbers: Uint32Array.from(numbers) };
}

export function unpack({ text, numbers }: Batch): readonly Row[] {
  const rows: Row[] = [];
  const next = (place: number) => numbers[place] ?? 0;
  let from = 0;
  for (let at = 0; at < numbers.length; ) {
    const [line, damage, width] = [next(at), next(at + 1), next(at + 2)];
    const first = at + 3;
    at = first + width;
    let to = from;
    for (let place = first; place < at; place += 1) to += next(place);
    const row = ownCopy(text.slice(from, to));
    from = to;
    const cells: string[] = [];
    let begins = 0;
    for (let place = first; place < at; place += 1) {
      const ends = begins + next(place);
      cells.push(row.slice(begins, ends));
      begins = ends;
    }
    rows.push({ line, cells, damage: DAMAGES[damage] ?? null });
  }
  return rows;
}
