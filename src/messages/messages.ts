/** The type of a language: one entry a code, a rule, a heading. What a language forgets does not compile. */

import type { IssueCode, IssueOf, Outcome } from '../ballots/issue.ts';
import type { LayoutId } from '../ballots/layouts.ts';
import type { FlagId, Placeholder } from '../cli/flags.ts';
import type { SchemeId } from '../count/schemes.ts';
import type { FailureCode, FailureOf } from '../failure.ts';
import type { RankStyle } from '../rank/rank-styles.ts';
import type { Tally, TieRecord, TieRecordStep } from '../tally/result.ts';
import type { Damage } from '../text/records.ts';
import type { BatchWords, SynthesisWords } from './batch-words.ts';
import type { CheckWords, CompareWords } from './check-words.ts';
import type { GroupWords, SureWords, TraceWords } from './closer.ts';
import type { InitWords } from './init-words.ts';
import type { PaperWords } from './paper-words.ts';
import type { VerifyWords } from './verify-words.ts';
import type { WorkshopWords } from './workshop-words.ts';

/** What happened, and what to do about it. */
export interface Notice {
  readonly what: string;
  readonly hint: string | null;
}

export interface Messages {
  readonly lang: 'fr' | 'en';
  readonly words: Words;
  /** One sentence for all the issues of a kind that share their cause; the first of them speaks for the others. */
  readonly issues: { readonly [C in IssueCode]: (issue: IssueOf<C>, count: number) => Notice };
  readonly damages: { readonly [D in Damage]: string };
  /** Why a ballot was set aside, for the compte rendu: no name, no cell. */
  readonly reasons: { readonly [C in IssueCode]: string };
  readonly failures: { readonly [C in FailureCode]: (failure: FailureOf<C>) => Notice };
  readonly schemes: { readonly [S in SchemeId | 'points']: (points: readonly number[]) => SchemeWords };
  readonly tieBreaks: {
    readonly 'first-picks': TieBreakWords<[label: string, picksAt: readonly number[]]>;
    readonly 'list-order': TieBreakWords<[label: string, position: number]>;
    /** The lot without its digest. */
    readonly draw: TieBreakWords<[lot: Values<'draw'>]>;
    readonly decision: TieBreakWords<[decided: Values<'decision'>]>;
  };
  readonly rankStyles: { readonly [R in RankStyle]: string };
  readonly layouts: { readonly [L in LayoutId]: string };
  readonly summary: SummaryWords;
  readonly check: CheckWords;
  readonly compare: CompareWords;
  readonly minutes: MinutesWords;
  readonly sure: SureWords;
  readonly groups: GroupWords;
  readonly trace: TraceWords;
  readonly sheet: SheetWords;
  readonly verify: VerifyWords;
  readonly workshop: WorkshopWords;
  readonly init: InitWords;
  readonly paper: PaperWords;
  readonly batch: BatchWords;
  readonly synthesis: SynthesisWords;
  readonly cli: CliWords;
}

/** Numbers, dates and lists as people write them. */
export interface Words {
  readonly integer: (value: number) => string;
  /** `part` of `whole` as a percentage, rounded; whole 0 gives a dash. */
  readonly percent: (part: number, whole: number) => string;
  readonly list: (items: readonly string[], link: 'and' | 'or') => string;
  readonly quote: (text: string) => string;
  /** An ISO date, in full. */
  readonly date: (iso: string) => string;
  /** «1er», «2e ex æquo», «2,5». */
  readonly rank: (rank: number, tied: boolean) => string;
  readonly lines: (lines: readonly number[], more: number) => string;
  readonly outcome: { readonly [O in Outcome]: (count: number) => string };
}

export interface SchemeWords {
  readonly name: string;
  /** The method in one sentence, as it stands in the compte rendu. */
  readonly sentence: string;
}

/** A rule that settles ties: its name, what it compares, and each thing that it saw. */
interface TieBreakWords<Seen extends readonly unknown[]> {
  readonly name: string;
  readonly sentence: string;
  readonly value: (...seen: Seen) => string;
}

type Values<Rule> = Extract<TieRecordStep, { readonly rule: Rule }>['values'][number];

/** The terminal. */
export interface SummaryWords {
  readonly source: (source: Tally['sources'][number]) => string;
  readonly turnout: (turnout: Tally['turnout']) => string;
  /** In place of a turnout, where dots were counted and no ballot. */
  readonly totals: (dots: number) => string;
  readonly list: (inferred: boolean, count: number) => string;
  readonly columns: { readonly [C in 'rank' | 'orientation' | 'points' | 'cited' | 'share']: string };
  readonly nothing: string;
  readonly errors: (count: number) => string;
  readonly warnings: (count: number) => string;
  readonly where: (source: string, lines: string, column: string | null, letter: string | null) => string;
  readonly more: (count: number) => string;
  readonly dotsIgnored: string;
}

