/** The house style in numbers: page, colours, ids of the styles; nothing enters. */

/** The sheet of paper that the body stands on. All lengths are in twips, 1/1440 inch: 567 to a centimetre. */
export interface PageSheet {
  readonly size: { readonly width: number; readonly height: number };
  readonly margin: Readonly<Record<'top' | 'right' | 'bottom' | 'left' | 'header' | 'footer', number>>;
  readonly textWidth: number;
}

export const page: PageSheet = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1247, right: 1304, bottom: 1304, left: 1304, header: 624, footer: 624 },
  textWidth: 11906 - 2 * 1304,
};

/** Colours that follow from one, that of the headings; `ink` is read on white and on `tint`, the others are grounds and lines. */
export interface Colours {
  readonly ink: string;
  readonly rule: string;
  readonly tint: string;
  readonly strong: string;
  readonly groove: string;
  readonly pale: string;
}

/** Colours of words that can be read on white (WCAG AA). */
export const quiet = '595959';
export const alert = '9A4B00';

/** Mixes `share` of a colour with white. */
const lighten = (colour: string, share: number): string =>
  [0, 2, 4]
    .map((at) => 255 - (255 - Number.parseInt(colour.slice(at, at + 2), 16)) * share)
    .map((channel) => Math.round(channel).toString(16).padStart(2, '0').toUpperCase())
    .join('');

/** The relative luminance of a colour, 0 to 1, as WCAG defines it. */
const luminance = (colour: string): number =>
  [0.2126, 0.7152, 0.0722].reduce((sum, weight, at) => {
    const part = Number.parseInt(colour.slice(2 * at, 2 * at + 2), 16) / 255;
    return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  }, 0);

/** A colour below this luminance can be read on its own tint (4.5:1). */
const darkest = 0.14;

/** The colours that go with that of the headings; greys where it is too light for words. */
export const coloursFor = (heading: string): Colours => {
  const ink = luminance(heading) < darkest ? heading : '404040';
  return {
    ink,
    rule: lighten(ink, 0.32),
    tint: lighten(ink, 0.12),
    strong: lighten(ink, 0.05),
    groove: lighten(ink, 0.15),
    pale: lighten(ink, 0.6),
  };
};

export const houseColours = coloursFor('1F4E79');

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
  caption: 'Caption',
  layout: 'Layout',
  signatures: 'Signatures',
} as const;

/** Padding of a cell, left and right. */
export const cellPadding = 100;

/** A screen has 96 pixels to an inch. */
export const twipsToPixel = 15;
