/** Paths typed on the command line enter; sheets of ballots and the list of orientations leave. */

import { readList } from '../ballots/list.ts';
import type { Lookup } from '../ballots/orientations.ts';
import type { GivenList, Sheet } from '../ballots/read.ts';
import { readTable } from '../ballots/table.ts';
import { type Bytes, decode, type EncodingId } from '../text/decode.ts';
import { orStop, stop } from './exit.ts';
import type { Settings } from './flags.ts';
import { hintsOf } from './settings.ts';
import type { Shell } from './shell.ts';

/** Standard input, where a path is expected. */
export const STDIN = '-';

/** The list of orientations: its file, else the one that stands in the workshop file; null where none is given. */
export function readOrientations(
  { orientations, encoding }: Settings,
  shell: Shell,
  inline: GivenList | null = null,
): GivenList | null {
  if (orientations === undefined) return inline;
  const bytes = openInput(orientations, shell);
  const { text } = orStop(decode(bytes, { encoding }));
  return orStop(readList(bytes.source, text));
}

/** The Word file to write on, whole; null where none is given. */
export function readLetterhead({ letterhead }: Settings, shell: Shell): { path: string; bytes: Uint8Array } | null {
  if (letterhead === undefined) return null;
  const bytes = orStop(shell.read(letterhead)) ?? stop({ failure: 'file-not-found', path: letterhead });
  return { path: letterhead, bytes };
}

/** Every file of ballots, once; what stands in them is read later, row by row. */
export function readSheets(
  paths: readonly string[],
  list: GivenList | null,
  settings: Settings,
  shell: Shell,
): readonly Sheet[] {
  refuseTwice(paths, shell);
  const names = sourceNames(paths);
  return paths.map((path, place) => {
    const source = names[place] ?? path;
    const bytes = { ...openInput(path, shell), source };
    const { encoding, bom, text } = orStop(
      decode(bytes, { encoding: settings.encoding, score: list ? scorer(list.lookup) : undefined }),
    );
    const table = orStop(readTable(source, text, list?.lookup ?? null, hintsOf(settings)));
    return { source, file: describe(bytes, encoding, bom, shell), table };
  });
}

/** The digest is taken when somebody first asks for it: a table on a screen has no use for it. */
function describe({ chunks }: Bytes, encoding: EncodingId, bom: boolean, { sha256 }: Shell): Sheet['file'] {
  let digest: string | null = null;
  return {
    get sha256() {
      digest ??= sha256(chunks());
      return digest;
    },
    encoding,
    bom,
  };
}

export function openInput(path: string, shell: Shell): Bytes {
  if (path !== STDIN) return orStop(shell.open(path));
  const bytes = shell.stdin();
  return { source: 'stdin', size: bytes.length, chunks: () => [bytes] };
}

/** The same file twice would count its ballots twice. */
function refuseTwice(paths: readonly string[], shell: Shell): void {
  const seen = new Set<string>();
  for (const path of paths) {
    const identity = path === STDIN ? path : shell.identify(path);
    if (seen.has(identity)) stop(path === STDIN ? { failure: 'stdin-twice' } : { failure: 'same-file-twice', path });
    seen.add(identity);
  }
}

/** A file by its name alone; by its path as typed where two have the same name. */
function sourceNames(paths: readonly string[]): readonly string[] {
  const names = paths.map((path) => (path === STDIN ? 'stdin' : (path.split(/[\\/]/u).at(-1) ?? path)));
  return names.map((name, place) =>
    names.filter((other) => other === name).length > 1 ? (paths[place] ?? name) : name,
  );
}

/** Of several encodings, the right one is the one in which the labels are known. */
const scorer = (lookup: Lookup) => (text: string) =>
  text.split(/[;,\t\r\n"|]+/u).filter((cell) => cell.trim() !== '' && lookup.find(cell) !== null).length;
