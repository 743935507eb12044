/** The JSON, the terminal and the Word document say the same: all three are read back, for every fixture, and compared. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '../src/messages/en.ts';
import { fr } from '../src/messages/fr.ts';
import type { Tally } from '../src/tally/result.ts';
import { htmlOf } from './support/docx.ts';
import { runIn, words } from './support/shell.ts';

/** What each of the three says, in one form. */
interface Said {
  /** Rank as printed, label and points, best first; a group for the retained, the tied at the bar and the rest. */
  readonly ranking: readonly (readonly string[])[];
  /** Of each tie told: its points, then its labels. */
  readonly ties: readonly (readonly string[])[];
  /** Those left to decide at the bar. */
  readonly open: readonly string[];
  /** The stable core, where other schemes give another list; null where they do not, or there is nothing to compare. */
  readonly core: readonly string[] | null;
  /** Of each group shown: its name, then points and rank of each orientation. */
  readonly groups: readonly (readonly string[])[];
}

/** Typography is for readers: spaces and apostrophes of any kind are one. */
const plain = (text: string) =>
  text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replaceAll('’', "'")
    .trim();

/** Quotation marks inside a label too. */
const row = (rank: string, label: string, points: string) =>
  plain(`${rank} | ${label} | ${points.replace(/\D/g, '')}`).replace(/« | »/g, '"');

/** The labels a sentence quotes. */
const quoted = (sentence: string) =>
  [...sentence.matchAll(/« (.*?) »|“(.*?)”/g)].map(([, french, english]) => french ?? english ?? '').sort();

const TIED = /^(.*?)(?: sont ex æquo avec| are tied with) ([\d ,]+) points?\./;
const OPEN = /^(?:Ex æquo à la barre|Tied at the bar) ?: \d+ (?:places? pour|places? for) (.*?)\. (?:Aucune|None)/;

