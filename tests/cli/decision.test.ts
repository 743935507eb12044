/** A decision taken in the room: what its file may say, which ties it may answer, and what becomes of it in the record. */
import { describe, expect, test } from 'vitest';
import type { Tally } from '../../src/tally/result.ts';
import { bytesOf, runIn } from '../support/shell.ts';

const BALLOTS = 'Choix 1;Choix 2\nJardin;Été\nJardin;Fête\nÉté;Jardin\nFête;Chorale\nChorale;Jardin\n';
const LIST = 'code;libellé;alias\n1;Jardin;\n2;Été;\n3;Fête;la fête\n4;Chorale;\n';

const world = (decision: string) =>
  new Map(
    Object.entries({ 'b.csv': BALLOTS, 'l.csv': LIST, 'd.json': decision }).map(([path, text]) => [
      path,
      bytesOf(text),
    ]),
  );

const tally = (decision: object | string, ...args: string[]) =>
  runIn(
    'nowhere',
    ['tally', 'b.csv', '--orientations', 'l.csv', '--picks', '2', '--decision', 'd.json', '--json', ...args],
    { files: world(typeof decision === 'string' ? decision : JSON.stringify(decision)) },
  );

const room = { who: 'l’assemblée', when: 'le 3 avril', how: 'vote' };

describe('settles the tie it answers', () => {
  test.each([
    ['by label', ['Été'], 'Été'],
    ['by label, as one types it', ['  ETE '], 'Été'],
    ['by code', ['4'], 'Chorale'],
    ['by alias', ['La Fête'], 'Fête'],
  ])('%s', async (_, retained, expected) => {
    const { stdout } = await tally({ ...room, retained }, '--keep', '2');
    const { orientations, bar, ties, rules }: Tally = JSON.parse(stdout);
    expect(orientations.filter((one) => one.retained === 'yes').map(({ label }) => label)).toEqual([
      'Jardin',
      expected,
    ]);
    expect(bar.tied).toBeNull();
    expect(ties[0]).toMatchObject({ atBar: true, settled: true });
    expect(ties[0]?.steps.map(({ rule }) => rule)).toEqual(['decision']);
    expect(rules.decision).toEqual({ ...room, secretBallot: false, retained: retained.map((label) => label.trim()) });
  });

  test.each([
    ['chair', true, 'casting-vote-after-secret-ballot'],
    ['chair', false, null],
    ['vote', true, null],
  ])('%s, secret ballot %s: warning %s', async (how, secretBallot, warning) => {
    const { stdout } = await tally({ ...room, how, secretBallot, retained: ['Été'] }, '--keep', '2');
    const { ties }: Tally = JSON.parse(stdout);
    expect(ties[0]?.steps[0]?.values[0]).toMatchObject({ warning });
  });
});

describe('is refused where it answers no tie: exit 1', () => {
  test.each([
    ['there is no tie at the bar', { ...room, retained: ['Été'] }, ['--keep', '1'], 'ne répond à aucune égalité'],
    ['one is not tied', { ...room, retained: ['Jardin'] }, ['--keep', '2'], 'Choisissez parmi les ex æquo : '],
    ['nobody knows it', { ...room, retained: ['Piscine'] }, ['--keep', '2'], 'Choisissez parmi les ex æquo : '],
    ['too many are named', { ...room, retained: ['Été', 'Fête'] }, ['--keep', '2'], 'Il en faut 1'],
    ['the same one twice', { ...room, retained: ['Été', 'ete'] }, ['--keep', '3'], 'Choisissez parmi les ex æquo : '],
    [
      'a rule settled it',
      { ...room, retained: ['Été'] },
      ['--keep', '2', '--tie-break', 'list-order'],
      'aucune égalité',
    ],
  ])('%s', async (_, decision, args, what) => {
    const { status, stdout, stderr, files } = await tally(decision, ...args);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(files.size).toBe(0);
    expect(stderr.replace(/[\u00a0\u202f]/gu, ' ')).toContain(what);
  });
});

