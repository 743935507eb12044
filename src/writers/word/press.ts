/** Pieces of a document → the parts of its package, all of them written by docx. */
import { Document, Footer, Packer } from 'docx';
import { type Parts, settle, textOf } from '../package.ts';
import { colour } from './house.ts';
import { make, makeParagraph } from './make.ts';
import { isTable, type ParagraphPiece, type Piece } from './piece.ts';
import { styles } from './styles.ts';

/** What a package is made for, whatever its words. */
export interface Frame {
  readonly language: string;
  readonly sheet: Sheet;
  /** Whether something stands at the foot of every page. */
  readonly footed: boolean;
}

/** The sheet of paper that the body stands on, in twips. */
export interface Sheet {
  readonly size: { readonly width: number; readonly height: number };
  readonly margin: Readonly<Record<'top' | 'right' | 'bottom' | 'left' | 'header' | 'footer', number>>;
  readonly textWidth: number;
}

/** Whether pieces hold some words, or a piece of their own kind. */
const some = (pieces: readonly Piece[], is: 'chart' | 'contents'): boolean =>
  pieces.some((piece) => {
    if (isTable(piece)) return piece.rows.some(({ cells }) => cells.some(({ pieces }) => some(pieces, is)));
    return is in piece || ('children' in piece && piece.children?.some((words) => is in words) === true);
  });

/** Writes a package, but for the part that says when, and unless `styled` without the styles, which only the language
 * changes. docx's own zipping adds the time of day, and taking it out again costs more than all the rest; its compiler,
 * private but fixed with its version, gives the parts as they are. */
export const press = async (
  { language, sheet, footed }: Frame,
  body: readonly Piece[],
  foot: readonly ParagraphPiece[],
  styled = true,
): Promise<Parts> => {
  // Each of these costs as much time as docx itself: only a document that needs it waits for it.
  const charts = some(body, 'chart') ? await import('docx/charts') : null;
  const pages = some(body, 'contents') ? (await import('docx/layout')).estimatePageNumbers : null;
  const document = new Document({
    ...(pages && { pageNumbers: pages }),
    styles: styled ? styles(language) : { importedStyles: [] },
    sections: [
      {
        properties: { page: { size: sheet.size, margin: sheet.margin } },
        ...(footed && {
          footers: { default: new Footer({ children: foot.map((each) => makeParagraph(each, charts)) }) },
        }),
        children: body.map((each) => make(each, charts)),
      },
    ],
  });
  const compiler: { compile(document: Document): ReadonlyMap<string, string | Uint8Array> } = Packer['compiler'];
  const { 'docProps/core.xml': _, ...parts } = settle(Object.fromEntries(compiler.compile(document)));
  return { ...parts, ...withLabels(parts, language) };
};

/** docx says «en-US» in every chart, lets whoever draws it leave out labels, and takes colours from a theme that a
 * letterhead may not have. */
const withLabels = (parts: Parts, language: string): Parts =>
  Object.fromEntries(
    Object.keys(parts)
      .filter((name) => /^word\/charts\/chart\d+\.xml$/.test(name))
      .map((name) => [
        name,
        textOf(parts, name)
          .replace(/(<c:lang val|<a:(?:endParaRPr|rPr) lang)="en-US"/g, `$1="${language}"`)
          .replaceAll('<a:schemeClr val="bg1"/>', '<a:srgbClr val="FFFFFF"/>')
          .replace(/<a:schemeClr val="tx1">.*?<\/a:schemeClr>/gs, `<a:srgbClr val="${colour.quiet}"/>`)
          .replace('<c:noMultiLvlLbl', '<c:tickLblSkip val="1"/><c:noMultiLvlLbl'),
      ]),
  );
