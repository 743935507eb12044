/** The library: files by their names and the options of the command line enter; what `atelier check` and `atelier tally` say
 * and write leaves. These are the functions that the command line runs; nothing is read or written but what is given here. */

import type { Issue } from './ballots/issue.ts';
import { type Check, check } from './check.ts';
import { type Comparison, compareEntries } from './compare.ts';
import type { Failure } from './failure.ts';
import { en } from './messages/en.ts';
import { fr } from './messages/fr.ts';
import type { Messages } from './messages/messages.ts';
import type { Notice } from './messages/sentences.ts';
import { attempt, fail, unwrap } from './run/exit.ts';
import { formats } from './run/formats.ts';
import { type OpenBallots, openBallots } from './run/open-ballots.ts';
import type { FileFormat } from './run/option-readers.ts';
import { type OptionId, optionIds, type Settings } from './run/options.ts';
import { type InCamelCase, readSettings, rulesOf, type Typed } from './run/settings.ts';
import { sha256, sourcesIn } from './run/sources.ts';
import type { Tally } from './tally/result.ts';
import type { Rules } from './tally/rules.ts';
import { tally as count } from './tally.ts';

export type { Check, Comparison, Failure, FileFormat, Issue, Notice, Rules, Tally };

/** What would stand in a folder: each file by its name, as bytes or as text. */
export type Files = Readonly<Record<string, Uint8Array | string>>;

/** The options of `atelier tally`, as the README tells them. Those that name a file name one of `Files`. */
export type Options = { readonly [Id in OptionId as InCamelCase<Id>]?: Settings[Id] | undefined };

/** Ballots as they were read: the figures of `atelier check --json`, and the name that their compte rendu will have. */
export interface Ballots extends Check {
  /** Of the compte rendu, without an extension: `ballots` for `ballots.csv`. */
  readonly name: string;
  /** What the other functions need; its form may change. */
  readonly run: object;
}

/** The rules of a count for which nothing else is announced. */
export const defaults: Rules = unwrap(rulesOf({}));

/**
 * Reads ballots, and says of every column what it was taken for and of every ballot what is wrong with it.
 * @param files CSV in any encoding that a spreadsheet writes, .xlsx, .ods; a list, a workshop file and others beside them
 * @param ballots the names of those that hold ballots: all that no option names, unless `options.workshop` names them itself
 * @returns a Failure where no reading is proven, a file is damaged or an option cannot mean anything
 */
export async function readBallots(
  files: Files,
  options: Options = {},
  ballots: readonly string[] = ballotsAmong(files, options),
): Promise<Ballots | Failure> {
  return attempt(async () => {
    const run = await readIn(files, options, ballots);
    const { settings, paths, sheets, list, rules } = run;
    const name = (settings.workshop ?? paths[0] ?? '').replace(/\.[^.]*$/u, '');
    return { ...unwrap(check(sheets, list, rules)), name, run };
  });
}

async function readIn(files: Files, options: Options, ballots: readonly string[]): Promise<OpenBallots> {
  return openBallots(ballots, readSettings(typed(options)), sourcesIn(files));
}

/** What `Ballots.run` holds: its types are not part of the library. */
const opened = ({ run }: Ballots): OpenBallots => run as OpenBallots;

/**
 * Counts, ranks, and says how sure the result is. Points, picks and places are whole numbers.
 * @returns a Failure where the rules want something that the ballots do not have
 */
export function tally(ballots: Ballots): Tally | Failure {
  const { sheets, second, list, rules } = opened(ballots);
  return count(sheets, list, rules, sha256, second);
}

/** Any file that `atelier tally -o` writes, by how its name ends: the very bytes, or the text, that it writes from the same files. */
export function toFile(extension: FileFormat, result: Tally, ballots: Ballots): Promise<Uint8Array | string | Failure> {
  const read = opened(ballots);
  const messages = messagesIn(read.settings.lang ?? read.lang ?? 'fr');
  return attempt(() => formats[extension].write({ ...read, tally: result, messages }, sourcesIn({})));
}

const writer =
  <Content>(extension: FileFormat) =>
  (result: Tally, ballots: Ballots) =>
    toFile(extension, result, ballots) as Promise<Content | Failure>;

/** The compte rendu as a Word document. */
export const toDocx = writer<Uint8Array>('.docx');
/** The compte rendu as a page that loads nothing. */
export const toHtml = writer<string>('.html');
/** The compte rendu in Markdown. */
export const toMarkdown = writer<string>('.md');
/** The ranking as French Excel opens it. */
export const toCsv = writer<string>('.csv');
/** The Tally, with the digest that tells whether somebody changed it. */
export const toJson = writer<string>('.json');

/**
 * Holds two entries of the same ballots against each other; the order of their rows does not matter.
 * @returns a Failure where ballots have no numbers, or no reading is proven
 */
export function compare(
  files: Files,
  entries: readonly [string, string],
  options: Options = {},
): Promise<Comparison | Failure> {
  return attempt(async () => {
    const { sheets, list, rules } = await readIn(files, options, entries);
    return compareEntries(sheets, list, rules);
  });
}

/** Says what went wrong and, where something can be done, what to do: in French, or in English. */
export function explain(problem: Failure | Issue, lang: 'fr' | 'en' = 'fr'): Notice {
  const messages = messagesIn(lang);
  return 'failure' in problem ? messages.tell(problem) : messages.tellIssue(problem, 1);
}

const messagesIn = (lang: 'fr' | 'en'): Messages => (lang === 'en' ? en : fr);

/** As it would be typed on the command line, so that each option is read, and refused, by the same reader. */
const typed = (options: Options): Typed =>
  Object.fromEntries(
    Object.entries(options).flatMap(([name, value]: [string, unknown]) => {
      const option = name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
      const id = optionIds.find((known) => known === option);
      if (id === undefined) return fail({ failure: 'unknown-option', option: name, suggestion: null });
      return value === undefined || value === false ? [] : [[id, value]];
    }),
  );

const ballotsAmong = (files: Files, options: Options): readonly string[] =>
  options.workshop === undefined
    ? Object.keys(files).filter((name) => !Object.values(options).some((value) => value === name))
    : [];
