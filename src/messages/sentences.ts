/** What has to have a sentence in every language. A code or a fault that lacks one does not compile. */

import type { Issue, IssueCode, IssueOf, Outcome } from '../ballots/issue.ts';
import type { Failure, Fault, SheetAnswer, SheetQuestion } from '../failure.ts';
import type { Formats, KnownPlace } from './formats.ts';

/** What happened, and what to do about it. */
export interface Notice {
  readonly what: string;
  readonly hint: string | null;
}

/** The two parts of a sentence: an arrow at the head of a line parts them. */
export function noticeOf(sentence: string): Notice {
  const at = sentence.lastIndexOf('\n→ ');
  return at === -1 ? { what: sentence, hint: null } : { what: sentence.slice(0, at), hint: sentence.slice(at + 3) };
}

/** A sentence for each member of a union that is told apart by `Key`: always the same, or one that names something. */
type SentencesBy<T extends Readonly<Record<Key, string>>, Key extends string> = {
  readonly [K in T[Key]]: string | ((one: T & Readonly<Record<Key, K>>) => string);
};

/** Says of any member of the union what the sentence of its kind says. */
export const sayBy =
  <T extends Readonly<Record<Key, string>>, Key extends string>(key: Key, sentences: SentencesBy<T, Key>) =>
  (one: T): string => {
    const sentence = sentences[one[key]] as string | ((one: T) => string);
    return typeof sentence === 'string' ? sentence : sentence(one);
  };

interface QuestionWords {
  readonly question: (question: SheetQuestion) => string;
  /** What the help says of the options, and what some of their values are called. */
  readonly options: Readonly<Record<string, string>>;
  readonly layouts: Readonly<Record<string, string>>;
  readonly schemes: Readonly<Record<string, (points: readonly number[]) => SchemeWords>>;
  /** What to type after an option where nobody knows the value. */
  readonly samples: Readonly<Record<string, string>>;
  /** Before the options that settle it: where nothing else can be done, and where something can. */
  readonly add: string;
  readonly orAdd: string;
}

