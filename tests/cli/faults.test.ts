/** Whatever the system, a shell or a hostile file does to a run, it ends with a sentence, never with a stack. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ballotFile } from '../support/workshops.ts';

const bin = join(import.meta.dirname, '../../bin/atelier.js');
const env = { PATH: process.env['PATH'] ?? '', atelier: `"${process.execPath}" "${bin}"` };
let folder = '';
const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
const head = '---\ntitre: Un\nbulletins: b.csv\n---\n\n';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-faults-'));
  put('b.csv', ballotFile(1));
  put('m.csv', 'bulletins;constructor\nb.csv;1\n');
  put('m2.csv', 'bulletins;__proto__\nb.csv;1\n');
  put('braces.md', `${head}${'{{'.repeat(200_000)}\n`);
  put('pieces.md', `${head}${'{{classement}}'.repeat(20_000)}\n`);
  put('quotes.md', `${head}${'>'.repeat(1_200)} x\n`);
  put('lists.md', `${head}${Array.from({ length: 600 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')}\n`);
  put('stars.md', `${head}${'**_'.repeat(3_000)}x${'_**'.repeat(3_000)}\n`);
  put('keys.md', '---\nconstructor: 1\n__proto__: 2\nvote:\n  toString: 3\nbulletins: b.csv\n---\n');
  put('deep.md', `---\ntitre: ${'['.repeat(10_000)}\n---\n`);
  put('decision.json', '['.repeat(100_000));
  put('proto.json', '{"__proto__":1,"constructor":2}');
  put('null.json', 'null');
  put('proto.csv', 'Choix 1;Choix 2;Choix 3\nconstructor;__proto__;toString\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['a folder as standard input', 'eval $atelier tally - < /tmp', 3],
  ['standard input without an end', 'eval $atelier tally - < /dev/zero', 3],
  ['ballots of five gigabytes', 'truncate -s 5G large; eval $atelier tally large', 3],
  ['ballots through a pipe', 'eval $atelier tally <(cat b.csv) --no-docx', 0],
  ['standard input that is closed', 'eval $atelier tally - <&-', [1, 3]],
  ['a heading of a manifest that every object has', 'eval $atelier batch m.csv', 2],
  ['another', 'eval $atelier batch m2.csv', 2],
  ['a pattern of names that every object has', "eval $atelier batch m.csv --name '{constructor}'", 2],
  ['keys of a workshop file that every object has', 'eval $atelier tally -w keys.md', 2],
  ['labels that every object has', 'eval $atelier tally proto.csv --json', [0, 1]],
  ['braces without end', 'eval $atelier tally -w braces.md', 2],
  ['tables without end', 'eval $atelier tally -w pieces.md -o p.docx', 2],
  ['quotations in quotations', 'eval $atelier tally -w quotes.md -o q.docx -o q.html', [0, 2]],
  ['lists in lists', 'eval $atelier tally -w lists.md -o l.docx -o l.md', [0, 2]],
  ['emphasis in emphasis', 'eval $atelier tally -w stars.md -o s.docx -o s.html', [0, 2]],
  ['lists in a front matter', 'eval $atelier tally -w deep.md', 2],
  ['a decision of brackets', 'eval $atelier tally b.csv --decision decision.json', 2],
  ['a decision of strange keys', 'eval $atelier tally b.csv --decision proto.json', 2],
  ['a decision of nothing', 'eval $atelier tally b.csv --decision null.json', 2],
  ['an existing output of nothing', 'cp null.json n.json; eval $atelier tally b.csv -o n.json', 3],
  ['few files at once', 'ulimit -n 20; eval $atelier tally b.csv -o few.docx', [0, 3]],
  [
    'few files at once, many workshops',
    'ulimit -n 24; eval $atelier batch . --out few --format json --quiet',
    [0, 1, 3],
  ],
  ['a folder that is gone', 'mkdir gone; cd gone; rmdir ../gone; eval $atelier tally b.csv', 3],
  ['a new file in it', 'mkdir gone; cd gone; rmdir ../gone; eval $atelier init', 3],
  ['a batch in it', 'mkdir gone; cd gone; rmdir ../gone; eval $atelier batch .', 3],
  ['a document in it', 'mkdir gone; cd gone; rmdir ../gone; eval $atelier tally - -o x.docx < ../b.csv', 3],
  ['links in a circle', 'ln -s a b; ln -s b a; eval $atelier tally a', 3],
  ['a target of links in a circle', 'ln -s c.docx d.docx; ln -s d.docx c.docx; eval $atelier tally b.csv -o c.docx', 3],
  ['a name that is too long', `eval $atelier tally b.csv -o ${'x'.repeat(300)}.docx`, 3],
  ['a name of nothing', "$atelier tally ''; eval $atelier tally b.csv -o \"''\"", 2],
  ['a file as a folder', 'eval $atelier tally b.csv -o b.csv/x.docx', 3],
  ['a pattern that is none', 'eval $atelier tally "\'(*[?\'"', 3],
] as const)('%s', (_, command, expected) => {
  const { status, stderr, error } = spawnSync('bash', ['--norc', '-c', command], {
    cwd: folder,
    env,
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect(error).toBeUndefined();
  expect([stderr, status]).toEqual([expect.not.stringMatching(/\n\s+at /u), expect.any(Number)]);
  expect([stderr, [expected].flat()]).toEqual([stderr, expect.arrayContaining([status])]);
});

describe('standard input', () => {
  test('of which nothing has come yet, where nobody waits (EAGAIN)', async () => {
    const path = join(folder, 'socket');
    const server = createServer((socket) => {
      setTimeout(() => socket.end(ballotFile(1)), 500);
    }).listen(path);
    await new Promise((resolve) => server.once('listening', resolve));
    const script = `
      import os, socket, subprocess, sys
      s = socket.socket(socket.AF_UNIX)
      s.connect(sys.argv[1])
      s.setblocking(False)
      sys.exit(subprocess.call(sys.argv[2:], stdin=s))`.replace(/^ {6}/gmu, '');
    const run = spawn('python3', ['-c', script, path, process.execPath, bin, 'tally', '-', '--json'], { cwd: folder });
    let said = '';
    run.stdout.on('data', (text) => {
      said += text;
    });
    const status = await new Promise((resolve) => run.once('close', resolve));
    server.close();
    expect(status).toBe(0);
    expect(JSON.parse(said)).toMatchObject({ sources: [{ name: 'stdin' }] });
  });
});
