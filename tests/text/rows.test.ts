import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/text/decode.ts';
import { readRows, rowsOfText } from '../../src/text/rows.ts';
import { bytesOf, csvFixture } from '../support/bytes.ts';

/** Rows as `[line, cells, damage]`, which read well in an expectation. */
const rowsOf = (text: Iterable<string> | string, delimiter = ';') =>
  [...readRows(typeof text === 'string' ? [text] : text, delimiter)].map(
    ({ line, cells, damage }) => [line, cells, damage] as const,
  );

function textOf(name: string): () => Iterable<string> {
  const decoded = decode(bytesOf(csvFixture(name)));
  if ('failure' in decoded) throw new Error(decoded.failure);
  return decoded.text;
}

const rowsOfFixture = (name: string, delimiter = ';') => rowsOf(textOf(name)(), delimiter);

function* endless(chunk: string, times: number) {
  for (let count = 0; count < times; count += 1) yield chunk;
}

const cut = (text: string, size: number) => text.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? [];

describe('rows are numbered as a spreadsheet numbers them', () => {
  it('a cell that holds a line break is one row, and keeps it', () => {
    expect(rowsOfFixture('line-break-in-a-cell.csv')).toEqual([
      [1, ['N°', 'Choix 1', 'Choix 2', 'Choix 3'], null],
      [2, ['1', 'Planter\nune haie', 'L’atelier vélo', ''], null],
      [3, ['2', 'Réparer ensemble', '', 'dit "le lieu"'], null],
    ]);
    expect(rowsOf('"a\r\nb";"c\rd"\r\ne\r\n')).toEqual([
      [1, ['a\r\nb', 'c\rd'], null],
      [2, ['e'], null],
    ]);
  });

  it('empty rows count', () => {
    expect(rowsOfFixture('empty-rows-and-trailing-separators.csv')).toEqual([
      [1, ['Atelier du printemps', '', '', ''], null],
      [2, [''], null],
      [3, ['N°', 'Choix 1', 'Choix 2', 'Choix 3'], null],
      [4, ['1', 'Planter une haie', 'L’atelier vélo', 'Cœur de village'], null],
      [5, ['', '', '', ''], null],
      [6, [''], null],
      [7, ['Total', '1', '', '', '', ''], null],
    ]);
  });

  it('line ends may be of several kinds, and the last may be missing', () => {
    expect(rowsOfFixture('mixed-line-ends.csv').map(([line, cells]) => [line, cells[0]])).toEqual([
      [1, 'N°'],
      [2, '1'],
      [3, '2'],
      [4, '3'],
    ]);
    expect(rowsOfFixture('macroman-lines-ended-by-cr.csv')).toHaveLength(4);
    expect(rowsOfFixture('no-final-newline.csv').at(-1)?.[1]).toEqual([
      '2',
      'Réparer ensemble',
      'Planter une haie',
      'Fête des voisins',
    ]);
    expect(rowsOf('')).toEqual([]);
    expect(rowsOf('\r')).toEqual([[1, [''], null]]);
    expect(rowsOf(['a\r', '\nb'])).toEqual([
      [1, ['a'], null],
      [2, ['b'], null],
    ]);
  });

  it('a line «sep=;» is no row', () => {
    expect(rowsOfFixture('separator-line.csv').map(([line, cells]) => [line, cells.length])).toEqual([
      [1, 4],
      [2, 4],
      [3, 4],
      [4, 4],
    ]);
    expect(rowsOfText(textOf('separator-line.csv')).delimiter).toBe(';');
    expect(rowsOfText(textOf('separator-line-in-quotes.csv')).delimiter).toBe('\t');
    expect(rowsOfFixture('separator-line-in-quotes.csv', '\t')[0]).toEqual([
      1,
      ['N°', 'Choix 1', 'Choix 2', 'Choix 3'],
      null,
    ]);
    for (const none of ['', 'a;b\nsep=;\n', 'sep=;;\n', 'sep=\n', 'separator\n', '"sep=;\n']) {
      expect(rowsOfText(() => [none]).delimiter).toBeNull();
    }
  });
});

