/** The language of the text → every named style of the document, as docx wants them. */
import {
  type ICharacterStyleOptions,
  ImportedXmlComponent,
  type IParagraphStyleOptions,
  type IStylesOptions,
} from 'docx';
import { alert, type Colours, cellPadding, monospace, quiet, quoteIndent, style } from './theme.ts';

export type Lang = 'fr' | 'en';

/** The language in which Word checks the spelling. */
export const languages: Readonly<Record<Lang, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** Word shows the names of its own styles in the language of whoever opens the document; the others are named here. */
const frenchNames: Readonly<Record<string, string>> = {
  Organisation: 'Organisme',
  Lead: 'Chapeau',
  Statement: 'Énoncé',
  Note: 'Remarque',
  Warning: 'Avertissement',
  Code: 'Code',
  CodeCharacter: 'Code intégré',
  Rule: 'Filet',
  Figure: 'Figure',
  Gap: 'Espace',
  Signatures: 'Signatures',
  TableText: 'Cellule',
  TableHeading: 'En-tête de tableau',
  TableBar: 'Barre',
  Ranking: 'Classement',
  Layout: 'Côte-à-côte',
};

/** English names are the ids cut into words: «TableText» is «Table Text». */
const nameOf = (id: string, lang: Lang): string =>
  (lang === 'fr' ? frenchNames[id] : undefined) ?? id.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');

/** A style without its id. It has a name of its own only where Word knows it by that name. */
type Definition = Omit<IParagraphStyleOptions, 'id'>;

const line = (color: string, size: number, space: number) => ({ style: 'single' as const, color, size, space });

const heading = (level: 1 | 2 | 3 | 4, size: number, before: number, after: number, colours: Colours): Definition => ({
  name: `heading ${level}`,
  uiPriority: 9,
  quickFormat: true,
  run: { size, bold: true, italics: level === 4, color: level < 3 ? colours.ink : '262626' },
  paragraph: {
    outlineLevel: level - 1,
    keepNext: true,
    keepLines: true,
    spacing: { before, after, line: 252 },
    // Word draws one line below two headings in a row, unless it is told to draw one between them.
    ...(level === 1 && { border: { bottom: line(colours.rule, 6, 3), between: line(colours.rule, 6, 3) } }),
  },
});

const contentsLevel = (level: number): Definition => ({
  name: `toc ${level}`,
  uiPriority: 39,
  run: level === 1 ? { bold: true } : {},
  paragraph: { spacing: { before: level === 1 ? 80 : 0, after: 40 }, indent: { left: 240 * (level - 1) } },
});

const paragraphStyles = (colours: Colours): Readonly<Record<string, Definition>> => ({
  [style.organisation]: {
    quickFormat: true,
    run: { size: 21, smallCaps: true, characterSpacing: 20, color: quiet },
    paragraph: { keepNext: true, spacing: { after: 40 } },
  },
  [style.title]: {
    name: 'Title',
    uiPriority: 10,
    quickFormat: true,
    run: { size: 48, bold: true, color: colours.ink },
    paragraph: { keepNext: true, keepLines: true, spacing: { after: 120, line: 240 } },
  },
  [style.lead]: { quickFormat: true, run: { size: 24 }, paragraph: { spacing: { after: 100 } } },
  Heading1: heading(1, 32, 400, 140, colours),
  Heading2: heading(2, 26, 300, 80, colours),
  Heading3: heading(3, 23, 220, 60, colours),
  Heading4: heading(4, 22, 180, 40, colours),
  [style.statement]: {
    quickFormat: true,
    run: { bold: true },
    paragraph: { keepNext: true, keepLines: true, spacing: { before: 160, after: 40 } },
  },
  [style.note]: {
    quickFormat: true,
    run: { size: 19, color: quiet },
    paragraph: { spacing: { after: 100, line: 252 } },
  },
  [style.warning]: {
    quickFormat: true,
    paragraph: {
      keepLines: true,
      spacing: { before: 120, after: 160 },
      indent: { left: 170 },
      border: { left: line(alert, 24, 6) },
      shading: { fill: 'FDF3E7' },
    },
  },
  [style.quote]: {
    name: 'Quote',
    uiPriority: 29,
    quickFormat: true,
    run: { italics: true, color: '404040' },
    paragraph: { indent: { left: quoteIndent, right: quoteIndent } },
  },
  [style.listItem]: {
    name: 'List Paragraph',
    uiPriority: 34,
    quickFormat: true,
    paragraph: { spacing: { after: 40 } },
  },
  [style.code]: {
    quickFormat: true,
    run: { font: monospace, size: 19, noProof: true },
    paragraph: { spacing: { line: 240 }, shading: { fill: 'F1F3F5' }, indent: { left: 113, right: 113 } },
  },
  [style.signatures]: {
    quickFormat: true,
    paragraph: { keepNext: true, keepLines: true, spacing: { before: 280, after: 140 } },
  },
  [style.rule]: { paragraph: { border: { bottom: line(colours.rule, 8, 1) } } },
  [style.caption]: {
    name: 'caption',
    uiPriority: 35,
    quickFormat: true,
    run: { bold: true, color: colours.ink },
    paragraph: { keepNext: true, spacing: { before: 200, after: 60, line: 240 } },
  },
  [style.figure]: { paragraph: { spacing: { before: 0, after: 160, line: 240 } } },
  [style.gap]: { run: { size: 8 }, paragraph: { spacing: { before: 80, after: 80, line: 240 } } },
  [style.cell]: { quickFormat: true, paragraph: { spacing: { after: 20, line: 252 } } },
  [style.columnHeading]: {
    basedOn: style.cell,
    run: { bold: true, color: colours.ink },
    paragraph: { keepNext: true },
  },
  [style.bar]: {
    basedOn: style.cell,
    run: { size: 19, color: colours.ink },
    paragraph: { keepNext: true },
  },
  [style.footer]: {
    name: 'footer',
    uiPriority: 99,
    run: { size: 16, color: quiet },
    paragraph: { spacing: { after: 0, line: 240 }, border: { top: line(colours.rule, 4, 6) } },
  },
  [style.footnote]: {
    name: 'footnote text',
    uiPriority: 99,
    run: { size: 18 },
    paragraph: { spacing: { after: 40, line: 240 } },
  },
  [style.contents]: {
    name: 'TOC Heading',
    uiPriority: 39,
    run: { size: 32, bold: true, color: colours.ink },
    paragraph: { keepNext: true, spacing: { before: 300, after: 120 } },
  },
  TOC1: contentsLevel(1),
  TOC2: contentsLevel(2),
  TOC3: contentsLevel(3),
});

