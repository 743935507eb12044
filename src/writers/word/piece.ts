/** What the files of this folder hand one another: a document as data, near to what docx wants, where it stands, who writes it. */
import type { IParagraphOptions, IRunOptions, ITableCellOptions, ITableOptions, ITableRowOptions } from 'docx';
import type { ChartRunOptions } from 'docx/charts';
import type { Block } from '../../report/document.ts';

/** Words of one format on one line; a tab among them is a tab. */
export interface Run {
  readonly format: Omit<IRunOptions, 'children' | 'text'>;
  readonly text: string;
}

/** A number that Word fills in on every page. */
export interface Field {
  readonly field: 'CURRENT' | 'TOTAL_PAGES';
}

/** What refers to another part of the package. */
export type Reference =
  | { readonly link: string; readonly children: readonly Words[] }
  | { readonly footnote: readonly ParagraphPiece[] }
  | { readonly chart: ChartRunOptions };

/** What stands in a paragraph. */
export type Words = Run | Field | Reference;

export type Numbering = Exclude<NonNullable<IParagraphOptions['numbering']>, false>;

export interface ParagraphPiece extends Omit<IParagraphOptions, 'children' | 'text' | 'numbering'> {
  readonly numbering?: Numbering;
  readonly children?: readonly Words[];
}

export interface CellPiece {
  readonly options: Omit<ITableCellOptions, 'children' | 'width'>;
  /** In twips. */
  readonly width: number;
  readonly pieces: readonly Piece[];
}

export interface RowPiece {
  readonly options: Omit<ITableRowOptions, 'children'>;
  readonly cells: readonly CellPiece[];
}

export interface TablePiece {
  readonly options: Omit<ITableOptions, 'rows' | 'columnWidths'>;
  /** In twips. */
  readonly columnWidths: readonly number[];
  /** For those who cannot see the table. */
  readonly title: string;
  readonly description: string;
  readonly rows: readonly RowPiece[];
}

/** A table of contents, and its title. */
export interface ContentsPiece {
  readonly contents: string;
}

/** Nothing is made of it until the last moment, so that a neighbour may still ask a paragraph to stay close. */
export type Piece = ParagraphPiece | TablePiece | ContentsPiece;

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
export const paragraph = (place: Place, options: ParagraphPiece): ParagraphPiece => {
  const left = indentOf(place);
  return {
    ...(place.style !== undefined && { style: place.style }),
    ...(left > 0 && { indent: { left } }),
    ...options,
  };
};

export const isTable = (piece: Piece): piece is TablePiece => 'rows' in piece;

export const isParagraph = (piece: Piece): piece is ParagraphPiece => !isTable(piece) && !('contents' in piece);

/** A tab by itself, in no format. */
export const tab: Run = { format: {}, text: '\t' };
