/** Pieces → their XML as docx writes it: docx writes the first of each shape, what is of the same shape is copied from it. */
import { escapeXml } from '../xml.ts';
import { keep } from './keep.ts';
import { type Blank, shapes } from './known.ts';
import {
  type CellPiece,
  isParagraph,
  isTable,
  type Numbering,
  type ParagraphPiece,
  type Piece,
  type Reference,
  type RowPiece,
  type Run,
  type TablePiece,
  tab,
  type Words,
} from './piece.ts';

/** A piece that docx is asked to write. */
export interface Specimen {
  /** A shape is known from then on; a list has another number in each package; a reference is of this document alone. */
  readonly kind: 'shape' | 'list' | 'reference';
  /** What it is a specimen of. */
  readonly of: string;
  readonly piece: Piece;
  /** Takes what docx wrote. */
  readonly written: (xml: string) => void;
}

export interface Copy {
  /** Copies pieces, to be read once docx has written all the specimens. */
  readonly write: (pieces: readonly Piece[]) => () => string;
  readonly specimens: readonly Specimen[];
}

const word = '\ue000';
/** Shapes kept at a time: no document of people's own has a hundred. */
const most = 1024;

/** For every kind of shape, what its specimen shows of it, and where in that stand the words or pieces that differ. */
const kinds = {
  tab: { shows: /<w:tab\/>/, holes: /$^/ },
  text: { shows: /<w:t .*<\/w:t>/, holes: /\ue000/ },
  line: { shows: /<w:r>.*<\/w:r>/, holes: /\ue000/ },
  run: { shows: /<w:r>.*<\/w:r>/, holes: /<w:t .*<\/w:t>/ },
  field: { shows: /<w:r>.*<\/w:r>/, holes: /$^/ },
  paragraph: { shows: /.*/, holes: /(?<=<w:numId w:val=")\d+|<w:r>.*<\/w:r>/ },
  cell: { shows: /<w:tc>.*<\/w:tc>/, holes: /(?<=<w:tcW w:type="dxa" w:w=")\d+|<w:p>.*<\/w:p>/ },
  row: { shows: /<w:tr>.*<\/w:tr>/, holes: /<w:tc>.*<\/w:tc>/ },
  column: { shows: /<w:gridCol .*?>/, holes: /(?<=w:w=")\d+/ },
  table: { shows: /.*/, holes: /\ue000|<w:gridCol .*?>|<w:tr>.*<\/w:tr>/ },
} as const;

const sample = {
  run: { format: {}, text: word },
  paragraph: { children: [{ format: {}, text: word }] },
  cell: { options: {}, width: 1, pieces: [{ children: [{ format: {}, text: word }] }] },
} satisfies { run: Run; paragraph: ParagraphPiece; cell: CellPiece };

/** A table of one row, of one cell unless others are given. */
const tableOf = (row: Partial<RowPiece>, options: TablePiece['options'] = {}): TablePiece => ({
  options,
  columnWidths: [1],
  title: word,
  description: word,
  rows: [{ options: {}, cells: [sample.cell], ...row }],
});

const paragraphOf = (...children: Words[]): ParagraphPiece => ({ children });

/** The copy of one document. */
export const openCopy = (): Copy => {
  const specimens: Specimen[] = [];
  const asked = new Map<string, readonly Blank[]>();
  const lists = new Map<string, Blank>();
  let out: (string | Blank)[] = [];

  const shapeOf = (kind: keyof typeof kinds, options: unknown, holes: number, show: () => Piece) => {
    const of = `${kind} ${holes} ${JSON.stringify(options)}`;
    const there = shapes.get(of) ?? asked.get(of);
    if (there !== undefined) return there;
    const shape = Array.from({ length: holes + 1 }, (): Blank => ({ xml: '' }));
    const written = (xml: string) => {
      const parts = kinds[kind].shows.exec(xml)?.[0].split(kinds[kind].holes) ?? [];
      if (parts.length !== shape.length) throw new Error(`docx writes «${of}» in a way that cannot be copied: ${xml}`);
      for (const [index, blank] of shape.entries()) blank.xml = parts[index] ?? '';
      keep(shapes, most, of, shape);
    };
    asked.set(of, shape);
    specimens.push({ kind: 'shape', of, piece: show(), written });
    return shape;
  };

  /** Writes a piece of a shape, each hole filled by a function of its own; `show` gives a specimen. */
  const copy = (
    kind: keyof typeof kinds,
    options: unknown,
    show: () => Piece,
    ...holes: readonly (() => unknown)[]
  ) => {
    const shape = shapeOf(kind, options, holes.length, show);
    for (const [index, blank] of shape.entries()) {
      out.push(blank);
      holes[index]?.();
    }
  };

  const put = (text: string | number) => () => out.push(escapeXml(String(text)));

  const writeTexts = (texts: readonly string[]) => {
    for (const [index, text] of texts.entries()) {
      if (index > 0) copy('tab', null, () => paragraphOf(tab));
      if (text !== '') copy('text', null, () => paragraphOf(sample.run), put(text));
    }
  };

  const writeRun = ({ format, text }: Run) => {
    const show = () => paragraphOf({ format, text: text && word });
    if (text === '') copy('run', format, show);
    else if (text.includes('\t')) copy('run', format, show, () => writeTexts(text.split('\t')));
    else copy('line', format, show, put(text));
  };

  const ask = (kind: 'list' | 'reference', of: string, piece: Piece, read: (xml: string) => string): Blank => {
    const blank: Blank = { xml: '' };
    const written = (xml: string) => {
      blank.xml = read(xml);
    };
    specimens.push({ kind, of, piece, written });
    return blank;
  };

  const writeReference = (reference: Reference) =>
    out.push(ask('reference', '', paragraphOf(reference), (xml) => xml.replace(/^<w:p>|<\/w:p>$/g, '')));

  const writeWords = (words: Words) => {
    if ('format' in words) writeRun(words);
    else if ('field' in words) copy('field', words, () => paragraphOf(words));
    else writeReference(words);
  };

  /** The number that the list has in the package. */
  const numberOf = (numbering: Numbering): Blank => {
    const { reference, instance = 0 } = numbering;
    // Lists of one name are of one kind; see list.ts.
    const of = `${typeof reference === 'string' ? reference : reference.reference} ${instance}`;
    const list =
      lists.get(of) ?? ask('list', of, { numbering }, (xml) => /<w:numId w:val="(\d+)"/.exec(xml)?.[1] ?? '');
    lists.set(of, list);
    return list;
  };

  const writeParagraph = ({ children = [], numbering, ...options }: ParagraphPiece) => {
    const filled = children.length > 0;
    const show = () => ({ ...options, ...(numbering && { numbering }), ...(filled && sample.paragraph) });
    copy(
      'paragraph',
      [options, numbering?.level],
      show,
      ...(numbering === undefined ? [] : [() => out.push(numberOf(numbering))]),
      ...(filled ? [() => children.forEach(writeWords)] : []),
    );
  };

  const writeCell = ({ options, width, pieces }: CellPiece) =>
    copy(
      'cell',
      options,
      () => tableOf({ cells: [{ ...sample.cell, options }] }),
      put(width),
      () => pieces.forEach(writePiece),
    );

  const writeRow = ({ options, cells }: RowPiece) =>
    copy(
      'row',
      options,
      () => tableOf({ options }),
      () => cells.forEach(writeCell),
    );

  const writeTable = ({ options, columnWidths, title, description, rows }: TablePiece) =>
    copy(
      'table',
      options,
      () => tableOf({}, options),
      put(title),
      put(description),
      () => {
        for (const width of columnWidths) copy('column', null, () => tableOf({}), put(width));
      },
      () => rows.forEach(writeRow),
    );

  const writePiece = (piece: Piece) => {
    if (isTable(piece)) writeTable(piece);
    else if (isParagraph(piece)) writeParagraph(piece);
    else throw new TypeError('docx alone writes a table of contents');
  };

  const write = (pieces: readonly Piece[]) => {
    const written: typeof out = [];
    out = written;
    pieces.forEach(writePiece);
    return () => written.reduce((text: string, part) => text + (typeof part === 'string' ? part : part.xml), '');
  };
  return { write, specimens };
};