describe('needs a file that says what a decision has to say: exit 2', () => {
  test.each([
    ['not JSON', '{who'],
    ['no object', '["Été"]'],
    ['nothing decided', room],
    ['an order', { ...room, order: ['Fête', 'Chorale', 'Été'] }],
    ['no day', { who: 'l’assemblée', how: 'vote', retained: ['Été'] }],
    ['another way', { ...room, how: 'dés', retained: ['Été'] }],
    ['no word for yes', { ...room, secretBallot: 'peut-être', retained: ['Été'] }],
    ['a key of its own', { ...room, retained: ['Été'], place: 'ici' }],
    ['what only YAML says', 'when: hier\nhow: vote\nretained: Été'],
    ['a workshop file within', '{"when": "x\\n---\\ntitle: y", "how": "vote"}'],
  ])('%s', async (_, decision) => {
    const { status, stderr } = await tally(decision, '--keep', '2');
    expect(status).toBe(2);
    expect(stderr).toContain('d.json');
    for (const key of ['"when"', '"how"', '"retained"']) expect(stderr).toContain(key);
  });

  test('a file that is not there: exit 3', async () => {
    const { status } = await runIn('nowhere', ['tally', 'b.csv', '--decision', 'x.json'], { files: world('') });
    expect(status).toBe(3);
  });

  test('a byte order mark does no harm; the file is never written over', async () => {
    const { status } = await tally(`\ufeff${JSON.stringify({ ...room, retained: ['Été'] })}`, '--keep', '2');
    expect(status).toBe(0);
    const { status: refused } = await tally({ ...room, retained: ['Été'] }, '--keep', '2', '-o', 'd.json');
    expect(refused).toBe(2);
  });
});

test('a compte rendu with a decision and groups is verified against its ballots', async () => {
  const files = world(JSON.stringify({ ...room, retained: ['Été'] }));
  const args = ['--orientations', 'l.csv', '--picks', '2', '--keep', '2', '--decision', 'd.json', '--by', 'choix 1'];
  const { status } = await runIn('nowhere', ['tally', 'b.csv', ...args, '--min-group', '1', '-o', 'cr.docx'], {
    files,
  });
  expect(status).toBe(0);
  const verified = await runIn('nowhere', ['verify', 'cr.docx', 'b.csv'], { files });
  expect(verified).toMatchObject({ status: 0 });
});

