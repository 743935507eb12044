/** The syntax tree of the prose enters; its placeholders leave, each with its place, and braces that are none. */

import type { Nodes, Text } from 'mdast';
import { wordsIn } from './markdown.ts';

/** A place in the file. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** A placeholder where it stands in the file. */
export interface Use extends Spot {
  readonly name: string;
  /** Whether it stands alone in its paragraph. */
  readonly alone: boolean;
}

export const PLACEHOLDER = /\{\{\s*([^{}\n]{1,60}?)\s*\}\}/gu;
export const ALONE = /^(?:\s*(?:\{\{[^{}\n]{1,60}\}\}|\[\[toc\]\]|\\(?:newpage|pagebreak)))+\s*$/iu;

export function usesIn(part: Nodes): readonly Use[] {
  if (part.type === 'paragraph') {
    const words = wordsIn(part.children);
    if (ALONE.test(words)) return part.children.flatMap((child) => usesInText(child, true));
  }
  if (part.type === 'text') return usesInText(part, false);
  return 'children' in part ? part.children.flatMap(usesIn) : [];
}

function usesInText(part: Nodes, alone: boolean): readonly Use[] {
  if (part.type !== 'text') return [];
  return [...part.value.matchAll(PLACEHOLDER)].map((match): Use => {
    return { name: match[1] ?? '', alone, ...placeIn(part, match.index) };
  });
}

/** A placeholder that is not closed, or empty, or far too long, would stand in the document as it was typed. */
export function straysIn(part: Nodes): readonly Spot[] {
  if (part.type !== 'text') return 'children' in part ? part.children.flatMap(straysIn) : [];
  const rest = part.value.replace(PLACEHOLDER, (found) => ' '.repeat(found.length));
  const at = rest.search(/\{\{|\}\}/u);
  return at < 0 ? [] : [placeIn(part, at)];
}

/** Where a character of a text stands in the file. */
function placeIn({ value, position }: Text, index: number): Spot {
  const start = position?.start ?? { line: 1, column: 1 };
  const before = value.slice(0, index).split('\n');
  const last = before.at(-1) ?? '';
  return {
    line: start.line + before.length - 1,
    column: (before.length === 1 ? start.column : 1) + last.length,
  };
}
