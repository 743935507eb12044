/** Pieces → the same as docx has them. */
import {
  ExternalHyperlink,
  type FileChild,
  FootnoteReferenceRun,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
} from 'docx';
import { type CellPiece, isTable, type ParagraphPiece, type Piece, type TablePiece, type Words } from './piece.ts';

/** docx/charts, which costs as much time as docx itself: null where there is no chart. */
export type Charts = typeof import('docx/charts') | null;

/** What docx takes for a number of the page wherever a run says it and nothing else. */
const fields: readonly string[] = Object.values(PageNumber);

const makeText = (text: string): string[] => (fields.includes(text) ? [text.slice(0, 1), text.slice(1)] : [text]);

const makeRun = (format: object, text: string): TextRun => {
  if (text === '') return new TextRun(format);
  const children = text
    .split('\t')
    .flatMap((part, index) => [...(index > 0 ? [new Tab()] : []), ...(part === '' ? [] : makeText(part))]);
  return new TextRun({ ...format, children });
};

const makeWords = (words: Words, charts: Charts): ParagraphChild => {
  if ('format' in words) return makeRun(words.format, words.text);
  if ('field' in words) return new TextRun({ children: [words.field] });
  if ('link' in words) {
    return new ExternalHyperlink({ link: words.link, children: words.children.map((each) => makeWords(each, charts)) });
  }
  if ('footnote' in words) {
    return new FootnoteReferenceRun({ children: words.footnote.map((each) => makeParagraph(each, charts)) });
  }
  if (charts === null) throw new TypeError('a chart, and nothing to draw it');
  return new charts.ChartRun(words.chart);
};

export const makeParagraph = ({ children, ...options }: ParagraphPiece, charts: Charts): Paragraph =>
  new Paragraph({ ...options, ...(children && { children: children.map((each) => makeWords(each, charts)) }) });

const makeCell = ({ options, width, pieces }: CellPiece, charts: Charts): TableCell =>
  new TableCell({
    ...options,
    width: { size: width, type: 'dxa' },
    children: pieces
      .map((piece) => make(piece, charts))
      .filter((child) => child instanceof Paragraph || child instanceof Table),
  });

/** docx has no option for the words that tell of a table: they are put at the end of its properties while it is written. */
const describe = (table: Table, { title, description }: TablePiece): Table => {
  const prepare = table.prepForXml.bind(table);
  const attribute = (value: string) => ({ _attr: { 'w:val': value } });
  table.prepForXml = (context) => {
    const xml = prepare(context);
    const properties = xml?.['w:tbl']?.find((child: object) => 'w:tblPr' in child)?.['w:tblPr'];
    properties?.push({ 'w:tblCaption': attribute(title) }, { 'w:tblDescription': attribute(description) });
    return xml;
  };
  return table;
};

const makeTable = (table: TablePiece, charts: Charts): Table => {
  const rows = table.rows.map(
    ({ options, cells }) => new TableRow({ ...options, children: cells.map((cell) => makeCell(cell, charts)) }),
  );
  return describe(new Table({ ...table.options, columnWidths: table.columnWidths, rows }), table);
};

export const make = (piece: Piece, charts: Charts): FileChild => {
  if (isTable(piece)) return makeTable(piece, charts);
  if ('contents' in piece) return new TableOfContents(piece.contents, { hyperlink: true, headingStyleRange: '1-3' });
  return makeParagraph(piece, charts);
};
