/** The name of a folder enters; a workshop file to fill in and an empty ballot sheet stand in it, or nothing is written. Or
 * such a file enters; ballots to print, with the orientations and under the rules that it names, stand beside it. */

import { join } from 'node:path';
import { letters } from '../ballots/columns.ts';
import { writePaperBallots } from '../report/paper-ballot.ts';
import { type ExitCode, exitCodes, fail, unwrap } from '../run/exit.ts';
import { formats } from '../run/formats.ts';
import { readOrientations } from '../run/input.ts';
import { rulesOf } from '../run/settings.ts';
import { type Invocation, isWorkshop, messagesIn, say } from './environment.ts';
import { type Output, writeOutputs } from './output.ts';

/** A folder to prepare, or `--workshop` and ballots to print for it. */
export async function runInit(invocation: Invocation): Promise<ExitCode> {
  const { words, settings } = invocation;
  if (settings.workshop === undefined) return writeDrafts(invocation);
  if (words.length > 0) fail({ failure: 'excess-arguments', arguments: words });
  return writePaper(settings.workshop, invocation);
}

/** Picks for which the sheet to type them in has a column. */
const MOST_COLUMNS = 20;

/** Ballots to print and, where there is none yet, a workbook to type them into, with the orientations to choose from. Stops
 * with a Failure where the file names no orientation, or a document that somebody edited is in the way. */
async function writePaper(workshop: string, invocation: Invocation): Promise<ExitCode> {
  const { settings: typed, shell } = invocation;
  const { openWorkshop } = await import('../run/workshop-file.ts');
  const { paths, settings, list: inline, occasion, lang } = openWorkshop([], typed, shell, 'head');
  const rules = unwrap(rulesOf(settings));
  const list = await readOrientations(settings, shell, inline);
  if (list === null) return fail({ failure: 'no-orientations', source: workshop });
  const messages = lang === null || typed.lang !== undefined ? invocation.messages : await messagesIn(lang);
  const { init, paper } = messages;
  const folder = /^.*[\\/]/u.exec(workshop)?.[0] ?? '';
  const report = writePaperBallots(list.orientations, rules, occasion, messages);
  const ballots = { path: `${folder}${paper.file}`, bytes: await formats['.docx'].writeReport(report, shell) };
  const sheet = `${folder}${paper.sheet}`;
  const isThere = shell.examine(sheet) !== null;
  const labels = list.orientations.map(({ label }) => label);
  const most = Math.min(rules.picks === 'all' ? labels.length : rules.picks, MOST_COLUMNS);
  const [number = '', first = ''] = init.sheet.headings;
  const headings = [number, ...Array.from({ length: most }, (_, place) => first.replace('1', String(place + 1)))];
  const choices = { sheet: paper.orientations, labels, columns: ['B', letters(most)] as const };
  const { writeWorkbook } = await import('../writers/xlsx.ts');
  const entries = { path: sheet, bytes: await writeWorkbook(paper.entries, [headings], shell.sha256, choices) };
  const outputs = isThere ? [ballots] : [ballots, entries];
  await writeOutputs(outputs, settings.force === true, shell);
  tell({ ...invocation, messages }, outputs, [
    paper.advice,
    ...(isThere || paths.includes(sheet) ? [] : [paper.name(workshop, paper.sheet)]),
  ]);
  return exitCodes.counted;
}

/** Stops with a Failure where one of the two files is there already: what someone typed is never overwritten. */
async function writeDrafts(invocation: Invocation): Promise<ExitCode> {
  const { words, messages, shell } = invocation;
  const { files, sheet, draft, advice, print } = messages.init;
  const [folder = '.'] = words;
  if (isWorkshop(folder, shell)) fail({ failure: 'bad-file', source: folder, kind: 'workshop' });
  const workshop = join(folder, files.workshop);
  const ballots = join(folder, files.ballots);
  const there = [workshop, ballots].filter((path) => shell.examine(path) !== null);
  if (there.length > 0) fail({ failure: 'file-exists', paths: there });
  const drafts = [
    { path: workshop, bytes: draft },
    // As French Excel opens it: with a mark that says UTF-8, lines that end as on Windows.
    { path: ballots, bytes: `\ufeff${sheet.headings.join(sheet.delimiter)}\r\n` },
  ];
  unwrap(shell.makeFolder(folder));
  await writeOutputs(drafts, false, shell);
  const typed = /\s/u.test(workshop) ? `"${workshop}"` : workshop;
  tell(invocation, drafts, [advice(workshop, ballots, `atelier tally -w ${typed}`), print(`atelier init -w ${typed}`)]);
  return exitCodes.counted;
}

/** Puts the page that counts in a browser into a folder. Stops with a Failure where another file of that name is there
 * already, unless told to replace it. */
export async function runPage(invocation: Invocation): Promise<ExitCode> {
  const { words, settings, shell } = invocation;
  const [folder = '.'] = words;
  const page = { path: join(folder, PAGE), bytes: unwrap(shell.ownFile(PAGE)) };
  unwrap(shell.makeFolder(folder));
  await writeOutputs([page], settings.force === true, shell);
  tell(invocation, [page], []);
  return exitCodes.counted;
}

const PAGE = 'atelier.html';

/** What was written, and what to do next. */
function tell(
  { settings, messages, shell: { stdout } }: Invocation,
  outputs: readonly Output[],
  advice: readonly string[],
) {
  if (settings.quiet) return;
  const written = outputs.map(({ path }) => messages.init.written(path));
  for (const words of [...written, ...advice]) say(words, stdout);
}
