/** The laws of the house, held against every file of src. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../src');

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

interface Source {
  /** From src, with slashes. */
  readonly path: string;
  /** The folder it lives in: its stage. */
  readonly stage: string;
  /** Without comments. */
  readonly code: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

const stripComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

function read(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const code = stripComments(text);
  const imports = [
    ...code.matchAll(
      /(?:^|\n)\s*(import|export)\s+(type\s+)?([^;'"]*?from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
    ),
  ];
  return {
    path,
    stage: path.includes('/') ? (path.split('/')[0] ?? '') : '',
    code,
    lines: text.split('\n').length,
    imports: imports.map(([, , type, names = '', from, lazy]) => ({
      from: from ?? lazy ?? '',
      typeOnly: type !== undefined || /^\{(?:\s*type\s+[^,}]+,?)+\s*\}\s*from/.test(names.trim()),
    })),
  };
}

const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => read(relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')));

const isPackage = (from: string) => !from.startsWith('.') && !from.startsWith('node:');
const packageOf = (from: string) =>
  (from.startsWith('@') ? from.split('/').slice(0, 2) : from.split('/').slice(0, 1)).join('/');
const targetOf = (file: Source, from: string) => posix.join(posix.dirname(file.path), from);
const stageOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : path);

test('the test sees the files', () => {
  expect(files.length).toBeGreaterThan(40);
  expect(files.find(({ path }) => path === 'writers/terminal.ts')?.imports).toContainEqual({
    from: 'chalk',
    typeOnly: false,
  });
});

describe('law 1: one package, one file', () => {
  test('a package is imported by one file a stage; docx only inside writers/word', () => {
    const importers = new Map<string, Set<string>>();
    for (const file of files) {
      for (const { from, typeOnly } of file.imports) {
        if (!isPackage(from) || typeOnly) continue;
        const key = `${packageOf(from)} in ${file.stage}`;
        importers.set(key, (importers.get(key) ?? new Set()).add(file.path));
      }
    }
    const docx = [...(importers.get('docx in writers') ?? [])];
    expect(docx.filter((path) => !/^writers\/word/.test(path))).toEqual([]);
    importers.delete('docx in writers');
    const shared = [...importers].filter(([, paths]) => paths.size > 1).map(([key, paths]) => `${key}: ${[...paths]}`);
    expect(shared).toEqual([]);
    expect([...importers.keys()].filter((key) => key.startsWith('docx'))).toEqual([]);
  });
});

describe('law 2: only cli/, the page and main.ts know the world', () => {
  const world =
    /\bnode:|\bprocess\.|\bconsole\.|\bnew Date\b|\bDate\.(?:now|parse)|\bMath\.random\b|\bglobalThis\b|\bfetch\(|\bperformance\.|\bsetTimeout\(|\bcrypto\./;
  test.each(files.filter(({ stage, path }) => stage !== 'cli' && stage !== 'page' && path !== 'main.ts'))(
    '$path',
    ({ code, imports }) => {
      expect(imports.filter(({ from }) => from.startsWith('node:'))).toEqual([]);
      // The names of the world may stand in words, not in code.
      expect(world.exec(code.replace(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g, "''"))?.[0]).toBeUndefined();
    },
  );
});

/** What a stage may import; `types` only as types. */
const arrows: Readonly<Record<string, { readonly values: readonly string[]; readonly types: readonly string[] }>> = {
  'limits.ts': { values: [], types: [] },
  text: { values: ['failure.ts', 'limits.ts'], types: [] },
  ballots: { values: ['text', 'failure.ts', 'limits.ts'], types: [] },
  count: { values: [], types: ['ballots'] },
  rank: { values: ['count'], types: ['ballots', 'failure.ts'] },
  workshop: { values: ['text', 'ballots', 'failure.ts', 'limits.ts'], types: ['report', 'rank'] },
  messages: {
    values: [],
    types: ['text', 'ballots', 'count', 'rank', 'tally', 'workshop', 'failure.ts', 'check.ts', 'compare.ts'],
  },
  report: {
    values: ['ballots', 'rank', 'workshop'],
    types: ['text', 'messages', 'tally', 'check.ts', 'compare.ts'],
  },
  writers: { values: ['report', 'limits.ts'], types: ['tally', 'failure.ts'] },
  tally: { values: ['ballots', 'count', 'rank', 'limits.ts'], types: ['text', 'failure.ts'] },
  verify: { values: ['rank', 'report', 'writers'], types: ['messages'] },
  'failure.ts': { values: [], types: ['fault.ts'] },
  'fault.ts': { values: [], types: [] },
  'compare.ts': { values: ['ballots'], types: ['failure.ts'] },
  'check.ts': { values: ['ballots', 'count', 'rank', 'tally', 'failure.ts', 'limits.ts'], types: ['text'] },
  'tally.ts': { values: ['ballots', 'check.ts', 'count', 'rank', 'tally', 'failure.ts'], types: [] },
  run: {
    values: [
      // The version stands in package.json.
      '..',
      'ballots',
      'count',
      'rank',
      'report',
      'tally',
      'text',
      'workshop',
      'writers',
      'check.ts',
      'failure.ts',
      'limits.ts',
    ],
    types: ['messages', 'verify'],
  },
  // The library is what the command line runs, given its files.
  'index.ts': {
    values: ['run', 'ballots', 'messages', 'report', 'check.ts', 'compare.ts', 'tally.ts'],
    types: ['tally', 'failure.ts'],
  },
  page: {
    values: ['index.ts', 'run', 'ballots', 'count', 'rank', 'messages', 'report', 'text', 'writers', 'failure.ts'],
    types: [],
  },
  'main.ts': { values: ['cli'], types: [] },
};

describe('law 3: arrows go one way', () => {
  test.each(files.filter(({ stage }) => stage !== 'cli'))('$path', (file) => {
    const room = stageOf(file.path);
    const allowed = arrows[room];
    expect(allowed, `${room} has no arrows`).toBeDefined();
    const astray = file.imports
      .filter(({ from }) => from.startsWith('.'))
      .map(({ from, typeOnly }) => ({ to: stageOf(targetOf(file, from)), typeOnly }))
      .filter(
        ({ to, typeOnly }) =>
          to !== room && !allowed?.values.includes(to) && !(typeOnly && allowed?.types.includes(to)),
      );
    expect(astray).toEqual([]);
  });

  test('count and rank import no package, messages import types only', () => {
    const packages = files
      .filter(({ stage }) => stage === 'count' || stage === 'rank')
      .flatMap(({ imports }) => imports);
    expect(packages.filter(({ from }) => isPackage(from))).toEqual([]);
    const messages = files.filter(({ stage }) => stage === 'messages');
    const values = messages.flatMap((file) =>
      file.imports
        .filter(({ from, typeOnly }) => !typeOnly && !targetOf(file, from).startsWith('messages/'))
        .map(({ from }) => `${file.path}: ${from}`),
    );
    expect(values).toEqual([]);
  });
});

describe('law 4: no sentence outside messages/', () => {
  /** A capital or an accent, and words after one another: what a person reads, and no program. */
  const sentence = /^[A-ZÀ-Ü][a-zà-ü]+ [a-zà-ü]+ [a-zà-ü]+|[a-zà-ü]+ [a-zà-ü]*[éèêàçùœ’][a-zà-ü]* [a-zà-ü]+/;
  test.each(files.filter(({ stage }) => stage !== 'messages'))('$path', ({ code }) => {
    const words = [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map(
      ([, single, template]) => single ?? template ?? '',
    );
    expect(words.filter((text) => sentence.test(text))).toEqual([]);
  });
});

describe('law 5: rooms have names and files fit on a few screens', () => {
  test('no drawer', () => {
    const drawers = files.filter(({ path }) =>
      /(?:^|\/)(?:utils?|helpers?|services?|common|lib|core|misc|shared)(?:\/|\.ts$)/.test(path),
    );
    expect(drawers.map(({ path }) => path)).toEqual([]);
  });

  test.each(files)('$path', ({ lines }) => {
    expect(lines).toBeLessThanOrEqual(240);
  });

  test('each file opens with a sentence', () => {
    const silent = files.filter(({ path }) => !readFileSync(join(root, path), 'utf8').startsWith('/**'));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });
});

describe('law 6: no circle of files, and no name for two things', () => {
  test('no file needs one that needs it, be it for a type', () => {
    const needs = new Map(
      files.map((file) => [
        file.path,
        file.imports.filter(({ from }) => from.startsWith('.')).map(({ from }) => targetOf(file, from)),
      ]),
    );
    const reach = (from: string): ReadonlySet<string> => {
      const reached = new Set<string>();
      const ahead = [...(needs.get(from) ?? [])];
      for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
        if (reached.has(next)) continue;
        reached.add(next);
        ahead.push(...(needs.get(next) ?? []));
      }
      return reached;
    };
    const reached = new Map(files.map(({ path }) => [path, reach(path)]));
    const circleOf = (path: string) =>
      [...(reached.get(path) ?? [])].filter((other) => reached.get(other)?.has(path)).sort();
    const circles = new Set(files.map(({ path }) => circleOf(path).join(' ')).filter((circle) => circle !== ''));
    expect([...circles]).toEqual([]);
  });

  test('no type name is declared twice', () => {
    const places = new Map<string, string[]>();
    for (const { path, code } of files) {
      for (const [, type, face] of code.matchAll(/\btype (\w+)(?:<[^=]*>)? =|\binterface (\w+)/g)) {
        const name = type ?? face ?? '';
        places.set(name, [...(places.get(name) ?? []), path]);
      }
    }
    const twice = [...places].filter(([, paths]) => paths.length > 1);
    expect(twice.map(([name, paths]) => `${name}: ${paths.join(', ')}`)).toEqual([]);
  });
});
