/** Where the parts of a document stand, and what they all share while it is written. */
import { type FileChild, type IParagraphOptions, Paragraph, type ParagraphChild } from 'docx';
import type { Block, Heading } from '../../report/document.ts';
import { cellPadding, type Look } from './styles.ts';

/** Where blocks are written. Lengths in twips. */
export interface Place {
  readonly kind: 'body' | 'cell';
  /** The style of a plain paragraph here; undefined for the document's own. */
  readonly style?: string;
  readonly width: number;
  /** Where the text starts when no list is around it, and how many lists are. */
  readonly base: number;
  readonly depth: number;
  readonly bold: boolean;
  /** Whether the end of what is written here stays on the page of what follows. */
  readonly kept: boolean;
  /** What every paragraph here has besides, such as the alignment of its column. */
  readonly each: Omit<IParagraphOptions, 'children'>;
}

/** What a whole document shares while it is written. */
export interface Context {
  readonly write: (blocks: readonly Block[], place: Place) => FileChild[];
  /** Between the margins, in twips. */
  readonly textHeight: number;
  readonly look: Look;
  /** Those that a table of contents lists. */
  readonly headings: readonly Heading[];
  /** Gives a new number each time, so that each numbered list starts anew. */
  readonly nextList: () => number;
}

const start = { base: 0, depth: 0, bold: false, kept: false, each: {} };

export const bodyOf = (width: number): Place => ({ kind: 'body', width, ...start });

/** The place inside a cell that is so many twips wide. */
export const insideCell = (width: number, change: Partial<Place> = {}): Place => ({
  kind: 'cell',
  style: 'AtelierTableText',
  width: Math.max(width - 2 * cellPadding, 1),
  ...start,
  ...change,
});

/** Steps of a list: the first mark stands a little in from the text, each level further by as much as a mark takes. */
export const listStep = 300;
export const listInset = ({ kind }: Place): number => (kind === 'body' ? 120 : 0);

/** Where the text starts, twips from the left edge of the column. */
export const indentOf = (place: Place): number =>
  place.depth === 0 ? place.base : place.base + listInset(place) + listStep * place.depth;

/** A paragraph with the style and the indent of its place; that of a list's mark comes with the mark. In a table it is the
 * row that stays with the next, or not. */
export const paragraph = (
  place: Place,
  children: readonly ParagraphChild[],
  { keepNext = false, ...options }: Place['each'] = {},
): Paragraph => {
  const left = indentOf(place);
  return new Paragraph({
    ...(place.style !== undefined && { style: place.style }),
    ...(left > 0 && place.each.numbering === undefined && { indent: { left } }),
    ...((keepNext || place.kept) && place.kind === 'body' && { keepNext: true }),
    ...options,
    ...place.each,
    children,
  });
};
