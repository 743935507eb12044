import { existsSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { at, batch, begin, documents, inOwnFolder, inShell, isWhole, put, spawnBatch } from '../support/batch.ts';
import { ballotFile, labels, randomFrom, writeWorkshops } from '../support/workshops.ts';

inOwnFolder();

const isStray = (name: string) => name.endsWith('.tmp');

test('killed twelve times at any moment: what is there is whole, the next run completes it and clears up', async () => {
  writeWorkshops(at('w'), 30);
  const start = performance.now();
  spawnBatch('w', '--out', 'expected', '--jobs', '2');
  const whole = performance.now() - start;
  const expected = documents('expected');
  const random = randomFrom(7);
  const present: number[] = [];
  for (let kill = 0; kill < 12; kill += 1) {
    const run = begin('w', '--out', 'cr', '--only-changed', '--jobs', '2');
    const closed = new Promise((resolve) => run.once('close', resolve));
    await new Promise((resolve) => setTimeout(resolve, whole * random()));
    run.kill('SIGKILL');
    await closed;
    const names = existsSync(at('cr')) ? readdirSync(at('cr')) : [];
    for (const name of names.filter((name) => !isStray(name))) {
      expect(isWhole(readFileSync(at('cr', name)))).toBe(true);
    }
    present.push(names.filter((name) => !isStray(name)).length);
    // As if it had been a while ago.
    for (const name of names.filter(isStray)) utimesSync(at('cr', name), 1, 1);
    // The next run completes what one or several have left.
    if (kill % 4 === 3) {
      expect((await batch('w', '--out', 'cr', '--only-changed')).status).toBe(0);
      expect(documents('cr')).toEqual(expected);
    }
    // So that the next run has something to do.
    for (const name of expected.keys()) if (random() < 0.8) rmSync(at('cr', name), { force: true });
  }
  // Some kills came before the first document, some in between.
  expect(new Set(present).size).toBeGreaterThan(3);
  const abandoned = `cr/.atelier-${'0'.repeat(32)}.tmp`;
  put(abandoned, 'half');
  utimesSync(at(abandoned), 1, 1);
  expect((await batch('w', '--out', 'cr', '--only-changed')).status).toBe(0);
  expect(documents('cr')).toEqual(expected);
});

test('Ctrl-C: what is begun is finished, 130, and the next run goes on', async () => {
  writeWorkshops(at('w'), 90);
  const run = begin('w', '--out', 'cr', '--jobs', '2');
  let stderr = '';
  run.stderr.on('data', (text: Buffer) => {
    if (stderr === '') run.kill('SIGINT');
    stderr += text;
  });
  const status = await new Promise((resolve) => run.once('close', resolve));
  expect(status).toBe(130);
  expect(stderr).toContain('Interrompu');
  const written = readdirSync(at('cr'));
  expect(written.length).toBeGreaterThan(0);
  expect(written.length).toBeLessThan(90);
  expect(written.every((name) => name.endsWith('.docx') && isWhole(readFileSync(at('cr', name))))).toBe(true);
  const next = await batch('w', '--out', 'cr', '--only-changed');
  expect(next.status).toBe(0);
  expect(next.stderr).toContain(`${written.length} inchangés`);
  expect(readdirSync(at('cr')).length).toBe(90);
});

describe('no room left', () => {
  test('for any document: a sentence, exit 3, nothing half written', () => {
    writeWorkshops(at('w'), 2);
    const { status, stderr } = inShell('ulimit -f 4; eval $atelier batch w --out cr');
    expect(status).toBe(3);
    expect(stderr).toContain('n’a pas pu être écrit (le fichier est trop grand)');
    expect(readdirSync(at('cr'))).toEqual([]);
  });

  const disk = (options: string, command: string) =>
    inShell(`mkdir -p cr out; unshare -m sh -c 'mount -t tmpfs -o ${options} none cr && ${command}'`);
  const mayMount = () => disk('size=8k', 'true').status === 0;

  test('for some: those that fit are whole, the others named, and more room lets the next run go on', async ({
    skip,
  }) => {
    if (!mayMount()) skip('no disk may be mounted here');
    writeWorkshops(at('w'), 30);
    await batch('w', '--out', 'expected');
    const { status, stderr } = disk(
      'size=160k',
      'eval $atelier batch w --out cr --jobs 2; status=$?; cp -a cr/. out; mount -o remount,size=9m cr; ' +
        'eval $atelier batch w --out cr --only-changed --quiet; echo then $? >&2; mkdir all; cp -a cr/. all; exit $status',
    );
    expect(status).toBe(3);
    expect(stderr).toMatch(/n’a pas pu être écrit \(le disque est plein\)/);
    const fitted = documents('out');
    expect(fitted.size).toBeGreaterThan(0);
    expect(fitted.size).toBeLessThan(30);
    const expected = documents('expected');
    for (const [name, digest] of fitted) expect(expected.get(name)).toBe(digest);
    expect(stderr).toContain('then 0');
    expect(documents('all')).toEqual(expected);
  });

  test('a disk that may only be read: what is there stays, each is named, exit 3', async ({ skip }) => {
    if (!mayMount()) skip('no disk may be mounted here');
    writeWorkshops(at('w'), 2);
    await batch('w', '--out', 'cr');
    const before = documents('cr');
    const { status, stderr } = inShell(
      "unshare -m sh -c 'mount --bind cr cr && mount -o remount,ro,bind cr && eval $atelier batch w --out cr --keep 2'",
    );
    expect(status).toBe(3);
    expect(stderr.match(/atelier-000\d-bulletins\.docx : ce fichier n’a pas pu être écrit/g)?.length).toBe(2);
    expect(documents('cr')).toEqual(before);
  });
});

test('a folder that cannot be: a sentence, exit 3', async () => {
  writeWorkshops(at('w'), 2);
  put('file', '');
  const impossible = await batch('w', '--out', 'file/cr');
  expect(impossible.status).toBe(3);
  expect(impossible.stderr).toContain('2 ateliers : 2 échecs');
});

test('a file that changes while it is read costs the others nothing, and is named', () => {
  put('w/a.csv', ballotFile(1));
  put('w/b.csv', ballotFile(2));
  // Somebody saves it each time that it has just been read.
  put(
    'saves.mjs',
    `import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { readFileSync } = fs;
    fs.readFileSync = (path, ...how) => {
      const bytes = readFileSync(path, ...how);
      if (String(path).endsWith('a.csv')) fs.appendFileSync(path, '99;;;\\n');
      return bytes;
    };
    syncBuiltinESMExports();`,
  );
  const { status, stderr } = inShell('export NODE_OPTIONS="--import ./saves.mjs"; eval $atelier batch w --out cr');
  expect(status).toBe(1);
  expect(stderr).toContain('a changé pendant sa lecture');
  expect(readdirSync(at('cr'))).toEqual(['b.docx']);
});

test('a document that a person has edited stays, the others are written', async () => {
  writeWorkshops(at('w'), 2);
  put('cr/atelier-0001-bulletins.docx', 'my own notes');
  const { status, stderr } = await batch('w', '--out', 'cr');
  expect(status).toBe(1);
  expect(stderr).toContain('n’est pas remplacé');
  expect(readFileSync(at('cr/atelier-0001-bulletins.docx'), 'utf8')).toBe('my own notes');
  expect(readdirSync(at('cr')).length).toBe(2);
});

test('forced or not, what a workshop file names is not written over by the document of another', async () => {
  const lists = { participants: 'gens.csv', orientations: 'orientations.csv' };
  for (const [key, name] of Object.entries(lists)) {
    put(`${key}/z.md`, `---\ntitre: A\nbulletins: z.txt\n${key}: ../cr/${name}\n---\n`);
    put(`${key}/z.txt`, ballotFile(1, 8));
    put(`${key}/${name.replace('.csv', '.md')}`, '---\ntitre: B\nbulletins: b.txt\n---\n');
    put(`${key}/b.txt`, ballotFile(2, 8));
    const list = key === 'participants' ? 'DUPONT Marie\n' : `${labels.join('\n')}\n`;
    put(`cr/${name}`, list);
    const { stderr } = await batch(key, '--out', 'cr', '--format', 'csv', '--force');
    expect(readFileSync(at('cr', name), 'utf8'), stderr).toBe(list);
  }
});
