/** Pieces → the same as docx has them. */
import {
  type FileChild,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import {
  type CellPiece,
  isParagraph,
  isTable,
  type ParagraphPiece,
  type Piece,
  type Run,
  type TablePiece,
  type Words,
} from './piece.ts';

/** What docx takes for a number of the page wherever a run says it and nothing else. */
const fields: readonly string[] = Object.values(PageNumber);

const makeText = (text: string): string[] => (fields.includes(text) ? [text.slice(0, 1), text.slice(1)] : [text]);

/** A tab by itself, in no format. */
export const tab: Run = { format: {}, text: '\t' };

export const makeWords = (words: Words): ParagraphChild => {
  if ('field' in words) return new TextRun({ children: [words.field] });
  if (!('format' in words)) return words;
  const { format, text } = words;
  if (text === '') return new TextRun(format);
  const children = text
    .split('\t')
    .flatMap((part, index) => [...(index > 0 ? [new Tab()] : []), ...(part === '' ? [] : makeText(part))]);
  return new TextRun({ ...format, children });
};

export const makeParagraph = ({ children, ...options }: ParagraphPiece): Paragraph =>
  new Paragraph({ ...options, ...(children !== undefined && { children: children.map(makeWords) }) });

const makeCell = ({ options, width, pieces }: CellPiece): TableCell =>
  new TableCell({
    ...options,
    width: { size: width, type: 'dxa' },
    children: pieces.map(make).filter((child) => child instanceof Paragraph || child instanceof Table),
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

const makeTable = (table: TablePiece): Table => {
  const rows = table.rows.map(({ options, cells }) => new TableRow({ ...options, children: cells.map(makeCell) }));
  return describe(new Table({ ...table.options, columnWidths: table.columnWidths, rows }), table);
};

export const make = (piece: Piece): FileChild => {
  if (isTable(piece)) return makeTable(piece);
  return isParagraph(piece) ? makeParagraph(piece) : piece;
};
