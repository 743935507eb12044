/** Rows of cells enter; a workbook leaves, part by part as Excel (.xlsx) and LibreOffice (.ods) write them. */
import { strToU8, zipSync } from 'fflate';

/** Days since the last of 1899, with the number format that the cell has. */
export interface Day {
  readonly days: number;
  readonly format: string;
}

/** A cell that a person sees otherwise than it reads. */
export interface OddCell {
  readonly text: string | null;
  readonly struck?: boolean;
  /** RRGGBB */
  readonly fill?: string;
  /** Rows and columns over which it stretches. */
  readonly over?: readonly [rows: number, columns: number];
  /** A formula that nobody calculated. */
  readonly formula?: string;
}

export type Cell = string | number | boolean | null | Day | { readonly error: string } | OddCell;

export interface SheetOf {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly hidden?: boolean;
  /** From 0. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
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
  /** «struck», or a colour. */
  const odd: string[] = [];
  const placeIn = (list: string[], item: string) => (list.includes(item) ? list.indexOf(item) : list.push(item) - 1);
  const cell = (value: Cell, row: number, column: number): string => {
    const at = `r="${String.fromCharCode(65 + column)}${row + 1}"`;
    if (value === null) return '';
    if (typeof value === 'string') return `<c ${at} t="s"><v>${placeIn(strings, value)}</v></c>`;
    if (typeof value === 'number') return `<c ${at}><v>${value}</v></c>`;
    if (typeof value === 'boolean') return `<c ${at} t="b"><v>${Number(value)}</v></c>`;
    if ('error' in value) return `<c ${at} t="e"><f>1/0</f><v>${value.error}</v></c>`;
    if ('text' in value) {
      const { text, formula, struck, fill } = value;
      const style = struck ? placeIn(odd, 'struck') : fill === undefined ? null : placeIn(odd, fill);
      const look = style === null ? '' : ` s="${1000 + style}"`;
      if (formula !== undefined) return `<c ${at}${look}><f>${formula}</f><v></v></c>`;
      return text === null ? `<c ${at}${look}/>` : `<c ${at}${look} t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
    }
    return `<c ${at} s="${placeIn(formats, value.format) + 1}"><v>${value.days}</v></c>`;
  };
  const bodies = sheets.map(
    ({ rows, hiddenRows = [], hiddenColumns = [] }) =>
      `${XML}<worksheet xmlns="${MAIN}">${columns(hiddenColumns)}<sheetData>${rows
        .map(
          (cells, row) =>
            `<row r="${row + 1}"${hiddenRows.includes(row) ? ' hidden="1"' : ''}>${cells.map((value, at) => cell(value, row, at)).join('')}</row>`,
        )
        .join('')}</sheetData>${merges(rows)}</worksheet>`,
  );
  // Formats of numbers come first; the odd ones are numbered from 1000 until it is known how many of those there are.
  const fonts = odd.map((look) => (look === 'struck' ? '<font><strike/></font>' : '<font/>')).join('');
  const fills = odd
    .map((look) =>
      look === 'struck'
        ? '<fill/>'
        : `<fill><patternFill patternType="solid"><fgColor rgb="FF${look}"/></patternFill></fill>`,
    )
    .join('');
  const looks = odd.map((_, at) => `<xf numFmtId="0" fontId="${at + 1}" fillId="${at + 2}"/>`).join('');
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
      )}</numFmts><fonts><font/>${fonts}</fonts><fills><fill/><fill/>${fills}</fills><borders><border/></borders><cellXfs><xf numFmtId="0"/>${formats
      .map((_, at) => `<xf numFmtId="${164 + at}" applyNumberFormat="1"/>`)
      .join('')}${looks}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${XML}<sst xmlns="${MAIN}">${strings
      .map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`)
      .join('')}</sst>`,
    // A picture is none of the ballots.
    'xl/media/image1.png': 'no picture',
  };
  for (const [at, body] of bodies.entries()) {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = body.replace(
      / s="1(\d{3})"/gu,
      (_, look: string) => ` s="${formats.length + 1 + Number(look)}"`,
    );
  }
  return zipped(parts);
}

const columns = (hidden: readonly number[]) =>
  hidden.length === 0
    ? ''
    : `<cols>${hidden.map((at) => `<col min="${at + 1}" max="${at + 1}" width="9" hidden="1"/>`).join('')}</cols>`;

const name = (row: number, column: number) => `${String.fromCharCode(65 + column)}${row + 1}`;

function merges(rows: SheetOf['rows']): string {
  const found = rows.flatMap((cells, row) =>
    cells.flatMap((cell, at) => {
      if (cell === null || typeof cell !== 'object' || !('text' in cell) || cell.over === undefined) return [];
      const [down, across] = cell.over;
      return [`<mergeCell ref="${name(row, at)}:${name(row + down - 1, at + across - 1)}"/>`];
    }),
  );
  return found.length === 0 ? '' : `<mergeCells>${found.join('')}</mergeCells>`;
}

export function ods(...sheets: readonly SheetOf[]): Uint8Array {
  const fills: string[] = [];
  const placeIn = (fill: string) => {
    if (!fills.includes(fill)) fills.push(fill);
    return `fill${fills.indexOf(fill)}`;
  };
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
    if ('text' in value) {
      const { text, formula, struck, fill, over: [down, across] = [1, 1] } = value;
      const style = struck ? 'struck' : fill === undefined ? null : placeIn(fill);
      const look = `${style === null ? '' : ` table:style-name="${style}"`}${formula === undefined ? '' : ` table:formula="of:=${formula}"`} table:number-rows-spanned="${down}" table:number-columns-spanned="${across}"`;
      return text === null
        ? `<table:table-cell${look}/>`
        : `<table:table-cell${look} office:value-type="string"><text:p>${escaped(text)}</text:p></table:table-cell>`;
    }
    if ('error' in value)
      return tell('table:formula="of:=1/0" office:value-type="string" office:string-value=""', value.error);
    const date = new Date(Date.UTC(1899, 11, 30) + Math.round(value.days * 86_400) * 1000).toISOString().slice(0, 19);
    return tell(`office:value-type="date" office:date-value="${date.replace('T00:00:00', '')}"`, date);
  };
  const spaces = ['office', 'table', 'text', 'style'].map(
    (name) => ` xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  const tables = sheets.map(
    ({ name, rows, hidden, hiddenRows = [], hiddenColumns = [] }) =>
      `<table:table table:name="${escaped(name)}"${hidden ? ' table:style-name="hidden"' : ''}>${rows[0]
        ?.map((_, at) => `<table:table-column${hiddenColumns.includes(at) ? ' table:visibility="collapse"' : ''}/>`)
        .join('')}${rows
        .map(
          (cells, row) =>
            `<table:table-row${hiddenRows.includes(row) ? ' table:visibility="filter"' : ''}>${cells.map(cell).join('')}</table:table-row>`,
        )
        .join(
          '',
        )}<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>`,
  );
  return zipped({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `${XML}<office:document-content${spaces.join('')} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"><office:automatic-styles><style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style><style:style style:name="struck" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style>${fills.map((fill, at) => `<style:style style:name="fill${at}" style:family="table-cell"><style:table-cell-properties fo:background-color="#${fill}"/></style:style>`).join('')}</office:automatic-styles><office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document-content>`,
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
