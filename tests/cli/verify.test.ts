/** Verification: every figure of the result that someone changed is found, and nothing else is. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Tally } from '../../src/tally/result.ts';
import { compare } from '../../src/verify/compare.ts';
import type { Verification } from '../../src/verify/verdict.ts';
import { readVisible as readTrees } from '../../src/verify/visible.ts';
import { parsePackage } from '../../src/writers/xml.ts';
import { letterheadFrom } from '../support/letterhead.ts';
import { bytesOf, runIn, words } from '../support/shell.ts';

const folder = join(import.meta.dirname, '../../fixtures/elections/metz-ranks-nine-orientations');
const count = [
  'tally',
  'ballots.csv',
  '--title',
  'Atelier 2',
  '--theme',
  'Horizon 2030',
  '--date',
  '2008-03-27',
  '--annex',
  '-q',
];
const MINUTES = 'ballots.docx';

const readVisible = (bytes: Uint8Array) => {
  const trees = parsePackage(bytes);
  return typeof trees === 'string' ? null : readTrees(trees);
};

let written: Uint8Array;

beforeAll(async () => {
  const { files } = await runIn(folder, count);
  written = files.get(MINUTES) ?? new Uint8Array();
});

/** The document with one part changed. */
const edited = (change: (xml: string) => string, part = 'word/document.xml', bytes = written): Uint8Array => {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part] ?? new Uint8Array()))) }, { level: 0 });
};

/** With the ballots, unless told otherwise. */
const verify = async (bytes: Uint8Array, ...args: string[]) => {
  const ballots = args.length === 0 ? ['ballots.csv'] : args;
  const { status, stdout, stderr } = await runIn(folder, ['verify', MINUTES, ...ballots, '--json'], {
    files: new Map([[MINUTES, bytes]]),
  });
  return { status, stderr, verdict: (stdout === '' ? null : JSON.parse(stdout)) as Verification };
};

const tell = async (bytes: Uint8Array, ...args: string[]) =>
  (
    await runIn(folder, ['verify', MINUTES, ...args], { files: new Map([[MINUTES, bytes]]), columns: 200 })
  ).stdout.replace(/[\u00a0\u202f]/g, ' ');

describe('a document as it was written', () => {
  test('is untouched, exit 0', async () => {
    const { status, stdout } = await runIn(folder, ['verify', MINUTES, '--json'], {
      files: new Map([[MINUTES, written]]),
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ document: 'untouched', changes: [], ballots: null });
    expect(await tell(written)).toBe(
      'ballots.docx n’a pas été modifié depuis qu’atelier l’a écrit.\nPour savoir s’il dit ce qui a été compté, donnez les bulletins : atelier verify compte-rendu.docx bulletins.csv\n',
    );
  });

  test('without the ballots, one that was edited is said to be edited, and no more: exit 1', async () => {
    const bytes = edited((xml) => `${xml}<!-- -->`);
    const { status, stdout } = await runIn(folder, ['verify', MINUTES, '--json'], {
      files: new Map([[MINUTES, bytes]]),
    });
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ document: 'edited', changes: [], ballots: null });
    expect(await tell(bytes)).toContain('a été modifié ou enregistré de nouveau depuis qu’atelier l’a écrit');
  });

  test('counted again from its ballots, it is right', async () => {
    const { status, verdict } = await verify(written, 'ballots.csv');
    expect(status).toBe(0);
    expect(verdict.ballots).toEqual({ same: true, result: 'same' });
  });
});

