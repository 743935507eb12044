/** What stands on a disk and what a run may do to it: nothing that was read is lost, nor anything that is not ours. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openShell } from '../../src/cli/shell.ts';
import { runOnDisk, spaced } from '../support/disk.ts';
import { words } from '../support/shell.ts';
import { ballotFile } from '../support/workshops.ts';

const bin = join(import.meta.dirname, '../../bin/atelier.js');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-files-'));
  put('b.csv', ballotFile(1));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...names: string[]) => join(folder, ...names);
const put = (name: string, content: string | Uint8Array) => {
  mkdirSync(join(at(name), '..'), { recursive: true });
  writeFileSync(at(name), content);
};
const get = (name: string) => readFileSync(at(name), 'utf8');
const env = { PATH: process.env['PATH'] ?? '', atelier: `"${process.execPath}" "${bin}"` };
const inShell = (command: string) => {
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', command], {
    cwd: folder,
    env,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, stdout: spaced(stdout), stderr: spaced(stderr) };
};
const atelier = (command: string) => runOnDisk(folder, words(command));

describe('no output replaces what was read, forced or not', () => {
  beforeEach(() => {
    put('w/a.csv', ballotFile(2));
    put('w/c.csv', ballotFile(3));
    put('w/liste.txt', 'Un\nDeux\nTrois\n');
    put('w/w.md', '---\ntitre: Un\nbulletins: ballots.csv\n---\n');
    put('w/ballots.csv', ballotFile(4));
    put('w/m.csv', 'bulletins;atelier;sortie\na.csv;;a.docx\n;w.md;w.docx\n');
    put('w/rows.csv', 'bulletins;sortie\na.csv;c.csv\nc.csv;c.json\n');
    put('w/damaged.csv', 'bulletins;sortie\na.csv;c.csv\nc.csv;c.json;one cell too many\n');
    put('w/open.csv', 'bulletins;sortie\na.csv;c.csv\n"c.csv;c.json\nb.csv;b.json\n');
    put('w/files.csv', 'bulletins;atelier;sortie\na.csv;;ballots.csv\n;w.md;w.json\n');
  });
  test.each([
    ['tally b.csv -o b.csv', 'b.csv'],
    ['tally b.csv --orientations w/liste.txt -o w/liste.md -o ./w/../b.csv', 'b.csv'],
    ['batch w/m.csv --summary w/a.csv', 'w/a.csv'],
    ['batch w/m.csv --summary w/m.csv', 'w/m.csv'],
    ['batch w/m.csv --summary w/ballots.csv', 'w/ballots.csv'],
    ['batch w/m.csv --synthesis w/w.md', 'w/w.md'],
    ['batch w/rows.csv', 'w/c.csv'],
    ['batch w/files.csv', 'w/ballots.csv'],
    ['batch w/damaged.csv --format csv', 'w/c.csv'],
    ['batch w/open.csv', 'w/c.csv'],
    ['init -w w/w.md -o w/w.md', 'w/w.md'],
  ])('%s', async (command, input) => {
    for (const force of ['', ' --force']) {
      const before = get(input);
      const { status } = await atelier(`${command}${force}`);
      expect(get(input)).toBe(before);
      expect(status).not.toBe(0);
    }
  });
});

test('nor ballots that bear the name of a document of the batch: they are counted', async () => {
  put('v/a.csv', ballotFile(2));
  put('v/pv-a.csv', ballotFile(3));
  for (const force of ['', ' --force']) {
    const { status, stderr } = await atelier(`batch v --format csv --name pv-{nom}${force}`);
    expect([status, stderr]).toEqual([1, expect.stringContaining('2/2 pv-a.csv : écrit')]);
    expect(get('v/pv-a.csv')).toBe(ballotFile(3));
  }
  // What the batch has written by itself is its own, and none of the ballots.
  expect(get('v/pv-pv-a.csv')).toMatch(/^\ufeffRang/u);
  rmSync(at('v/a.csv'));
  expect((await atelier('batch v --format csv --name pv-{nom}')).stderr).toContain('1/1 pv-a.csv : écrit');
});

describe('nor, in a batch that is forced, what another workshop names', () => {
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const forced = () => {
    put('w/zz.txt', ballotFile(2));
    put('w/zz.md', '---\nbulletins: zz.txt\n---\n');
    return atelier('batch w --format docx,csv --force');
  };
  beforeEach(() => {
    put('w/photo.png', picture);
    put('w/a.txt', ballotFile(3));
  });

  test('a picture of its prose: it has no name that a document may have, and no link leads to it', async () => {
    put('w/a.md', '---\nbulletins: a.txt\n---\n\n![](zz.docx)\n');
    put('w/zz.docx', picture);
    expect((await forced()).stderr).toContain('ni un PNG ni un JPEG');
    put('w/a.md', '---\nbulletins: a.txt\n---\n\n![](photo.png)\n');
    rmSync(at('w/zz.docx'), { force: true });
    symlinkSync('photo.png', at('w/zz.docx'));
    expect((await forced()).status).toBe(1);
    rmSync(at('w/zz.docx'));
    linkSync(at('w/photo.png'), at('w/zz.docx'));
    expect((await forced()).status).toBe(0);
    expect(readFileSync(at('w/photo.png'))).toEqual(picture);
  });

  test.each(['bulletins', 'orientations', 'participants', 'excusés'])('its %s, though it be refused', async (key) => {
    put('w/zz.csv', ballotFile(4));
    put('w/a.md', `---\n${key === 'bulletins' ? '' : 'bulletins: a.txt\n'}${key}: ZZ.csv\ntittre: Un\n---\n`);
    expect((await forced()).status).toBe(1);
    expect(get('w/zz.csv')).toBe(ballotFile(4));
  });
});

test('a link is followed, never to what was read; nor is another name of it written over', async () => {
  symlinkSync('b.csv', at('link.csv'));
  put('mine.csv', 'mine');
  symlinkSync('mine.csv', at('other.csv'));
  for (const target of ['link.csv', 'B.csv', './b.CSV'])
    expect(await atelier(`tally b.csv -o ${target} --force`)).toMatchObject({ status: 2 });
  expect(get('b.csv')).toBe(ballotFile(1));
  expect((await atelier('tally b.csv -o other.csv')).status).toBe(3);
  expect((await atelier('tally b.csv -o other.csv --force')).status).toBe(0);
  expect(get('mine.csv')).not.toBe('mine');
});

test('files are written in one place', () => {
  const room = join(import.meta.dirname, '../../src/cli');
  const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const writers = files.filter((name) =>
    /shell\.write\(|\bwrite(?:File)?Sync\b/u.test(readFileSync(join(room, name), 'utf8')),
  );
  // The other hands on to it what it writes.
  expect(writers.toSorted()).toEqual(['batch/jobs.ts', 'output.ts']);
});

describe('a file that atelier did not write is replaced when forced only', () => {
  test.each([
    ['tally b.csv -o x.csv', 'x.csv'],
    ['tally b.csv -o x.docx', 'x.docx'],
    ['batch w --format json --summary x/s.csv', 'x/s.csv'],
    ['batch w --format json --summary x/s.json', 'x/s.json'],
    ['batch w --format json --synthesis x/s.json', 'x/s.json'],
    ['batch w --format json --synthesis x/s.docx', 'x/s.docx'],
  ])('%s', async (command, target) => {
    put('w/b.csv', ballotFile(1));
    put(target, 'mine');
    expect(await atelier(command)).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('il n’est pas remplacé'),
    });
    expect(get(target)).toBe('mine');
    expect((await atelier(`${command} --force`)).status).toBe(0);
    expect(get(target)).not.toBe('mine');
  });

  test('a summary in JSON that nobody has touched is replaced by the next run, one that somebody has is not', async () => {
    const run = async (keep: number) => (await atelier(`batch . --format json --keep ${keep} --summary s.json`)).status;
    expect(await run(1)).toBe(0);
    const first = get('s.json');
    expect(await run(2)).toBe(0);
    expect(get('s.json')).not.toBe(first);
    put('s.json', get('s.json').replace('"keep": 2', '"keep": 3'));
    expect(await run(1)).toBe(3);
  });

  test('a table in CSV is replaced by another under the same headings, not one to which somebody has added a column', async () => {
    const run = async (keep: number) => (await atelier(`batch . --format json --keep ${keep} --summary s.csv`)).status;
    expect(await run(1)).toBe(0);
    const first = get('s.csv');
    expect(await run(2)).toBe(0);
    expect(get('s.csv')).not.toBe(first);
    put('s.csv', get('s.csv').replace('\r\n', ';Mes notes\r\n'));
    // Among the ballots it is taken for one of their files, and those are never written over.
    expect(await run(1)).toBe(2);
    expect(get('s.csv')).toContain('Mes notes');
  });

  test('the same file under two names, the documents of a batch and its summary', async () => {
    expect(await atelier('tally b.csv -o X.md -o x.md')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('X.md'),
    });
    expect((await atelier('batch . --format json --summary b.json')).status).toBe(2);
    expect((await atelier('batch . --summary S.json --synthesis s.json')).status).toBe(2);
    expect(readdirSync(folder)).toEqual(['b.csv']);
  });
});

describe('temporary files', () => {
  const { write, sweep } = openShell();

  test('have a name that nobody can foresee, and are not opened where anything stands', async () => {
    put('victim', 'mine');
    // What an earlier version would have written through.
    symlinkSync(at('victim'), at(`.x.json.${process.pid}.tmp`));
    const seen = new Set<string>();
    const watch = setInterval(() => {
      for (const name of readdirSync(folder)) if (name.startsWith('.atelier-')) seen.add(name);
    }, 0);
    for (let run = 0; run < 20; run += 1) expect(await write(at(`${run}.json`), 'x'.repeat(10_000), null)).toBe(null);
    clearInterval(watch);
    expect(get('victim')).toBe('mine');
    expect([...seen].every((name) => /^\.atelier-[0-9a-f]{32}\.tmp$/u.test(name))).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith('.atelier-'))).toEqual([]);
  });

  test('those of a run that was killed are swept by the next, those of one that still writes are not', async () => {
    const old = `.atelier-${'0'.repeat(32)}.tmp`;
    const young = `.atelier-${'1'.repeat(32)}.tmp`;
    for (const name of [old, young, '.mine.123.tmp']) put(name, 'half');
    for (const name of [old, '.mine.123.tmp']) utimesSync(at(name), 1, 1);
    expect((await atelier('tally b.csv --keep 1')).status).toBe(0);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([young, '.mine.123.tmp']);
    sweep(at('not there'));
  });
});

describe('a file that is replaced', () => {
  test('keeps its mode and its owner', async ({ skip }) => {
    await atelier('tally b.csv -o x.json');
    chmodSync(at('x.json'), 0o640);
    const asRoot = process.getuid?.() === 0;
    if (asRoot) chownSync(at('x.json'), 12_345, 23_456);
    expect((await atelier('tally b.csv -o x.json --keep 1')).status).toBe(0);
    const { mode, uid, gid } = statSync(at('x.json'));
    expect(mode & 0o777).toBe(0o640);
    if (!asRoot) skip('only root gives files away');
    expect([uid, gid]).toEqual([12_345, 23_456]);
  });

  test('and may only be read is left alone', async () => {
    await atelier('tally b.csv -o x.json');
    chmodSync(at('x.json'), 0o444);
    // Nothing is refused to root.
    const uid = process.getuid?.() === 0 ? 65_534 : undefined;
    chmodSync(folder, 0o777);
    const words = [bin, 'tally', 'b.csv', '-o', 'x.json', '--keep', '1', '--force'];
    const { status, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8', uid });
    expect([status, spaced(stderr)]).toEqual([3, expect.stringContaining('x.json : ce fichier n’a pas pu être écrit')]);
    expect(JSON.parse(get('x.json')).rules.keep).toBe(3);
  });

  test('and was saved by someone after it was looked at, is left alone', async () => {
    const { write, look } = openShell();
    put('x.md', 'before');
    const seen = look(at('x.md'));
    put('x.md', 'an edit');
    expect(await write(at('x.md'), 'ours', seen as Uint8Array)).toMatchObject({ failure: 'edited-document' });
    expect(await write(at('new.md'), 'ours', null)).toBe(null);
    expect(await write(at('new.md'), 'again', null)).toMatchObject({ failure: 'edited-document' });
    // Two runs at once: the other has put down the very same.
    expect(await write(at('new.md'), 'ours', null)).toBe(null);
    expect([get('x.md'), get('new.md')]).toEqual(['an edit', 'ours']);
    expect(readdirSync(folder).toSorted()).toEqual(['b.csv', 'new.md', 'x.md']);
  });

  test.each(['~$x.docx', '~$.docx', '.~lock.x.docx#'])('and is open in a word processor is named: %s', async (lock) => {
    await atelier('tally b.csv -o x.docx');
    put(lock, '');
    const { status, stderr } = await atelier('tally b.csv -o x.docx --keep 1');
    expect([status, stderr]).toEqual([3, expect.stringContaining('ouvert dans Word')]);
    expect((await atelier('tally b.csv -o x.docx')).status).toBe(0);
  });

  test('a name held for a moment by another program is waited for', async () => {
    vi.resetModules();
    let refusals = 3;
    vi.doMock('node:fs', async (original) => ({
      ...(await original<typeof import('node:fs')>()),
      renameSync: (from: string, to: string) => {
        refusals -= 1;
        if (refusals >= 0) throw Object.assign(new Error('held'), { code: 'EBUSY' });
        renameSync(from, to);
      },
    }));
    const { write } = await import('../../src/cli/files.ts');
    expect(await write(at('held.md'), 'ours', null)).toBe(null);
    expect(get('held.md')).toBe('ours');
    refusals = Number.POSITIVE_INFINITY;
    const start = Date.now();
    expect(await write(at('held.md'), 'again', Buffer.from('ours'))).toMatchObject({
      failure: 'file-unwritable',
      reason: 'EBUSY',
    });
    expect(Date.now() - start).toBeGreaterThan(2_000);
    expect(readdirSync(folder).toSorted()).toEqual(['b.csv', 'held.md']);
    vi.doUnmock('node:fs');
  }, 20_000);
});

// What would wait for ever would take this process with it: here each is one of its own.
describe('what is no file is told as such, at once', () => {
  beforeEach(() => {
    mkdirSync(at('folder.docx'));
    spawnSync('mkfifo', [at('pipe.docx')]);
    symlinkSync('/dev/full', at('device.docx'));
    symlinkSync('/dev/zero', at('zero.docx'));
  });
  const odd = ['folder.docx', 'pipe.docx', 'device.docx', 'zero.docx', '/dev/null'];
  test.each(odd.filter((name) => name !== '/dev/null'))('a target: %s', (name) => {
    for (const force of ['', '--force']) {
      expect(inShell(`eval $atelier tally b.csv -o ${name} ${force}`)).toMatchObject({
        status: 3,
        stderr: expect.stringContaining(name),
      });
    }
  });
  test('where the ballots come through a pipe, the compte rendu stands here', () => {
    expect(inShell('eval $atelier tally <(cat b.csv)')).toMatchObject({ status: 0 });
    expect(readdirSync(folder)).toContain('compte-rendu.docx');
  });
  test.each(odd)('a letterhead, a decision, a workshop file, a manifest: %s', (name) => {
    const asked = [`--letterhead ${name}`, `--decision ${name}`, `-w ${name}`].map((option) => `tally b.csv ${option}`);
    const manifest = name === 'folder.docx' ? [] : [`batch ${name}`];
    for (const command of [...asked, `init -w ${name}`, `verify ${name}`, ...manifest]) {
      const { status, stderr } = inShell(`eval $atelier ${command}`);
      expect([command, status, stderr]).toEqual([
        command,
        3,
        expect.stringContaining('c’est un dossier, un périphérique ou un tube'),
      ]);
    }
  });
});

describe('standard output', () => {
  test('a reader that stops early ends the talking, not the work', () => {
    for (let n = 0; n < 60; n += 1) put(`w/${n}.csv`, ballotFile(n));
    for (const jobs of [1, 2]) {
      const { stdout } = inShell(
        `eval $atelier batch w --out cr${jobs} --json --jobs ${jobs} | head -1 > first; echo \${PIPESTATUS[0]}`,
      );
      expect(stdout.trim()).toBe('0');
      expect(readdirSync(at(`cr${jobs}`)).length).toBe(60);
    }
    expect(JSON.parse(get('first'))).toMatchObject({ status: 'written' });
  }, 120_000);

  test('a full disk behind it is told, exit 3, after the document is written', () => {
    const { status, stderr } = inShell('eval $atelier tally b.csv > /dev/full');
    expect([status, stderr]).toEqual([3, expect.stringContaining('ce fichier n’a pas pu être écrit')]);
    expect(stderr).not.toMatch(/\n\s+at /u);
    expect(existsSync(at('b.docx'))).toBe(true);
  });

  test('takes the document where it is asked to', async () => {
    expect(inShell('eval $atelier tally b.csv -o - > out.docx')).toMatchObject({ status: 0 });
    await atelier('tally b.csv -o in.docx');
    expect(readFileSync(at('out.docx'))).toEqual(readFileSync(at('in.docx')));
  });
});

describe('Ctrl-C', () => {
  const ended = (run: ChildProcess) =>
    new Promise<{ status: number | null; after: number }>((resolve) => {
      setTimeout(() => {
        const start = Date.now();
        run.once('close', (status) => resolve({ status, after: Date.now() - start }));
        run.kill('SIGINT');
      }, 1_500);
    });

  test('ends a count of a million ballots within half a second, with 130', async () => {
    const row = (n: number) => `${n};Jardin;Cuisine;Chorale`;
    put(
      'million.csv',
      `N°;Choix 1;Choix 2;Choix 3\n${Array.from({ length: 1_000_000 }, (_, n) => row(n)).join('\n')}\n`,
    );
    put('liste.txt', 'Jardin\nCuisine\nChorale\n');
    // Of a shell, as whoever waits for a program in a terminal.
    const run = spawn(
      'bash',
      ['-c', 'exec "$0" "$1" tally million.csv --orientations liste.txt', process.execPath, bin],
      {
        cwd: folder,
        stdio: 'ignore',
      },
    );
    const { after } = await ended(run);
    expect(after).toBeLessThan(500);
    expect(existsSync(at('million.docx'))).toBe(false);
    const shell = inShell(
      'set -m; eval $atelier tally million.csv --orientations liste.txt & sleep 1.5; kill -INT %1; wait %1; echo $?',
    );
    expect(shell.stdout.trim()).toBe('130');
  }, 60_000);
});

describe('names with * or ?', () => {
  test('are found where the shell has not found them, as on Windows', async () => {
    put('n/t-1.csv', ballotFile(2));
    put('n/t-2.csv', ballotFile(3));
    put('n/~$t-1.csv', 'x');
    put('n/.t-1.csv', 'x');
    const { stdout } = await atelier('tally n/t-?.csv --json');
    expect(JSON.parse(stdout).sources.map(({ name }: { name: string }) => name)).toEqual(['t-1.csv', 't-2.csv']);
    expect(JSON.parse((await atelier('tally n/*t-*.csv --json')).stdout).sources.length).toBe(2);
    expect(await atelier('tally n/x*.csv')).toMatchObject({ status: 3, stderr: expect.stringContaining('n/x*.csv') });
    linkSync(at('n/t-1.csv'), at('n/a*.csv'));
    put('n/a1.csv', ballotFile(4));
    expect(JSON.parse((await atelier('tally n/a*.csv --json')).stdout).sources.length).toBe(1);
  });
});

describe('a batch tells nothing of a workshop that was refused but that it was', () => {
  test('in its summaries and its synthesis', async () => {
    put('w/good.csv', ballotFile(2));
    put('w/bad.csv', `${ballotFile(3)}`.replace(/\n.*$/u, '\n1;1;1;1;1\n'));
    put('w/orientations.txt', 'Rien\nDe tel\n');
    await atelier('batch w --out cr --summary s.json');
    await atelier('batch w --out cr --summary s.csv --synthesis s.md');
    for (const workshop of JSON.parse(get('s.json')).workshops) {
      if (workshop.status === 'written') continue;
      expect(workshop).toMatchObject({ outputs: [] });
      expect(workshop).not.toHaveProperty('retained');
    }
  });
});
