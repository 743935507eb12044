/** The house style: the sheet of paper, the colours, and every named style of a document, as Word keeps them. */

/** The sheet of paper of a document in the style of the house. */
export const page = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1247, right: 1304, bottom: 1304, left: 1304, header: 624, footer: 624 },
};
/** Between its margins, in twips like all lengths: 1/1440 inch, 567 to a centimetre. */
export const pageRoom = { width: 11906 - 2 * 1304, height: 16838 - 1247 - 1304 };

export type TextRoom = Readonly<typeof pageRoom>;

/** Padding of a cell, left and right, and how far a quotation stands in, in twips. */
export const cellPadding = 100;
export const quoteIndent = 400;
/** A screen has 96 pixels to an inch. */
export const twipsToPixel = 15;

/** Colours of words that can be read on white (WCAG AA). */
export const quiet = '595959';
const alert = '9A4B00';

/** Mixes `share` of a colour with white. */
const lighten = (colour: string, share: number): string =>
  [0, 2, 4]
    .map((at) => 255 - (255 - Number.parseInt(colour.slice(at, at + 2), 16)) * share)
    .map((channel) => Math.round(channel).toString(16).padStart(2, '0').toUpperCase())
    .join('');

/** The relative luminance of a colour, 0 to 1, as WCAG defines it. */
export const luminance = (colour: string): number =>
  [0.2126, 0.7152, 0.0722].reduce((sum, weight, at) => {
    const part = Number.parseInt(colour.slice(2 * at, 2 * at + 2), 16) / 255;
    return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  }, 0);

/** What headings of tables, bars and bullets take from the headings of the text: their colour, or grey where it is too light for
 * words on its own tint, and their font. */
export const lookFor = (heading: string, fonts = '') => {
  const ink = luminance(heading) < 0.14 ? heading : '404040';
  return {
    /** Read on white and on `tint`; the other colours are grounds and lines. */
    ink,
    rule: lighten(ink, 0.32),
    tint: lighten(ink, 0.12),
    strong: lighten(ink, 0.05),
    groove: lighten(ink, 0.15),
    pale: lighten(ink, 0.6),
    /** The element that names the font, as Word writes it; empty for the font of the text. */
    fonts,
  };
};

export type Look = Readonly<ReturnType<typeof lookFor>>;

export const houseLook = lookFor('1F4E79');

export type Lang = 'fr' | 'en';

/** The language in which Word checks the spelling. */
export const languages: Readonly<Record<Lang, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** The name that Word knows a style of its own by, whatever it shows; the others have one in each language. */
type StyleName = string | Readonly<Record<Lang, string>>;

/** A style, by its id: its name, what it says of paragraphs and of words, and the style that says the rest. */
type NamedStyle = readonly [name: StyleName, paragraph: string, run: string, basedOn?: string];

const value = (name: string, set: string | number) => `<w:${name} w:val="${set}"/>`;
const bold = '<w:b/><w:bCs/>';
const italic = '<w:i/><w:iCs/>';
const keepNext = '<w:keepNext/>';
const keep = `${keepNext}<w:keepLines/>`;
const size = (halfPoints: number) => value('sz', halfPoints) + value('szCs', halfPoints);
const colour = (hex: string) => value('color', hex);
const font = (name: string) =>
  `<w:rFonts ${['ascii', 'hAnsi', 'eastAsia', 'cs'].map((script) => `w:${script}="${name}"`).join(' ')}/>`;
