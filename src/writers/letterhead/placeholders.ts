/** Paragraphs of a letterhead enter; the placeholders in them leave, and the part with values in their places. */

import type { TemplateParagraph } from './paragraphs.ts';

export interface Placeholder {
  /** As it was typed between the braces, blanks around it aside. */
  readonly name: string;
  readonly paragraph: TemplateParagraph;
  /** First and behind the last of its characters in the paragraph. */
  readonly start: number;
  readonly end: number;
}

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/gu;

/** Word cuts words over runs as it likes: what counts is how they read. */
export const placeholdersOf = (paragraph: TemplateParagraph): readonly Placeholder[] => {
  // Places in the text are those of its characters, of which some take two units.
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

/** The value takes the place of the first character, and its look; the others go. */
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
