/** A file is read in pieces, and no piece ends where a row does: wherever the border falls, the rows are the same. */
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/text/decode.ts';
import { readRows } from '../../src/text/rows.ts';
import { bytesOf } from '../support/bytes.ts';

/** Where the reader itself ends its pieces. */
const PIECE = 2 ** 16;
const ODD = '7;"Planter\r\nune ""haie""";L’été à l’œuvre\r\n';
const CELLS = ['7', 'Planter\r\nune "haie"', 'L’été à l’œuvre'];

function rowsOf(bytes: Uint8Array) {
  const decoded = decode(bytesOf(bytes));
  if ('failure' in decoded) throw new Error(decoded.failure);
  return { encoding: decoded.encoding, rows: [...readRows(decoded.text(), ';')] };
}

describe.each([
  ['utf-8', (text: string) => Buffer.from(text)],
  ['windows-1252', (text: string) => iconv.encode(text, 'win1252')],
  ['utf-16le', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
] as const)('a border in %s', (encoding, encode) => {
  const odd = ODD.length * (encoding === 'utf-16le' ? 2 : 1) + (encoding === 'utf-8' ? 10 : 0);

  test.each(Array.from({ length: odd }, (_, offset) => offset))('at byte %s of a row', (offset) => {
    const head = 'n°;choix 1;é\r\n';
    const padding = PIECE - offset - encode(`${head};;\r\n`).length;
    const filler = 'x'.repeat(Math.floor(padding / (encoding === 'utf-16le' ? 2 : 1)));
    const text = `${head};${filler};\r\n${ODD}8;b;c\r\n`;
    const read = rowsOf(encode(text));
    expect(read.encoding).toBe(encoding);
    expect(read.rows.slice(2)).toEqual([
      { line: 3, cells: CELLS, damage: null },
      { line: 4, cells: ['8', 'b', 'c'], damage: null },
    ]);
  });
});
