import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type DecodeHints, decode } from '../../src/text/decode.ts';
import { type EncodingId, encodings } from '../../src/text/encodings.ts';
import { bytesOf, csvFixture } from '../support/bytes.ts';

type Data = Uint8Array | string;

/** The encoding and the whole text; or the failure. */
function read(data: Data, hints: DecodeHints = {}) {
  const decoded = decode(bytesOf(data), hints);
  if ('failure' in decoded) return decoded;
  return { encoding: decoded.encoding, text: [...decoded.text()].join('') };
}

const encode = (text: string, encoding: string) => new Uint8Array(iconv.encode(text, encoding));
const join = (...parts: Data[]) =>
  new Uint8Array(parts.flatMap((part) => [...(typeof part === 'string' ? new TextEncoder().encode(part) : part)]));

const SHEET =
  'N°;Choix 1;Choix 2;Choix 3\r\n' +
  '1;Planter une haie;L’atelier vélo;Cœur de village\r\n' +
  '2;Réparer ensemble;Planter une haie;Fête des voisins\r\n' +
  '3;Fête des voisins;L’atelier vélo;Goûters à l’école\r\n';

describe('the same sheet, saved in each way a spreadsheet knows', () => {
  it.each([
    ['utf-8-with-byte-order-mark.csv', 'utf-8', SHEET],
    ['windows-1252.csv', 'windows-1252', SHEET],
    ['utf-16le-with-tabs.txt', 'utf-16le', SHEET.replaceAll(';', '\t')],
    ['utf-16be-without-byte-order-mark.csv', 'utf-16be', SHEET],
    ['macroman-lines-ended-by-cr.csv', 'macintosh', SHEET.replaceAll('\r\n', '\r')],
    ['cp850-ended-by-ctrl-z.csv', 'ibm850', SHEET.replaceAll('’', "'").replaceAll('œ', 'oe')],
  ])('%s is read as %s', (name, encoding, text) => {
    const data = csvFixture(name);
    expect(read(data)).toEqual({ encoding, text });
  });

  it('is UTF-8 when it is plain ASCII, or empty', () => {
    expect(read('a;b\n')).toEqual({ encoding: 'utf-8', text: 'a;b\n' });
    expect(read('')).toEqual({ encoding: 'utf-8', text: '' });
    expect(read('\ufeff')).toEqual({ encoding: 'utf-8', text: '' });
  });

  it('can be read again from the start', () => {
    const decoded = decode(bytesOf(csvFixture('windows-1252.csv')));
    if ('failure' in decoded) throw new Error(decoded.failure);
    expect([...decoded.text()].join('')).toBe([...decoded.text()].join(''));
  });
});

describe('the tables of the old encodings', () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);

  it.each([
    ['windows-1252', iconv.decode(Buffer.from(all), 'win1252')],
    ['macintosh', new TextDecoder('macintosh').decode(all)],
    ['ibm850', iconv.decode(Buffer.from(all), 'cp850')],
  ] as const)('%s agrees with another implementation on every byte', (encoding, expected) => {
    expect(encodings[encoding]()(all)).toBe(expected);
  });

  it('windows-1252 reads ’ œ €, where the built-in decoder of Node 20 does not', () => {
    const data = join('l', Uint8Array.of(0x92), 'accueil;c', Uint8Array.of(0x9c), 'ur;3 ', Uint8Array.of(0x80));
    expect(read(data)).toMatchObject({ text: 'l’accueil;cœur;3 €' });
  });
});

