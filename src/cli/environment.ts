/** What surrounds a run: the language that it speaks, the screen that it writes for, the files that what was typed means, and
 * whoever is told why it stopped. */

import { type Failure, statusOf } from '../failure.ts';
import type { Messages } from '../messages/messages.ts';
import type { Block } from '../report/document.ts';
import { type ExitCode, exitCodes, linesOf } from '../run/exit.ts';
import type { Settings } from '../run/options.ts';
import { stringify } from '../writers/json.ts';
import { fill, type Screen, writeTerminal } from '../writers/terminal.ts';
import type { Shell, Stream } from './shell.ts';

export { openShell } from './shell.ts';

/** A command as it was typed, and all that it is run with. */
export interface Invocation {
  /** What is no option. */
  readonly words: readonly string[];
  readonly settings: Settings;
  readonly messages: Messages;
  readonly shell: Shell;
}

/** Only the language that is asked for is loaded; its capitals do not matter, as in any choice. */
export const messagesIn = async (lang: string | undefined): Promise<Messages> =>
  lang?.trim().toLowerCase() === 'en' ? (await import('../messages/en.ts')).en : (await import('../messages/fr.ts')).fr;

/** Where nobody says how wide it is, a screen has eighty columns. */
export const widthOf = ({ columns }: Stream): number => columns ?? 80;

export const screenOf = (stream: Stream, settings: Settings): Screen => {
  return { width: widthOf(stream), colour: stream.colour && !settings['no-color'] };
};

/** Puts blocks on a stream, as wide and as coloured as its screen is. */
export function print(blocks: readonly Block[], stream: Stream, settings: Settings): void {
  if (blocks.length > 0) stream.write(writeTerminal(blocks, screenOf(stream, settings)));
}

/** Says what was found, as JSON or for a screen, and gives its status; `--quiet` keeps silent where all is right. */
export function conclude(
  found: object,
  isRight: boolean,
  { settings, shell }: Invocation,
  tell: () => readonly Block[],
): ExitCode {
  if (settings.json) shell.stdout.write(stringify(found));
  else if (!(settings.quiet && isRight)) print(tell(), shell.stdout, settings);
  return isRight ? exitCodes.counted : exitCodes.refused;
}

/** Says on standard error why the run stopped, and gives its status. */
export function explain(failure: Failure, shell: Shell, messages: Messages): ExitCode {
  const [first = '', ...more] = linesOf(failure, messages);
  say(messages.cli.error(first), shell.stderr);
  for (const line of more) say(line, shell.stderr, '  ');
  return exitCodes[statusOf(failure)];
}

/** Says a line: on a screen as several, none of which breaks a word, still less a path; a file or a pipe gets it whole. */
export function say(words: string, stream: Stream, margin = ''): void {
  const lines = fill(words, (stream.columns ?? Infinity) - margin.length, false);
  const under = words.startsWith('→') ? `${margin}  ` : margin;
  stream.write(`${margin}${lines.replaceAll('\n', `\n${under}`)}\n`);
}

/** The names that a pattern with `*` or `?` stands for; Windows leaves it to programs to find them. */
export function expand(word: string, shell: Shell): readonly string[] {
  const [, folder = '', pattern = ''] = /^(.*[\\/])?([^\\/]*)$/su.exec(word) ?? [];
  if (!/[*?]/u.test(pattern) || shell.examine(word) !== null) return [word];
  const source = pattern
    .replace(/[\\^$.+()[\]{}|]/gu, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const fits = new RegExp(`^${source}$`, 'isu');
  const entries = shell.list(folder === '' ? '.' : folder);
  if ('failure' in entries) return [word];
  // As in a shell, what is hidden is not meant; nor is what Office leaves beside a file that is open.
  const isMeant = (name: string) => fits.test(name) && !/^(?:\.|~\$)/u.test(name);
  const names = entries.flatMap(({ name, kind }) => (kind !== 'folder' && isMeant(name) ? [folder + name] : []));
  return names.length === 0 ? [word] : names;
}

/** Whoever names nothing in a folder with one workshop file means that one, and is told so. */
export function withWorkshop({ words, settings: typed, messages, shell }: Invocation): Settings {
  if (words.length > 0 || typed.workshop !== undefined) return typed;
  const entries = shell.list('.');
  const found =
    'failure' in entries ? [] : entries.filter(({ kind, name }) => kind === 'file' && isWorkshop(name, shell));
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) return typed;
  if (!typed.quiet) shell.stderr.write(`${messages.cli.workshop(only.name)}\n`);
  return { ...typed, workshop: only.name };
}

/** Whether a file is Markdown that begins with front matter. */
export function isWorkshop(path: string, shell: Shell): boolean {
  if (!/\.(?:md|markdown)$/iu.test(path)) return false;
  const bytes = shell.look(path);
  return bytes instanceof Uint8Array && /^\uFEFF?---\r?\n/u.test(new TextDecoder().decode(bytes.subarray(0, 16)));
}
