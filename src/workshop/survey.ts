/** The prose, its tree and what it asks for enter; each with its place in the file leaves, and what no document takes over. */

import { elementsIn, type HtmlNode, isForeign } from './tree.ts';

/** A place in the file. */
interface SurveySpot {
  readonly line: number;
  readonly column: number;
}

/** A placeholder, and whether it stands alone in its paragraph. */
export interface Placeholder {
  readonly name: string;
  readonly alone: boolean;
}

/** A placeholder where it stands in the file. */
export type Use = Placeholder & SurveySpot;

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
/** Code says what it says, and a comment is a note of the secretary to herself. */
const UNREAD =
  /<!--[\s\S]*?(?:-->|$(?![\s\S]))|^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1|$(?![\s\S]))|`[^`\n]+`/gmu;

export function survey(text: string, tree: readonly HtmlNode[], asked: readonly Placeholder[]): Survey {
  const lines = text.replace(UNREAD, (found) => found.replace(/[^\n]/gu, ' ')).split('\n');
  const find = (pattern: RegExp) =>
    lines.flatMap((words, at) =>
      [...words.matchAll(pattern)].map((match) => {
        return { name: match[1] ?? '', spot: { line: at + 1, column: match.index + 1 } };
      }),
    );
  const nowhere = { line: 1, column: 1 };
  // The prose asks for the placeholders of one name in the order in which they stand there.
  const spots = new Map<string, SurveySpot[]>();
  for (const { name, spot } of find(PLACEHOLDER)) spots.set(name, [...(spots.get(name) ?? []), spot]);
  const spotOf = (name: string) => {
    const [spot = nowhere, ...others] = spots.get(name) ?? [];
    if (others.length > 0) spots.set(name, others);
    return spot;
  };
  const shown = find(/!\[|<img\b/giu);
  const pictures = elementsIn(tree)
    .filter(({ name }) => name === 'img')
    .map(({ attribs }, at) => ({ path: pathOf(attribs['src'] ?? ''), ...(shown[at]?.spot ?? nowhere) }));
  const called = new Set(find(/\[\^([^\]\s]+)\](?!:)/gu).map(({ name }) => name));
  const notes = find(/^ {0,3}\[\^([^\]\s]+)\]:/gu).filter(({ name }) => !called.has(name));
  const tags = find(/<([a-z][a-z0-9-]*)(?:\s[^<>]*)?\/?>/giu).filter(({ name }) => isForeign(name.toLowerCase()));
  return {
    uses: asked.map((one) => ({ ...one, ...spotOf(one.name) })),
    strays: lines.flatMap((words, at) => {
      const stray = words.replace(PLACEHOLDER, (found) => ' '.repeat(found.length)).search(/\{\{|\}\}/u);
      return stray < 0 ? [] : [{ line: at + 1, column: stray + 1 }];
    }),
    pictures: pictures.filter(({ path }) => !REMOTE.test(path)),
    unheld: [
      ...tags.map(({ name, spot }) => ({ what: 'tag' as const, name, ...spot })),
      ...pictures.flatMap(({ path, ...spot }) =>
        REMOTE.test(path) ? [{ what: 'picture' as const, name: path, ...spot }] : [],
      ),
      ...notes.map(({ name, spot }) => ({ what: 'note' as const, name, ...spot })),
    ].toSorted((a, b) => a.line - b.line || a.column - b.column),
  };
}

/** The name of a file as an address has it, where a space may be «%20». */
export const pathOf = (address: string): string => {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
};
