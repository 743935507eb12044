/** What leaves the machine tells nobody how anybody voted: documents, exports and evidence are searched for what they must not hold. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { runIn } from './support/shell.ts';

const nowhere = join(import.meta.dirname, 'nowhere');
const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

const OUTPUTS = ['docx', 'json', 'csv', 'md', 'html', 'xlsx', 'blt', 'abif', 'pb'].map((ending) => `cr.${ending}`);

/** Every text in what a run writes and says, archives unpacked. */
async function everythingOf(ballots: string, ...args: string[]): Promise<string> {
  const files = new Map<string, Uint8Array>([['dossier/b.csv', Buffer.from(ballots)]]);
  const targets = OUTPUTS.flatMap((name) => ['-o', name]);
  const command = ['tally', 'dossier/b.csv', ...targets, '--annex', ...args];
  const { status, stdout } = await runIn(nowhere, command, { files });
  expect(status).toBe(0);
  const written = OUTPUTS.map((name) => files.get(name) ?? new Uint8Array());
  const texts = written.flatMap((bytes) => {
    if (bytes[0] !== 0x50) return [strFromU8(bytes)];
    return Object.values(unzipSync(bytes)).map((part) => strFromU8(part));
  });
  return [stdout, ...texts].join('\n');
}

const NAMED = 'Nom;Choix 1;Choix 2;Choix 3\nMarie Curie;Jardin;Cuisine;Chorale\nPaul Langevin;Jardin;Théâtre;Chorale\n';

describe('the digest of a file', () => {
  test.each([
    ['names', NAMED],
    ['addresses', NAMED.replace('Nom', 'E-mail').replace('Marie Curie', 'm@x.fr').replace('Paul Langevin', 'p@x.fr')],
    [
      'a column that nobody reads',
      'N°;Choix 1;Choix 2;Choix 3;Horodateur\n1;Jardin;Cuisine;Chorale;12/03/2026 14:05\n',
    ],
    ['names where numbers should be', 'N°;Choix 1;Choix 2;Choix 3\nMarie;Jardin;Cuisine;Chorale\n'],
    ['names among numbers', 'N°;Choix 1;Choix 2;Choix 3\n1;Jardin;Cuisine;Chorale\nMarie;Jardin;Cuisine;Chorale\n'],
  ])('with %s never leaves the machine', async (what, ballots) => {
    // A sheet that names voters in the place of numbers is not counted before somebody has answered for it.
    if (!/^names .*numbers/u.test(what)) expect(await everythingOf(ballots)).not.toContain(sha256(ballots));
    const files = new Map([['b.csv', Buffer.from(ballots)]]);
    for (const args of [
      ['tally', 'b.csv', '--json'],
      ['check', 'b.csv', '--json'],
    ]) {
      const { stdout } = await runIn(nowhere, args, { files });
      expect(stdout).not.toContain(sha256(ballots));
      expect(JSON.parse(stdout).sources[0].sha256).toBeNull();
    }
  });

  test('of numbers and picks alone is printed for whoever wants to compare', async () => {
    const ballots = 'N°;Choix 1;Choix 2;Choix 3\n1;Jardin;Cuisine;Chorale\nA-02;Jardin;Théâtre;Chorale\n';
    expect(await everythingOf(ballots)).toContain(sha256(ballots));
  });
});

test('neither a document nor what it carries holds a cell, a line or a folder of the ballots', async () => {
  const ballots = `${NAMED}Irène Joliot;Jardin;Jardin;Chorale\nHélène Langevin;Jardin;Truc inconnu;Chorale\n`;
  const list = ['Jardin', 'Cuisine', 'Chorale', 'Théâtre'].join('\n');
  const files = new Map<string, Uint8Array>([
    ['dossier/b.csv', Buffer.from(ballots)],
    ['l.txt', Buffer.from(list)],
  ]);
  const command = ['tally', 'dossier/b.csv', '--orientations', 'l.txt', '--unknown', 'reject', '-o', 'cr.docx'];
  expect((await runIn(nowhere, command, { files })).status).toBe(0);
  const parts = Object.values(unzipSync(files.get('cr.docx') ?? new Uint8Array())).map((part) => strFromU8(part));
  expect(parts.some((part) => part.includes('atelier/evidence@2'))).toBe(true);
  for (const part of parts) {
    for (const word of ['Irène', 'Hélène', 'Marie', 'Truc inconnu', 'dossier/', '&quot;line&quot;', '"line":']) {
      expect(part).not.toContain(word);
    }
  }
});
