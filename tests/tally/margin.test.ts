/** What `--details` says of the margin, and that it says where there is none to be proven. */
import { expect, test } from 'vitest';
import { bytesOf, runIn } from '../support/shell.ts';

const BALLOTS = 'N°;Choix 1;Choix 2\n1;Jardin;Cuisine\n2;Jardin;Chorale\n3;Jardin;Cuisine\n4;Cuisine;Jardin\n';

const details = async (...flags: string[]) => {
  const files = new Map([['b.csv', bytesOf(BALLOTS)]]);
  const args = ['tally', 'b.csv', '--picks', '2', '--keep', '1', '--details', '--no-docx', ...flags];
  const { stdout } = await runIn(import.meta.dirname, args, { files });
  return stdout.replace(/\s+/gu, ' ');
};

const UNKNOWN = 'le nombre de bulletins qui auraient changé la liste n’est pas calculé';

test('points alone have a margin', async () => {
  expect(await details()).toContain('Il aurait suffi de');
  expect(await details()).not.toContain(UNKNOWN);
});

test.each([[['--ordered', '--tie-break', 'first-picks']], [['--tie-break', 'citations']], [['--min-share', '20']]])(
  'where the rules look at the ballots once more, it is said that none is worked out: %s',
  async (flags) => {
    const said = await details(...flags);
    expect(said).toContain(UNKNOWN);
    expect(said).not.toContain('Il aurait suffi de');
  },
);