describe('files put end to end', () => {
  it('a byte order mark that begins a row is no part of it', () => {
    expect(rowsOfFixture('byte-order-mark-in-the-middle.csv')[3]).toEqual([
      4,
      ['N°', 'Choix 1', 'Choix 2', 'Choix 3'],
      null,
    ]);
  });

  it('without a line break between them, the row where they meet is longer than the others', () => {
    expect(rowsOfFixture('two-files-end-to-end.csv').map(([line, cells]) => [line, cells.length])).toEqual([
      [1, 4],
      [2, 4],
      [3, 7],
      [4, 4],
    ]);
  });

  it('the same character within a label stays', () => {
    expect(rowsOf('a;b\n1;Vé\ufefflo\n')[1]).toEqual([2, ['1', 'Vé\ufefflo'], null]);
  });
});

describe('damaged quotation marks never cost another row', () => {
  it('a quote that never closes gives up its own line only', () => {
    expect(rowsOfFixture('quote-never-closed.csv')).toEqual([
      [1, ['N°', 'Choix 1', 'Choix 2', 'Choix 3'], null],
      [2, ['1', 'Planter une haie', 'L’atelier vélo', 'Cœur de village'], null],
      [3, ['2', '"Réparer ensemble', 'Planter une haie', 'Fête des voisins'], 'open-quote'],
      [4, ['3', 'Fête des voisins', 'L’atelier vélo', 'Goûters à l’école'], null],
      [5, ['4', 'Cœur de village', '', ''], null],
    ]);
  });

  it('nor does it break the quoted rows behind it', () => {
    expect(rowsOfFixture('quote-never-closed-before-quoted-rows.csv').slice(1)).toEqual([
      [2, ['1', '"Réparer ensemble', 'Planter une haie', ''], 'open-quote'],
      [3, ['2', 'Vélo, marche', 'Planter une haie', ''], null],
      [4, ['3', 'Goûters\nà l’école', '', ''], null],
      [5, ['4', 'Cœur de village', '', ''], null],
    ]);
  });

  it('two of them, rows apart, do not make one cell of the rows between', () => {
    expect(rowsOfFixture('two-quotes-rows-apart.csv').map(([line, cells, damage]) => [line, cells[0], damage])).toEqual(
      [
        [1, 'N°', null],
        [2, '1', null],
        [3, '2', 'open-quote'],
        [4, '3', null],
        [5, '4', 'stray-quote'],
        [6, '5', null],
      ],
    );
  });

  it('yet sentences with separators in a cell of several lines are one cell', () => {
    const text = 'N°,Choix 1,Remarque\n1,Sport,"Merci,\nc’était bien, vraiment, bravo"\n2,Sport,\n';
    expect(rowsOf(text, ',')).toEqual([
      [1, ['N°', 'Choix 1', 'Remarque'], null],
      [2, ['1', 'Sport', 'Merci,\nc’était bien, vraiment, bravo'], null],
      [3, ['2', 'Sport', ''], null],
    ]);
  });

  it('text behind a closing quote is damage, the row is shown as it stands', () => {
    expect(rowsOfFixture('text-behind-a-quote.csv').slice(1)).toEqual([
      [2, ['1', '"Réparer" ensemble', 'Planter une haie', ''], 'stray-quote'],
      [3, ['2', 'Réparer ensemble', 'Planter une haie', 'Fête des voisins'], null],
    ]);
  });

  it('pairs within an unquoted cell are read as they stand, a single one is damage', () => {
    expect(rowsOfFixture('quotes-within-a-cell.csv').slice(1)).toEqual([
      [2, ['1', 'dit "le lieu"', 'Planter une haie', ''], null],
      [3, ['2', 'tables de 12"', '', ''], 'stray-quote'],
    ]);
    expect(rowsOf('1;dit "le lieu";"a;b"\n')).toEqual([[1, ['1', 'dit "le lieu"', 'a;b'], null]]);
  });

  it('blanks around a quoted cell are no part of it', () => {
    expect(rowsOfFixture('blanks-around-quotes.csv')[1]).toEqual([
      2,
      ['1', 'Vélo; marche', 'Planter une haie', '  '],
      null,
    ]);
    expect(rowsOf('a\t\t "b" \tc\n', '\t')).toEqual([[1, ['a', '', 'b', 'c'], null]]);
    expect(rowsOf(' a ;b \n')).toEqual([[1, [' a ', 'b '], null]]);
    expect(rowsOf(';\ufeff"0"=1+1; "b"\n')).toEqual([[1, ['', '\ufeff"0"=1+1', 'b'], null]]);
  });
});

