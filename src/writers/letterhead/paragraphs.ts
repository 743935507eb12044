/** A part of a Word file enters; its paragraphs leave, each with its words and where they stand in the part. */

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
  /** What is around it. */
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

interface Open {
  readonly from: number;
  readonly chars: Char[];
  readonly within: TemplateParagraph['within'];
  endsSection: boolean;
  holdsObject: boolean;
}

/** In the order in which they end. What a tracked change took away is no text any more. */
export function paragraphsOf(xml: string): readonly TemplateParagraph[] {
  const done: TemplateParagraph[] = [];
  const open: Open[] = [];
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
      if (name === 'w:p')
        open.push({
          from: token.index,
          chars: [],
          within: withinOf(around, plainControls),
          endsSection: false,
          holdsObject: false,
        });
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
