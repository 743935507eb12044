/** The prose and its tree enter; what it asks for leaves, each with its place: placeholders, pictures, what no document takes
 * over. */

import { blockTags, elementsIn, type HtmlNode, isElement, isForeign, wordsIn } from './tree.ts';

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
  /** What a document cannot take over: a tag, a picture of elsewhere, a note that nothing refers to, a cell under no heading. */
  readonly unheld: readonly (SurveySpot & {
    readonly what: 'tag' | 'picture' | 'note' | 'cell';
    readonly name: string;
  })[];
}

export const PLACEHOLDER = /\{\{\s*([^{}\n]{1,60}?)\s*\}\}/gu;
export const ALONE = /^(?:\s*(?:\{\{[^{}\n]{1,60}\}\}|\[\[toc\]\]|\\(?:newpage|pagebreak)))+\s*$/iu;
const REMOTE = /^(?:[a-z][a-z0-9+.-]+:|\/\/)/iu;
/** Code says what it says, and a comment is a note of the secretary to herself. */
const UNREAD =
  /<!--[\s\S]*?(?:-->|$(?![\s\S]))|^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1|$(?![\s\S]))|`[^`\n]+`/gmu;

export function survey(text: string, tree: readonly HtmlNode[]): Survey {
  const lines = text.replace(UNREAD, (found) => found.replace(/[^\n]/gu, ' ')).split('\n');
  const find = (pattern: RegExp) =>
    lines.flatMap((words, at) =>
      [...words.matchAll(pattern)].map((match) => {
        return { name: match[1] ?? '', spot: { line: at + 1, column: match.index + 1 } };
      }),
    );
  const nowhere = { line: 1, column: 1 };
  // The tree knows what stands alone, the text where it stands; both tell it in the same order.
  const spots = new Map<string, SurveySpot[]>();
  for (const { name, spot } of find(PLACEHOLDER)) spots.set(name, [...(spots.get(name) ?? []), spot]);
  const shown = find(/!\[|<img\b/giu);
  const pictures = elementsIn(tree)
    .filter(({ name }) => name === 'img')
    .map(({ attribs }, at) => ({ path: pathOf(attribs['src'] ?? ''), ...(shown[at]?.spot ?? nowhere) }));
  const called = new Set(find(/\[\^([^\]\s]+)\](?!:)/gu).map(({ name }) => name));
  const notes = find(/^ {0,3}\[\^([^\]\s]+)\]:/gu).filter(({ name }) => !called.has(name));
  const tags = find(/<([a-z][a-z0-9-]*)(?:\s[^<>]*)?\/?>/giu).filter(({ name }) => isForeign(name.toLowerCase()));
  return {
    uses: placeholdersIn(tree, false).map((use) => ({ ...use, ...(spots.get(use.name)?.shift() ?? nowhere) })),
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
      ...excessCellsIn(lines).map((cell) => ({ what: 'cell' as const, ...cell })),
    ].toSorted((a, b) => a.line - b.line || a.column - b.column),
  };
}

const UNDER_HEADINGS = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/u;

/** Markdown drops the cells of a row that stand under no heading. */
function excessCellsIn(lines: readonly string[]): readonly (SurveySpot & { readonly name: string })[] {
  const cellsOf = (line: string) =>
    line
      .trim()
      .replace(/^\||(?<!\\)\|$/gu, '')
      .split(/(?<!\\)\|/u);
  let width: number | null = null;
  return lines.flatMap((line, at) => {
    if (line.trim() === '') width = null;
    else if (width === null) width = line.includes('|') && UNDER_HEADINGS.test(line) ? cellsOf(line).length : null;
    else {
      const beyond = cellsOf(line)
        .slice(width)
        .map((cell) => cell.trim());
      return beyond.flatMap((name) => (name === '' ? [] : { name, line: at + 1, column: line.indexOf(name) + 1 }));
    }
    return [];
  });
}

/** `within`: whether what holds these parts holds nothing but placeholders. */
function placeholdersIn(parts: readonly HtmlNode[], within: boolean): readonly Pick<Use, 'name' | 'alone'>[] {
  const isBlock = (part: HtmlNode) => isElement(part) && blockTags.includes(part.name);
  const alone = within || ALONE.test(wordsIn(parts.filter((part) => !isBlock(part))));
  return parts.flatMap((part): readonly Pick<Use, 'name' | 'alone'>[] => {
    if (isElement(part)) {
      const isCode = part.name === 'code' || part.name === 'pre';
      return isCode ? [] : placeholdersIn(part.children, alone && !isBlock(part));
    }
    const words = part.type === 'text' ? part.data : '';
    return [...words.matchAll(PLACEHOLDER)].map((match) => ({ name: match[1] ?? '', alone }));
  });
}

/** The name of a file as an address has it, where a space may be «%20». */
export const pathOf = (address: string): string => {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
};
