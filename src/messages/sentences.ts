/** What has to have a sentence in every language. A code or a fault that lacks one does not compile. */

import type { Aside } from '../ballots/classify-row.ts';
import type { IssueCode, IssueOf } from '../ballots/issue.ts';
import type { FailureCode, FailureOf } from '../failure.ts';

/** What happened, and what to do about it. */
export interface Notice {
  readonly what: string;
  readonly hint: string | null;
}

/** The two parts of the sentence of a failure or an issue: an arrow at the head of a line parts them. */
export function noticeOf(sentence: string): Notice {
  const at = sentence.lastIndexOf('\n→ ');
  return at === -1 ? { what: sentence, hint: null } : { what: sentence.slice(0, at), hint: sentence.slice(at + 3) };
}

const SAME_CAUSE: Readonly<Record<string, string>> = {
  EPERM: 'EACCES',
  EDQUOT: 'ENOSPC',
  EEXIST: 'ENOTDIR',
  ENFILE: 'EMFILE',
};

/** Of the codes of a system that mean the same to whoever reads of them, one. */
export const causeOf = (code: string): string => SAME_CAUSE[code] ?? code;

export type FailureSentences = { readonly [C in FailureCode]: (failure: FailureOf<C>) => string };

/** One sentence for all the issues of a kind that share their cause; the first of them speaks for the others. */
export type IssueSentences = { readonly [C in IssueCode]: (issue: IssueOf<C>, count: number) => string };

/** A sentence for each member of a union that is told apart by `Key`. */
type SentencesBy<T extends Readonly<Record<Key, string>>, Key extends string> = {
  readonly [K in T[Key]]: (one: T & Readonly<Record<Key, K>>) => string;
};

/** Says of any member of the union what the sentence of its kind says. */
export const sayBy =
  <T extends Readonly<Record<Key, string>>, Key extends string>(key: Key, sentences: SentencesBy<T, Key>) =>
  (one: T): string => {
    const say = sentences[one[key]] as (one: T) => string;
    return say(one);
  };

/** A scheme: its name, and the method in one sentence, as it stands in the compte rendu. */
export interface SchemeWords {
  readonly name: string;
  readonly sentence: string;
}

/** A rule that parts equals; `by` says by what means: «par tirage au sort». */
export interface TieBreakWords extends SchemeWords {
  readonly by: string;
  readonly value: (...seen: never) => string;
}

/** Lines left aside for the same reason. */
export interface IgnoredGroup {
  readonly why: Aside;
  /** Lines that follow one another are one run. */
  readonly runs: readonly { readonly from: number; readonly to: number }[];
  /** Runs that are not shown. */
  readonly more: number;
}

/** What the help says of a command. */
export interface CommandHelp {
  readonly does: string;
  /** What to type, and what it does. */
  readonly examples: Readonly<Record<string, string>>;
}
