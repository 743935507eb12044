/** The text of a workshop file enters; what it says of the workshop leaves, or everything that is wrong with it. */

import type { Failure, WorkshopFault } from '../failure.ts';
import { MAX_LINES, MAX_PIECES, MAX_WORKSHOP } from '../limits.ts';
import type { Decision } from '../rank/tie-breaks.ts';
import { TooLarge } from '../text/lines.ts';
import { type Plain, readFrontMatter } from './front-matter.ts';
import { findPiece, keys, type Names, nearestPlaceholder } from './keys.ts';
import { type Prose, readProse } from './prose.ts';
import { expectations, readMetadata } from './schema.ts';

/**
 * Reads a workshop file, or its head alone; `votes` are the options that its `vote` may hold, by all their names. `named` is
 * told all that may be the name of a file, whatever is wrong with the rest.
 * @returns a Failure with every fault, each with its line and column
 */
export function readWorkshop(
  source: string,
  text: string,
  votes: Names,
  { part = 'whole', named }: { readonly part?: 'whole' | 'head'; readonly named?: (name: string) => void } = {},
) {
  const refuse = (...faults: readonly WorkshopFault[]): Failure => ({
    failure: 'bad-workshop',
    source,
    faults: faults.toSorted((a, b) => a.line - b.line || a.column - b.column),
  });
  const isLong = text.length > MAX_WORKSHOP || text.split(/\r\n|\r|\n/u).length > MAX_LINES;
  if (isLong) return refuse({ fault: 'too-large', line: 1, column: 1 });
  const { data, faults: typed, placeOf, body } = readFrontMatter(text, votes);
  const { ballots, orientations, participants, excused, vote: options } = data;
  for (const name of [ballots, orientations, participants, excused, options].flatMap(textsIn)) named?.(name);
  const prose = readWithin(part === 'head' ? '' : body);
  if (prose instanceof TooLarge) return refuse({ fault: 'too-large', line: 1, column: 1 });
  const uses = prose?.uses ?? [];
  const beyond = uses.filter(({ piece }) => piece !== null)[MAX_PIECES];
  if (beyond !== undefined) return refuse({ fault: 'too-large', line: beyond.line, column: 1 });
  const metadata = readMetadata(data);
  const wrong = 'paths' in metadata ? metadata.paths : [];
  const faults: readonly WorkshopFault[] = [
    ...typed,
    ...wrong.map((path): WorkshopFault => {
      const [key] = path as [keyof typeof keys];
      const { line, column } = placeOf(path);
      const expected = expectations[key] ?? 'text';
      return { fault: 'value', key: placeOf([key]).key ?? keys[key][0], expected, line, column };
    }),
    ...(prose?.strays ?? []).map((place) => ({ fault: 'stray-braces', ...place }) as const),
    ...uses.flatMap(({ name, piece, value, ...place }): readonly WorkshopFault[] => {
      if (piece !== null || value !== null) return [];
      if (findPiece(name) !== null) return [{ fault: 'not-alone', name, ...place }];
      return [{ fault: 'unknown-placeholder', name, suggestion: nearestPlaceholder(name), ...place }];
    }),
  ];
  if (faults.length > 0 || 'paths' in metadata) return refuse(...faults);
  /** The options of the count, each with the name that it was given. */
  const vote = Object.entries(metadata.vote).map(([flag, values]) => {
    const { key = flag, line, column } = placeOf(['vote', flag]);
    return { flag, key, values, line, column };
  });
  return { ...metadata, vote, prose };
}

export type Workshop = Exclude<ReturnType<typeof readWorkshop>, Failure>;

function readWithin(body: string): Prose | null | TooLarge {
  try {
    return readProse(body);
  } catch (error) {
    if (error instanceof TooLarge) return error;
    throw error;
  }
}

const textsIn = (part: Plain | undefined): readonly string[] =>
  typeof part === 'string' ? [part] : Object.values(part ?? {}).flatMap(textsIn);

/** A decision in a file of its own: in JSON, what a workshop file says under `decision`. */
export function readDecision(path: string, text: string): Decision | Failure {
  const refused: Failure = { failure: 'bad-decision', path };
  try {
    const written = JSON.stringify(JSON.parse(text.replace(/^\ufeff/u, '')));
    const read = readWorkshop(path, `---\ndecision: ${written}\n---\n`, {});
    return 'failure' in read ? refused : (read.decision ?? refused);
  } catch {
    return refused;
  }
}
