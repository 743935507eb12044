/** The text of a workshop file enters; what its front matter says, under the names of this program and with the place of every
 * part, and its prose leave. */

import { isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import type { WorkshopFault } from '../failure.ts';
import { findKey, inner, keys, type Names, nearest } from './keys.ts';
import { straighten } from './lenient.ts';

/** Nothing but strings: «057» and «14:30» mean what they say. */
type Plain = string | readonly Plain[] | { readonly [key: string]: Plain };

/** `key`: as it was typed, where the part has one. */
interface KeyPlace {
  readonly line: number;
  readonly column: number;
  readonly key?: string;
}

export interface FrontMatter {
  readonly data: { readonly [key: string]: Plain };
  /** What is left to read of the lines that are right is read all the same. */
  readonly faults: readonly WorkshopFault[];
  /** Of a part by its path (`vote`, `keep`), or of the nearest part that holds it. */
  readonly placeOf: (path: readonly PropertyKey[]) => KeyPlace;
  /** The prose on the lines where it stands in the file, those of the front matter left empty. */
  readonly body: string;
}

const RULE = /^---[ \t]*$/u;
const END = /^(?:---|\.\.\.)[ \t]*$/u;
/** A line that begins a key of the file itself, or was meant to: not further in, no item of a list, no comment. */
const ENTRY = /^[^\s#-]/u;

/** A file without front matter is all prose. `votes` are the options of the count, by all the names that they go by. */
export function readFrontMatter(text: string, votes: Names): FrontMatter {
  const lines = text.replace(/^\ufeff/u, '').split(/\r\n|\r|\n/u);
  const first = lines.findIndex((line) => line.trim() !== '');
  const nothing = { data: {}, faults: [], placeOf: () => ({ line: 1, column: 1 }), body: lines.join('\n') };
  if (first === -1 || !RULE.test(lines[first] ?? '')) return nothing;
  const length = lines.slice(first + 1).findIndex((line) => END.test(line));
  if (length === -1) return { ...nothing, faults: [{ fault: 'not-closed', line: first + 1, column: 1 }], body: '' };
  const end = first + 1 + length;
  const body = lines.map((line, at) => (at <= end ? '' : line)).join('\n');
  return { ...readEntries(straighten(lines.slice(first + 1, end)), first + 1, votes), body };
}

/** Each key with what stands below it is read by itself: what YAML makes of a fault does not reach the next. */
function readEntries(lines: readonly string[], above: number, votes: Names): Omit<FrontMatter, 'body'> {
  const faults: WorkshopFault[] = [];
  const places = new Map<string, KeyPlace>();
  const data: Record<string, Plain> = {};
  const textOf = (part: ParsedNode | null): string => (isScalar(part) ? String(part.value ?? '') : '');

  const readEntry = (entry: readonly string[], start: number): void => {
    const counter = new LineCounter();
    const { contents, errors } = parseDocument(entry.join('\n'), {
      schema: 'failsafe',
      lineCounter: counter,
      prettyErrors: false,
      uniqueKeys: false,
    });
    const at = (offset: number): KeyPlace => {
      const { line, col } = counter.linePos(offset);
      return { line: start + Math.max(line, 1), column: Math.max(col, 1) };
    };
    const placeOfNode = (part: ParsedNode | null): KeyPlace => at(part?.range[0] ?? 0);

    /** Puts what stands under the names of a part into `into`. */
    const readPairs = (
      part: ParsedNode | null,
      names: Names,
      path: readonly string[],
      into: Record<string, Plain>,
    ): Plain => {
      for (const { key: typed, value } of isMap<ParsedNode, ParsedNode | null>(part) ? part.items : []) {
        const key = textOf(typed);
        const place = placeOfNode(typed);
        const id = findKey(key, names);
        if (id === null) {
          faults.push({ fault: 'unknown-key', key, suggestion: nearest(key, Object.values(names).flat()), ...place });
        } else if (id in into) faults.push({ fault: 'twice', key, ...place });
        else if (isMap(value) || isSeq(value) || textOf(value).trim() !== '') {
          const within = [...path, id];
          places.set(within.join('/'), { ...(isScalar(value) ? placeOfNode(value) : place), key });
          into[id] = plainOf(value, path.length === 0 ? ({ vote: votes, ...inner }[id] ?? null) : null, within);
        }
      }
      return into;
    };

    /** `names` are the keys that a part, or a part of a list, may have. */
    const plainOf = (part: ParsedNode | null, names: Names | null, path: readonly string[]): Plain => {
      if (isSeq<ParsedNode>(part))
        return part.items.map((item, place) => {
          const within = [...path, String(place)];
          places.set(within.join('/'), placeOfNode(item));
          const known =
            isMap(item) && item.items.some(({ key }) => findKey(textOf(key as ParsedNode), names ?? {}) !== null);
          return plainOf(item, known ? names : null, within);
        });
      if (!isMap<ParsedNode, ParsedNode | null>(part)) return textOf(part);
      if (names !== null) return readPairs(part, names, path, {});
      // «Communication : mieux faire savoir» in a list is a sentence with a colon, not a key and its value.
      const [only] = part.items;
      return part.items.length === 1 && only !== undefined && !isMap(only.value) && !isSeq(only.value)
        ? `${textOf(only.key)} : ${textOf(only.value)}`.trim()
        : {};
    };

    const [error] = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
    if (error !== undefined) faults.push(faultOf(error.code, at(error.pos[0]), entry, start));
    else if (contents === null || isMap(contents)) readPairs(contents, keys, [], data);
    else if (textOf(contents).trim() !== '' || !isScalar(contents))
      faults.push({ fault: 'other', ...placeOfNode(contents) });
  };

  const starts = lines.flatMap((line, at) => (at === 0 || ENTRY.test(line) ? [at] : []));
  for (const [place, start] of starts.entries()) readEntry(lines.slice(start, starts[place + 1]), above + start);
  const placeOf = (path: readonly PropertyKey[]): KeyPlace => {
    const lengths = Array.from(path, (_, place) => path.length - place);
    const known = lengths.map((length) => places.get(path.slice(0, length).join('/')));
    return known.find((place) => place !== undefined) ?? { line: 1, column: 1 };
  };
  return { data, faults, placeOf };
}

const FAULTS: Readonly<Record<string, 'quote' | 'indentation'>> = {
  MISSING_CHAR: 'quote',
  BAD_INDENT: 'indentation',
  TAB_AS_INDENT: 'indentation',
};
const CLOSES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '[': ']', '{': '}' };
/** A quotation mark or bracket that begins a value. */
const OPENS = /^\s*(?:- +)*(?:[^\s"'[{][^:]*:\s+)?(?=(["'[{]))/u;

/** What no line closes is the fault, wherever YAML noticed. */
function faultOf(code: string, noticed: KeyPlace, entry: readonly string[], start: number): WorkshopFault {
  const line = entry.findLastIndex((words, at) => {
    const [before = '', sign = ''] = OPENS.exec(words) ?? [];
    const rest = [words.slice(before.length + 1), ...entry.slice(at + 1)].join('\n');
    return sign !== '' && !rest.includes(CLOSES[sign] ?? sign);
  });
  if (line === -1) return { fault: FAULTS[code] ?? 'other', ...noticed };
  return { fault: 'quote', line: start + line + 1, column: (OPENS.exec(entry[line] ?? '')?.[0].length ?? 0) + 1 };
}
