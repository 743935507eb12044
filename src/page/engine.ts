/** What the page asks of the house: files and options enter; what was read and counted, and what is to be said of it, leaves. */

import { type Failure, failed } from '../failure.ts';
import { type Ballots, compare, type Files, type Issue, type Options, readBallots, tally } from '../index.ts';
import { openRows } from '../run/input.ts';
import type { OpenBallots } from '../run/open-ballots.ts';
import { type OptionId, optionIds, optionOf } from '../run/options.ts';
import { readSettings } from '../run/settings.ts';
import { sourcesIn } from '../run/sources.ts';
import type { Row } from '../text/rows.ts';

/** Options as they stand in the fields of the page: by their names on the command line. */
export type Answers = Readonly<Record<string, string | true | readonly string[]>>;

/** A sheet as it is shown, whether its ballots could be read or not, and what was said of it. */
export interface SheetShown {
  readonly name: string;
  readonly rows: readonly Row[];
  /** Nothing where no reading is proven. */
  readonly source?: Ballots['sources'][number] | undefined;
  readonly issues?: Ballots['issues'];
}

/** Ballots as the library read them, and what it holds of the run. */
export type ReadBallots = Ballots & { readonly run: OpenBallots };

export type Study = Awaited<ReturnType<typeof study>>;

/** Reads and counts; `names` are the files of ballots, none where the workshop file names them, `second` the ballots of the
 * first of them typed again, which are compared where there are some. */
export async function study(files: Files, names: readonly string[], typed: Answers, second?: string) {
  const ballots = (await readBallots(files, typed as Options, names)) as ReadBallots | Failure;
  const comparison = names[0] && second ? await compare(files, [names[0], second], typed as Options) : null;
  const unread = [failed(ballots) ? names : [], second ?? []].flat();
  const seen = await Promise.all(unread.map((name) => readGrid(files, name, typed)));
  const grids = [failed(ballots) ? [] : gridsOf(ballots), seen].flat(2);
  return { ballots, result: failed(ballots) ? null : tally(ballots), grids, comparison };
}

function gridsOf({ run, sources, issues }: ReadBallots): readonly SheetShown[] {
  return run.sheets.map(({ source: name, table }, at) => ({
    name: run.paths[at] ?? name,
    rows: [...table.rows()],
    source: sources[at],
    issues: issues.filter(({ source }) => source === name),
  }));
}

/** The rows of a file in which no ballots were found, by its likeliest separator: only to be looked at. */
async function readGrid(files: Files, name: string, typed: Answers): Promise<readonly SheetShown[]> {
  const bytes = sourcesIn(files).open(name);
  if (failed(bytes)) return [];
  const { encoding, delimiter, sheet } = readSettings(typed, () => {});
  const opened = await openRows(bytes, { encoding }, delimiter);
  if (failed(opened)) return [];
  const { rows, sheets = [] } = opened;
  const chosen = rows ?? sheets.find((one) => one.name === sheet) ?? sheets.find(({ hidden }) => !hidden);
  return chosen ? [{ name, rows: [...chosen.cut(chosen.delimiter ?? chosen.occurring[0] ?? ';')] }] : [];
}

/** The command that does the same in a folder where these files are. */
export function commandOf(names: readonly string[], typed: Answers): string {
  const flags = Object.entries(typed).flatMap(([id, value]) =>
    value === true ? [`--${id}`] : [value].flat().flatMap((one) => [`--${id}`, quoted(one)]),
  );
  return ['atelier tally', ...names.map(quoted), ...flags].join(' ');
}

const quoted = (word: string): string =>
  /^[\w.,:/@+-]+$/u.test(word) ? word : `"${word.replace(/["\\$`]/gu, '\\$&')}"`;

/** The options that the page has fields for: all but those that name a file. */
export const fields = optionIds.flatMap((id) => {
  const option = optionOf(id);
  return option.scope === 'run' || option.placeholder === 'file' ? [] : [{ id, ...option }];
});

export interface Offer {
  readonly option: OptionId;
  /** Null where it has to be typed. */
  readonly value: string | true | null;
}

/** What answers a problem: the options that it names, each with the value that it gives; a click does what would be typed. */
export function offersFor(problem: Failure | Issue, hint: string): readonly Offer[] {
  if ('failure' in problem && problem.failure === 'question')
    return problem.question.answers.flatMap(({ option, value }) =>
      option === 'orientations' ? [] : [{ option, value: value || null }],
    );
  // What stops nothing asks nothing.
  if ('severity' in problem && problem.severity !== 'error') return [];
  const flags = [...hint.matchAll(/--([a-z-]+)(?:[ \u00a0]([^\s,.;:)]+))?/gu)];
  return flags.flatMap(([, name, said = '']): readonly Offer[] => {
    const { id, placeholder, choices } = fields.find((one) => one.id === name) ?? {};
    if (id === undefined) return [];
    return [{ option: id, value: placeholder === null || (choices?.includes(said) ? said : null) }];
  });
}