describe('agreement with csv-parse', () => {
  const strict = { delimiter: ';', record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true };
  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', '’', ';', '"', '\n', '\r', ' ', '\u{1f600}'),
    maxLength: 6,
  });
  const written = cell.chain((value) =>
    fc.boolean().map((bare) => ({
      value,
      text: bare && !/[;"\n\r]/u.test(value) ? value : `"${value.replaceAll('"', '""')}"`,
    })),
  );

  it('on every well-formed text, in chunks of any size', () => {
    const sheets = fc.array(fc.array(written, { minLength: 1, maxLength: 2 }));
    const lineEnds = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(sheets, lineEnds, fc.integer({ min: 1, max: 9 }), (sheet, lineEnd, size) => {
        const text = sheet.map((cells) => cells.map((cell) => cell.text).join(';') + lineEnd).join('');
        const read = rowsOf(cut(text, size));
        expect(read).toEqual(sheet.map((cells, at) => [at + 1, cells.map(({ value }) => value), null]));
        expect(read.map(([, cells]) => cells)).toEqual(parse(text, strict));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('on every text that it reads without error, but where rows were swallowed', () => {
    const anything = fc.string({ unit: fc.constantFrom('a', ';', '"', '\n', '\r'), maxLength: 24 });
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 5 }), (text, size) => {
        const read = rowsOf(cut(text, size));
        expect(read).toEqual(rowsOf(text));
        let expected: string[][];
        try {
          expected = parse(text, strict);
        } catch {
          return;
        }
        const swallowed = read.some(([, , damage]) => damage === 'open-quote');
        if (!swallowed) expect(read.map(([, cells]) => cells)).toEqual(expected);
      }),
      { seed: 2, numRuns: 3000 },
    );
  });
});

