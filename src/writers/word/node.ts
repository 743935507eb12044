/** What the files of this folder hand one another: parts of a Word document, where they stand, and what they all share. */
import { FileChild, type IParagraphOptions, Paragraph, type ParagraphChild, Table } from 'docx';
import type { Block } from '../../report/document.ts';
import { type Colours, cellPadding, style } from './theme.ts';

/** A paragraph is made last, because docx cannot change it any more and its neighbour may still ask it to stay close. */
export interface ParagraphNode extends Omit<IParagraphOptions, 'children' | 'text'> {
  readonly children?: readonly ParagraphChild[];
}

/** A paragraph to be, or a table of docx's own. */
export type Node = ParagraphNode | FileChild;

export const isParagraph = (child: Node): child is ParagraphNode => !(child instanceof FileChild);

export const isTable = (child: Node): child is Table => child instanceof Table;

export const make = (child: Node): FileChild => (isParagraph(child) ? new Paragraph(child) : child);

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
export interface Context {
  readonly write: (blocks: readonly Block[], place: Place) => Node[];
  /** Between the margins, in twips. */
  readonly textWidth: number;
  readonly textHeight: number;
  readonly colours: Colours;
  /** Gives a new number each time, so that each numbered list starts anew. */
  readonly nextList: () => number;
}

/** Steps of a list: the first mark stands a little in from the text, each level further by as much as a mark takes. */
export const listStep = 300;
export const listInset = (place: Place): number => (place.kind === 'body' ? 120 : 0);

/** Where the text starts, twips from the left edge of the column. */
export const indentOf = (place: Place): number =>
  place.depth === 0 ? place.base : place.base + listInset(place) + listStep * place.depth;

/** The place inside a cell that is so many twips wide. */
export const insideCell = (width: number, change: Partial<Place> = {}): Place => ({
  kind: 'cell',
  style: style.cell,
  width: Math.max(width - 2 * cellPadding, 1),
  base: 0,
  depth: 0,
  bold: false,
  ...change,
});

/** A paragraph with the style and the indent of its place. */
export const paragraph = (place: Place, options: ParagraphNode): ParagraphNode => {
  const left = indentOf(place);
  return {
    ...(place.style !== undefined && { style: place.style }),
    ...(left > 0 && { indent: { left } }),
    ...options,
  };
};
