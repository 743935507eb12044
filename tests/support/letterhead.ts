/** What should stand on it enters; the bytes of a letterhead as French Word writes one leave, with whatever is wrong with it. */
import { strToU8, zipSync } from 'fflate';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`;
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Four pixels of blue. */
export const logo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFElEQVR4nGOQ96v8DwYMYOp/pXwlAEOcCMVWFwX4AAAAAElFTkSuQmCC',
  'base64',
);

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const paragraph = (content: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;

/** As Word leaves a word that was typed, corrected and checked. */
export const split = (...pieces: readonly string[]): string =>
  pieces.map((piece) => run(piece)).join('<w:proofErr w:type="spellStart"/>');

const page = (width: number, height: number, more = '') =>
  `<w:pgSz w:w="${width}" w:h="${height}"${width > height ? ' w:orient="landscape"' : ''}/><w:pgMar w:top="2268" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>${more}`;
const heads = '<w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>';
export const portrait = (more = ''): string => `<w:sectPr>${heads}${page(11906, 16838, more)}</w:sectPr>`;
export const landscape = (more = ''): string => `<w:sectPr>${heads}${page(16838, 11906, more)}</w:sectPr>`;

const style = (type: string, id: string, name: string, more: string, attributes = '') =>
  `<w:style w:type="${type}"${attributes} w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;

/** The ids are French, the names are Word's own: so they stand in a file that French Word has saved. */
const styles = `${xml}<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia"/><w:sz w:val="21"/><w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
${style('paragraph', 'Normal', 'Normal', '<w:qFormat/><w:pPr><w:spacing w:after="120"/></w:pPr>', ' w:default="1"')}
${style('paragraph', 'Titre1', 'heading 1', '<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="7A1F3D"/><w:sz w:val="30"/></w:rPr>')}
${style('paragraph', 'Titre', 'Title', '<w:basedOn w:val="Normal"/><w:qFormat/><w:rPr><w:b/><w:color w:val="7A1F3D"/><w:sz w:val="44"/></w:rPr>')}
${style('paragraph', 'Paragraphedeliste', 'List Paragraph', '<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:ind w:left="720"/></w:pPr>')}
${style('paragraph', 'Note', 'Encadré maison', '<w:basedOn w:val="Normal"/>', ' w:customStyle="1"')}
${style('character', 'Policepardfaut', 'Default Paragraph Font', '<w:semiHidden/>', ' w:default="1"')}
${style('table', 'TableauNormal', 'Normal Table', '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>', ' w:default="1"')}
${style('numbering', 'Aucuneliste', 'No List', '<w:semiHidden/>', ' w:default="1"')}
</w:styles>`;

const numbering = `${xml}<w:numbering ${namespaces}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

const drawing = `<w:r><w:drawing><wp:inline><wp:extent cx="720000" cy="720000"/><wp:docPr id="1" name="Logo" descr="Logo de la fédération"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="720000" cy="720000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

/** A list of its own, a sentence with values, the place of the compte rendu cut over runs, an annex across the page. */
const usual = [
  paragraph(split('Metz, le {{da', 'te}}'), '<w:jc w:val="right"/>'),
  paragraph(run('{{titre}}'), '<w:pStyle w:val="Titre"/>'),
  paragraph(`<w:bookmarkStart w:id="2" w:name="_GoBack"/>${split('{{', 'corps', '}}')}<w:bookmarkEnd w:id="2"/>`),
  paragraph(
    `<w:bookmarkStart w:id="3" w:name="fin"/>${run('Pour la fédération, le secrétariat')}<w:bookmarkEnd w:id="3"/>`,
  ),
  paragraph('', portrait()),
  paragraph(run('Annexe : plan de salle'), '<w:pStyle w:val="Titre1"/>'),
  paragraph(
    run('une consigne'),
    '<w:pStyle w:val="Paragraphedeliste"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
  ),
].join('');

export interface Letterhead {
  /** Content of the body, its last section included. */
  readonly body?: string;
  readonly header?: string;
  readonly footer?: string;
  readonly template?: boolean;
  /** Parts added or replaced. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

export const letterheadFrom = ({ body, header, footer, template = false, parts = {} }: Letterhead = {}): Uint8Array => {
  const part = (name: string, type: string) =>
    `<Override PartName="/word/${name}.xml" ContentType="${word}.${type}+xml"/>`;
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${office}/relationships/${type}" Target="${target}"/>`;
  const relations = (...all: string[]) =>
    `${xml}<Relationships xmlns="${packages}/relationships">${all.join('')}</Relationships>`;
  const all: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${part('document', template ? 'template.main' : 'document.main')}${part('styles', 'styles')}${part('numbering', 'numbering')}${part('settings', 'settings')}${part('header1', 'header')}${part('footer1', 'footer')}<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>`,
    '_rels/.rels': relations(
      relation(1, 'officeDocument', 'word/document.xml'),
      relation(2, 'custom-properties', 'docProps/custom.xml'),
    ),
    'docProps/custom.xml': `${xml}<Properties xmlns="${office}/custom-properties" xmlns:vt="${office}/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Service"><vt:lpwstr>Secrétariat</vt:lpwstr></property></Properties>`,
    'word/document.xml': `${xml}<w:document ${namespaces}><w:body>${body ?? `${usual}${landscape()}`}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations(
      relation(1, 'styles', 'styles.xml'),
      relation(2, 'numbering', 'numbering.xml'),
      relation(3, 'header', 'header1.xml'),
      relation(4, 'footer', 'footer1.xml'),
      relation(5, 'settings', 'settings.xml'),
    ),
    'word/styles.xml': styles,
    'word/numbering.xml': numbering,
    'word/settings.xml': `${xml}<w:settings ${namespaces}><w:defaultTabStop w:val="708"/></w:settings>`,
    'word/header1.xml': `${xml}<w:hdr ${namespaces}>${header ?? paragraph(`${drawing}${run(' Fédération des ateliers – {{theme}}')}`)}</w:hdr>`,
    'word/_rels/header1.xml.rels': relations(relation(1, 'image', 'media/image1.png')),
    'word/media/image1.png': logo,
    'word/footer1.xml': `${xml}<w:ftr ${namespaces}>${footer ?? paragraph(run('Page {{page}} sur {{pages}} – {{votants}} votants', '<w:i/>'))}</w:ftr>`,
    ...parts,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(all).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
    ),
  );
};
