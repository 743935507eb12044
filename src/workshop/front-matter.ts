/** The text of a workshop file enters; what its front matter says, under the names of this program and with the place of every
 * part, and its prose leave. */

import { isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import type { WorkshopFault } from '../failure.ts';
import { findKey, foldKey, inner, keys, type Names, nearest } from './keys.ts';
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
  const head = lines.slice(0, end).map((line, at) => (at <= first ? '' : line));
  return { ...readYaml(straighten(head), votes), body };
}

/** Faults are told up to this many: behind each of them, YAML must be read again. */
const MOST_FAULTS = 20;

/** Of the faults that YAML finds, the first is one; the others are what it made of the lines after it. So the line is
 * taken out, with those that hang on it, and the rest read again. */
function readYaml(lines: readonly string[], votes: Names): Omit<FrontMatter, 'body'> {
  const faults: WorkshopFault[] = [];
  let left = lines;
  for (;;) {
    const counter = new LineCounter();
    const document = parseDocument(left.join('\n'), {
      schema: 'failsafe',
      lineCounter: counter,
      prettyErrors: false,
      uniqueKeys: false,
    });
    const at = (offset: number): KeyPlace => {
      const { line, col } = counter.linePos(offset);
      return { line: Math.max(line, 1), column: Math.max(col, 1) };
    };
    const [error] = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
    const root = document.contents;
    const start = at(root?.range[0] ?? 0);
    const fault =
      error !== undefined
        ? faultOf(error.code, at(error.pos[0]), left)
        : root === null || isMap(root) || (isScalar(root) && String(root.value ?? '').trim() === '')
          ? null
          : { fault: 'other' as const, ...start };
    if (fault !== null) faults.push(fault);
    const stuck = fault !== null && (faults.length === MOST_FAULTS || (left[fault.line - 1] ?? '').trim() === '');
    if (fault === null || stuck) {
      const settled = settle(stuck ? null : root, at, votes);
      return { ...settled, faults: [...faults, ...settled.faults] };
    }
    left = withoutLine(left, fault.line - 1);
  }
}

/** With a key goes all that stands below it, further in. */
function withoutLine(lines: readonly string[], at: number): readonly string[] {
  const indent = (line: string) => line.search(/\S/u);
  const length = lines.slice(at + 1).findIndex((line) => indent(line) >= 0 && indent(line) <= indent(lines[at] ?? ''));
  const end = length === -1 ? lines.length : at + 1 + length;
  return lines.map((line, place) => (place >= at && place < end ? '' : line));
}

const FAULTS: Readonly<Record<string, 'quote' | 'indentation'>> = {
  MISSING_CHAR: 'quote',
  BAD_INDENT: 'indentation',
  TAB_AS_INDENT: 'indentation',
};
const CLOSES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '[': ']', '{': '}' };

/** A quotation mark or bracket that begins a value and that no line closes is the fault, wherever YAML noticed. */
function faultOf(code: string, { line, column }: KeyPlace, lines: readonly string[]): WorkshopFault {
  for (let at = Math.min(line, lines.length) - 1; at >= 0; at--) {
    const [before = '', sign = ''] = /^\s*(?:- +)*(?:[^\s"'[{][^:]*:\s+)?(?=(["'[{]))/u.exec(lines[at] ?? '') ?? [];
    if (sign === '') continue;
    const rest = [(lines[at] ?? '').slice(before.length + 1), ...lines.slice(at + 1, line)];
    if (!rest.some((words) => words.includes(CLOSES[sign] ?? sign)))
      return { fault: 'quote', line: at + 1, column: before.length + 1 };
  }
  return { fault: FAULTS[code] ?? 'other', line, column };
}

/** What was typed under the names of this program. */
function settle(
  root: ParsedNode | null,
  at: (offset: number) => KeyPlace,
  votes: Names,
): Pick<FrontMatter, 'data' | 'faults' | 'placeOf'> {
  const faults: WorkshopFault[] = [];
  const places = new Map<string, KeyPlace>();
  const placeOfNode = (part: ParsedNode | null): KeyPlace => at(part?.range[0] ?? 0);
  const textOf = (part: ParsedNode | null): string => (isScalar(part) ? String(part.value ?? '') : '');

  const pairs = (part: ParsedNode | null, names: Names, path: readonly string[]): { readonly [key: string]: Plain } => {
    const data: Record<string, Plain> = {};
    for (const { key: typed, value } of isMap<ParsedNode, ParsedNode | null>(part) ? part.items : []) {
      const key = textOf(typed);
      const place = placeOfNode(typed);
      const id = findKey(key, names);
      if (id === null) {
        faults.push({ fault: 'unknown-key', key, suggestion: nearest(key, Object.values(names).flat()), ...place });
      } else if (id in data) faults.push({ fault: 'twice', key, ...place });
      else if (isMap(value) || isSeq(value) || textOf(value).trim() !== '') {
        const within = [...path, id];
        places.set(within.join('/'), { ...(isScalar(value) ? placeOfNode(value) : place), key });
        data[id] = plainOf(value, path.length === 0 ? ({ vote: votes, ...inner }[id] ?? null) : null, within);
      }
    }
    return data;
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
    if (names !== null) return pairs(part, names, path);
    // «Communication : mieux faire savoir» in a list is a sentence with a colon, not a key and its value.
    const [only] = part.items;
    return part.items.length === 1 && only !== undefined && !isMap(only.value) && !isSeq(only.value)
      ? `${textOf(only.key)} : ${textOf(only.value)}`.trim()
      : Object.fromEntries(part.items.map(({ key }) => [foldKey(textOf(key)), '']));
  };

  const data = pairs(root, keys, []);
  const placeOf = (path: readonly PropertyKey[]): KeyPlace => {
    const lengths = Array.from(path, (_, place) => path.length - place);
    const known = lengths.map((length) => places.get(path.slice(0, length).join('/')));
    return known.find((place) => place !== undefined) ?? { line: 1, column: 1 };
  };
  return { data, faults, placeOf };
}
