/** The syntax tree of the prose enters; what it asks for leaves, each with its place: placeholders, pictures, what no document
 * takes over. */

import type { Html, Nodes, Root, Text } from 'mdast';
import { unknownTags } from './html.ts';
import { wordsIn } from './markdown.ts';

/** A place in the file. */
export interface SurveySpot {
  readonly line: number;
  readonly column: number;
}

/** A placeholder where it stands in the file. */
export interface Use extends SurveySpot {
  readonly name: string;
  /** Whether it stands alone in its paragraph. */
  readonly alone: boolean;
}

/** What the prose asks for. */
export interface Survey {
  readonly uses: readonly Use[];
  /** Double braces that open or close no placeholder, where they stand in the file. */
  readonly strays: readonly SurveySpot[];
  /** Files that the prose shows. */
  readonly pictures: readonly Picture[];
  /** What the document does not take over. */
  readonly unheld: readonly Unheld[];
}

export function survey(root: Root): Survey {
  const addresses = addressesIn(root);
  return {
    uses: usesIn(root),
    strays: straysIn(root),
    pictures: picturesIn(root, addresses),
    unheld: unheldIn(root, addresses, new Set(callsIn(root))),
  };
}

export const PLACEHOLDER = /\{\{\s*([^{}\n]{1,60}?)\s*\}\}/gu;
export const ALONE = /^(?:\s*(?:\{\{[^{}\n]{1,60}\}\}|\[\[toc\]\]|\\(?:newpage|pagebreak)))+\s*$/iu;

function usesIn(part: Nodes): readonly Use[] {
  if (part.type === 'paragraph') {
    const words = wordsIn(part.children);
    if (ALONE.test(words)) return part.children.flatMap((child) => usesInText(child, true));
  }
  if (part.type === 'text' || (part.type === 'html' && !isComment(part))) return usesInText(part, false);
  return 'children' in part ? part.children.flatMap(usesIn) : [];
}

function usesInText(part: Nodes, alone: boolean): readonly Use[] {
  if (part.type !== 'text' && part.type !== 'html') return [];
  return [...part.value.matchAll(PLACEHOLDER)].map((match): Use => {
    return { name: match[1] ?? '', alone, ...placeIn(part, match.index) };
  });
}

/** A comment is a note of the secretary to herself. */
const isComment = ({ value }: Html): boolean => value.startsWith('<!--');

/** Those of links and pictures that are said apart, by name. */
export const addressesIn = ({ children }: Root): ReadonlyMap<string, string> =>
  new Map(children.flatMap((part) => (part.type === 'definition' ? [[part.identifier, part.url] as const] : [])));

/** A picture in a file beside the workshop's. */
interface Picture extends SurveySpot {
  readonly path: string;
}

const REMOTE = /^(?:[a-z][a-z0-9+.-]+:|\/\/)/iu;

/** The pictures of the prose, those of elsewhere aside. */
const picturesIn = (part: Nodes, addresses: ReadonlyMap<string, string>): readonly Picture[] => {
  if ('children' in part) return part.children.flatMap((child) => picturesIn(child, addresses));
  const path = addressOf(part, addresses);
  return path === null || REMOTE.test(path) ? [] : [{ path: pathOf(path), ...startOf(part) }];
};

/** The name of a file as it is typed in Markdown, where a space may be «%20». */
export const pathOf = (address: string): string => {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
};

const addressOf = (part: Nodes, addresses: ReadonlyMap<string, string>): string | null => {
  if (part.type === 'image') return part.url;
  return part.type === 'imageReference' ? (addresses.get(part.identifier) ?? null) : null;
};

/** What a document cannot take over from the prose: a tag, a picture of elsewhere, a note that nothing refers to. */
export type Unheld = { readonly what: 'tag' | 'picture' | 'note'; readonly name: string } & SurveySpot;

function unheldIn(part: Nodes, addresses: ReadonlyMap<string, string>, called: ReadonlySet<string>): readonly Unheld[] {
  const spot = startOf(part);
  if (part.type === 'html') return unknownTags(part.value).map((name) => ({ what: 'tag', name, ...spot }));
  if (part.type === 'footnoteDefinition' && !called.has(part.identifier))
    return [{ what: 'note', name: part.label ?? part.identifier, ...spot }];
  if ('children' in part) return part.children.flatMap((child) => unheldIn(child, addresses, called));
  const address = addressOf(part, addresses);
  return address !== null && REMOTE.test(address) ? [{ what: 'picture', name: address, ...spot }] : [];
}

/** The notes that the prose refers to, by name. */
const callsIn = (part: Nodes): readonly string[] => {
  if (part.type === 'footnoteReference') return [part.identifier];
  return 'children' in part ? part.children.flatMap(callsIn) : [];
};

const startOf = ({ position }: Nodes): SurveySpot => ({
  line: position?.start.line ?? 1,
  column: position?.start.column ?? 1,
});

/** A placeholder that is not closed, or empty, or far too long, would stand in the document as it was typed. */
function straysIn(part: Nodes): readonly SurveySpot[] {
  if (part.type !== 'text') return 'children' in part ? part.children.flatMap(straysIn) : [];
  const rest = part.value.replace(PLACEHOLDER, (found) => ' '.repeat(found.length));
  const at = rest.search(/\{\{|\}\}/u);
  return at < 0 ? [] : [placeIn(part, at)];
}

/** Where a character of a text stands in the file. */
function placeIn({ value, position }: Text | Html, index: number): SurveySpot {
  const start = position?.start ?? { line: 1, column: 1 };
  const before = value.slice(0, index).split('\n');
  const last = before.at(-1) ?? '';
  return {
    line: start.line + before.length - 1,
    column: (before.length === 1 ? start.column : 1) + last.length,
  };
}
