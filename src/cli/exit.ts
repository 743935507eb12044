/** A failure enters; the sentence on standard error and the exit status leave. */

import type { Failure, FailureCode } from '../failure.ts';
import type { Messages } from '../messages/messages.ts';
import { fill } from '../writers/fill.ts';
import { sanitize } from '../writers/sanitize.ts';
import { CannotContinue, tell } from './fail.ts';

export { CannotContinue, fail, tell, unwrap } from './fail.ts';

/** What a run ends with: promises, tested by whoever calls atelier from a script. */
export const exitCodes = { counted: 0, refused: 1, usage: 2, files: 3, bug: 70, interrupted: 130 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const byFailure = {
  'not-text': 'refused',
  'bad-workbook': 'refused',
  'several-sheets': 'refused',
  'unseen-cells': 'refused',
  'mixed-encodings': 'refused',
  'cut-short': 'refused',
  'unknown-encoding': 'refused',
  'lost-characters': 'refused',
  'double-encoding': 'refused',
  'wrong-encoding': 'refused',
  'nul-bytes': 'refused',
  question: 'refused',
  'no-table': 'refused',
  'no-ballots': 'refused',
  'no-ballot-numbers': 'refused',
  'no-orientations': 'refused',
  'same-orientation': 'refused',
  'unordered-ballots': 'refused',
  'no-dots': 'refused',
  'unknown-column': 'usage',
  'decision-no-tie': 'refused',
  'decision-wrong-orientations': 'refused',
  'decision-wrong-number': 'refused',
  'unknown-option': 'usage',
  'unknown-command': 'usage',
  'missing-argument': 'usage',
  'missing-value': 'usage',
  'excess-arguments': 'usage',
  'bad-value': 'usage',
  'same-file-twice': 'usage',
  'output-is-input': 'usage',
  'same-target': 'usage',
  'stdout-taken': 'usage',
  'unknown-format': 'usage',
  'format-cannot-hold': 'usage',
  'no-such-sheet': 'usage',
  'no-workbook': 'usage',
  'stdin-twice': 'usage',
  'draw-without-seed': 'usage',
  'seed-without-draw': 'usage',
  'unordered-tie-break': 'usage',
  'unlisted-tie-break': 'usage',
  'points-and-scheme': 'usage',
  'quorum-without-register': 'usage',
  'runoff-without-ballots': 'usage',
  'incomplete-dots': 'usage',
  'no-themes': 'usage',
  'too-many-themes': 'usage',
  'trace-and-json': 'usage',
  'dots-not-counted': 'usage',
  'bad-decision': 'usage',
  'bad-letterhead': 'usage',
  'bad-workshop': 'usage',
  'unknown-heading': 'usage',
  'repeated-heading': 'usage',
  'bad-entry': 'usage',
  'damaged-entry': 'usage',
  'entry-without-ballots': 'usage',
  'same-output': 'usage',
  'no-workshops': 'usage',
  'file-not-found': 'files',
  'file-unreadable': 'files',
  'file-unwritable': 'files',
  'file-exists': 'files',
  'no-evidence': 'refused',
  'edited-document': 'files',
  'document-open': 'files',
  'stdout-unwritable': 'files',
  'path-outside': 'files',
  'not-a-file': 'files',
  'file-changed': 'files',
} as const satisfies Record<FailureCode, keyof typeof exitCodes>;

/** What an error that was caught says to whoever sits at the keyboard; null for one that is ours. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof CannotContinue) return error.failure;
  // The system refused something that should always work: no file may be opened any more, a disk is gone.
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return null;
  const path = 'path' in error ? String(error.path) : String(error.syscall);
  return { failure: 'file-unreadable', path, reason: String(error.code) };
}

/** Where the conversation goes. */
interface Listener {
  readonly stderr: { readonly write: (text: string) => void; readonly columns: number | null };
}

/** Says on standard error why the run stopped, and gives its status. */
export function explain(failure: Failure, shell: Listener, messages: Messages): ExitCode {
  const { what, hint } = tell(failure, messages);
  // One line a fault; a line break in a cell is none.
  const [first = '', ...more] = what.split('\n').map(sanitize);
  complain(messages.cli.error(first), shell);
  for (const line of more) complain(line, shell, '  ');
  if (hint !== null) complain(sanitize(hint), shell, '  → ');
  return exitCodes[byFailure[failure.failure]];
}

/** Says a line on standard error: on a screen as several, none of which breaks a word, still less a path. */
export function complain(words: string, { stderr }: Listener, margin = ''): void {
  const lines = stderr.columns === null ? words : fill(words, stderr.columns - margin.length, false);
  stderr.write(`${margin}${lines.replaceAll('\n', `\n${' '.repeat(margin.length)}`)}\n`);
}
