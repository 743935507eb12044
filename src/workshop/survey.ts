/** The syntax tree of the prose enters; what it asks for leaves, each with its place: placeholders, pictures, what no document
 * takes over. */

import type { Nodes, Root } from 'mdast';
import { unknownTags } from './html.ts';
import { wordsIn } from './markdown.ts';

/** A place in the file. */
interface SurveySpot {
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
  /** Files beside the workshop's that the prose shows. */
  readonly pictures: readonly (SurveySpot & { readonly path: string })[];
  /** What a document cannot take over: a tag, a picture of elsewhere, a note that nothing refers to. */
  readonly unheld: readonly (SurveySpot & { readonly what: 'tag' | 'picture' | 'note'; readonly name: string })[];
}

export const PLACEHOLDER = /\{\{\s*([^{}\n]{1,60}?)\s*\}\}/gu;
export const ALONE = /^(?:\s*(?:\{\{[^{}\n]{1,60}\}\}|\[\[toc\]\]|\\(?:newpage|pagebreak)))+\s*$/iu;
const REMOTE = /^(?:[a-z][a-z0-9+.-]+:|\/\/)/iu;

/** Every node in reading order, and whether it stands in a paragraph that holds nothing but placeholders. */
const nodesIn = (part: Nodes, alone = false): readonly { readonly part: Nodes; readonly alone: boolean }[] => {
  const within = alone || (part.type === 'paragraph' && ALONE.test(wordsIn(part.children)));
  const children = 'children' in part ? part.children.flatMap((child) => nodesIn(child, within)) : [];
  return [{ part, alone }, ...children];
};

export function survey(root: Root): Survey {
  const nodes = nodesIn(root);
  const addresses = addressesIn(root);
  const called = new Set(nodes.flatMap(({ part }) => (part.type === 'footnoteReference' ? part.identifier : [])));
  const uses: Use[] = [];
  const strays: SurveySpot[] = [];
  const pictures: Survey['pictures'][number][] = [];
  const unheld: Survey['unheld'][number][] = [];
  for (const { part, alone } of nodes) {
    const spot = placeIn(part, '');
    // A comment is a note of the secretary to herself.
    if (part.type === 'text' || (part.type === 'html' && !part.value.startsWith('<!--'))) {
      for (const match of part.value.matchAll(PLACEHOLDER))
        uses.push({ name: match[1] ?? '', alone, ...placeIn(part, part.value.slice(0, match.index)) });
      // A placeholder that is not closed, or empty, or far too long, would stand in the document as it was typed.
      const rest = part.value.replace(PLACEHOLDER, (found) => ' '.repeat(found.length));
      const stray = part.type === 'text' ? rest.search(/\{\{|\}\}/u) : -1;
      if (stray >= 0) strays.push(placeIn(part, part.value.slice(0, stray)));
    }
    if (part.type === 'html')
      unheld.push(...unknownTags(part.value).map((name) => ({ what: 'tag' as const, name, ...spot })));
    if (part.type === 'footnoteDefinition' && !called.has(part.identifier))
      unheld.push({ what: 'note', name: part.label ?? part.identifier, ...spot });
    const address =
      part.type === 'image' ? part.url : part.type === 'imageReference' ? addresses.get(part.identifier) : undefined;
    if (address !== undefined && REMOTE.test(address)) unheld.push({ what: 'picture', name: address, ...spot });
    else if (address !== undefined) pictures.push({ path: pathOf(address), ...spot });
  }
  return { uses, strays, pictures, unheld };
}

/** Those of links and pictures that are said apart, by name. */
export const addressesIn = ({ children }: Root): ReadonlyMap<string, string> =>
  new Map(children.flatMap((part) => (part.type === 'definition' ? [[part.identifier, part.url] as const] : [])));

/** The name of a file as it is typed in Markdown, where a space may be «%20». */
export const pathOf = (address: string): string => {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
};

/** Where in the file the text goes on that begins a node. */
function placeIn({ position }: Nodes, before: string): SurveySpot {
  const start = position?.start ?? { line: 1, column: 1 };
  const lines = before.split('\n');
  const last = lines.at(-1) ?? '';
  return { line: start.line + lines.length - 1, column: (lines.length === 1 ? start.column : 1) + last.length };
}
