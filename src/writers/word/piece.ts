/** What the files of this folder hand one another: paragraphs still open to change, where they stand, who writes them. */
import { FileChild, type IParagraphOptions, Paragraph, type Table, type TableOfContents } from 'docx';
import type { Block } from '../../report/document.ts';

/** A paragraph is kept as its options until the last moment, so that a neighbour may still ask it to stay close. */
export type Piece = IParagraphOptions | Table | TableOfContents;

/** Where blocks are written. Lengths in twips. */
export interface Place {
  readonly kind: 'body' | 'cell' | 'footnote';
  /** The style of a plain paragraph here; undefined for the document's own. */
  readonly style: string | undefined;
  readonly width: number;
  /** Where the text starts when no list is around it. */
  readonly base: number;
  /** How many lists are around. */
  readonly depth: number;
  readonly bold: boolean;
}

/** What a whole document shares while it is written. */
export interface Scribe {
  readonly write: (blocks: readonly Block[], place: Place) => Piece[];
  /** docx/charts, loaded only for a document that has a chart. */
  readonly charts: typeof import('docx/charts') | null;
  /** Between the margins, in twips. */
  readonly textWidth: number;
  /** A number that no earlier list has, so that each numbered list starts again. */
  readonly nextList: () => number;
}

/** Steps of a list: the first mark stands a little in from the text, each level further by as much as a mark takes. */
export const listStep = 300;
export const listInset = (place: Place): number => (place.kind === 'body' ? 120 : 0);

/** Where the text starts, twips from the left edge of the column. */
export const indentOf = (place: Place): number =>
  place.depth === 0 ? place.base : place.base + listInset(place) + listStep * place.depth;

/** A paragraph, with the indent of its place. */
export const paragraph = (place: Place, options: IParagraphOptions): IParagraphOptions => {
  const left = indentOf(place);
  return {
    ...(place.style !== undefined && { style: place.style }),
    ...(left > 0 && { indent: { left } }),
    ...options,
  };
};

export const isParagraph = (piece: Piece): piece is IParagraphOptions => !(piece instanceof FileChild);

export const finish = (piece: Piece): Paragraph | Table | TableOfContents =>
  isParagraph(piece) ? new Paragraph(piece) : piece;