describe('short files in old encodings', () => {
  const words =
    'Santé|SANTÉ|école|École|ÉCOLE|fête|FÊTE|être|déjà|mère|français|FRANÇAIS|Ça|théâtre|bâtiment|Île|maître|hôpital|août|Noël|naïf|N° 3|moyens\u00a0: locaux|«\u00a0Été\u00a0»';
  const typography = '|cœur|Œuvre|l’accueil|d’été|citoyen·ne·s';
  const cases = [
    ...`${words}${typography}`.split('|').map((word) => ['windows-1252', 'win1252', word] as const),
    ...`${words}${typography}`.split('|').map((word) => ['macintosh', 'macintosh', word] as const),
    ...words.split('|').map((word) => ['ibm850', 'cp850', word] as const),
  ];

  it.each(cases)('%s is recognised by one word (%s: %s)', (encoding, codec, word) => {
    expect(read(encode(`Choix 1\r\n${word}\r\n`, codec))).toEqual({ encoding, text: `Choix 1\r\n${word}\r\n` });
  });

  it('the known labels decide where the letters do not', () => {
    const data = encode('Choix 1\r\nâge\r\n', 'cp850');
    expect(read(data)).toMatchObject({ encoding: 'macintosh' });
    expect(read(data, { score: (text) => text.split('âge').length - 1 })).toMatchObject({ encoding: 'ibm850' });
  });

  it('a foreign name does not make windows-1252 anything else', () => {
    expect(read(encode('Nom;Choix 1\r\nMuñoz;Sport\r\n', 'win1252'))).toMatchObject({ encoding: 'windows-1252' });
  });

  it('a capital before a no-break space, valid in UTF-8 by chance, does not make two encodings', () => {
    expect(read(csvFixture('capitals-before-no-break-space-in-windows-1252.csv'))).toMatchObject({
      encoding: 'windows-1252',
      text: `PRIORITÉ\u00a0: LES «\u00a0GOÛTERS À L’ÉCOLE\u00a0»;;;\r\n${SHEET}`,
    });
  });
});

describe('a file that cannot be read says why, and on which row', () => {
  const source = 'ballots.csv';

  it.each([
    ['two-encodings.csv', { failure: 'unknown-encoding', source, line: 4 }],
    ['cut-inside-a-character.csv', { failure: 'unknown-encoding', source, line: 4 }],
    ['accents-encoded-twice.csv', { failure: 'lost-characters', source, line: 2, cell: 'Lâ€™atelier vÃ©lo' }],
    ['letters-lost.csv', { failure: 'lost-characters', source, line: 3, cell: 'R\ufffdparer ensemble' }],
    ['nul-bytes.csv', { failure: 'unknown-encoding', source, line: 4 }],
    ['unassigned-byte.csv', { failure: 'unknown-encoding', source, line: 5 }],
  ])('%s', (name, failure) => {
    expect(read(csvFixture(name))).toEqual(failure);
  });

  it('counts a cell with line breaks as one row, and not the line «sep=;»', () => {
    expect(read('sep=;\na;"b\nc\nd"\ne;R\ufffd\n')).toMatchObject({ failure: 'lost-characters', line: 2 });
  });

  it('a stray byte in a file with a byte order mark is another encoding', () => {
    expect(read(join('\ufeffa;b\nSant', Uint8Array.of(0xe9), ';c\n'))).toMatchObject({
      failure: 'unknown-encoding',
      line: 2,
    });
  });

  it('one row pasted from UTF-8 into a sheet in windows-1252 makes two encodings', () => {
    const data = join(encode(SHEET, 'win1252'), '4;Réparer ensemble;;\n');
    expect(read(data)).toMatchObject({ failure: 'unknown-encoding', line: 5 });
  });

  it('a last letter of windows-1252 is no cut character', () => {
    expect(read(join('a;Sant', Uint8Array.of(0xe9)))).toMatchObject({ encoding: 'windows-1252', text: 'a;Santé' });
    expect(read(join('a;Sant', Uint8Array.of(0xc3)))).toMatchObject({ failure: 'unknown-encoding', line: 1 });
  });

  it('UTF-16 with half a character at its end is cut short', () => {
    const whole = csvFixture('utf-16le-with-tabs.txt');
    expect(read(whole.subarray(0, whole.length - 5))).toMatchObject({ failure: 'unknown-encoding', line: 4 });
  });

  it('a bad byte in UTF-8 of another script is another encoding, not a page of nonsense', () => {
    const data = join('Επιλογή;Ομάδα\nΥγεία;', Uint8Array.of(0xff), '\n');
    expect(read(data)).toMatchObject({ failure: 'unknown-encoding', line: 2 });
  });

  it.each([
    'RenÃ©',
    'lâ€™accueil',
    'aoÃ»t',
    'Ã€ table',
    'cÅ“ur',
    'moyensÂ\u00a0: locaux',
    'NÂ°',
    'R√©parer',
    'l‚Äô√©cole',
  ])('%s is encoded twice', (cell) =>
    expect(read(`a;b\nx;${cell}\n`)).toMatchObject({ failure: 'lost-characters', line: 2, cell }),
  );

  it.each(['Ã', 'SÃO PAULO', 'MANHÃ…', '«\u00a0MAÇÃ\u00a0»', 'Âge', 'HÔPITAL', 'Å', '√2', '5 €'])(
    '%s is not',
    (cell) => {
      expect(read(`a;b\nx;${cell}\n`)).toMatchObject({ encoding: 'utf-8' });
    },
  );

  it('sees a mark that lies across two chunks', () => {
    const data = `${'x'.repeat(2 ** 16 - 2)}Ã©\n`;
    expect(read(data)).toMatchObject({ failure: 'lost-characters' });
    expect(read(`${'x'.repeat(2 ** 16 - 1)}\u0000`)).toMatchObject({ failure: 'unknown-encoding' });
  });
});

