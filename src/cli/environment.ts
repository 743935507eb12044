/** What surrounds a run: the language that it speaks, the screen that it writes for, and whoever is told why it stopped. */

import { type Failure, statusOf } from '../failure.ts';
import type { Messages } from '../messages/messages.ts';
import { type ExitCode, exitCodes, linesOf } from '../run/exit.ts';
import type { Settings } from '../run/options.ts';
import { fill } from '../writers/fill.ts';
import type { Screen } from '../writers/terminal.ts';
import type { Shell, Stream } from './shell.ts';

/** A command as it was typed, and all that it is run with. */
export interface Invocation {
  /** What is no option. */
  readonly words: readonly string[];
  readonly settings: Settings;
  readonly messages: Messages;
  readonly shell: Shell;
}

/** Only the language that is asked for is loaded. */
export const messagesIn = async (lang: string | undefined): Promise<Messages> =>
  lang === 'en' ? (await import('../messages/en.ts')).en : (await import('../messages/fr.ts')).fr;

/** Where nobody says how wide the screen is. */
const WIDTH = 80;

export const screenOf = ({ columns, colour }: Stream, settings: Settings): Screen => ({
  width: columns ?? WIDTH,
  colour: colour && !settings['no-color'],
});

type Listener = Pick<Shell, 'stderr'>;

/** Says on standard error why the run stopped, and gives its status. */
export function explain(failure: Failure, shell: Listener, messages: Messages): ExitCode {
  const [first = '', ...more] = linesOf(failure, messages);
  complain(messages.cli.error(first), shell);
  for (const line of more) complain(line, shell, '  ');
  return exitCodes[statusOf(failure)];
}

/** Says a line on standard error: on a screen as several, none of which breaks a word, still less a path. */
export function complain(words: string, { stderr }: Listener, margin = ''): void {
  const lines = stderr.columns === null ? words : fill(words, stderr.columns - margin.length, false);
  const under = words.startsWith('→') ? `${margin}  ` : margin;
  stderr.write(`${margin}${lines.replaceAll('\n', `\n${under}`)}\n`);
}