const characterStyles: Readonly<Record<string, Omit<ICharacterStyleOptions, 'id'>>> = {
  [style.link]: { name: 'Hyperlink', run: { color: '0B5394', underline: { type: 'single' } } },
  FootnoteReference: { name: 'footnote reference', run: { superScript: true } },
  [style.inlineCode]: { run: { font: monospace, size: 19, noProof: true } },
};

const edge = (side: string, size: number, color: string) =>
  `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="${color}"/>`;
const margin = (side: string, width: number) => `<w:${side} w:w="${width}" w:type="dxa"/>`;
const margins = (height: number) =>
  `<w:tblCellMar>${margin('top', height)}${margin('left', cellPadding)}${margin('bottom', height)}\
${margin('right', cellPadding)}</w:tblCellMar>`;
const fonts = ['ascii', 'hAnsi', 'eastAsia', 'cs'].map((script) => `w:${script}="Calibri"`).join(' ');

/** What docx has no options for: the defaults by name, and a table style. */
const foundation = (lang: Lang, colours: Colours): string[] => [
  `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts ${fonts}/><w:sz w:val="22"/><w:szCs w:val="22"/>\
<w:lang w:val="${languages[lang]}" w:eastAsia="${languages[lang]}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>\
<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="269" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`,
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
  `<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>\
<w:uiPriority w:val="1"/><w:semiHidden/></w:style>`,
  `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>\
<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>${margins(0)}</w:tblPr></w:style>`,
  `<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>\
<w:semiHidden/></w:style>`,
  `<w:style w:type="table" w:customStyle="1" w:styleId="${style.layout}"><w:name w:val="${nameOf(style.layout, lang)}"/>\
<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:tblPr>${margins(0)}</w:tblPr></w:style>`,
  `<w:style w:type="table" w:customStyle="1" w:styleId="${style.table}"><w:name w:val="${nameOf(style.table, lang)}"/>\
<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:tblPr><w:tblBorders>${edge('bottom', 8, colours.ink)}\
${edge('insideH', 4, colours.rule)}</w:tblBorders>${margins(50)}</w:tblPr>\
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>${edge('bottom', 8, colours.ink)}\
</w:tcBorders></w:tcPr></w:tblStylePr></w:style>`,
];

/** Every style of the document. `importedStyles` keeps docx's own away. */
export const writeStyles = (lang: Lang, colours: Colours): IStylesOptions => ({
  importedStyles: foundation(lang, colours).map((xml) => ImportedXmlComponent.fromXmlString(xml)),
  paragraphStyles: Object.entries(paragraphStyles(colours)).map(([id, definition]) => ({
    basedOn: 'Normal',
    ...(id !== style.cell && id !== style.listItem && { next: 'Normal' }),
    name: nameOf(id, lang),
    ...definition,
    id,
  })),
  characterStyles: Object.entries(characterStyles).map(([id, definition]) => ({
    name: nameOf(id, lang),
    ...definition,
    id,
  })),
});
