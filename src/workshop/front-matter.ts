/** The text of a workshop file enters; its front matter as a tree of strings, each with its place, and its prose leave. */

import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node as YamlNode } from 'yaml';
import { straighten } from './lenient.ts';

export interface KeyPosition {
  readonly line: number;
  readonly column: number;
}

/** Nothing but strings: «057» and «14:30» mean what they say. */
export type KeyNode = KeyPosition &
  (
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'list'; readonly items: readonly KeyNode[] }
    | { readonly kind: 'map'; readonly entries: readonly FrontMatterEntry[] }
  );

export interface FrontMatterEntry extends KeyPosition {
  readonly key: string;
  readonly value: KeyNode;
}

export type SyntaxFault = KeyPosition &
  (
    | { readonly fault: 'not-closed' | 'quote' | 'indentation' | 'other' }
    | { readonly fault: 'twice'; readonly key?: string }
  );

export interface FrontMatter {
  readonly entries: readonly FrontMatterEntry[];
  /** What is left to read of the lines that are right is read all the same. */
  readonly faults: readonly SyntaxFault[];
  /** The prose on the lines where it stands in the file, those of the front matter left empty. */
  readonly body: string;
}

const RULE = /^---[ \t]*$/u;
const END = /^(?:---|\.\.\.)[ \t]*$/u;

const FAULTS: Readonly<Record<string, SyntaxFault['fault']>> = {
  MISSING_CHAR: 'quote',
  BAD_INDENT: 'indentation',
  TAB_AS_INDENT: 'indentation',
  DUPLICATE_KEY: 'twice',
};

/** A file without front matter is all prose. */
export function splitFrontMatter(text: string, isKey: (word: string) => boolean): FrontMatter {
  const lines = text.replace(/^\ufeff/u, '').split(/\r\n|\r|\n/u);
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first === -1 || !RULE.test(lines[first] ?? '')) return { entries: [], faults: [], body: lines.join('\n') };
  const length = lines.slice(first + 1).findIndex((line) => END.test(line));
  if (length === -1) {
    return { entries: [], faults: [{ fault: 'not-closed', line: first + 1, column: 1 }], body: '' };
  }
  const end = first + 1 + length;
  const body = lines.map((line, at) => (at <= end ? '' : line)).join('\n');
  const yaml = straighten(
    lines.slice(0, end).map((line, at) => (at <= first ? '' : line)),
    isKey,
  );
  return { ...readYaml(yaml), body };
}

/** Faults are told up to this many: behind each of them, YAML must be read again. */
const MOST_FAULTS = 20;

/** Of the faults that YAML finds, the first is one; the others are what it made of the lines after it. So the line is
 * taken out, with those that hang on it, and the rest read again. */
function readYaml(lines: readonly string[]): Pick<FrontMatter, 'entries' | 'faults'> {
  const faults: SyntaxFault[] = [];
  let left = lines;
  for (;;) {
    const parsed = parseYaml(left);
    if (!('fault' in parsed)) return { ...parsed, faults };
    faults.push(parsed);
    if (faults.length === MOST_FAULTS || (left[parsed.line - 1] ?? '').trim() === '') return { entries: [], faults };
    left = withoutLine(left, parsed.line - 1);
  }
}

/** With a key goes all that stands below it, further in. */
function withoutLine(lines: readonly string[], at: number): readonly string[] {
  const indent = (line: string) => line.search(/\S/u);
  const length = lines.slice(at + 1).findIndex((line) => indent(line) >= 0 && indent(line) <= indent(lines[at] ?? ''));
  const end = length === -1 ? lines.length : at + 1 + length;
  return lines.map((line, place) => (place >= at && place < end ? '' : line));
}

function parseYaml(lines: readonly string[]): Pick<FrontMatter, 'entries'> | SyntaxFault {
  const counter = new LineCounter();
  const yaml = lines.join('\n');
  const document = parseDocument(yaml, { schema: 'failsafe', lineCounter: counter, prettyErrors: false });
  const placeOf = (offset: number): KeyPosition => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const [error] = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (error !== undefined) return faultOf(error.code, placeOf(error.pos[0]), lines);
  const root = document.contents === null ? null : toNode(document.contents, placeOf);
  if (root === null || (root.kind === 'text' && root.text.trim() === '')) return { entries: [] };
  if (root.kind === 'map') return { entries: root.entries };
  return { fault: 'other', line: root.line, column: root.column };
}

function faultOf(code: string, place: KeyPosition, lines: readonly string[]): SyntaxFault {
  const open = openedBefore(place.line, lines);
  if (open !== null) return { fault: 'quote', ...open };
  const fault = FAULTS[code] ?? 'other';
  if (fault !== 'twice') return { fault, ...place };
  const [, key] = /^\s*(?:- +)*["']?([^:"']+?)["']?\s*:/u.exec(lines[place.line - 1] ?? '') ?? [];
  return { fault, ...(key === undefined ? {} : { key }), ...place };
}

const CLOSES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '[': ']', '{': '}' };

/** The quotation mark or bracket that begins a value and that no line closes up to the one where YAML noticed. */
function openedBefore(line: number, lines: readonly string[]): KeyPosition | null {
  for (let at = Math.min(line, lines.length) - 1; at >= 0; at--) {
    const [before = '', sign = ''] = /^\s*(?:- +)*(?:[^\s"'[{][^:]*:\s+)?(?=(["'[{]))/u.exec(lines[at] ?? '') ?? [];
    if (sign === '') continue;
    const rest = [(lines[at] ?? '').slice(before.length + 1), ...lines.slice(at + 1, line)];
    if (!rest.some((words) => words.includes(CLOSES[sign] ?? sign))) return { line: at + 1, column: before.length + 1 };
  }
  return null;
}

function toNode(part: YamlNode, placeOf: (offset: number) => KeyPosition): KeyNode {
  const place = placeOf(part.range?.[0] ?? 0);
  if (isMap(part)) {
    const entries = part.items.map(({ key, value }): FrontMatterEntry => {
      const at = placeOf((key as YamlNode).range?.[0] ?? 0);
      const child = value === null ? null : toNode(value as YamlNode, placeOf);
      return {
        key: isScalar(key) ? String(key.value ?? '') : '',
        value: child ?? { kind: 'text', text: '', ...at },
        ...at,
      };
    });
    return { kind: 'map', entries, ...place };
  }
  if (isSeq(part)) {
    return { kind: 'list', items: part.items.map((item) => toNode(item as YamlNode, placeOf)), ...place };
  }
  // An alias stands for nothing here: a line or two of metadata need none.
  return { kind: 'text', text: isScalar(part) ? String(part.value ?? '') : '', ...place };
}
