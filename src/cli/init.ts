/** The name of a folder enters; a workshop file to fill in and an empty ballot sheet stand in it, or nothing is written. Or
 * such a file enters; ballots to print, with the orientations and under the rules that it names, stand beside it. */

import { join } from 'node:path';
import type { Orientation } from '../ballots/ballot.ts';
import type { Messages } from '../messages/messages.ts';
import { writePaperBallots } from '../report/paper-ballot.ts';
import { type ExitCode, exitCodes, fail, unwrap } from '../run/exit.ts';
import { formats } from '../run/formats.ts';
import { readOrientations } from '../run/input.ts';
import { rulesOf } from '../run/settings.ts';
import { openWorkshop } from '../run/workshop-file.ts';
import type { Rules } from '../tally/result.ts';
import { fill } from '../writers/fill.ts';
import { type Invocation, messagesIn } from './environment.ts';
import { writeOutputs } from './output.ts';
import type { Shell } from './shell.ts';

/** A folder to prepare, or `--workshop` and ballots to print for it. */
export async function runInit(invocation: Invocation): Promise<ExitCode> {
  const { words, settings } = invocation;
  if (settings.workshop === undefined) return writeDrafts(invocation);
  if (words.length > 0) fail({ failure: 'excess-arguments', arguments: words });
  return writePaper(invocation);
}

/** Stops with a Failure where the file names no orientation, or a document that somebody edited is in the way. */
async function writePaper({ settings: typed, messages, shell }: Invocation): Promise<ExitCode> {
  const { paths, settings, list: inline, occasion, lang } = openWorkshop([], typed, shell, 'head');
  const rules = unwrap(rulesOf(settings, null));
  const list = await readOrientations(settings, shell, inline);
  const workshop = typed.workshop ?? '';
  if (list === null) return fail({ failure: 'no-orientations', source: workshop });
  const language = lang === null || typed.lang !== undefined ? messages : await messagesIn(lang);
  const folder = /^.*[\\/]/u.exec(workshop)?.[0] ?? '';
  const path = `${folder}${language.paper.file}`;
  const report = writePaperBallots(list.orientations, rules, occasion, language);
  const bytes = await formats['.docx'].writeReport(report, shell);
  await writeOutputs([{ path, bytes }], settings.force === true, shell);
  const sheet = await writeEntrySheet(folder, list.orientations, rules, language, shell);
  if (!settings.quiet) {
    for (const written of [path, ...sheet]) say(messages.init.written(written), shell);
    say(messages.paper.advice, shell);
    const unnamed = sheet.some((written) => !paths.includes(written));
    if (unnamed) say(messages.paper.name(workshop, language.paper.sheet), shell);
  }
  return exitCodes.counted;
}

/** Picks for which the sheet to type them in has a column. */
const MOST_COLUMNS = 20;

/** A workbook to type the ballots into, with the orientations to choose from; one that is there already is left alone. */
async function writeEntrySheet(
  folder: string,
  orientations: readonly Orientation[],
  { picks }: Rules,
  { init, paper }: Messages,
  shell: Shell,
): Promise<readonly string[]> {
  const path = `${folder}${paper.sheet}`;
  if (shell.examine(path) !== null) return [];
  const { writeWorkbook } = await import('../writers/xlsx.ts');
  const labels = orientations.map(({ label }) => label);
  const most = Math.min(picks === 'all' ? labels.length : picks, MOST_COLUMNS);
  const [number = '', first = ''] = init.sheet.headings;
  const headings = [number, ...Array.from({ length: most }, (_, place) => first.replace('1', String(place + 1)))];
  const choices = { sheet: paper.orientations, labels, columns: [1, most] as const };
  const bytes = await writeWorkbook(paper.entries, [headings], shell.sha256, choices);
  await writeOutputs([{ path, bytes }], false, shell);
  return [path];
}

/** Stops with a Failure where one of the two files is there already: what someone typed is never overwritten. */
async function writeDrafts({ words, settings, messages, shell }: Invocation): Promise<ExitCode> {
  const { init } = messages;
  const [folder = '.'] = words;
  const workshop = join(folder, init.files.workshop);
  const ballots = join(folder, init.files.ballots);
  const there = [workshop, ballots].filter((path) => shell.examine(path) !== null);
  if (there.length > 0) fail({ failure: 'file-exists', paths: there });
  unwrap(shell.makeFolder(folder));
  const drafts = [
    { path: workshop, bytes: init.draft },
    { path: ballots, bytes: draftBallots(init) },
  ];
  await writeOutputs(drafts, false, shell);
  const typed = /\s/u.test(workshop) ? `"${workshop}"` : workshop;
  if (!settings.quiet) {
    for (const { path } of drafts) say(init.written(path), shell);
    say(init.advice(workshop, ballots, `atelier tally -w ${typed}`), shell);
    say(init.print(`atelier init -w ${typed}`), shell);
  }
  return exitCodes.counted;
}

/** Words break where the screen ends; a file or a pipe gets whole lines. */
const say = (words: string, { stdout }: Shell): void =>
  stdout.write(`${fill(words, stdout.columns ?? Infinity, false)}\n`);

/** As French Excel opens it: with a mark that says UTF-8, lines that end as on Windows. */
const draftBallots = ({ sheet: { headings, delimiter } }: Messages['init']): string =>
  `\ufeff${headings.join(delimiter)}\r\n`;

const PAGE = 'atelier.html';

/** Puts the page that counts in a browser into a folder. Stops with a Failure where another file of that name is there already, unless told to replace it. */
export async function runPage({ words, settings, messages, shell }: Invocation): Promise<ExitCode> {
  const [folder = '.'] = words;
  const bytes = unwrap(shell.ownFile(PAGE));
  const path = join(folder, PAGE);
  unwrap(shell.makeFolder(folder));
  await writeOutputs([{ path, bytes }], settings.force === true, shell);
  if (!settings.quiet) shell.stdout.write(`${messages.init.written(path)}\n`);
  return exitCodes.counted;
}