/** Asks what a sheet leaves open, and offers each option that answers, with its value and what it means. */
export function askerOf({ list }: Formats, { question: say, options, samples, add, orAdd, ...names }: QuestionWords) {
  /** What the help says first of an option; its details would drown a sentence. */
  const briefly = (option: string): string => {
    const [name = ''] = option.replace('--', '').split(' ');
    return options[name]?.replace(/\s?[,;:(].*/u, '') ?? '';
  };
  const meaning = (option: SheetAnswer['option'], value: string): string | undefined =>
    option === 'layout'
      ? names.layouts[value]
      : option === 'scheme'
        ? names.schemes[value]?.([]).name
        : briefly(option);
  const choices = (answers: readonly SheetAnswer[]): string =>
    list(
      answers.map(({ option, value }) => {
        const typed = value === '\t' ? 'tab' : value === '' ? (samples[option] ?? '') : value;
        return `--${option} ${/[;|"]/u.test(typed) ? `"${typed}"` : typed} (${meaning(option, value)})`;
      }),
      'or',
    );
  const ask = (question: SheetQuestion): string => {
    const asked = say(question);
    if (question.answers.length === 0) return asked;
    // Columns are left aside together; of two counts one stays.
    const isAside = ({ option }: SheetAnswer) => option === 'ignore' && question.code !== 'several-counts';
    const value = question.answers.flatMap((answer) => (isAside(answer) ? answer.value : [])).join(' --ignore ');
    const others = question.answers.filter((answer) => !isAside(answer));
    const offered: readonly SheetAnswer[] = value === '' ? others : [...others, { option: 'ignore', value }];
    return `${asked}${asked.includes('\n→') ? ` ${orAdd}` : `\n→ ${add}`} ${choices(offered)}.`;
  };
  return { briefly, choices, ask };
}

/** Codes of the system that say the same as others. */
const ALIKE: Readonly<Record<string, string>> = {
  EPERM: 'EACCES',
  EISDIR: 'not-a-file',
  EDQUOT: 'ENOSPC',
  ENFILE: 'EMFILE',
};

/** Says why the system would not read or write, by its own codes, and what to do: what helps against that, or else `first`. A rarer
 * code is shown as it is. */
export const troubleTellerOf =
  (troubles: Readonly<Record<string, readonly [why: string, better?: string]>>) =>
  (reason: string, first: string): string => {
    const [why, better] = troubles[ALIKE[reason] ?? reason] ?? [reason];
    return `(${why}).\n→ ${better ?? first}`;
  };

/** Tells a failure: where, what, and what to do; of a file with several faults, a line each. */
export const tellerOf =
  ({ at, capital }: Formats, say: (failure: Failure) => string, sayFault: (fault: Fault) => string) =>
  (failure: Failure): Notice => {
    const sentence = say(failure);
    if ('faults' in failure) {
      const faults = failure.faults.map((fault) =>
        `${at({ ...failure, ...fault, ...fault.place } as KnownPlace)}${sayFault(fault)}`.replace(/[^.?!…]$/u, '$&.'),
      );
      return noticeOf([...new Set(faults)].join('\n') + sentence);
    }
    const where = at({ ...('question' in failure && failure.question), ...failure } as KnownPlace);
    return noticeOf(where === '' ? capital(sentence) : where + sentence);
  };

/** What depends on the one issue of a kind. */
type OfIssue<T> = { readonly [C in IssueCode]?: (issue: IssueOf<C>) => T };

interface IssueWords {
  /** What is wrong, as it is also said of a ballot that does not count; and what to do about it. */
  readonly sentences: Readonly<Record<IssueCode, string>>;
  /** What names it better than its cell does. */
  readonly details: OfIssue<string>;
  /** Null where what became of the ballot is all there is to say. */
  readonly remedies: OfIssue<string | null>;
  /** What may be said besides what became of ballots that the rules announced do not count. */
  readonly asides: { readonly [C in IssueCode]?: string };
  readonly ballot: string;
  readonly times: string;
}

type FateOf = (outcome: Outcome, count: number) => string;

/** Says in a few words what is wrong; tells so many issues of one kind, of which the first speaks for the others. */
export function issueTellerOf(
  { named, capital, many, quote, outcome: fateOf }: Formats & { readonly outcome: FateOf },
  { sentences, details, remedies, asides, ballot, times }: IssueWords,
) {
  const reasonOf = (code: IssueCode): string => noticeOf(sentences[code]).what;
  const tellIssue = (issue: Issue, count: number): Notice => {
    const { code, outcome } = issue;
    const { what: reason, hint } = noticeOf(sentences[code]);
    const detailOf = details[code] as ((issue: Issue) => string) | undefined;
    const remedyOf = remedies[code] as ((issue: Issue) => string | null) | undefined;
    const cell = 'orientation' in issue ? issue.orientation : (issue.cell ?? '').trim();
    const detail = detailOf?.(issue) ?? (cell === '' ? '' : quote(cell));
    const what = detail === '' ? capital(reason) : named(reason, detail);
    const remedy = outcome === 'held' || outcome === 'counted' ? (remedyOf?.(issue) ?? hint) : null;
    const fate = `${count === 1 ? capital(ballot) : many(count, ballot)} ${fateOf(outcome, count)}.`;
    const aside = outcome === 'blank' || outcome === 'spoilt' ? asides[code] : undefined;
    return {
      what: count === 1 ? what : `${what} (${many(count, times, times)})`,
      hint: remedy ?? (aside === undefined ? fate : `${fate} ${aside}`),
    };
  };
  return { reasonOf, tellIssue };
}

/** A scheme: its name, and the method in one sentence, as it stands in the compte rendu. */
export interface SchemeWords {
  readonly name: string;
  readonly sentence: string;
}
