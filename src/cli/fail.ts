/** How a run that cannot go on stops: a Failure enters and is thrown, once; whoever catches it has the Failure again. */

import type { Failure } from '../failure.ts';
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

/** What went wrong, and what to do about it. */
export function tell<F extends Failure>(failure: F, messages: Messages): Notice {
  const say = messages.failures[failure.failure] as (failure: F) => string;
  return messages.words.notice(say(failure));
}
