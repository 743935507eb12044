/** Paths typed on the command line enter; sheets of ballots and the list of orientations leave. */

import { readList } from '../ballots/list.ts';
import type { Lookup } from '../ballots/orientations.ts';
import { ballotNumber } from '../ballots/remarks.ts';
import type { Sheet } from '../ballots/sheet.ts';
import { readTable, type Table } from '../ballots/table.ts';
import { failed } from '../failure.ts';
import { type DecodeHints, decode } from '../text/decode.ts';
import type { Bytes } from '../text/encodings.ts';
import { isWorkbook } from '../text/file-kinds.ts';
import { rowsOfText } from '../text/rows.ts';
import { fail, unwrap } from './exit.ts';
import type { Settings } from './options.ts';
import type { FileHints } from './settings.ts';
import type { Sources } from './sources.ts';

/** Standard input, where a path is expected. */
export const STDIN = '-';

/** The list of orientations: its file, else the one that stands in the workshop file; null where none is given. */
export async function readOrientations(
  { orientations, encoding }: Settings,
  shell: Sources,
  inline: Lookup | null = null,
): Promise<Lookup | null> {
  if (orientations === undefined) return inline;
  const bytes = openInput(orientations, shell);
  const { rows, sheets } = unwrap(await openRows(bytes, { encoding }));
  return unwrap(readList(bytes.source, rows ?? (await import('./workbook.ts')).findList(sheets)));
}

/** The rows of a text, or the sheets of a workbook; none of them is read yet. */
export async function openRows(bytes: Bytes, hints: DecodeHints, delimiter?: string) {
  const decoded = decode(bytes, hints);
  if (!failed(decoded)) return { encoding: decoded.encoding, rows: rowsOfText(decoded.text, delimiter) };
  if (decoded.failure !== 'bad-file' || !isWorkbook(decoded.kind)) return decoded;
  // Only where there is a workbook are the readers of such files loaded.
  const sheets = await (await import('./workbook.ts')).readWorkbook(bytes, decoded.kind);
  return failed(sheets) ? sheets : { encoding: decoded.kind, sheets };
}

/** A file that is no folder, device or pipe; or standard input. */
export function openWhole(path: string, shell: Sources): Bytes {
  const kind = path === STDIN ? null : shell.examine(path);
  return kind === 'folder' || kind === 'other'
    ? fail({ failure: 'file-unreadable', path, reason: 'not-a-file' })
    : openInput(path, shell);
}

/** Every file of ballots, once; what stands in them is read later, row by row. */
export async function readSheets(
  paths: readonly string[],
  list: Lookup | null,
  hints: FileHints,
  shell: Sources,
): Promise<readonly Sheet[]> {
  refuseTwice(paths, shell);
  const names = sourceNames(paths);
  const sheets: Sheet[] = [];
  for (const [place, path] of paths.entries()) {
    const bytes = { ...openInput(path, shell), source: names[place] ?? path };
    sheets.push(await readSheet(bytes, list, hints, shell));
  }
  const { sheet } = hints;
  if (sheet !== undefined && sheets.every(({ file }) => file.sheet === undefined))
    fail({ failure: 'no-such-sheet', source: names[0] ?? '', sheet, sheets: [] });
  return sheets;
}

async function readSheet(bytes: Bytes, lookup: Lookup | null, hints: FileHints, shell: Sources): Promise<Sheet> {
  const { source } = bytes;
  const score = lookup ? scorer(lookup) : undefined;
  const { encoding, rows, sheets } = unwrap(await openRows(bytes, { ...hints, score }, hints.delimiter));
  const { table, ...file } = rows
    ? { table: unwrap(readTable(source, rows, lookup, hints)) }
    : (await import('./workbook.ts')).findBallots(source, sheets, lookup, hints);
  let digest: string | null | undefined;
  return {
    source,
    table,
    file: {
      encoding,
      ...file,
      // Taken when somebody first asks for it: a table on a screen has no use for it.
      get sha256() {
        digest ??= namesNobody(table) ? shell.sha256(bytes.bytes) : null;
        return digest;
      },
    },
  };
}

/** Whether nothing stands in the sheet but headings, picks, dots and the numbers of ballots. */
function namesNobody({ columns, header, rows }: Table): boolean {
  const { picks, dots, rank, total, voter } = columns;
  const known = new Set([...picks, ...dots, rank, total, voter.number]);
  const headings = new Set(header.map(({ line }) => line));
  const isSilent = (cell: string, place: number) =>
    cell.trim() === '' || (known.has(place) && (place !== voter.number || ballotNumber(cell) !== null));
  for (const { line, cells } of rows()) {
    if (!cells.every((cell, place) => (headings.has(line) && known.has(place)) || isSilent(cell, place))) return false;
  }
  return true;
}

export function openInput(path: string, shell: Sources): Bytes {
  if (path !== STDIN) return unwrap(shell.open(path));
  return { source: 'stdin', bytes: unwrap(shell.stdin()) };
}

/** The same file twice would count its ballots twice. */
function refuseTwice(paths: readonly string[], shell: Sources): void {
  const names = paths.map((path) => (path === STDIN || paths.length < 2 ? path : shell.identify(path)));
  const twice = paths.find((_, at) => names.indexOf(names[at] ?? '') < at);
  if (twice !== undefined) fail({ failure: 'same-file-twice', path: twice });
}

/** A file by its name alone; with as many of its folders as it takes where two have the same name. */
export function sourceNames(paths: readonly string[]): readonly string[] {
  const parts = paths.map((path) => (path === STDIN ? ['stdin'] : path.split(/[\\/]/u).filter((part) => part !== '')));
  const end = (path: readonly string[], length: number) => path.slice(-length).join('/');
  return parts.map((path) => {
    const length = path.findIndex(
      (_, at) => parts.filter((other) => end(other, at + 1) === end(path, at + 1)).length < 2,
    );
    return length === -1 ? path.join('/') : end(path, length + 1);
  });
}

/** Of several encodings, the right one is the one in which the labels are known. */
const scorer = (lookup: Lookup) => (text: string) =>
  text.split(/[;,\t\r\n"|]+/u).filter((cell) => cell.trim() !== '' && lookup.find(cell) !== null).length;