/** The compte rendu. */
export interface MinutesWords {
  readonly title: string;
  readonly subject: string;
  readonly lead: (place: string | null, date: string | null, hours: string | null) => string;
  readonly theme: string;
  /** Where no prose follows that the theme would head. */
  readonly themeLine: (theme: string) => string;
  /** Over what the prose of a workshop file has not placed. */
  readonly details: string;
  readonly turnout: string;
  readonly turnoutSentence: (turnout: Tally['turnout']) => string;
  readonly totals: (dots: number) => string;
  /** The method, where dots were counted and no ballot. */
  readonly dotByDot: SchemeWords;
  readonly ranking: string;
  readonly nothing: string;
  readonly rankingIntro: (picks: number, orientations: number) => string;
  readonly tableTitle: string;
  readonly tableDescription: (orientations: number, keep: number) => string;
  readonly columns: { readonly [C in 'rank' | 'orientation' | 'points' | 'cited']: string };
  /** `allVoters`: every voter's ballot is valid, so that the base of the percentage is the voters. */
  readonly citedBy: (picks: number, valid: number, allVoters: boolean) => string;
  readonly bar: (retained: number) => string;
  readonly tiedAtBar: (orientations: number, places: number) => string;
  readonly retained: (labels: readonly string[], keep: number) => string;
  /** `cited`: how many have points. */
  readonly fewer: (cited: number, keep: number) => string;
  readonly ties: string;
  readonly tie: (tie: TieRecord) => string;
  readonly tieStep: (rule: string, values: readonly string[]) => string;
  /** What a rule leaves, best first; a single group where it separates nobody. */
  readonly tieInto: (into: readonly (readonly string[])[]) => string;
  /** How lots are drawn, so that anyone can draw them again. */
  readonly drawing: (seed: string, fromBallots: boolean) => string;
  /** After a casting vote where the ballot was secret. */
  readonly castingVote: string;
  readonly tieSettled: string;
  readonly tieShared: string;
  readonly tieAtBar: (labels: readonly string[], places: number) => string;
  readonly method: string;
  readonly methodSentence: (tally: Tally, scheme: SchemeWords) => string;
  readonly inferred: string;
  /** What an incomplete ballot is worth where the first pick is worth more than the last. */
  readonly incomplete: { readonly [I in Tally['rules']['incomplete']]: (points: readonly number[]) => string };
  readonly gap: string;
  readonly dotsIgnored: string;
  readonly picksAreDots: string;
  /** The same orientation several times on a ballot, under any scheme but dots. */
  readonly repeats: string;
  readonly setAside: string;
  readonly setAsideIntro: string;
  readonly setAsideLine: (source: string | null, line: number, outcome: Outcome, reasons: readonly string[]) => string;
  readonly footer: (name: string, sha256: string) => string;
  readonly otherSources: (count: number) => string;
  /** With `{page}` and `{pages}`. */
  readonly pageNumber: string;
}

/** Headings of the exported CSV. */
export interface SheetWords {
  readonly headings: readonly [
    rank: string,
    tied: string,
    orientation: string,
    code: string,
    points: string,
    picks: string,
    share: string,
    retained: string,
  ];
  readonly yes: string;
  readonly no: string;
  readonly retained: { readonly [R in Tally['orientations'][number]['retained']]: string };
}

/** The command line: help, errors, last words. */
export interface CliWords {
  readonly tagline: string;
  readonly commands: { readonly [C in 'tally' | 'check' | 'verify' | 'init' | 'batch']: string };
  readonly examples: readonly { readonly command: string; readonly does: string }[];
  readonly checkExamples: readonly { readonly command: string; readonly does: string }[];
  readonly checkExitCodes: string;
  readonly verifyExamples: readonly { readonly command: string; readonly does: string }[];
  readonly verifyExitCodes: string;
  readonly initExamples: readonly { readonly command: string; readonly does: string }[];
  readonly initExitCodes: string;
  readonly batchExamples: readonly { readonly command: string; readonly does: string }[];
  readonly batchExitCodes: string;
  readonly titles: { readonly [T in 'usage' | 'arguments' | 'options' | 'commands' | 'examples']: string };
  readonly arguments: { readonly [A in 'ballots' | 'minutes' | 'recount' | 'folder' | 'workshops']: string };
  readonly placeholders: { readonly [P in NonNullable<Placeholder> | 'options' | 'command']: string };
  readonly flags: { readonly [F in FlagId]: string };
  readonly choices: (choices: readonly string[]) => string;
  readonly fallback: (value: string) => string;
  /** What a flag does, and notes on it. */
  readonly noted: (does: string, notes: readonly string[]) => string;
  readonly help: string;
  readonly version: string;
  readonly exitCodes: string;
  readonly error: (what: string) => string;
  readonly written: (path: string) => string;
  readonly exported: (path: string) => string;
  /** `ranked` where the ranking was shown. */
  readonly refused: (held: number, ranked: boolean) => string;
  readonly refusedErrors: (errors: number, ranked: boolean) => string;
  readonly refusedStrict: (warnings: number) => string;
}
