/** How a run that cannot go on stops: a Failure is thrown, once; whoever catches it has the Failure again, the sentence that
 * tells it and the status to end with. */

import type { Failure, FailureCode } from '../failure.ts';
import type { Messages } from '../messages/messages.ts';
import type { Notice } from '../messages/sentences.ts';

/** The one thing that the shell throws: a run that cannot go on. */
export class CannotContinue extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.failure);
    this.failure = failure;
  }
}

/** Gives up. */
export function fail(failure: Failure): never {
  throw new CannotContinue(failure);
}

/** Hands on a result, or gives up with its failure. */
export function unwrap<T>(result: T): Exclude<T, Failure> {
  if (typeof result === 'object' && result !== null && 'failure' in result) fail(result as unknown as Failure);
  return result as Exclude<T, Failure>;
}

/** The Failure that stopped a function is what it returns; whatever else is thrown is a bug of ours. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | Failure> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CannotContinue) return error.failure;
    throw error;
  }
}

/** What went wrong, and what to do about it. */
export function tell<F extends Failure>(failure: F, messages: Messages): Notice {
  const say = messages.failures[failure.failure] as (failure: F) => string;
  return messages.words.notice(say(failure));
}

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
  'decision-against-themes': 'refused',
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

export const statusOf = ({ failure }: Failure): ExitCode => exitCodes[byFailure[failure]];