describe('files that are no text', () => {
  const zip = (...names: string[]) =>
    zipSync(Object.fromEntries(names.map((name) => [name, strToU8(`<x>${name}</x>`)])), { level: 6 });

  it.each([
    ['xlsx', zip('[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml')],
    ['Word', zip('[Content_Types].xml', 'word/document.xml')],
    ['Numbers', zip('Index/Document.iwa', 'preview.jpg')],
    ['ods', zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }] } as const)],
    ['ZIP', zip('Votre avis.csv')],
    ['Excel (.xls)', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0)],
    [
      'locked',
      Uint8Array.of(
        0xd0,
        0xcf,
        0x11,
        0xe0,
        ...Array(1996).fill(0),
        ...Buffer.from('EncryptedPackage', 'utf16le'),
        0,
        0,
      ),
    ],
    ['PDF', strToU8('%PDF-1.7\n')],
    ['binary', Uint8Array.from({ length: 4096 }, (_, at) => (at * at * 31 + at * 17 + (at >> 3)) % 256)],
  ] as const)('%s', (kind, data) => {
    expect(read(data)).toEqual({ failure: 'bad-file', source: 'ballots.csv', kind });
    expect(read(data, { encoding: 'utf-8' })).toHaveProperty('failure');
  });

  it('a file of zeros, as a crash leaves it, is damaged', () => {
    expect(read(new Uint8Array(5000))).toEqual({ failure: 'unknown-encoding', source: 'ballots.csv', line: 1 });
    expect(read(join('a;b\n', new Uint8Array(3001)))).toMatchObject({ failure: 'unknown-encoding', line: 2 });
  });

  it('text may hold a stray control character', () => {
    expect(read('a;b\u000bc;d\u0007;une ligne comme une autre, et encore une autre\n')).toMatchObject({
      encoding: 'utf-8',
    });
  });
});

describe('an encoding that the user names', () => {
  it.each(Object.keys(encodings) as EncodingId[])('%s is used, with or without a byte order mark', (encoding) => {
    const codec = { 'utf-8': 'utf8', 'windows-1252': 'win1252', ibm850: 'cp850' }[encoding as string] ?? encoding;
    expect(read(encode('Choix\nSanté\n', codec), { encoding })).toEqual({ encoding, text: 'Choix\nSanté\n' });
    if (!encoding.startsWith('utf')) return;
    expect(read(encode('\ufeffChoix\nSanté\n', codec), { encoding })).toMatchObject({ text: 'Choix\nSanté\n' });
  });

  it('decides even against what looks likely', () => {
    expect(read(encode('Choix\nSanté\n', 'win1252'), { encoding: 'ibm850' })).toMatchObject({ text: 'Choix\nSantÚ\n' });
  });

  it.each([
    ['utf-8', 'windows-1252.csv', 1],
    ['windows-1252', 'unassigned-byte.csv', 5],
    ['windows-1252', 'utf-8-with-byte-order-mark.csv', 1],
    ['macintosh', 'separator-line-in-quotes.csv', 1],
    ['utf-16be', 'utf-16le-with-tabs.txt', 1],
    ['ibm850', 'utf-16be-without-byte-order-mark.csv', 1],
    ['utf-16le', 'windows-1252.csv', 1],
    ['utf-8', 'nul-bytes.csv', 4],
    ['utf-8', 'cut-inside-a-character.csv', 4],
    ['utf-8', 'accents-encoded-twice.csv', 2],
    ['utf-8', 'letters-lost.csv', 3],
  ] as const)('%s is refused for %s', (encoding, name, line) => {
    const failure = { failure: 'wrong-encoding', source: 'ballots.csv', encoding, line };
    expect(read(csvFixture(name), { encoding })).toEqual(failure);
  });
});

describe('the end of an old file', () => {
  it('leaves out the final Ctrl-Z, and only the final ones', () => {
    expect(read('a\u001ab\n\u001a\u001a')).toMatchObject({ text: 'a\u001ab\n' });
  });
});