describe('in the workshop file', () => {
  const workshop = async (decision: string, ...args: string[]) => {
    const text = `---\nbulletins: b.csv\norientations: l.csv\nvote:\n  choix: 2\n  retenir: 2\n${decision}---\n`;
    const files = new Map([...world(''), ['w.md', bytesOf(text)]]);
    const { status, stdout, stderr } = await runIn('nowhere', ['tally', '-w', 'w.md', '-o', 'm.md', ...args], {
      files,
    });
    const minutes = Buffer.from(files.get('m.md') ?? []).toString();
    return { status, stdout, stderr, minutes: minutes.replace(/[\u00a0\u202f]/gu, ' ') };
  };

  test('as a run with an open tie says how to write it down', async () => {
    const { stderr } = await workshop('');
    const [example = ''] = /^décision\s: .*$/mu.exec(stderr) ?? [];
    const { status, stderr: settled, minutes } = await workshop(`${example.replace(/\[.*\]/u, '[Été]')}\n`);
    expect(status).toBe(0);
    expect(settled).not.toContain('retenues');
    expect(minutes).toContain('Décidé en séance le 27 mars 2026 (vote) : « Été » est retenue.');
  });

  test.each([
    [
      'décision:\n  quand: 27/03/2026\n  comment: vote à main levée\n  retenues: Été\n',
      'Décidé en séance le 27 mars 2026 (vote à main levée) : « Été » est retenue.',
      'par un vote',
    ],
    [
      'decision:\n  when: 2026-03-27\n  how: Tirage au sort\n  who: la benjamine\n  retained:\n    - la fete\n',
      'Décidé en séance le 27 mars 2026 (Tirage au sort, la benjamine) : « Fête » est retenue.',
      'par tirage au sort',
    ],
  ])('in French or in English keys: %j', async (decision, sentence, mark) => {
    const { status, minutes } = await workshop(decision);
    expect(status).toBe(0);
    expect(minutes).toContain(sentence);
    expect(minutes).toMatch(new RegExp(`- (?:Été|Fête) \\(départagée ${mark}\\)`, 'u'));
  });

  test.each([
    ['decision:\n  when: 2026-03-27\n  how: by consensus\n  retained: none', 'aucune n’est retenue', ['Jardin']],
    [
      'décision:\n  quand: hier\n  comment: à l’unanimité\n  retenues: toutes',
      'toutes sont retenues',
      ['Jardin', 'Été'],
    ],
  ])('all those tied at the bar, or none of them: %j', async (decision, sentence, kept) => {
    const { status, minutes } = await workshop(`${decision}\n`);
    expect(status).toBe(0);
    expect(minutes).toContain(sentence);
    for (const label of kept) expect(minutes).toMatch(new RegExp(`^- ${label}$`, 'mu'));
  });

  test('all of them, where none are tied, is a decision on nothing', async () => {
    const { status, stderr } = await workshop(
      'décision:\n  quand: hier\n  comment: vote\n  retenues: toutes\n',
      '--keep',
      '1',
    );
    expect([status, stderr]).toEqual([1, expect.stringContaining('ne répond à aucune égalité')]);
  });

  test('a way of deciding that nobody knows, nothing decided, or nobody who says how, is pointed out', async () => {
    for (const body of [
      '\n  quand: hier\n  comment: à pile ou face\n  retenues: Été',
      '\n  quand: hier\n  comment: vote',
      '\n  quand: hier',
      ' toutes',
      ' aucune',
    ]) {
      const { status, stderr } = await workshop(`décision:${body}\n`);
      expect(status).toBe(2);
      expect(stderr).toMatch(/w\.md[\s\S]*décision[\s\S]*quand, comment/u);
      expect(stderr.match(/quand, comment/gu)).toHaveLength(1);
    }
  });

  test('a doubtful one is a matter for whoever writes, not for the document', async () => {
    const decision = 'décision:\n  quand: 27/03/2026\n  comment: voix prépondérante\n  secret: oui\n  retenues: Été\n';
    const { minutes, stderr } = await workshop(decision);
    expect(stderr).toMatch(/voix prépondérante ne peut pas/u);
    expect(minutes).not.toContain('Attention');
  });
});

describe('a second round', () => {
  const second = (ballots: string, ...args: string[]) =>
    runIn('nowhere', ['tally', 'b.csv', '--picks', '2', '--keep', '2', '--runoff', 's.csv', '--json', ...args], {
      files: new Map([...world('{}'), ['s.csv', bytesOf(ballots)]]),
    });

  test('settles what the rules leave open, and lots are drawn for what it leaves open itself', async () => {
    const { stdout } = await second('Choix 1\nÉté\nFête\n', '--tie-break', 'citations,draw', '--seed', '7');
    const { ties }: Tally = JSON.parse(stdout);
    expect(ties[0]?.steps.map(({ rule }) => rule)).toEqual(['citations', 'runoff', 'draw']);
  });

  test('has remarks of its own', async () => {
    const { stdout } = await second('N°;Choix 1\n1;Été\n2;Été\n3;Étee\n', '--orientations', 'l.csv');
    const { status, issues }: Tally = JSON.parse(stdout);
    expect([status, issues.map(({ source, code }) => `${source} ${code}`)]).toEqual(['provisional', ['s.csv unknown']]);
  });

  test('held between those who were not tied, or by nobody, settles nothing', async () => {
    for (const answer of [await second('Choix 1\nJardin\n'), await second('Choix 1\n-\n-\n', '--keep', '1')])
      expect(answer).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('second tour') });
    expect(await second('Choix 1\n')).toMatchObject({ status: 1, stderr: expect.stringContaining('s.csv') });
  });
});