test('whoever reads a verdict is told in sentences: what differs, and whether these files were counted', async () => {
  const rowOf = (xml: string, label: string) =>
    xml.split(/(?=<w:tr[ >])/).find((part) => part.includes(`>${label}<`)) ?? '';
  const told = async (change: (xml: string) => string) => tell(edited(change), 'ballots.csv');
  expect(await told((xml) => xml.replace('Horizon 2030', 'Horizon 2031'))).toContain(
    'le classement, les retenues et la participation y sont ceux du décompte',
  );
  expect(await told((xml) => xml.replace(rowOf(xml, 'Améliorer la communication'), ''))).toContain(
    'La ligne « Améliorer la communication »',
  );
  expect(await told((xml) => xml.replace(/<w:tbl>(?:(?!<w:tbl>).)*>18<.*?<\/w:tbl>/s, ''))).toMatch(
    /Tableau absent : « Rang », « Orientation »/,
  );
  expect(await told((xml) => xml.replace(/19(?=\Wvotants\W*:)/u, '20'))).toMatch(
    /Phrase modifiée : « 20 votants[^»]* » au lieu de « 19\s+votants/,
  );
  expect(await told((xml) => xml.replace('<w:rPr>', '<w:rPr><w:vanish/>'))).toContain('caché');
  const others = new Map([
    [MINUTES, written],
    ['autre.csv', bytesOf('N°;Choix 1;Choix 2;Choix 3\n1;Jardin;Cuisine;Chorale\n')],
  ]);
  const { stdout } = await runIn(folder, ['verify', MINUTES, 'autre.csv'], { files: others, columns: 200 });
  expect(stdout).toContain('Ces fichiers ne sont pas ceux du décompte.');
});

test('marks without a width in a label, between blanks, are no difference', async () => {
  const ballots = 'N°;Choix 1\n1;Écho \u0001\u200b\u007f là\n2;Un\u00a0 \ufeff \u2028autre\n';
  const files = new Map([['b.csv', bytesOf(ballots)]]);
  await runIn(folder, ['tally', 'b.csv', '-q'], { files });
  const { status, stdout } = await runIn(folder, ['verify', 'b.docx', 'b.csv', '--json'], { files });
  expect(JSON.parse(stdout)).toMatchObject({ document: 'untouched', changes: [] });
  expect(status).toBe(0);
});

