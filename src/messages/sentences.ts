/** What has to have a sentence in every language. A code or a fault that lacks one does not compile. */

import type { Issue, IssueCode, IssueOf, Outcome } from '../ballots/issue.ts';
import type { Failure, FailureCode, FailureOf, Fault, QuestionCode, SheetAnswer, SheetQuestion } from '../failure.ts';
import type { Formats, KnownPlace } from './formats.ts';

/** What happened, and what to do about it. */
export interface Notice {
  readonly what: string;
  readonly hint: string | null;
}

/** The two parts of the sentence of a failure or an issue: an arrow at the head of a line parts them. */
function noticeOf(sentence: string): Notice {
  const at = sentence.lastIndexOf('\n→ ');
  return at === -1 ? { what: sentence, hint: null } : { what: sentence.slice(0, at), hint: sentence.slice(at + 3) };
}

/** A sentence that is always the same, or that names something. */
export type Say<T> = string | ((one: T) => string);

/** What is said after the place, which is told apart. */
export type FailureSentences = { readonly [C in FailureCode]: Say<FailureOf<C>> };

const said = <T>(say: Say<T>, one: T): string => (typeof say === 'string' ? say : say(one));

/** A sentence for each member of a union that is told apart by `Key`. */
type SentencesBy<T extends Readonly<Record<Key, string>>, Key extends string> = {
  readonly [K in T[Key]]: Say<T & Readonly<Record<Key, K>>>;
};

/** Says of any member of the union what the sentence of its kind says. */
export const sayBy =
  <T extends Readonly<Record<Key, string>>, Key extends string>(key: Key, sentences: SentencesBy<T, Key>) =>
  (one: T): string =>
    said(sentences[one[key]] as Say<T>, one);

interface QuestionWords {
  readonly questions: { readonly [C in QuestionCode]: Say<SheetQuestion> };
  /** What an option says of the sheet, with its value or with any; what to type after it. */
  readonly meanings: Readonly<Record<string, string>>;
  readonly samples: Readonly<Record<string, string>>;
  /** Before the options that settle it: where nothing else can be done, and where something can. */
  readonly add: string;
  readonly orAdd: string;
}

/** Asks what a sheet leaves open, and offers each option that answers, with its value and what it means. */
export function askerOf({ list }: Formats, { questions, meanings, samples, add, orAdd }: QuestionWords) {
  const choices = (answers: readonly SheetAnswer[]): string =>
    list(
      answers.map(({ option, value }) => {
        const typed = value === '\t' ? 'tab' : value === '' ? (samples[option] ?? '') : value;
        const means = meanings[`${option} ${value}`] ?? meanings[option];
        return `--${option} ${/[;|"]/u.test(typed) ? `"${typed}"` : typed}${means === undefined ? '' : ` (${means})`}`;
      }),
      'or',
    );
  const ask = (question: SheetQuestion): string => {
    const asked = said(questions[question.code], question);
    if (question.answers.length === 0) return asked;
    return `${asked}${asked.includes('\n→') ? ` ${orAdd}` : `\n→ ${add}`} ${choices(question.answers)}.`;
  };
  return { choices, ask };
}

/** Tells a failure: where, what, and what to do; of a file with several faults, a line each. */
export const tellerOf =
  ({ at, capital }: Formats, failures: FailureSentences, faultOf: (fault: Fault) => string) =>
  <F extends Failure>(failure: F): Notice => {
    const sentence = said(failures[failure.failure] as Say<F>, failure);
    if ('faults' in failure) {
      const faults = failure.faults.map((fault) =>
        `${at({ ...failure, ...fault, ...fault.place } as KnownPlace)}${faultOf(fault)}`.replace(/[^.?!]$/u, '$&.'),
      );
      return noticeOf(faults.join('\n') + sentence);
    }
    const where = at({ ...('question' in failure && failure.question), ...failure } as KnownPlace);
    return noticeOf(where === '' ? capital(sentence) : where + sentence);
  };

/** What is wrong, in a few words; what names it, where that is not its cell; what to do about it. */
export type IssueReasons = { readonly [C in IssueCode]: string };
export type IssueDetails = { readonly [C in IssueCode]?: (issue: IssueOf<C>) => string };
/** Null where what became of the ballot is all there is to say. */
export type IssueRemedies = { readonly [C in IssueCode]?: string | ((issue: IssueOf<C>) => string | null) };

/** Where the same participant, or one of the same name, has another ballot. */
export interface OtherBallot {
  readonly source: string;
  readonly otherSource: string;
  readonly otherLine: number;
}

interface IssueWords {
  readonly reasons: IssueReasons;
  readonly details: IssueDetails;
  readonly remedies: IssueRemedies;
  readonly asides: { readonly [C in IssueCode]?: string };
  readonly fate: (outcome: Outcome, count: number) => string;
  readonly times: (count: number) => string;
}

/** Tells so many issues of one kind that share their cause; the first of them speaks for the others. */
export const issueTellerOf =
  ({ named, capital, quote }: Formats, { reasons, details, remedies, asides, fate, times }: IssueWords) =>
  <I extends Issue>(issue: I, count: number): Notice => {
    const { code, outcome } = issue;
    const detailOf = details[code] as ((issue: I) => string) | undefined;
    const cell = 'orientation' in issue ? issue.orientation : (issue.cell ?? '').trim();
    const detail = detailOf?.(issue) ?? (cell === '' ? '' : quote(cell));
    const what = detail === '' ? capital(reasons[code]) : named(reasons[code], detail);
    const remedy = remedies[code] as string | ((issue: I) => string | null) | undefined;
    const todo =
      outcome !== 'held' && outcome !== 'counted' ? null : typeof remedy === 'function' ? remedy(issue) : remedy;
    const done = [fate(outcome, count), asides[code]].filter((part) => part !== undefined).join(' ');
    return {
      what: count < 2 ? what : `${what} (${times(count)})`,
      hint: todo ?? done,
    };
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

/** What the help says of a command. */
export interface CommandHelp {
  readonly does: string;
  /** What to type, and what it does. */
  readonly examples: Readonly<Record<string, string>>;
}

export type CommandsHelp = Readonly<
  Record<'tally' | 'check' | 'verify' | 'init' | 'batch' | 'page' | 'completion', CommandHelp>
>;
