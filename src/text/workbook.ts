/** The bytes of a workbook enter (.xlsx, .ods); its sheets leave, each as the text that a spreadsheet would save of it. */

import { strFromU8, unzipSync, zipSync } from 'fflate';
import type { Failure } from '../failure.ts';
import { MAX_PARTS, MAX_UNPACKED } from '../limits.ts';
import type { Bytes } from './bytes.ts';
import { SHEET_DELIMITER, type WorkbookKind } from './file-kinds.ts';
import { type Grid, TooLarge } from './grid.ts';

export interface WorkbookSheet extends Grid {
  /** A row a row of the sheet, from its first to the last that says something; cells parted by `SHEET_DELIMITER`. */
  readonly text: () => Iterable<string>;
}

/** The parts that hold cells; pictures, drawings, comments are left packed. */
const WANTED: Readonly<Record<WorkbookKind, RegExp>> = {
  xlsx: /^(?:\[Content_Types\]\.xml|(?:xl\/)?_rels\/[^/]+|xl\/[^/]+\.xml|xl\/worksheets\/[^/]+\.xml)$/iu,
  ods: /^content\.xml$/u,
};

/** @returns a Failure where the workbook cannot be read, or is larger than the limits */
export async function readWorkbook(bytes: Bytes, kind: WorkbookKind): Promise<readonly WorkbookSheet[] | Failure> {
  try {
    const grids = await readGrids(unpack(bytes, WANTED[kind]), kind);
    if (grids.reduce((sum, grid) => sum + sizeOf(grid), 0) > MAX_UNPACKED) throw new TooLarge();
    return grids.map((grid) => ({ ...grid, text: () => lines(grid) }));
  } catch (error) {
    // Whatever a reader stumbles over, the file is none that it can read.
    const why = error instanceof TooLarge ? 'too-large' : 'damaged';
    return { failure: 'bad-workbook', source: bytes.source, kind, why };
  }
}

async function readGrids(parts: Readonly<Record<string, Uint8Array>>, kind: WorkbookKind): Promise<readonly Grid[]> {
  if (kind === 'ods') {
    const { readOds } = await import('./ods.ts');
    return readOds(strFromU8(parts['content.xml'] ?? new Uint8Array()));
  }
  const { readXlsx } = await import('./xlsx.ts');
  // Put together again, so that the reader meets nothing that was not measured.
  return readXlsx(zipSync(parts, { level: 0 }));
}

/** The wanted parts, by name; the archive says how large each is, and no more than that is unpacked. */
function unpack(bytes: Bytes, wanted: RegExp): Readonly<Record<string, Uint8Array>> {
  if (bytes.size > MAX_UNPACKED) throw new TooLarge();
  let parts = 0;
  let size = 0;
  return unzipSync(wholeOf(bytes), {
    filter: ({ name, originalSize }) => {
      parts += 1;
      if (parts > MAX_PARTS) throw new TooLarge();
      if (!wanted.test(name)) return false;
      size += originalSize;
      if (size > MAX_UNPACKED) throw new TooLarge();
      return true;
    },
  });
}

function wholeOf(bytes: Bytes): Uint8Array {
  const whole = new Uint8Array(bytes.size);
  let at = 0;
  for (const chunk of bytes.chunks()) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** In UTF-16 units; a text that thousands of cells share counts each time. */
const sizeOf = ({ rows }: Grid): number =>
  rows.reduce((sum, row) => row.reduce((more, cell) => more + cell.length + 1, sum), 0);

function* lines({ rows }: Grid): Generator<string> {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  for (const row of rows) {
    const said = row.map((cell) => (/[;"\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
    yield `${said.join(SHEET_DELIMITER)}${SHEET_DELIMITER.repeat(width - Math.max(row.length, 1))}\n`;
  }
}