describe('whatever the ballots, the rules and the language', () => {
  const root = join(folder, '..');
  const commands = readdirSync(root).flatMap((name) =>
    readFileSync(join(root, name, 'command.txt'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => ({ name, line })),
  );

  test.each(commands)('$name: $line', async ({ name, line }) => {
    const [, ...args] = words(line);
    const { files } = await runIn(join(root, name), args);
    const [path = null] = [...files.keys()].filter((path) => path.endsWith('.docx'));
    if (path === null) return;
    const ballots = args.slice(1, args.findIndex((word) => word.startsWith('-')) >>> 0).filter((word) => word !== '');
    const second = args.includes('--runoff') ? ['--runoff', args[args.indexOf('--runoff') + 1] ?? ''] : [];
    if (second.length > 0) {
      const without = await runIn(join(root, name), ['verify', path, ...ballots], { files: new Map(files) });
      expect([without.status, without.stderr]).toEqual([2, expect.stringMatching(/second.+\n {2}→ .+--runoff/u)]);
    }
    const { status, stdout, stderr } = await runIn(
      join(root, name),
      ['verify', path, ...ballots, ...second, '--json'],
      {
        files: new Map(files),
      },
    );
    expect(stderr).toBe('');
    // A file that names voters has no digest by which it could be told from another.
    const { sources } = JSON.parse(
      (await runIn(join(root, name), [...args.filter((word) => word !== '--trace'), '--json'])).stdout,
    ) as Pick<Tally, 'sources'>;
    const same = sources.every(({ sha256 }) => sha256 !== null) ? true : null;
    expect(JSON.parse(stdout)).toMatchObject({
      document: 'untouched',
      changes: [],
      ballots: ballots.length === 0 ? null : { same, result: 'same' },
    });
    expect(status).toBe(0);
  });
});

describe('evidence that was forged', () => {
  const ITEM = 'customXml/item1.xml';

  test('takes nothing from the comparison by saying that other files had a part in the document', async () => {
    const forged = edited(
      (xml) => xml.replace(/(Orientations retenues<.*?)(?:<w:p>(?:(?!<w:p>).)*<w:numPr>.*?<\/w:p>)+/s, '$1'),
      'word/document.xml',
      edited((xml) => xml.replaceAll('"workshop":false,"letterhead":false', '"workshop":true,"letterhead":true'), ITEM),
    );
    const { status, verdict } = await verify(forged);
    expect(verdict.missing).toEqual(['workshop', 'letterhead']);
    expect(verdict.changes).toMatchObject([{ kind: 'sentence', to: null }, { kind: 'sentence' }, { kind: 'sentence' }]);
    expect(status).toBe(1);
  });

  test('by a second piece of it is damaged', async () => {
    const parts = unzipSync(written);
    const twice = zipSync({ ...parts, 'customXml/item9.xml': parts[ITEM] ?? new Uint8Array() });
    expect((await verify(twice)).stderr).toContain('abîmée');
  });

  test('in another place and of another writer is read all the same', async () => {
    const { [ITEM]: item, ...parts } = unzipSync(written);
    const moved = zipSync({
      ...parts,
      'customXml/item3.xml': strToU8(
        strFromU8(item ?? new Uint8Array())
          .replace('<evidence xmlns=', '<e:evidence xmlns:e=')
          .replace('</evidence>', '</e:evidence>')
          .replaceAll('é', '&#xe9;'),
      ),
    });
    expect((await verify(moved)).verdict).toMatchObject({
      document: 'prose',
      changes: [],
      ballots: { result: 'same' },
    });
  });

  test('in the value of any key is a verdict or a refusal, and no bug', async () => {
    const files = new Map([
      ['b.csv', bytesOf('N°;Choix 1\n1;Jardin\n2;Fête\n')],
      ['l.csv', bytesOf('libellé;alias\nJardin;Fête\nChorale;\n')],
    ]);
    const made = await runIn(folder, ['tally', 'b.csv', '--orientations', 'l.csv', '-q'], { files });
    const document = made.files.get('b.docx') ?? new Uint8Array();
    const json = /\{.*\}/s.exec(strFromU8(unzipSync(document)[ITEM] ?? new Uint8Array()))?.[0] ?? '';
    /** The JSON with each of its values in turn replaced by what is no value of anything, the first of a list for all. */
    const forgeries = function* (whole: unknown): Generator<unknown> {
      if (typeof whole !== 'object' || whole === null) return;
      for (const [key, value] of Object.entries(whole).slice(0, Array.isArray(whole) ? 1 : undefined))
        for (const forged of [{ toString: 1 }, ...forgeries(value)])
          yield Array.isArray(whole) ? whole.with(Number(key), forged) : { ...whole, [key]: forged };
    };
    const statuses = new Set<number>();
    for (const forged of forgeries(JSON.parse(json))) {
      const bytes = edited((xml) => xml.replace(json, () => JSON.stringify(forged)), ITEM, document);
      const { status } = await runIn(folder, ['verify', 'b.docx', 'b.csv'], {
        files: new Map([...files, ['b.docx', bytes]]),
      });
      statuses.add(status);
    }
    expect([...statuses].sort()).toEqual([0, 1]);
  });

  test('a list with other names for an orientation is pointed out, and one in hand comes before it', async () => {
    const files = new Map([
      ['b.csv', bytesOf('N°;Choix 1\n1;Jardin\n2;Fête\n')],
      ['l.csv', bytesOf('libellé;alias\nJardin;Fête\nChorale;\n')],
      ['vraie.csv', bytesOf('Jardin\nFête\nChorale\n')],
    ]);
    await runIn(folder, ['tally', 'b.csv', '--orientations', 'l.csv', '-q'], { files });
    const held = async (...more: string[]) =>
      JSON.parse(
        (await runIn(folder, ['verify', 'b.docx', 'b.csv', '--json', ...more], { files })).stdout,
      ) as Verification;
    expect(await held()).toMatchObject({ document: 'untouched', missing: ['orientations'] });
    const mine = await held('--orientations', 'vraie.csv');
    expect(mine.missing).toEqual([]);
    expect(mine.document).toBe('figures');
  });
});

describe('prose is its author’s business', () => {
  test.each([
    ['the title', (xml: string) => xml.replace('Atelier 2', 'Atelier 3')],
    ['the date', (xml: string) => xml.replace(/27(?=.mars.2008)/u, '28')],
    ['the theme', (xml: string) => xml.replace('2030', '2031')],
    ['a heading', (xml: string) => xml.replace('>Dépouillement<', '>Qui a voté<')],
    [
      'a sentence more',
      (xml: string) => xml.replace('<w:sectPr', '<w:p><w:r><w:t>19 merci à tous.</w:t></w:r></w:p><w:sectPr'),
    ],
    ['spaces and runs', (xml: string) => xml.replace('19\u00a0votants', '19 </w:t></w:r><w:r><w:t>votants')],
    ['nothing but the seal', (xml: string) => `${xml}<!-- -->`],
  ])('%s', async (_, change) => {
    const bytes = edited(change);
    expect(bytes).not.toEqual(written);
    const { status, verdict } = await verify(bytes);
    expect(verdict.changes).toEqual([]);
    expect(verdict.document).toBe('prose');
    expect(status).toBe(0);
  });
});

describe('figures', () => {
  /** Where each digit of the result stands in a part: after the title, the date and the theme. */
  const digitsIn = (part: string, from: (xml: string) => number): { part: string; at: number }[] => {
    const xml = strFromU8(unzipSync(written)[part] ?? new Uint8Array());
    return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].flatMap((match) => {
      const start = match.index + match[0].indexOf('>') + 1;
      if (start < from(xml)) return [];
      return [...(match[1] ?? '').matchAll(/\d/g)].map(({ index }) => ({ part, at: start + index }));
    });
  };

  test('every digit of the result, changed alone, is found where it stands', async () => {
    const digits = digitsIn('word/document.xml', (xml) => xml.indexOf('>Classement des orientations<'));
    expect(digits.length).toBeGreaterThan(90);
    const missed: string[] = [];
    for (const { part, at } of digits) {
      const bytes = edited((xml) => `${xml.slice(0, at)}${(Number(xml[at]) + 1) % 10}${xml.slice(at + 1)}`, part);
      const { status, verdict } = await verify(bytes);
      if (status !== 1 || verdict.document !== 'figures' || verdict.changes.length !== 1)
        missed.push(`${part} ${at}: ${JSON.stringify(verdict.changes)}`);
    }
    expect(missed).toEqual([]);
  }, 120_000);

  test('the cell is named, and what it said', async () => {
    const { verdict } = await verify(edited((xml) => xml.replace('>9<', '>10<')));
    expect(verdict.changes).toEqual([
      { kind: 'cell', row: 'Produire une expertise collective', column: 'Points', from: '9', to: '10' },
    ]);
    expect(
      await tell(
        edited((xml) => xml.replace('>9<', '>10<')),
        'ballots.csv',
      ),
    ).toContain('Tableau, ligne « Produire une expertise collective », colonne « Points » : « 10 » au lieu de « 9 »');
  });

  test('no line breaks within a percentage', async () => {
    const files = new Map([[MINUTES, edited((xml) => xml.replace(/47(?=[^<]{0,9}%)/u, '48'))]]);
    const { stdout } = await runIn(folder, ['verify', MINUTES, 'ballots.csv'], { files });
    expect(stdout).toContain('48\u00a0%');
  });

  test('a retained orientation that was replaced, a row taken away, the bar moved', async () => {
    const row = (xml: string, label: string) =>
      xml.split(/(?=<w:tr[ >])/).find((part) => part.includes(`>${label}<`)) ?? '';
    const replaced = await verify(
      edited((xml) =>
        xml.replace(
          /(Orientations retenues.*?)Développer la qualité de travail et de service/s,
          '$1Signer des conventions pluripartites',
        ),
      ),
    );
    expect(replaced.verdict.changes).toMatchObject([{ kind: 'sentence' }, { kind: 'row', fate: 'added' }]);
    const removed = await verify(edited((xml) => xml.replace(row(xml, 'Améliorer la communication'), '')));
    expect(removed.verdict.changes).toEqual([{ kind: 'row', row: 'Améliorer la communication', fate: 'removed' }]);
    const moved = await verify(
      edited((xml) => {
        const bar = row(xml, '3\u00a0orientations retenues');
        const next = row(xml, 'Renforcer la légitimité de la vie associative');
        return xml.replace(bar + next, next + bar);
      }),
    );
    expect(moved.verdict.changes).toMatchObject([{ kind: 'row', fate: 'moved' }]);
  });

  test('the table gone is said, once', async () => {
    const { verdict } = await verify(edited((xml) => xml.replace(/<w:tbl>.*?<\/w:tbl>/s, '<w:p/>')));
    expect(verdict.changes.filter(({ kind }) => kind === 'table')).toHaveLength(1);
  });

  test('evidence made to agree with a changed document still disagrees with the count', async () => {
    const both = edited(
      (xml) => xml.replaceAll('"9"', '"10"'),
      'customXml/item1.xml',
      edited((xml) => xml.replace('>9<', '>10<')),
    );
    expect((await verify(both)).verdict.changes).toContainEqual({
      kind: 'cell',
      row: 'Produire une expertise collective',
      column: 'Points',
      from: '9',
      to: '10',
    });
  });

  test('evidence forged through and through is found by the recount', async () => {
    const forged = edited(
      (xml) =>
        xml.replace(/("label":"Produire une expertise collective".*?"points":)9/, '$110').replaceAll('"9"', '"10"'),
      'customXml/item1.xml',
      edited((xml) => xml.replace('>9<', '>10<')),
    );
    const { status, verdict } = await verify(forged, 'ballots.csv');
    expect(status).toBe(1);
    expect(verdict.ballots).toMatchObject({ same: true, result: 'different' });
    expect(verdict.changes).toContainEqual({
      kind: 'cell',
      row: 'Produire une expertise collective',
      column: 'Points',
      from: '9',
      to: '10',
    });
  });
});

