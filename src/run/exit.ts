/** How a run that cannot go on stops: a Failure is thrown, once; whoever catches it has the Failure again, the sentence that
 * tells it and the status to end with. */

import type { Failure } from '../failure.ts';
import type { Messages } from '../messages/messages.ts';
import { sanitize } from '../writers/sanitize.ts';

/** The one thing that the shell throws: a run that cannot go on. */
class CannotContinue extends Error {
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

/** The sentence of a failure and the way out, one line for each fault; a line break in a cell does not count as one. */
export function linesOf(failure: Failure, messages: Messages): readonly string[] {
  const { what, hint } = messages.tell(failure);
  return [...what.split('\n'), ...(hint === null ? [] : [`→ ${hint}`])].map(sanitize);
}

/** What a run ends with: promises, tested by whoever calls atelier from a script. */
export const exitCodes = { counted: 0, refused: 1, usage: 2, files: 3, bug: 70, interrupted: 130 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What an error that was caught says to whoever sits at the keyboard; null for one that is ours. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof CannotContinue) return error.failure;
  // The system refused something that should always work: no file may be opened any more, a disk is gone.
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return null;
  const path = 'path' in error ? String(error.path) : String(error.syscall);
  return { failure: 'file-unreadable', path, reason: String(error.code) };
}
