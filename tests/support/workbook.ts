/** Rows of cells enter; a workbook leaves, part by part as Excel (.xlsx) and LibreOffice (.ods) write them. */
import { strToU8, zipSync } from 'fflate';

/** Days since the last of 1899, with the number format that the cell has. */
export interface Day {
  readonly days: number;
  readonly format: string;
}

export type Cell = string | number | boolean | null | Day | { readonly error: string };

export interface SheetOf {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly hidden?: boolean;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export function xlsx(...sheets: readonly SheetOf[]): Uint8Array {
  const strings: string[] = [];
  const formats: string[] = [];
  const placeIn = (list: string[], item: string) => (list.includes(item) ? list.indexOf(item) : list.push(item) - 1);
  const cell = (value: Cell, row: number, column: number): string => {
    const at = `r="${String.fromCharCode(65 + column)}${row + 1}"`;
    if (value === null) return '';
    if (typeof value === 'string') return `<c ${at} t="s"><v>${placeIn(strings, value)}</v></c>`;
    if (typeof value === 'number') return `<c ${at}><v>${value}</v></c>`;
    if (typeof value === 'boolean') return `<c ${at} t="b"><v>${Number(value)}</v></c>`;
    if ('error' in value) return `<c ${at} t="e"><f>1/0</f><v>${value.error}</v></c>`;
    return `<c ${at} s="${placeIn(formats, value.format) + 1}"><v>${value.days}</v></c>`;
  };
  const bodies = sheets.map(
    ({ rows }) =>
      `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows
        .map((cells, row) => `<row r="${row + 1}">${cells.map((value, at) => cell(value, row, at)).join('')}</row>`)
        .join('')}</sheetData></worksheet>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${sheets
      .map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`)
      .join(
        '',
      )}<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPES}.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets
      .map(
        ({ name, hidden }, at) =>
          `<sheet name="${escaped(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rId98" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rId99" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><numFmts>${formats
      .map((format, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(format)}"/>`)
      .join(
        '',
      )}</numFmts><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellXfs><xf numFmtId="0"/>${formats
      .map((_, at) => `<xf numFmtId="${164 + at}" applyNumberFormat="1"/>`)
      .join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${XML}<sst xmlns="${MAIN}">${strings
      .map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`)
      .join('')}</sst>`,
    // A picture is none of the ballots.
    'xl/media/image1.png': 'no picture',
  };
  for (const [at, body] of bodies.entries()) parts[`xl/worksheets/sheet${at + 1}.xml`] = body;
  return zipped(parts);
}

export function ods(...sheets: readonly SheetOf[]): Uint8Array {
  const cell = (value: Cell): string => {
    if (value === null) return '<table:table-cell/>';
    const tell = (type: string, text: string) =>
      `<table:table-cell ${type}><text:p>${escaped(text)}</text:p></table:table-cell>`;
    if (typeof value === 'string') {
      const lines = value.split('\n').map((line) => `<text:p>${escaped(line)}</text:p>`);
      return `<table:table-cell office:value-type="string">${lines.join('')}</table:table-cell>`;
    }
    if (typeof value === 'number') return tell(`office:value-type="float" office:value="${value}"`, String(value));
    if (typeof value === 'boolean') return tell(`office:value-type="boolean" office:boolean-value="${value}"`, 'VRAI');
    if ('error' in value)
      return tell('table:formula="of:=1/0" office:value-type="string" office:string-value=""', value.error);
    const date = new Date(Date.UTC(1899, 11, 30) + Math.round(value.days * 86_400) * 1000).toISOString().slice(0, 19);
    return tell(`office:value-type="date" office:date-value="${date.replace('T00:00:00', '')}"`, date);
  };
  const spaces = ['office', 'table', 'text'].map(
    (name) => ` xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  const tables = sheets.map(
    ({ name, rows }) =>
      `<table:table table:name="${escaped(name)}">${rows
        .map((cells) => `<table:table-row>${cells.map(cell).join('')}</table:table-row>`)
        .join(
          '',
        )}<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>`,
  );
  return zipped({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `${XML}<office:document-content${spaces.join('')}><office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document-content>`,
  });
}

const zipped = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, text]) => [name, [strToU8(text), { level: name === 'mimetype' ? 0 : 6 }]]),
    ),
  );

/** Few bytes that unpack to very many. */
export const bomb = (): Uint8Array => xlsx({ name: 'Bulletins', rows: [['Choix 1'], [' '.repeat(80 * 2 ** 20)]] });