const CORE =
  /^(?:Retenues? par tous ces modes|Aucune orientation n'est retenue par tous|Retained under all|No orientation is retained under all)/;

function sentences(lines: readonly string[]): Pick<Said, 'ties' | 'open' | 'core'> {
  const core = lines.find((line) => CORE.test(line));
  return {
    core: core === undefined ? null : quoted(core),
    ties: lines
      .map((line) => TIED.exec(line))
      .filter((found) => found !== null)
      .map(([, labels = '', points = '']) => [points.replace(/\D/g, ''), ...quoted(labels)])
      .sort(),
    open: lines.flatMap((line) => quoted(OPEN.exec(line)?.[1] ?? '')),
  };
}

/** Cuts rows at the lines of the bar. */
function zones(rows: readonly (string | null)[]): string[][] {
  const cut: string[][] = [[]];
  for (const one of rows) {
    if (one === null) cut.push([]);
    else cut.at(-1)?.push(one);
  }
  return cut.filter(({ length }) => length > 0);
}

/** The core, where the schemes do not all give the same list. */
function coreOf({ orientations, schemes, stableCore, rules, turnout }: Tally): readonly string[] | null {
  if (schemes === null || turnout.valid === 0) return null;
  const among = (retained: string) => orientations.filter((one) => one.retained === retained).map(({ label }) => label);
  const list = (retained: readonly string[], tied: readonly string[]) =>
    JSON.stringify([[...retained].sort(), [...tied].sort()]);
  const lists = Object.entries(schemes)
    .filter(([id]) => id !== rules.scheme)
    .map(([, { retained, tiedAtBar }]) => list(retained, tiedAtBar));
  const announced = list(among('yes'), among('tied-at-bar'));
  return lists.every((other) => other === announced) ? null : stableCore.map(plain).sort();
}

function fromJson(tally: Tally, lang: 'fr' | 'en', everyTie: boolean): Said {
  const { orientations, ties, bar, by } = tally;
  const { rank } = { fr, en }[lang].words;
  const rows = orientations.flatMap((result, place) => {
    const said = row(rank(result.rank, result.tied), result.label, String(result.points));
    return result.retained === (orientations[place + 1]?.retained ?? result.retained) ? [said] : [said, null];
  });
  return {
    ranking: zones(rows),
    ties: ties
      .filter(({ points, atBar, steps }) => (everyTie ? points > 0 : atBar || steps.length > 0))
      .map(({ points, orientations: labels }) => [String(points), ...labels.map(plain).sort()])
      .sort(),
    core: coreOf(tally),
    open: (bar.tied?.orientations ?? []).map(plain).sort(),
    groups: (by?.groups ?? []).map(({ name, ballots, points }) => {
      const of = new Map(points.map((one) => [one.label, one]));
      const cells = orientations.map(({ label }) => {
        const one = of.get(label);
        if (one === undefined || one.points === 0) return '0';
        const place = rank(one.rank, one.tied);
        return plain(lang === 'fr' ? `${one.points} (${place})` : `${one.points}, ${place}`);
      });
      return [`${plain(name ?? { fr: 'Sans réponse', en: 'No answer' }[lang])} (${ballots})`, ...cells];
    }),
  };
}

const groupName = (heading: string) => plain(heading).replace(/\((\d+) (?:bulletins?|ballots?)\)$/, '($1)');

/** Columns of a screen so wide that nothing is cut stand two spaces apart. */
function fromTerminal(stdout: string): Said {
  const lines = stdout.split('\n');
  const cells = (line: string) => line.split(/ {2,}/).map(plain);
  const tables: string[][] = [];
  for (const [place, line] of lines.entries()) {
    if (/^─+$/.test(line) && !/^─/.test(lines[place - 1] ?? '─')) {
      const rest = lines.slice(place + 1);
      tables.push([lines[place - 1] ?? '', ...rest.slice(0, rest.indexOf(''))]);
    }
  }
  const [ranking = [], ...others] = tables.filter(([heading = '']) => /^(?:Rang|Rank|Orientation) /.test(heading));
  const rows = ranking.slice(1).flatMap((line) => {
    if (/^─+$/.test(line)) return [];
    if (line.startsWith('── ')) return [null];
    const [rank = '', label = '', points = ''] = cells(line);
    return [row(rank, label, points)];
  });
  const groups = others.flatMap(([heading = '', ...body]) => {
    const table = body.filter((line) => !/^─+$/.test(line)).map(cells);
    return cells(heading)
      .slice(1)
      .map((name, place) => [groupName(name), ...table.map((said) => said[place + 1] ?? '')]);
  });
  return { ranking: zones(rows), ...sentences(lines.map(plain)), groups };
}

const unescapeHtml = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** The document as another program understands it. */
async function fromWord(bytes: Uint8Array): Promise<Said> {
  const html = await htmlOf(bytes);
  const tables = [...html.matchAll(/<table>([\s\S]*?)<\/table>/g)].map(([, body = '']) =>
    [...body.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, cells = '']) =>
      [...cells.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) => plain(unescapeHtml(cell))),
    ),
  );
  const paragraphs = [...html.matchAll(/<(?:p|li)>([\s\S]*?)<\/(?:p|li)>/g)].map(([, words = '']) =>
    plain(unescapeHtml(words)),
  );
  const ranking = tables.find(([heading]) => /^(?:Rang|Rank)$/.test(heading?.[0] ?? '')) ?? [];
  const groups = tables
    .filter(([heading]) => / \(\d+ (?:bulletins?|ballots?)\)$/.test(heading?.at(-1) ?? ''))
    .flatMap(([heading = [], ...body]) =>
      heading.slice(1).map((name, place) => [groupName(name), ...body.map((said) => said[place + 1] ?? '')]),
    );
  const rows = ranking
    .slice(1)
    .map((said) => (said.length < 3 ? null : row(said[0] ?? '', said[1] ?? '', said[2] ?? '')));
  return { ranking: zones(rows), ...sentences(paragraphs), groups };
}

const root = join(import.meta.dirname, '../fixtures/elections');

/** Labels made to break what reads them back are looked at in their own tests. */
const readable = readdirSync(root).filter((name) => !name.startsWith('hostile-cells'));

describe.each(readable)('%s', (name) => {
  const folder = join(root, name);
  const commands = readFileSync(join(folder, 'command.txt'), 'utf8').trim().split('\n');
  test.each(commands)('%s', async (command) => {
    const [, verb, ...args] = words(command);
    if (verb !== 'tally' || args.includes('--json')) return;
    const json = await runIn(
      folder,
      ['tally', ...args, '--json'].filter((word) => word !== '--trace'),
    );
    if (json.stdout === '') return;
    const tally: Tally = JSON.parse(json.stdout);
    if (tally.orientations.length === 0) return;
    const lang = args.includes('en') ? 'en' : 'fr';

    const { stdout, files } = await runIn(folder, ['tally', ...args, '-o', 'x.docx', '-o', 'x.json'], { columns: 500 });
    expect(fromTerminal(stdout)).toEqual(fromJson(tally, lang, args.includes('--trace')));
    const written = files.get('x.json');
    if (written) expect(JSON.parse(Buffer.from(written).toString())).toEqual(tally);
    const document = files.get('x.docx');
    if (document) expect(await fromWord(document)).toEqual(fromJson(tally, lang, true));
  });
});
