/** The bytes of a workbook enter (.xlsx, .ods); its sheets leave, each as the text that a spreadsheet would save of it. */

import { Unzip, UnzipInflate, zipSync } from 'fflate';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import type { Failure } from '../failure.ts';
import { type Bytes, pieces } from './bytes.ts';
import { displayed } from './displayed.ts';
import { SHEET_DELIMITER, type WorkbookKind } from './file-kinds.ts';

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** A row a row of the sheet, from its first to the last that says something; cells parted by `SHEET_DELIMITER`. */
  readonly text: () => Iterable<string>;
}

/** The parts that hold cells; pictures, drawings, comments are left packed. */
const WANTED: Readonly<Record<WorkbookKind, RegExp>> = {
  xlsx: /^(?:\[Content_Types\]\.xml|(?:xl\/)?_rels\/[^/]+|xl\/[^/]+\.xml|xl\/worksheets\/[^/]+\.xml)$/iu,
  ods: /^(?:mimetype|content\.xml|styles\.xml|META-INF\/manifest\.xml)$/u,
};
/** The most that is unpacked, in bytes, and that its cells may then hold, in UTF-16 units: some 300 000 ballots. */
const MOST = 2 ** 26;

/** @returns a Failure where the workbook cannot be read, or would unpack to more than a room can fill */
export async function readWorkbook(bytes: Bytes, kind: WorkbookKind): Promise<readonly WorkbookSheet[] | Failure> {
  const refuse = (why: 'damaged' | 'too-large'): Failure => ({
    failure: 'bad-workbook',
    source: bytes.source,
    kind,
    why,
  });
  try {
    const packed = repack(bytes, WANTED[kind]);
    if (packed === null) return refuse('too-large');
    const { sheets } = kind === 'ods' ? await readOds(packed) : await readXlsx(packed, { readStyles: true });
    const laid = sheets.map(({ name, hidden, veryHidden, rows, cells }) => {
      const shown = rows.map((row, at) =>
        row.map((value, place) => displayed(value, cells?.get(`${at},${place}`)?.style?.numFmt ?? null)),
      );
      return { name, hidden: hidden === true || veryHidden === true, ...trim(shown) };
    });
    if (laid.reduce((sum, sheet) => sum + sizeOf(sheet), 0) > MOST) return refuse('too-large');
    return laid.map(({ name, hidden, rows, width }) => ({ name, hidden, text: () => lines(rows, width) }));
  } catch {
    // Whatever the reader stumbles over, the file is none that it can read.
    return refuse('damaged');
  }
}

/** The wanted parts, unpacked under our own limit and put together again, so that the reader unpacks nothing itself. */
function repack(bytes: Bytes, wanted: RegExp): Uint8Array | null {
  const parts = new Map<string, Uint8Array[]>();
  let size = 0;
  const unzip = new Unzip((part) => {
    if (!wanted.test(part.name)) return;
    const chunks: Uint8Array[] = [];
    parts.set(part.name, chunks);
    part.ondata = (error, chunk) => {
      if (error) throw error;
      size += chunk.length;
      chunks.push(chunk);
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  for (const piece of pieces(bytes)) {
    unzip.push(piece.slice());
    if (size > MOST) return null;
  }
  unzip.push(new Uint8Array(0), true);
  return zipSync(Object.fromEntries([...parts].map(([name, chunks]) => [name, joined(chunks)])), { level: 0 });
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

interface Trimmed {
  /** Each up to its last cell that says something. */
  readonly rows: readonly (readonly string[])[];
  /** Of the widest. */
  readonly width: number;
}

/** Without the empty rows below and the empty cells to the right, which somebody once formatted. */
function trim(rows: readonly (readonly string[])[]): Trimmed {
  const cut = rows.map((row) => row.slice(0, row.findLastIndex(isFilled) + 1));
  const kept = cut.slice(0, cut.findLastIndex((row) => row.length > 0) + 1);
  return { rows: kept, width: kept.reduce((most, row) => Math.max(most, row.length), 0) };
}

const isFilled = (cell: string): boolean => cell.trim() !== '';

/** One character a separator, as many as there are columns; a text that thousands of cells share counts each time. */
const sizeOf = ({ rows, width }: Trimmed): number =>
  rows.reduce((sum, row) => row.reduce((more, cell) => more + cell.length, sum + width), 0);

function* lines(rows: Trimmed['rows'], width: number): Generator<string> {
  for (const row of rows) {
    const said = row.map((cell) => (/[;"\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
    yield `${said.join(SHEET_DELIMITER)}${SHEET_DELIMITER.repeat(width - Math.max(row.length, 1))}\n`;
  }
}
