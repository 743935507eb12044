/** What stands where in a compte rendu, heading by heading. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/messages/en.ts';
import { fr } from '../../src/messages/fr.ts';
import { linesOf, ordinal, wordsOf } from '../../src/report/inline.ts';
import { noOccasion } from '../../src/report/material.ts';
import { writeMinutes } from '../../src/report/minutes.ts';
import { bytesOf, runIn } from '../support/shell.ts';

const folder = join(import.meta.dirname, '../../fixtures/elections/metz-ranks-nine-orientations');

/** The headings and the first lines, from the report as Markdown. */
const minutes = async (prose: string, flag = '', front = 'sans: []'): Promise<string> => {
  const files = new Map([
    ['w.md', bytesOf(`---\ntitre: T\ntheme: Horizon 2030\nbulletins: ballots.csv\n${front}\n---\n${prose}\n`)],
  ]);
  const { files: written } = await runIn(
    folder,
    ['tally', '-w', 'w.md', '-o', 'm.md', '-q', ...flag.split(' ').filter((word) => word !== '')],
    { files },
  );
  return Buffer.from(written.get('m.md') ?? []).toString();
};
const headings = (markdown: string) =>
  [...markdown.matchAll(/^#+ .*$/gm)].map(([line]) => line.replaceAll('\u00a0', ' '));

test('a list in Markdown is tight', async () => {
  expect(await minutes('- un\n- deux')).toMatch(/- [^\n]+\n- [^\n]+\n- [^\n]+\n\n[\s\S]*- un\n- deux\n/u);
});

test('the theme is printed once: over the prose, in the title block, or where the prose names it', async () => {
  const headed = await minutes('Un mot.');
  expect(headings(headed).slice(1, 3)).toEqual(['## Orientations retenues', '## Thème – Horizon 2030']);
  const named = await minutes('Nous parlons de {{thème}}.');
  const contents = '{{sommaire}}\n\n# Un titre\n\nUn mot.';
  for (const bare of [await minutes(''), await minutes('# Un titre\n\nUn mot.'), await minutes(contents)]) {
    expect(headings(bare).some((line) => line.includes('Thème'))).toBe(false);
    expect(bare).toMatch(/Thème – Horizon 2030/u);
  }
  for (const whole of [headed, named]) expect(whole.match(/Horizon 2030/gu)).toHaveLength(1);
});

test('picks that are worth the same are said to be, once', async () => {
  expect(await minutes('', '--points 1,1,1')).toMatch(/Chaque choix d’un bulletin vaut 1.point\./u);
});

test('the other schemes are other ones', async () => {
  const told = await minutes('', '--annex --scheme borda');
  expect(told).toMatch(/comptés autrement[^#]*Décompte simple/u);
  expect(told.split('comptés autrement')[1]).not.toMatch(/3-2-1/u);
});

describe('the parts of a compte rendu', () => {
  test('stand in their order; what is retained comes first', async () => {
    expect(headings(await minutes('', '--annex'))).toEqual([
      '# T',
      '## Orientations retenues',
      '## Classement des orientations',
      '## Dépouillement',
      '## Procès-verbal de dépouillement',
      ...['Fichiers dépouillés', 'Méthode', 'Ex æquo', 'Solidité du résultat'].map((title) => `### ${title}`),
    ]);
  });

  test('stand where the prose places them, and nowhere else', async () => {
    const placed = await minutes('# Résultats\n\n{{classement}}\n\n{{retenues}}\n\n{{signatures}}\n\n# Fin');
    // How the ballots were counted is read beside the ranking, not below all else.
    expect(headings(placed)).toEqual(['# T', '## Résultats', '## Fin']);
    const order = ['**18**', '19 bulletins exprimés', '- Faire reconnaître', 'Fait à', '## Fin'];
    const at = order.map((words) => placed.replaceAll(/[\u00a0\u202f]/gu, ' ').indexOf(words));
    expect(at).toEqual(at.toSorted((one, other) => one - other));
    expect(at[0]).toBeGreaterThan(0);
    expect(placed.match(/Fait à/gu)).toHaveLength(1);
    const counted = await minutes('{{classement}}\n\n# Fin\n\n{{dépouillement}}');
    expect(counted).toMatch(/# Fin[\s\S]*19\u00a0bulletins exprimés/u);
    expect(counted.match(/bulletins exprimés/gu)).toHaveLength(1);
  });

  test('may be left out, one by one', async () => {
    const told = (without: string) => minutes('', '', without);
    expect(headings(await told('sans: retenues, dépouillement'))).toEqual(['# T', '## Classement des orientations']);
    expect(await told('sans:\n  - signatures')).not.toContain('Fait à');
    expect((await told('sans: participation')).replaceAll('\u00a0', ' ')).not.toContain('19 votants :');
  });

  test('no sentence of a vote without an order speaks of one, nor of what was not announced', async () => {
    const whole = await minutes('', '--annex');
    expect(whole).not.toMatch(/premiers? choix|1ers|par rang|3-2-1|invité|barre/u);
  });
});

test('who signs is who led and wrote, or whom the file names; else there is room to write it', async () => {
  expect(await minutes('', '', 'animateur: Ana\nlieu: Metz')).toMatch(/Fait à Metz, le[\s\S]*Animation[\s\S]*Ana/u);
  const named = await minutes('', '', 'animateur: Ana\nsignatures:\n  - Zoé Kern, présidente\n  - Trésorier : Luc');
  // Nobody signs «à Salle Jean Moulin».
  expect(await minutes('', '', 'lieu: Salle Jean Moulin, Metz')).toMatch(/Fait à …+, le …/u);
  const end = named.slice(named.indexOf('Fait à'));
  for (const words of ['Zoé Kern', 'Présidente', 'Trésorier', 'Luc']) expect(end).toContain(words);
  expect(end).not.toContain('Ana');
});

test('who publishes it stands above the title, as a text too', async () => {
  expect(await minutes('', '', 'organisme: Fédération')).toMatch(/^Fédération\n\n# T\n/u);
});

test('ballots that are only counted among the remarks are counted in the annex too', () => {
  const tally = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8'));
  const blank = { code: 'blank', severity: 'warning', source: 'b.csv', column: null, letter: null, cell: null };
  const issues = [{ ...blank, outcome: 'blank', line: 4, ballot: '3', more: 5 }];
  const report = writeMinutes({ ...tally, issues }, { ...noOccasion, annex: true }, fr);
  expect(linesOf(report.blocks).map(wordsOf)).toContain('et 5\u00a0autres bulletins');
});

test('while ballots wait, nothing is retained and no tie is to be settled', async () => {
  const files = new Map([
    ['b.csv', bytesOf('N°;Choix 1;Choix 2;Choix 3\n1;Un;Deux;Trois\n2;Un;Deux;Quatr\n')],
    ['o.txt', bytesOf('Un\nDeux\nTrois\nQuatre\n')],
  ]);
  const { stdout } = await runIn('/nowhere', ['tally', 'b.csv', '--orientations', 'o.txt', '--details'], { files });
  expect(stdout).toContain('PROVISOIRE');
  expect(stdout).not.toMatch(/retenue|départager/u);
});

test('a tie that a lot settled is marked where it was won, in the list and at its rank', async () => {
  const tied = join(folder, '../four-tied-for-two-places-at-the-bar');
  const args = ['tally', 'ballots.csv', '--tie-break', 'draw', '--seed', '31415', '-o', 'm.md', '-q'];
  const markdown = Buffer.from((await runIn(tied, args)).files.get('m.md') ?? []).toString();
  expect(markdown).toContain('- Café des parents (départagée par tirage au sort)');
  expect(markdown).toMatch(/\| \*\*2e.par tirage au sort\*\* +\|/u);
  expect(markdown.replace(/<!--.*-->/u, '')).not.toMatch(/[0-9a-f]{64}/u);
});

test('without a valid ballot there is no compte rendu, and no share of voters on the screen', async () => {
  const files = new Map([
    ['b.csv', bytesOf('N°;Choix 1\n1;\n2;\n')],
    ['o.txt', bytesOf('Un\nDeux\n')],
  ]);
  const args = ['tally', 'b.csv', '--orientations', 'o.txt', '-o', 'm.md'];
  const { status, stdout } = await runIn(folder, args, { files });
  expect([status, files.has('m.md')]).toEqual([1, false]);
  expect(stdout).not.toMatch(/Part|%|Retenue/u);
});

test('what was said of a tally in one language is not said in another', () => {
  const read = () => JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8'));
  const [french, english] = [fr, en].map((messages) => writeMinutes(read(), noOccasion, messages));
  const tally = read();
  const said = [fr, en, fr].map((messages) => writeMinutes(tally, noOccasion, messages));
  expect(said).toEqual([french, english, french]);
});

describe('nothing is said that was not given', () => {
  test('of the next workshop, what the file says; no word of what will be done there', async () => {
    const told = async (next: string) =>
      (await minutes('', '', `suite:\n${next}`)).replaceAll('\u00a0', ' ').match(/## Suite\n\n[^#]*/u)?.[0];
    expect(await told('  date: 10/04/2026\n  lieu: Nancy')).toContain('\nProchain atelier : 10 avril 2026, Nancy.\n');
    expect(await told('  date: 2026-14-30')).toContain('\nProchain atelier : 2026-14-30.\n');
    expect(await told('  titre: assemblée générale')).toContain('\nAssemblée générale.\n');
    const goals = await told('  objectifs: préparer le plan');
    expect(goals).toContain('Objectif :');
    expect(goals).not.toContain('Prochain atelier');
  });

  test('a ballot that does not count is named by its number, its line beside', async () => {
    const files = new Map([
      ['w.md', bytesOf('---\nbulletins: b.csv\nannexe: oui\nvote:\n  choix: 1\n---\n')],
      ['b.csv', bytesOf('N°;Choix 1\n7;Jardin\n8;Cuisine\n9;\n')],
    ]);
    const { files: written } = await runIn('nowhere', ['tally', '-w', 'w.md', '-o', 'm.md', '-q'], { files });
    const told = Buffer.from(written.get('m.md') ?? []).toString();
    expect(told.replaceAll('\u00a0', ' ')).toContain('Bulletin 9, ligne 4 : blanc');
  });

  test('where one person casts several ballots, nobody is counted as a voter', async () => {
    const weighted = join(folder, '../whoever-bears-three-mandates-casts-three-ballots');
    for (const lang of ['fr', 'en']) {
      const args = ['tally', 'ballots.csv', '--picks', '2', '--keep', '1', '--weight', 'Mandats', '--quorum', '7'];
      const { stdout, files } = await runIn(weighted, [...args, '--annex', '--lang', lang, '-o', 'm.md']);
      const checked = await runIn(weighted, [
        'check',
        'ballots.csv',
        '--picks',
        '2',
        '--weight',
        'Mandats',
        '--lang',
        lang,
      ]);
      const told = stdout + checked.stdout + Buffer.from(files.get('m.md') ?? []).toString();
      expect(told).toMatch(/7.(?:bulletins|ballots)/u);
      expect(told).not.toMatch(/votant|voter/u);
    }
  });
});

test('the end of an ordinal is raised wherever it stands, and in French alone', () => {
  const text = (words: string) => ({ kind: 'text', text: words });
  const raised = (words: string) => ({ kind: 'raised', inlines: [text(words)] });
  expect(ordinal('1er ex æquo', 'fr')).toEqual([text('1'), raised('er'), text(' ex æquo')]);
  expect(ordinal('4 (3e)', 'fr')).toEqual([text('4 (3'), raised('e'), text(')')]);
  expect(ordinal('3-2-1', 'fr')).toEqual([text('3-2-1')]);
  expect(ordinal('1er', 'en')).toEqual([text('1er')]);
});

test('in the table of the groups too', async () => {
  const files = new Map([['b.csv', bytesOf('Table;Choix 1;Choix 2\nA;Jardin;Vélo\nA;Jardin;\n')]]);
  const flags = ['--by', 'table', '--min-group', '1', '-o', 'm.html', '-q'];
  const { files: written } = await runIn(folder, ['tally', 'b.csv', ...flags], { files });
  expect(Buffer.from(written.get('m.html') ?? []).toString()).toContain('2 (1<sup>er</sup>)');
});

test('what the document leaves out of the prose is told with its file and its line', async () => {
  const files = new Map([
    ['w.md', Buffer.from('---\nbulletins: b.csv\n---\n\nUn <font>mot</font>.\n')],
    ['b.csv', Buffer.from('Choix 1;Choix 2;Choix 3\nA;B;C\n')],
  ]);
  const { stderr } = await runIn('nowhere', ['tally', '-w', 'w.md', '-o', 'm.md', '--lang', 'en'], { files });
  expect(stderr).toContain('w.md, line 5: <font> is left out of the document.\n');
});

test('a reason is given once for a ballot, and what the numbers stand for once for all files', async () => {
  const files = new Map([
    ['b.csv', bytesOf('N°;Choix 1;Choix 2;Choix 3\n1;1;1;1\n2;1;2;3\n')],
    ['c.csv', bytesOf('N°;Choix 1;Choix 2;Choix 3\n3;3;2;1\n')],
    ['l.txt', bytesOf('Jardin\nFête\nJeux\nVélo\n')],
  ]);
  const flags = ['--orientations', 'l.txt', '--repeated', 'reject', '--min-picks', '1', '--annex', '-q', '-o', 'm.md'];
  const { files: written } = await runIn(folder, ['tally', 'b.csv', 'c.csv', ...flags], { files });
  const text = Buffer.from(written.get('m.md') ?? []).toString();
  expect(text.match(/la même orientation deux fois/gu)).toHaveLength(1);
  expect(text.match(/1 = Jardin/gu)).toHaveLength(1);
});
