/** A document without a format: the whole language that `report/` speaks and every writer can read. */

/** Words inside a paragraph. Text holds any character; each writer makes it harmless in its own format. */
export type Inline =
  /** `counted` names what the words say of the result, where a sentence of someone's own holds them. */
  | { readonly kind: 'text'; readonly text: string; readonly counted?: string }
  | { readonly kind: Mark; readonly inlines: readonly Inline[] }
  /** Never without words. */
  | { readonly kind: 'link'; readonly href: string; readonly inlines: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'footnote'; readonly blocks: readonly Block[] }
  /** A drawn share of a whole, 0 to 1; says nothing that the words beside it do not say. */
  | { readonly kind: 'gauge'; readonly share: number }
  | Image;

/** `quiet`: secondary words (a unit, a source, a digest); `raised`: «1er», a power; `deleted`: struck through. */
export type Mark = 'strong' | 'emphasis' | 'underline' | 'deleted' | 'quiet' | 'raised' | 'lowered';

/** A picture that the document carries in itself. */
export interface Image {
  readonly kind: 'image';
  readonly type: 'png' | 'jpg';
  readonly bytes: Uint8Array;
  /** As many pixels as the picture has. */
  readonly width: number;
  readonly height: number;
  /** The same in words, for those who cannot see it. */
  readonly alt: string;
}

export interface Heading {
  readonly kind: 'heading';
  /** 1 is a section of the document; the document's title is `Report.title` and no block. */
  readonly level: 1 | 2 | 3 | 4;
  readonly inlines: readonly Inline[];
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly inlines: readonly Inline[];
  /** `lead` opens the document (place, date, hours); `statement` is kept with the list that follows it; `note` is
   * secondary; `warning` must be seen; `signed` says where and when, and `signatory` leaves room below to sign. */
  readonly role?: 'lead' | 'statement' | 'note' | 'warning' | 'signed' | 'signatory';
}

export interface List {
  readonly kind: 'list';
  /** A box is what remains to be done, a ticked one what is done; a square is large enough to write a figure in by hand. */
  readonly bullet: '•' | '–' | '➤' | '☐' | '☑' | '□' | 'number';
  /** The first number, where `bullet` is 'number' (1 unless said): a whole one, 0 or more. */
  readonly start?: number;
  readonly items: readonly (readonly Block[])[];
  /** Many short items stand in columns where there is room. */
  readonly columns?: true;
}

export interface ReportColumn {
  readonly heading: readonly Inline[];
  readonly align: 'left' | 'right' | 'center';
  /** Takes the room that the other columns leave, which are as wide as what they hold; where no column grows, all share it. */
  readonly grows?: boolean;
  /** The cells of this column say what the row is about (row headers). */
  readonly header?: boolean;
}

export interface ReportRow {
  readonly cells: readonly (readonly Block[])[];
  /** `strong`: retained; `bar`: the line between the retained and the rest, one cell over all columns. */
  readonly role?: 'strong' | 'bar';
}

export interface ReportTable {
  readonly kind: 'table';
  /** Only sets things side by side: without lines and headings. */
  readonly layout?: true;
  /** What the table shows, for those who cannot see it: a title and a sentence. */
  readonly title: string;
  readonly description: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
}

/** A bar chart, horizontal, first bar on top. */
export interface Chart {
  readonly kind: 'chart';
  readonly title: string;
  /** The same in words, for those who cannot see it. */
  readonly description: string;
  readonly bars: readonly { readonly label: string; readonly value: number; readonly strong: boolean }[];
}

export type Block =
  | Heading
  | Paragraph
  | List
  | ReportTable
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | Chart
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'page-break' }
  | { readonly kind: 'rule' }
  | { readonly kind: 'contents'; readonly title: string };

/** The document, and what is said about it outside its pages. */
export interface Report {
  readonly lang: 'fr' | 'en';
  readonly title: string;
  /** The blocks say the title themselves. */
  readonly untitled?: true;
  /** Small line above the title: who publishes this, if anybody said so. */
  readonly organisation?: string | undefined;
  /** Core property `subject`. */
  readonly subject: string;
  /** Core property `creator`: the secretary or the organisation. */
  readonly author?: string | undefined;
  /** ISO date (YYYY-MM-DD) of the workshop, for the document's own dates, which it has not without. */
  readonly date?: string | undefined;
  readonly blocks: readonly Block[];
  /** The files counted with their SHA-256, a line each, for the document's properties. */
  readonly sources?: readonly string[];
  /** What stands at the foot of each page beside the title, with `{page}` and `{pages}`: «page {page} sur {pages}»; empty for no
   * foot at all. */
  readonly pageNumber: string;
}
