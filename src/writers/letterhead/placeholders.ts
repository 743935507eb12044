/** A part of a Word file enters; its paragraphs and the placeholders in them leave, and the part with values in their places. */

import { unescapeXml } from '../sanitize.ts';

/** One character of a paragraph and its place in the part: an entity takes several places. */
interface Char {
  readonly char: string;
  readonly from: number;
  readonly to: number;
}

export interface TemplateParagraph {
  readonly from: number;
  readonly to: number;
  readonly chars: readonly Char[];
  readonly text: string;
  /** What it stands in: only the page itself can hold the compte rendu. */
  readonly within: 'page' | 'table' | 'text-box' | 'control';
  /** Whether a section of the document ends with it. */
  readonly endsSection: boolean;
  /** Whether it holds a picture or another thing that is no text. */
  readonly holdsObject: boolean;
}

const TOKEN = /<(\/?)([\w:.-]+)(?:[^>"']|"[^"]*"|'[^']*')*?(\/?)>|([^<]+)/g;
const CHARACTER = /&(?:#\d+|#x[\da-f]+|\w+);|[\s\S]/giu;
const OBJECTS = new Set([
  'w:drawing',
  'w:pict',
  'w:object',
  'm:oMath',
  'w:footnoteReference',
  'w:fldSimple',
  'w:fldChar',
]);

/** A paragraph that is not closed yet. */
interface OpenParagraph extends Pick<TemplateParagraph, 'from' | 'within'> {
  readonly chars: Char[];
  endsSection: boolean;
  holdsObject: boolean;
}

/** The paragraphs in the order in which they end. Words that a tracked change deleted are not in `w:t`, and so left out. */
export function paragraphsOf(xml: string): readonly TemplateParagraph[] {
  const done: TemplateParagraph[] = [];
  const open: OpenParagraph[] = [];
  const around: string[] = [];
  let inText = false;
  let plainControls = 0;
  for (const token of xml.matchAll(TOKEN)) {
    const [whole, slash, name = '', empty, words] = token;
    const last = open.at(-1);
    if (words !== undefined) {
      if (inText && last) for (const char of charactersOf(words, token.index)) last.chars.push(char);
      continue;
    }
    if (last && OBJECTS.has(name)) last.holdsObject = true;
    if (last && name === 'w:sectPr') last.endsSection = true;
    if (name === 'w:t') inText = !slash && !empty;
    if (name === 'w:text' && !slash && around.includes('w:sdtPr'))
      plainControls = around.filter((each) => each === 'w:sdt').length;
    if (empty) continue;
    if (!slash) {
      around.push(name);
      const within = withinOf(around, plainControls);
      if (name === 'w:p') open.push({ from: token.index, chars: [], within, endsSection: false, holdsObject: false });
      continue;
    }
    around.splice(around.lastIndexOf(name));
    if (name === 'w:sdt') plainControls = Math.min(plainControls, around.filter((each) => each === 'w:sdt').length);
    if (name !== 'w:p') continue;
    const closed = open.pop();
    if (closed)
      done.push({ ...closed, to: token.index + whole.length, text: closed.chars.map(({ char }) => char).join('') });
  }
  return done;
}

const withinOf = (around: readonly string[], plainControls: number): TemplateParagraph['within'] => {
  if (around.includes('w:txbxContent')) return 'text-box';
  if (around.includes('w:tbl')) return 'table';
  return plainControls > 0 ? 'control' : 'page';
};

const charactersOf = (words: string, from: number): Char[] =>
  [...words.matchAll(CHARACTER)].flatMap(({ 0: raw, index }) =>
    [...unescapeXml(raw)].map((char) => ({ char, from: from + index, to: from + index + raw.length })),
  );

export interface Placeholder {
  /** As it was typed between the braces, without blanks around it. */
  readonly name: string;
  readonly paragraph: TemplateParagraph;
  /** Where its characters start and end in the paragraph. */
  readonly start: number;
  readonly end: number;
}

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/gu;

/** Word cuts words into runs as it likes, so placeholders are sought in the text of the paragraph. */
export const placeholdersOf = (paragraph: TemplateParagraph): readonly Placeholder[] => {
  // A match counts UTF-16 units, of which some characters take two.
  const units = paragraph.chars.flatMap(({ char }, place) =>
    Array.from(char, () => place).concat(char.length > 1 ? [place] : []),
  );
  return [...paragraph.text.matchAll(PLACEHOLDER)].map(({ 0: raw, 1: name = '', index }) => ({
    name,
    paragraph,
    start: units[index] ?? 0,
    end: (units[index + raw.length - 1] ?? 0) + 1,
  }));
};

/** Braces that open or close no placeholder: one was cut by a line break, or mistyped. */
export const straysIn = ({ text }: TemplateParagraph): boolean => /\{\{|\}\}/u.test(text.replace(PLACEHOLDER, ''));

export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly xml: string;
}

/** The value takes the place of the first character, whose look it has; the other characters go. */
export const editsFor = ({ paragraph, start, end }: Placeholder, xml: string): readonly Edit[] =>
  paragraph.chars.slice(start, end).map(({ from, to }, place) => ({ from, to, xml: place === 0 ? xml : '' }));

/** Makes the edits, which do not overlap. */
export const edit = (part: string, edits: readonly Edit[]): string => {
  let at = 0;
  let done = '';
  for (const { from, to, xml } of [...edits].sort((a, b) => a.from - b.from)) {
    done += part.slice(at, from) + xml;
    at = to;
  }
  return done + part.slice(at);
};