describe('a hostile file', () => {
  const MIB = 2 ** 20;

  it('an endless line is one damaged row, and the next row is read', () => {
    const text = function* () {
      yield 'a;b\n';
      yield* endless('x;'.repeat(2 ** 15), 100);
      yield '\nc;d\n';
    };
    const rows = rowsOf(text());
    expect(rows.map(([line, , damage]) => [line, damage])).toEqual([
      [1, null],
      [2, 'endless'],
      [3, null],
    ]);
    expect(rows[1]?.[1].join(';').length).toBeLessThan(100);
    expect(rows).toEqual(rowsOf([[...text()].join('')]));
  });

  it('so is a row with a cell that is far too long, or with far too many cells', () => {
    const rows = rowsOf(`a;b\n"${'x'.repeat(40_000)}";c\n${';'.repeat(2_500)}\nd;e\n`);
    expect(rows.map(([line, cells, damage]) => [line, cells.length, damage])).toEqual([
      [1, 2, null],
      [2, 2, 'endless'],
      [3, 2_500, 'endless'],
      [4, 2, null],
    ]);
    expect(rows[1]?.[1].join('').length).toBeLessThan(100);
  });

  it('a quote open for a mebibyte is given up', () => {
    const text = `1;"a\n${'b;c\n'.repeat(MIB / 4)}"\n`;
    const rows = rowsOf(text);
    expect(rows.length).toBe(MIB / 4 + 2);
    expect(rows[0]).toEqual([1, ['1', '"a'], 'open-quote']);
  });

  it.each([
    ['quotation marks only', '"'.repeat(2 * MIB)],
    ['a quote and a line end', '"\n'.repeat(MIB / 4)],
    ['quotes that never close', '"a\n'.repeat(MIB / 4)],
    ['quotes that seem to close', '1;"a\n2;b"c\n'.repeat(MIB / 8)],
    ['doubled quotes in an open cell', `"${'""\n'.repeat(MIB / 2)}`],
    ['separators only', ';'.repeat(2 * MIB)],
    ['line ends only', '\r'.repeat(MIB / 4)],
  ])(
    '%s: soon read, no line left out',
    (_, text) => {
      let lines = 0;
      for (const row of readRows(cut(text, 2 ** 16), ';')) {
        lines += row.cells.reduce((sum, cell) => sum + (cell.match(/\n/gu)?.length ?? 0), 1);
      }
      expect(lines).toBe(text.replace(/\n$/u, '').split(/[\n\r]/u).length - (text.endsWith('\r') ? 1 : 0));
    },
    20_000,
  );
});

it('cells that someone keeps do not keep the file in memory', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const chunk = ';Un libellé assez long pour être partagé;b\n1'.repeat(1500);
  const text = function* () {
    for (let count = 0; count < 500; count += 1) yield `${count}${chunk}`;
  };
  const kept: (string | undefined)[] = [];
  collect();
  const before = process.memoryUsage().heapUsed;
  for (const row of readRows(text(), ';')) if (row.line % 1500 === 1) kept.push(row.cells[1]);
  collect();
  expect(kept).toHaveLength(501);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(chunk.length * 100);
});

describe('any damage to any file', () => {
  const names = [
    'utf-8-with-byte-order-mark.csv',
    'windows-1252.csv',
    'utf-16le-with-tabs.txt',
    'macroman-lines-ended-by-cr.csv',
    'cp850-ended-by-ctrl-z.csv',
    'line-break-in-a-cell.csv',
    'two-files-end-to-end.csv',
    'separator-line.csv',
    'blanks-around-quotes.csv',
  ].map(csvFixture);

  it('is a failure or rows, never an exception', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    const change = fc.oneof(
      fc.record({ at: place, with: fc.uint8Array({ minLength: 1, maxLength: 3 }) }),
      fc.record({ at: place, with: fc.constantFrom('"', '\n', '\r', ';', '\0', '\ufeff', '\u001a', '\ufffd', 'Ã©') }),
    );
    const files = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names), place, place);
    fc.assert(
      fc.property(files, fc.array(change, { maxLength: 4 }), (splice, changes) => {
        const [first, second, end, begin] = splice;
        const data = [...first.subarray(0, end * first.length), ...second.subarray(begin * second.length)];
        for (const { at, with: inserted } of changes) {
          const bytes = typeof inserted === 'string' ? new TextEncoder().encode(inserted) : inserted;
          data.splice(at * data.length, 1, ...bytes);
        }
        const decoded = decode(bytesOf(Uint8Array.from(data)));
        if ('failure' in decoded) return;
        const whole = [...decoded.text()].join('');
        const read = rowsOf(decoded.text());
        expect(read).toEqual(rowsOf(whole));
        // Whatever became of the rows, each character of the text is in one of them.
        const letters = (text: string) => text.replace(/[;"\s\ufeff]/gu, '').length;
        const said = rowsOfText(decoded.text).delimiter === null ? letters(whole) : letters(whole.replace(/^.*/u, ''));
        expect(read.reduce((sum, [, cells]) => sum + letters(cells.join('')), 0)).toBe(said);
      }),
      { seed: 3, numRuns: 400 },
    );
  });
});
