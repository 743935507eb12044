/** A language and a sheet of paper → a Word package without its words: docx makes it once for all documents that differ in
 * nothing else. */
import { Document, type FileChild, Footer, Packer, Paragraph } from 'docx';
import { type Parts, settle, textOf } from '../package.ts';
import type { Specimen } from './copy.ts';
import { colour, type page } from './house.ts';
import { styles } from './styles.ts';

/** What documents of one shell have in common. */
export interface Frame {
  readonly language: string;
  readonly sheet: Sheet;
  /** Whether something stands at the foot of every page. */
  readonly footed: boolean;
}

/** The sheet of paper that the body stands on, in twips. */
export type Sheet = { readonly [Key in keyof typeof page]: Widened<(typeof page)[Key]> };
type Widened<Measure> = Measure extends number ? number : { readonly [Key in keyof Measure]: number };

/** Works out the page of every heading. */
export type PageNumbers = ConstructorParameters<typeof Document>[0]['pageNumbers'];

/** The parts of a document that docx writes whole. docx's own zipping adds the time of day, and taking it out again costs
 * more than all the rest; its compiler, private but fixed with its version, gives the parts as they are. */
export const compile = (
  { language, sheet, footed }: Frame,
  body: readonly FileChild[],
  foot: readonly Paragraph[],
  pageNumbers?: PageNumbers,
): Parts => {
  const document = new Document({
    ...(pageNumbers && { pageNumbers }),
    styles: styles(language),
    sections: [
      {
        properties: { page: { size: sheet.size, margin: sheet.margin } },
        ...(footed && { footers: { default: new Footer({ children: foot }) } }),
        children: body,
      },
    ],
  });
  const compiler: { compile(document: Document): ReadonlyMap<string, string | Uint8Array> } = Packer['compiler'];
  const parts = settle(Object.fromEntries(compiler.compile(document)));
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

/** Between two specimens. As XML no text can hold it. */
const mark = '\ue001';
const between = `<w:p><w:r><w:t xml:space="preserve">${mark}</w:t></w:r></w:p>`;

const body = 'word/document.xml';
const foot = 'word/footer1.xml';

interface Shell {
  readonly parts: Parts;
  /** What stands before and after the words. */
  readonly body: readonly [string, string];
  readonly foot: readonly [string, string];
  /** What docx wrote of its lists. */
  readonly lists: readonly string[];
}

/** By what is in them; the documents of a batch have few. */
const shells = new Map<string, Shell>();
const most = 64;

/** Has docx write the specimens, in a package where the words come between the two halves of a part. */
const openShell = (frame: Frame, specimens: readonly Specimen[]): Shell => {
  const lists = specimens.filter(({ kind }) => kind === 'list');
  const key = JSON.stringify([frame, lists.map(({ of }) => of)]);
  const there = shells.get(key);
  if (there !== undefined && lists.length === specimens.length) {
    for (const [index, { written }] of lists.entries()) written(there.lists[index] ?? '');
    return there;
  }
  const apart = () => new Paragraph(mark);
  const parts = compile(frame, [apart(), ...specimens.flatMap(({ child }) => [child, apart()])], [apart()]);
  const [before = '', ...shown] = textOf(parts, body).split(between);
  const after = shown.pop() ?? '';
  if (shown.length !== specimens.length) throw new Error('docx writes paragraphs in another way');
  for (const [index, { written }] of specimens.entries()) written(shown[index] ?? '');
  const [top = '', bottom = ''] = textOf(parts, foot).split(between);
  const isList = (_: string, index: number) => specimens[index]?.kind === 'list';
  const shell: Shell = { parts, body: [before, after], foot: [top, bottom], lists: shown.filter(isList) };
  if (specimens.some(({ kind }) => kind === 'reference')) return shell;
  if (shells.size >= most) shells.clear();
  shells.set(key, shell);
  return shell;
};

/** The parts of a document whose body and foot are copied; either is read only when all that they are made of is known. */
export const assemble = (
  frame: Frame,
  specimens: readonly Specimen[],
  words: { readonly body: () => string; readonly foot: () => string },
): Parts => {
  const shell = openShell(frame, specimens);
  const around = ([before, after]: readonly [string, string], text: string) => before + text + after;
  return {
    ...shell.parts,
    [body]: around(shell.body, words.body()),
    ...(frame.footed && { [foot]: around(shell.foot, words.foot()) }),
  };
};
