import { expect, test } from 'vitest';
import { bytesOf, runIn } from '../support/shell.ts';

const LIST = 'orientation;thème\nJardin;Dehors\n"Vélo ; été";Dehors\nChorale;Dedans\nJeux;\n';
const HEAD = 'N°;Choix 1;Choix 2\n';

const countOf = async (files: Readonly<Record<string, string | Uint8Array>>, ...args: readonly string[]) => {
  const world = { files: new Map(Object.entries(files).map(([path, content]) => [path, bytesOf(content)])) };
  const { stdout, files: written, stderr } = await runIn('/nowhere', ['tally', ...args], world);
  return { tally: stdout === '' ? null : JSON.parse(stdout), pb: written.get('x.pb'), stderr };
};

const known = ({ orientations, turnout }: { orientations: readonly object[]; turnout: object }) => ({
  turnout,
  orientations: orientations.map((one) => ({ ...one, code: null })),
});

test.each([
  ['sets', `${HEAD}1;Jardin;Vélo ; été\n2;Chorale;Jardin\n3;;\n4;Jeux;\n5;Jeux;Jardin\n`, []],
  ['ranks', `${HEAD}1;Jardin;Chorale\n2;Chorale;Jardin\n3;;\n4;Jeux;\n5;Jeux;Jardin\n`, ['--scheme', 'borda']],
])('%s that were written are read again, and come to the same result', async (_, ballots, flags) => {
  const rules = ['--picks', '2', '--keep', '2', ...flags];
  const quoted = ballots.replaceAll('Vélo ; été', '"Vélo ; été"');
  const files = { 'b.csv': quoted, 'l.csv': LIST };
  const first = await countOf(files, 'b.csv', '--orientations', 'l.csv', ...rules, '--json', '-o', 'x.pb');
  expect(first.pb).toBeDefined();
  const again = await countOf({ 'x.pb': first.pb ?? '' }, 'x.pb', ...flags, '--json');
  expect(again.tally?.rules).toMatchObject({ picks: 2, keep: 2 });
  expect(known(again.tally)).toEqual(known(first.tally));
});

test('dots that were written are read again', async () => {
  const ballots = 'N°;Choix 1;Points 1;Choix 2;Points 2\n1;Jardin;3;Jeux;2\n2;Jeux;1;;\n';
  const files = { 'b.csv': ballots, 'l.csv': LIST };
  const flags = ['--scheme', 'cumulative', '--picks', '2', '--keep', '1', '--json', '-o', 'x.pb'];
  const first = await countOf(files, 'b.csv', '--orientations', 'l.csv', ...flags);
  const again = await countOf({ 'x.pb': first.pb ?? '' }, 'x.pb', '--json');
  expect(again.tally?.rules.scheme).toBe('cumulative');
  expect(known(again.tally)).toEqual(known(first.tally));
});

test('dots that were counted orientation by orientation are no ballots that another program could count', async () => {
  const files = { 't.csv': 'Orientation;Table 1\nJardin;3\nJeux;2\n' };
  for (const name of ['x.pb', 'x.blt', 'x.abif']) {
    const { stderr } = await countOf(files, 't.csv', '--layout', 'totals', '--json', '-o', name);
    expect(stderr).toContain(name.slice(1));
    expect(stderr).toContain('totaux');
  }
});

test('a scheme that is typed comes before that of the file, and takes its limits away', async () => {
  const pb =
    'META\nkey;value\nvote_type;cumulative\nmax_sum_points;5\nPROJECTS\nproject_id;cost;name\n1;1;Jardin\n2;1;Jeux\nVOTES\nvoter_id;vote;points\n1;1,2;3,2\n';
  expect((await countOf({ 'x.pb': pb }, 'x.pb', '--json')).tally?.rules).toMatchObject({ maxDots: 5 });
  const { tally } = await countOf({ 'x.pb': pb }, 'x.pb', '--scheme', 'count', '--json');
  expect(tally?.rules).toMatchObject({ scheme: 'count', maxDots: null });
});
