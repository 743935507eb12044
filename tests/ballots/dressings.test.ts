/** One file in many dressings (encoding, separator, line end) gives one and the same Tally, but for what it says of the file. */
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { tellOf } from '../support/sheet.ts';

const LIST = 'code;libellé\n1;L’été à la ferme\n2;Cœur de village, lavoir\n3;Bal ; fanfare\n4;Noël “ensemble”\n';
const ROWS = [
  ['N°', 'Hameau', 'Choix 1', 'Choix 2', 'Choix 3'],
  ['1', 'Là-haut', 'L’été à la ferme', 'Cœur de village, lavoir', 'Bal ; fanfare'],
  ['2', '', 'Cœur de village, lavoir', 'Noël “ensemble”', ''],
  ['3', '', '', '', ''],
  ['4', 'Là-haut', 'l’ete a la ferme', 'Fanfare', 'Cœur de village, lavoir'],
  ['Total', '', '3', '3', '2'],
];

const quoted = (cell: string, separator: string) =>
  cell.includes(separator) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
const dress = (encoding: string, bom: boolean, separator: string, end: string): Uint8Array => {
  const text = ROWS.map((row) => row.map((cell) => quoted(cell, separator)).join(separator) + end).join('');
  return iconv.encode(text, encoding, { addBOM: bom });
};

const dressings = [
  ['utf-8', false, ';', '\n'],
  ['utf-8', true, ',', '\r\n'],
  ['utf-16le', true, '\t', '\r\n'],
  ['utf-16be', true, ';', '\r'],
  ['windows-1252', false, ';', '\r\n'],
  ['windows-1252', false, ',', '\n'],
  ['utf-8', false, '|', '\r'],
  ['windows-1252', false, '\t', '\r'],
] as const;

describe.each([
  ['with the list', LIST],
  ['without a list', null],
])('%s', (_, list) => {
  test.each(dressings)('%s, byte order mark %s, separator %j, line end %j', async (encoding, bom, separator, end) => {
    const plain = await tellOf(dress('utf-8', false, ';', '\n'), list);
    const dressed = await tellOf(dress(encoding, bom, separator, end), list);
    expect(plain.tally?.turnout).toMatchObject({ ballots: 4, blank: 1 });
    const { sources, fingerprint, ...result } = dressed.tally as never as Record<string, unknown>;
    const { sources: one, fingerprint: other, ...expected } = plain.tally as never as Record<string, unknown>;
    expect(result).toEqual(expected);
    expect(dressed.tally?.sources[0]?.delimiter).toBe(separator);
    expect(dressed.tally?.sources[0]?.lines).toEqual(plain.tally?.sources[0]?.lines);
    expect([fingerprint, other, sources, one]).not.toContain(undefined);
  });
});
