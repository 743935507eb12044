/** The text of a workshop file enters; what its front matter says, under the names of this program and with the place of every
 * part, and its prose leave. */

import { isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import type { WorkshopFault } from '../failure.ts';
import { findKey, inner, keys, type Names, nearest } from './keys.ts';

/** Nothing but strings: «057» and «14:30» mean what they say. */
export type Plain = string | readonly Plain[] | { readonly [key: string]: Plain };

/** `key`: as it was typed, where the part has one. */
interface KeyPlace {
  readonly line: number;
  readonly column: number;
  readonly key?: string;
}

const RULE = /^---[ \t]*$/u;
const END = /^(?:---|\.\.\.)[ \t]*$/u;
/** A line that begins a key of the file itself, or was meant to: not further in, no item of a list, no comment. */
const ENTRY = /^[^\s#-]/u;

/** A file without front matter is all prose, which keeps the lines where it stands in the file: those of the front matter are left
 * empty. `votes` are the options of the count, by all the names that they go by. */
export function readFrontMatter(text: string, votes: Names) {
  const lines = text.replace(/^\ufeff/u, '').split(/\r\n|\r|\n/u);
  const first = lines.findIndex((line) => line.trim() !== '');
  const nothing = readEntries([], 0, votes);
  if (first === -1 || !RULE.test(lines[first] ?? '')) return { ...nothing, body: lines.join('\n') };
  const length = lines.slice(first + 1).findIndex((line) => END.test(line));
  if (length === -1) {
    const fault: WorkshopFault = { fault: 'not-closed', line: first + 1, column: 1 };
    return { ...nothing, faults: [fault], body: '' };
  }
  const end = first + 1 + length;
  const body = lines.map((line, at) => (at <= end ? '' : line)).join('\n');
  return { ...readEntries(straighten(lines.slice(first + 1, end)), first + 1, votes), body };
}

/** Each key with what stands below it is read by itself: what YAML makes of a fault does not reach the next. */
function readEntries(lines: readonly string[], above: number, votes: Names) {
  const faults: WorkshopFault[] = [];
  const places = new Map<string, KeyPlace>();
  const data: Record<string, Plain> = {};

  const readEntry = (entry: readonly string[], start: number): void => {
    const counter = new LineCounter();
    const text = entry.join('\n');
    const { contents, errors } = parseDocument(text, {
      schema: 'failsafe',
      lineCounter: counter,
      prettyErrors: false,
      uniqueKeys: false,
    });
    const at = (offset = 0): KeyPlace => {
      const { line, col } = counter.linePos(offset);
      return { line: start + Math.max(line, 1), column: Math.max(col, 1) };
    };

    const plainOf = (part: ParsedNode | null, path: readonly string[]): Plain => {
      if (isSeq<ParsedNode>(part))
        return part.items.map((item, place) => {
          const within = [...path, String(place)];
          places.set(within.join('/'), at(item.range[0]));
          return plainOf(item, within);
        });
      if (!isMap<ParsedNode, ParsedNode | null>(part)) return textOf(part);
      const names = namesAt(path, votes);
      const [only] = part.items;
      // «Communication : mieux faire savoir» in a list is a sentence with a colon, not a key and its value.
      if (only && part.items.length === 1 && isText(only.value) && (names === null || path.length > 1)) {
        const key = textOf(only.key);
        if (findKey(key, names ?? {}) === null) return `${key} : ${textOf(only.value)}`.trim();
      }
      const into = path.length === 0 ? data : {};
      for (const { key: typed, value } of part.items) {
        const key = textOf(typed);
        const place = at(typed.range[0]);
        const id = findKey(key, names ?? {});
        if (id === null && path.length === 0 && findKey(key, votes) !== null) {
          faults.push({ fault: 'not-under-vote', key, ...place });
        } else if (id === null) {
          const suggestion = nearest(key, Object.values(names ?? {}).flat());
          faults.push({ fault: 'unknown-key', key, suggestion, ...place });
        } else if (id in into) faults.push({ fault: 'twice', key, ...place });
        else if (!isText(value) || textOf(value).trim() !== '') {
          const within = [...path, id];
          places.set(within.join('/'), { ...(isScalar(value) ? at(value.range[0]) : place), key });
          into[id] = plainOf(value, within);
        }
      }
      return into;
    };

    const [error] = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
    if (error !== undefined) {
      // What is wrong only at the end was opened further up.
      const [from] = error.pos;
      faults.push(from < text.length ? { fault: 'other', ...at(from) } : { fault: 'quote', ...at() });
    } else if (contents === null || isMap(contents)) plainOf(contents, []);
    else if (textOf(contents).trim() !== '' || !isScalar(contents))
      faults.push({ fault: 'other', ...at(contents.range[0]) });
  };

  const starts = lines.flatMap((line, at) => (at === 0 || ENTRY.test(line) ? [at] : []));
  for (const [place, start] of starts.entries()) readEntry(lines.slice(start, starts[place + 1]), above + start);
  /** Of a part by its path (`vote`, `keep`), or of the nearest part that holds it. */
  const placeOf = (path: readonly PropertyKey[]): KeyPlace =>
    path.length === 0 ? { line: 1, column: 1 } : (places.get(path.join('/')) ?? placeOf(path.slice(0, -1)));
  return { data, faults, placeOf };
}

const isText = (part: ParsedNode | null): boolean => !isMap(part) && !isSeq(part);
const textOf = (part: ParsedNode | null): string => (isScalar(part) ? String(part.value ?? '') : '');

/** The keys that a part may have, or an entry of a list; null where words are expected. */
const namesAt = ([top, place]: readonly string[], votes: Names): Names | null => {
  if (top === undefined) return keys;
  return place === undefined || /^\d/u.test(place) ? ({ vote: votes, ...inner }[top] ?? null) : null;
};

/** `key: value`, with or without the dash of an item, the space of French before the colon and the one after it. */
const PAIR = /^(\s*(?:- +)*)([^\s"'#[{&*!|>%@`-][^:"'#]*?)[ \u00a0\u202f]*:([ \u00a0\u202f]+|$)?(.*)$/u;
const ITEM = /^(\s*(?:- +)+)(\S.*)$/u;
/** What YAML gives a meaning of its own. */
const MEANT =
  /^(?:"(?:[^"\\]|\\.)*(?:"|$)(?:\s+#.*)?$|'(?:[^']|'')*(?:'|$)(?:\s+#.*)?$|\[(?!.*\]\s*[^\s#])|\{(?!\{)|[|>][+-]?\d?$|$)/u;
const BLOCK = /^[|>][+-]?\d?$/u;
const COMMENT = /(?:^|\s+)#(?:\s.*)?$/u;

/** A colon without a space after it ends a key only where the key is known: «TITRE:Atelier». */
const isKey = (word: string) => [keys, ...Object.values(inner)].some((names: Names) => findKey(word, names) !== null);

/** Puts in quotes what would not be read as it was typed: «Atelier 2 : compte rendu», «n° #4», «@mairie». */
function straighten(lines: readonly string[]): readonly string[] {
  let block: number | null = null;
  return lines.map((typed) => {
    const line = typed.replace(/^\t+/u, (tabs) => '  '.repeat(tabs.length));
    const indent = line.search(/\S/u);
    if (block !== null && (indent === -1 || indent > block)) return line;
    block = null;
    const [pair, lead = '', key = '', gap, value = ''] = PAIR.exec(line) ?? [];
    if (pair === undefined || (gap === undefined && !isKey(key)))
      return line.replace(ITEM, (_, lead: string, value: string) => lead + quoted(value));
    if (BLOCK.test(value.trim())) block = indent;
    return `${lead}${key}: ${quoted(value)}`.trimEnd();
  });
}

function quoted(value: string): string {
  const text = value.trim();
  if (MEANT.test(text)) return value;
  const words = text.replace(COMMENT, '');
  const plain = !/:(?:\s|$)|\s#|^[@`%,?\-[\]{}|>&*!"']/u.test(words);
  return plain ? value : `'${words.replaceAll("'", "''")}'`;
}
