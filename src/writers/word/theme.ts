/** The house style in numbers: page, colours, ids of the styles; nothing enters. */

/** The sheet of paper that the body stands on. All lengths are in twips, 1/1440 inch: 567 to a centimetre. */
export interface Sheet {
  readonly size: { readonly width: number; readonly height: number };
  readonly margin: Readonly<Record<'top' | 'right' | 'bottom' | 'left' | 'header' | 'footer', number>>;
  readonly textWidth: number;
}

export const page: Sheet = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1247, right: 1304, bottom: 1304, left: 1304, header: 624, footer: 624 },
  textWidth: 11906 - 2 * 1304,
};

/** Each on white, and `ink` on `tint`, passes WCAG AA where words are set in it (4.5:1) and where it draws a bar (3:1). */
export const colour = {
  ink: '1F4E79',
  quiet: '595959',
  alert: '9A4B00',
  rule: 'B8C4D0',
  tint: 'E4EBF2',
  strong: 'F3F6FA',
  groove: 'DCE3EA',
  pale: '7896B5',
  code: 'F1F3F5',
};

export const monospace = 'Courier New';

/** How far a quotation stands in, left and right. */
export const quoteIndent = 400;

/** Ids of our own styles; Word knows its built-in ones by name and translates them. */
export const style = {
  title: 'Title',
  organisation: 'Organisation',
  lead: 'Lead',
  statement: 'Statement',
  note: 'Note',
  warning: 'Warning',
  quote: 'Quote',
  code: 'Code',
  inlineCode: 'CodeCharacter',
  rule: 'Rule',
  figure: 'Figure',
  gap: 'Gap',
  listItem: 'ListParagraph',
  footnote: 'FootnoteText',
  footer: 'Footer',
  contents: 'TOCHeading',
  table: 'Ranking',
  cell: 'TableText',
  columnHeading: 'TableHeading',
  bar: 'TableBar',
  link: 'Hyperlink',
  layout: 'Layout',
  signatures: 'Signatures',
} as const;

/** Padding of a cell, left and right. */
export const cellPadding = 100;
