/** The text of a workshop file enters; its front matter as a tree of strings, each with its place, and its prose leave. */

import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node as YamlNode } from 'yaml';
import { straighten } from './lenient.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Nothing but strings: «057» and «14:30» mean what they say. */
export type Node = Place &
  (
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'list'; readonly items: readonly Node[] }
    | { readonly kind: 'map'; readonly entries: readonly Entry[] }
  );

export interface Entry extends Place {
  readonly key: string;
  readonly value: Node;
}

export type SyntaxFault = 'not-closed' | 'quote' | 'indentation' | 'twice' | 'other';

export interface FrontMatter {
  readonly entries: readonly Entry[];
  readonly faults: readonly ({ readonly fault: SyntaxFault } & Place)[];
  /** The prose on the lines where it stands in the file, those of the front matter left empty. */
  readonly body: string;
}

const RULE = /^---[ \t]*$/u;
const END = /^(?:---|\.\.\.)[ \t]*$/u;

const FAULTS: Readonly<Record<string, SyntaxFault>> = {
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
  ).join('\n');
  return { ...parseYaml(yaml), body };
}

function parseYaml(yaml: string): Pick<FrontMatter, 'entries' | 'faults'> {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { schema: 'failsafe', lineCounter: counter, prettyErrors: false });
  const placeOf = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const faults = document.errors.map(({ code, pos }) => ({ fault: FAULTS[code] ?? 'other', ...placeOf(pos[0]) }));
  // The others are what YAML made of the lines after it.
  if (faults.length > 0) return { entries: [], faults: faults.slice(0, 1) };
  const root = document.contents === null ? null : toNode(document.contents, placeOf);
  if (root === null || (root.kind === 'text' && root.text.trim() === '')) return { entries: [], faults: [] };
  if (root.kind === 'map') return { entries: root.entries, faults: [] };
  return { entries: [], faults: [{ fault: 'other', line: root.line, column: root.column }] };
}

function toNode(part: YamlNode, placeOf: (offset: number) => Place): Node {
  const place = placeOf(part.range?.[0] ?? 0);
  if (isMap(part)) {
    const entries = part.items.map(({ key, value }): Entry => {
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