const spacing = (before: number, after: number, line = 269) =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/>`;
const indent = (left: number, right = 0) => `<w:ind w:left="${left}" w:right="${right}"/>`;
const shade = (fill: string) => `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`;
const edge = (side: string, width: number, hex: string, space = 0) =>
  `<w:${side} w:val="single" w:sz="${width}" w:space="${space}" w:color="${hex}"/>`;
const border = (edge: string) => `<w:pBdr>${edge}</w:pBdr>`;
const monospace = `${font('Courier New')}<w:noProof/>${size(19)}`;

const heading = (level: number, run: string, room: string, line = ''): NamedStyle => [
  `heading ${level}`,
  `${keep}${line}${room}${value('outlineLvl', level - 1)}`,
  bold + run,
];

const contents = (level: number): NamedStyle => [
  `toc ${level}`,
  spacing(level === 1 ? 80 : 0, 40) + indent(240 * (level - 1)),
  level === 1 ? bold : '',
];

const black = colour('262626');

const paragraphStyles = ({ ink, rule, fonts }: Look): Readonly<Record<string, NamedStyle>> => ({
  AtelierOrganisation: [
    { fr: 'Organisme', en: 'Organisation' },
    keepNext + spacing(0, 40),
    `<w:smallCaps/>${colour(quiet)}${value('spacing', 20)}${size(21)}`,
  ],
  Title: ['Title', keep + spacing(0, 120, 240), bold + colour(ink) + size(48)],
  AtelierLead: [{ fr: 'Chapeau', en: 'Lead' }, spacing(0, 100), size(24)],
  Heading1: heading(1, colour(ink) + size(32), spacing(400, 140, 252), border(edge('bottom', 6, rule, 3))),
  Heading2: heading(2, colour(ink) + size(26), spacing(300, 80, 252)),
  Heading3: heading(3, black + size(23), spacing(220, 60, 252)),
  Heading4: heading(4, italic + black + size(22), spacing(180, 40, 252)),
  AtelierStatement: [{ fr: 'Énoncé', en: 'Statement' }, keep + spacing(160, 40), bold],
  AtelierNote: [{ fr: 'Remarque', en: 'Note' }, spacing(60, 100, 252), colour(quiet) + size(19)],
  AtelierWarning: [
    { fr: 'Avertissement', en: 'Warning' },
    `<w:keepLines/>${border(edge('left', 24, alert, 6))}${shade('FDF3E7')}${spacing(120, 160)}${indent(170)}`,
    '',
  ],
  Quote: ['Quote', indent(quoteIndent, quoteIndent), italic + colour('404040')],
  ListParagraph: ['List Paragraph', `${spacing(0, 140)}<w:contextualSpacing/>`, ''],
  AtelierCode: [{ fr: 'Code', en: 'Code' }, shade('F1F3F5') + spacing(0, 120, 240) + indent(113, 113), monospace],
  AtelierSigned: [{ fr: 'Clôture', en: 'Signed' }, keep + spacing(220, 120), ''],
  AtelierSignatory: [{ fr: 'Signataire', en: 'Signatory' }, spacing(0, 700), bold],
  AtelierRule: [{ fr: 'Filet', en: 'Rule' }, border(edge('bottom', 8, rule, 1)), ''],
  Caption: ['caption', `<w:keepLines/>${spacing(200, 160, 240)}`, fonts + bold + colour(ink)],
  AtelierGap: [
    { fr: 'Espace', en: 'Gap' },
    '<w:spacing w:before="0" w:after="180" w:line="20" w:lineRule="exact"/>',
    size(2),
  ],
  AtelierTableText: [{ fr: 'Cellule', en: 'Table Text' }, spacing(0, 20, 252), ''],
  AtelierTableHeading: [
    { fr: 'En-tête de tableau', en: 'Table Heading' },
    keepNext,
    fonts + bold + colour(ink),
    'AtelierTableText',
  ],
  AtelierTableBar: [{ fr: 'Barre', en: 'Table Bar' }, keepNext, colour(ink) + size(19), 'AtelierTableText'],
  Footer: ['footer', border(edge('top', 4, rule, 6)) + spacing(0, 0, 240), colour(quiet) + size(16)],
  FootnoteText: ['footnote text', spacing(0, 40, 240), size(18)],
  TOCHeading: ['TOC Heading', keepNext + spacing(300, 0), bold + colour(ink) + size(32)],
  TOC1: contents(1),
  TOC2: contents(2),
  TOC3: contents(3),
});

const characterStyles = ({ ink, groove }: Look): Readonly<Record<string, NamedStyle>> => ({
  Hyperlink: ['Hyperlink', '', colour('0B5394') + value('u', 'single')],
  IndexLink: ['Index Link', '', ''],
  FootnoteReference: ['footnote reference', '', value('vertAlign', 'superscript')],
  AtelierCodeCharacter: [{ fr: 'Code intégré', en: 'Code Character' }, '', monospace],
  AtelierGaugeFull: [{ fr: 'Jauge pleine', en: 'Gauge Full' }, '', `<w:noProof/>${size(14)}${shade(ink)}`],
  AtelierGaugeRest: [{ fr: 'Jauge vide', en: 'Gauge Rest' }, '', `<w:noProof/>${size(14)}${shade(groove)}`],
});

const margins = (height: number): string => {
  const width = (name: string, twips: number) => `<w:${name} w:w="${twips}" w:type="dxa"/>`;
  return `<w:tblCellMar>${width('top', height)}${width('left', cellPadding)}${width('bottom', height)}${width('right', cellPadding)}</w:tblCellMar>`;
};

/** Every style of the document, as the part of the package that holds them. */
export const writeStyles = (lang: Lang, look: Look): string => {
  const element = (type: string, id: string, name: StyleName, content: string, attributes = '') =>
    `<w:style w:type="${type}"${attributes} w:styleId="${id}">${value('name', typeof name === 'string' ? name : name[lang])}${content}</w:style>`;
  const basis = (type: string, id: string, name: string, content = '') =>
    element(type, id, name, content, ' w:default="1"');
  const named = (type: string, root: string, styles: Readonly<Record<string, NamedStyle>>) =>
    Object.entries(styles).map(([id, [name, paragraph, run, basedOn = root]]) =>
      element(
        type,
        id,
        name,
        `${value('basedOn', basedOn)}${type === 'paragraph' && id !== 'ListParagraph' ? value('next', id === 'AtelierTableText' ? id : 'Normal') : ''}<w:qFormat/>${paragraph && `<w:pPr>${paragraph}</w:pPr>`}${run && `<w:rPr>${run}</w:rPr>`}`,
        typeof name === 'string' ? '' : ' w:customStyle="1"',
      ),
    );
  const table = (id: string, name: StyleName, content: string) =>
    element('table', id, name, value('basedOn', 'TableNormal') + content, ' w:customStyle="1"');
  const heavy = edge('bottom', 8, look.ink);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>\
${font('Calibri')}${size(22)}<w:lang w:val="${languages[lang]}" w:eastAsia="${languages[lang]}" w:bidi="ar-SA"/></w:rPr>\
</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="269" w:lineRule="auto"/></w:pPr></w:pPrDefault>\
</w:docDefaults>${[
    basis('paragraph', 'Normal', 'Normal', '<w:qFormat/>'),
    basis('character', 'DefaultParagraphFont', 'Default Paragraph Font', '<w:semiHidden/>'),
    basis(
      'table',
      'TableNormal',
      'Normal Table',
      `<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>${margins(0)}</w:tblPr>`,
    ),
    basis('numbering', 'NoList', 'No List', '<w:semiHidden/>'),
    ...named('paragraph', 'Normal', paragraphStyles(look)),
    ...named('character', 'DefaultParagraphFont', characterStyles(look)),
    table('AtelierLayout', { fr: 'Côte-à-côte', en: 'Layout' }, `<w:tblPr>${margins(0)}</w:tblPr>`),
    table(
      'AtelierRanking',
      { fr: 'Classement', en: 'Ranking' },
      `<w:tblPr><w:tblBorders>${heavy}${edge('insideH', 4, look.rule)}</w:tblBorders>${margins(50)}</w:tblPr>\
<w:tblStylePr w:type="firstRow"><w:rPr>${bold}</w:rPr><w:tcPr><w:tcBorders>${heavy}</w:tcBorders></w:tcPr></w:tblStylePr>`,
    ),
  ].join('')}</w:styles>`;
};