/** Every digit of the result stands in one of these: words, what charts draw, what is said to those who cannot see them. */
describe('every digit of the result, wherever it stands', () => {
  const elections = join(folder, '..');
  const whole = 'a-whole-compte-rendu-comes-from-one-workshop-file';
  const groups = 'what-each-group-said-unless-it-is-too-small-to-keep-a-secret';
  const tied = 'four-tied-for-two-places-at-the-bar';
  const told = ['--title', 'T', '--date', '2008-03-27', '--theme', 'X', '--letterhead', 'm.docx'];

  test.each([
    [
      'with a chart, from a workshop file',
      whole,
      ['-w', 'atelier.md', '--chart', '--annex'],
      '>Orientations prioritaires<',
    ],
    [
      'in English, with a chart',
      'metz-ranks-nine-orientations',
      ['ballots.csv', '--lang', 'en', '--chart', '--annex'],
      '>Ranking of the orientations<',
    ],
    ['by groups', groups, ['ballots.csv', '--by', 'collège', '--annex'], '>Classement des orientations<'],
    ['tied at the bar', tied, ['ballots.csv', '--annex'], '>Classement des orientations<'],
    [
      'drawn by lot',
      tied,
      ['ballots.csv', '--tie-break', 'draw', '--seed', '31415', '--annex'],
      '>Classement des orientations<',
    ],
    [
      'on a letterhead',
      'metz-ranks-nine-orientations',
      ['ballots.csv', ...told, '--chart', '--annex'],
      '>Classement des orientations<',
    ],
  ])('%s', { timeout: 60_000 }, async (_, name, args, from) => {
    const place = join(elections, name);
    const files = new Map([['m.docx', letterheadFrom()]]);
    await runIn(place, ['tally', ...args, '-o', 'out.docx', '-q'], { files });
    const parts = unzipSync(files.get('out.docx') ?? new Uint8Array());
    const missed: string[] = [];
    let tried = 0;
    const expected = readVisible(files.get('out.docx') ?? new Uint8Array());
    if (expected === null) throw new Error('nothing was written');
    const terms = { labels: [], bare: expected, told: new Set<string>() };
    const hold = (changed: typeof parts, where: string) => {
      // Each third is enough here: every digit of a plain document is tried above.
      if (tried++ % 3 > 0) return;
      const found = readVisible(zipSync({ ...parts, ...changed }, { level: 0 }));
      const changes = found === null ? [] : compare(expected, found, terms);
      if (changes.length !== 1) missed.push(`${where}: ${changes.length}`);
    };
    const next = (xml: string, at: number) =>
      strToU8(`${xml.slice(0, at)}${(Number(xml[at]) + 1) % 10}${xml.slice(at + 1)}`);
    /** Places of the digits in what a pattern finds between marks. */
    const digits = (xml: string, pattern: RegExp) =>
      [...xml.matchAll(pattern)].flatMap((match) => {
        const words = match[1] ?? '';
        const start = match.index + match[0].lastIndexOf(words);
        return [...words.matchAll(/\d/g)].map(({ index }) => ({ at: start + index, words }));
      });

    for (const [part, bytes] of Object.entries(parts)) {
      const xml = strFromU8(bytes, part.endsWith('.xlsx'));
      if (part === 'word/document.xml') {
        const start = xml.indexOf(from);
        const inWords = digits(xml, /<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g);
        const unseen = digits(xml, /(?:descr="|tblDescription w:val=")([^"]*)"/g);
        for (const { at, words } of [...inWords, ...unseen]) {
          // Neither dates nor the number of a page nor the tables of the prose are any figure of the result.
          const free = at < start || /avril|27.mars|^1$|Tableau à/u.test(words);
          if (!free) hold({ [part]: next(xml, at) }, `${part}, ${words}`);
        }
      }
      if (part.startsWith('word/charts/chart'))
        for (const { at, words } of digits(xml, /<c:v>([^<]*)<\/c:v>/g))
          hold({ [part]: next(xml, at) }, `${part}, ${words}`);
    }
    expect(missed).toEqual([]);
    expect(tried).toBeGreaterThan(60);
  });
});

test('of one that names who signs, nothing is missing where the ballots alone are in hand', async () => {
  const head = '---\nbulletins: ballots.csv\nanimateur: Paul Durand\nrédacteur: Zoé Klein\n---\n';
  const { files } = await runIn(folder, ['tally', '-w', 'atelier.md', '-o', MINUTES, '-q'], {
    files: new Map([['atelier.md', bytesOf(head)]]),
  });
  const { status, verdict } = await verify(files.get(MINUTES) ?? new Uint8Array());
  expect(verdict).toMatchObject({ document: 'untouched', changes: [], missing: ['workshop'] });
  expect(status).toBe(0);
});

describe('a whole compte rendu from one workshop file', () => {
  const whole = join(folder, '../a-whole-compte-rendu-comes-from-one-workshop-file');
  let minutes: Uint8Array;
  beforeAll(async () => {
    const { files } = await runIn(whole, ['tally', '-w', 'atelier.md', '--chart', '-q', '--no-color']);
    minutes = [...files.values()][0] ?? new Uint8Array();
  });
  const held = async (bytes: Uint8Array) => {
    const { stdout } = await runIn(whole, ['verify', 'm.docx', '-w', 'atelier.md', '--json'], {
      files: new Map([['m.docx', bytes]]),
    });
    return JSON.parse(stdout) as Verification;
  };

  test('is untouched', async () => {
    expect(await held(minutes)).toMatchObject({
      document: 'untouched',
      changes: [],
      ballots: { same: true, result: 'same' },
    });
  });

  test('a figure that the prose takes from the count is one of the result, the prose around it is not', async () => {
    const figure = await held(
      edited(
        (xml) => xml.replace(/>19(<\/w:t><\/w:r><w:r><w:t[^>]*>[^<]*bulletins ont été dépouillés)/u, '>18$1'),
        'word/document.xml',
        minutes,
      ),
    );
    expect(figure.changes).toMatchObject([
      { kind: 'sentence', to: expect.stringMatching(/18.bulletins ont été dépouillés/u) },
    ]);
    const prose = await held(
      edited((xml) => xml.replace('par tables de quatre', 'par tables de 19'), 'word/document.xml', minutes),
    );
    expect(prose).toMatchObject({ document: 'prose', changes: [] });
  });

  test.each([
    ['a sentence of hers in other words', (xml: string) => xml.replace('ont été dépouillés', 'furent dépouillés')],
    ['another of hers', (xml: string) => xml.replace('seront approfondies', 'seront reprises')],
    ['a sentence of hers taken out', (xml: string) => xml.replace(/<w:p>(?:(?!<w:p>).)*dépouillés.*?<\/w:p>/su, '')],
  ])('%s is prose', async (_, change) => {
    const bytes = edited(change, 'word/document.xml', minutes);
    expect(bytes).not.toEqual(edited((xml) => xml, 'word/document.xml', minutes));
    expect(await held(bytes)).toMatchObject({ document: 'prose', changes: [] });
  });

  test('another number of those retained is not, wherever else that number stands', async () => {
    const change = (xml: string) =>
      xml.replace(/(Les <\/w:t><\/w:r><w:r><w:t[^>]*>)3(?=<)/u, '$12').replace(/10(?=.avril.2008)/u, '3');
    const { changes } = await held(edited(change, 'word/document.xml', minutes));
    expect(changes).toMatchObject([{ kind: 'sentence', to: expect.stringMatching(/^Les 2 orientations retenues/u) }]);
  });

  test('pieces that the prose places are held against the count like those that stand by themselves', async () => {
    const cell = await held(edited((xml) => xml.replace('>18<', '>81<'), 'word/document.xml', minutes));
    expect(cell.changes).toMatchObject([{ kind: 'cell', from: '18', to: '81' }]);
    const kept = await held(
      edited((xml) => xml.replace('>Produire une expertise', '>Produire une autre'), 'word/document.xml', minutes),
    );
    expect(kept.changes).toMatchObject([{ kind: 'sentence', to: 'Produire une autre collective' }]);
  });

  test('a bar of the chart is one too', async () => {
    const changed = edited(
      (xml) => xml.replace(/(<c:val>.*?<c:v>)18(<\/c:v>)/s, '$117$2'),
      'word/charts/chart1.xml',
      minutes,
    );
    expect((await held(changed)).changes).toEqual([
      { kind: 'cell', row: 'Faire reconnaître les missions', column: 'Points par orientation', from: '18', to: '17' },
    ]);
  });
});

describe('other ballots', () => {
  const others = async (change: (text: string) => string) => {
    const csv = readFileSync(join(folder, 'ballots.csv'), 'utf8');
    const files = new Map([
      [MINUTES, written],
      ['autres.csv', bytesOf(change(csv))],
    ]);
    return runIn(folder, ['verify', MINUTES, 'autres.csv', '--json'], { files });
  };

  test('one ballot fewer: another file, another result, exit 1', async () => {
    const { status, stdout } = await others((csv) => csv.trimEnd().split('\n').slice(0, -1).join('\n'));
    expect(status).toBe(1);
    const verdict = JSON.parse(stdout) as Verification;
    expect(verdict.document).toBe('figures');
    expect(verdict.ballots).toEqual({ same: false, result: 'different' });
  });

  test('the same ballots saved again: another file, the same result, and exit 1 all the same', async () => {
    const { status, stdout } = await others((csv) => csv.replaceAll('\n', '\r\n'));
    expect(status).toBe(1);
    expect((JSON.parse(stdout) as Verification).ballots).toMatchObject({ same: false, result: 'same' });
  });
});

describe('what cannot be verified', () => {
  test.each([
    ['no Word document', bytesOf('x'), 'n’est pas un document Word'],
    [
      'a Word document of another make',
      zipSync({
        '_rels/.rels': strToU8(
          '<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
        ),
        'word/document.xml': strToU8('<document/>'),
      }),
      'ne porte pas la trace',
    ],
  ])('%s, exit 1', async (_, bytes, sentence) => {
    const { status, stderr } = await verify(bytes);
    expect(status).toBe(1);
    expect(stderr).toContain(sentence);
  });

  test.each([
    ['"result":', '"resutl":'],
    ['"settings":{', '"settings":{"picks":{"toString":1},'],
    ['"decision":null', '"decision":{"order":["Jardin"]}'],
  ])('damaged evidence, exit 1: %s', async (told, forged) => {
    const { status, stderr } = await verify(edited((xml) => xml.replace(told, forged), 'customXml/item1.xml'));
    expect(status).toBe(1);
    expect(stderr).toContain('abîmée');
  });

  test('the same ballots twice, exit 2', async () => {
    const { status, stderr } = await verify(written, 'ballots.csv', './ballots.csv');
    expect(status).toBe(2);
    expect(stderr).toContain('deux fois');
  });

  test('no file, exit 3; no name, exit 2', async () => {
    expect((await runIn(folder, ['verify', 'absent.docx'])).status).toBe(3);
    expect((await runIn(folder, ['verify'])).status).toBe(2);
  });
});
