/** Blocks → the parts of a Word document, kept together where a reader would keep them together. */
import { BookmarkEnd, BookmarkStart, type FileChild, Paragraph, TableOfContents } from 'docx';
import type { Block, Heading, Paragraph as Words } from '../../report/document.ts';
import { wordsOf } from '../../report/inline.ts';
import { legible } from '../sanitize.ts';
import { writeChart } from './chart.ts';
import { textRuns, writeInlines } from './inlines.ts';
import { setInColumns, writeList } from './list.ts';
import { type Context, indentOf, type Place, paragraph } from './place.ts';
import { quoteIndent } from './styles.ts';
import { writeTable } from './table.ts';

const isTop = (place: Place): boolean => place.kind === 'body' && indentOf(place) === 0;

/** «AtelierLead» for what leads. */
const styleOf = (role: NonNullable<Words['role']>): string => `Atelier${role.charAt(0).toUpperCase()}${role.slice(1)}`;

/** A line before a table, one that ends with a colon, or one in bold or in italics that ends no sentence, announces what follows. */
const announces = ({ inlines }: Words, next: Block | undefined): boolean => {
  const emphatic = inlines.every(({ kind }) => kind === 'strong' || kind === 'emphasis');
  const open = emphatic ? /[^\s.!?…]\s*$/ : /:\s*$/;
  return next?.kind === 'table' || (next !== undefined && open.test(wordsOf(inlines)));
};

/** The headings that a table of contents lists; none where there is no such table. */
export const headingsIn = (blocks: readonly Block[]): readonly Heading[] =>
  blocks.some(({ kind }) => kind === 'contents')
    ? blocks.filter((block): block is Heading => block.kind === 'heading' && block.level <= 3)
    : [];

const bookmarkOf = (place: number): string => `_Toc${place}`;

/** The headings with links to them; Word puts in the pages when it opens the document. */
const writeContents = (title: string, headings: readonly Heading[]): FileChild =>
  new TableOfContents(legible(title), {
    hyperlink: true,
    headingStyleRange: '1-3',
    // Dots would lead to no number until then.
    tabLeader: 'none',
    cachedEntries: headings.map(({ level, inlines }, at) => {
      return { level, title: legible(wordsOf(inlines)), href: bookmarkOf(at + 1) };
    }),
  });

const writeBlock = (blocks: readonly Block[], index: number, place: Place, context: Context): FileChild[] => {
  const [block, previous, next] = [blocks[index], blocks[index - 1], blocks[index + 1]];
  const turned = previous?.kind === 'page-break' && isTop(place) && { pageBreakBefore: true };
  switch (block?.kind) {
    // Only the body has an outline; in a cell or a list a heading is a bold line. It says itself that it stays with what
    // follows, since the style of a letterhead may not.
    case 'heading': {
      const words = writeInlines(block.inlines, isTop(place) ? place : { ...place, bold: true });
      const named = isTop(place) && { style: `Heading${block.level}` };
      const written = paragraph(place, words, { ...named, keepNext: true, ...turned });
      const listed = isTop(place) ? context.headings.indexOf(block) + 1 : 0;
      const marks = listed > 0 ? [new BookmarkStart(bookmarkOf(listed), listed), new BookmarkEnd(listed)] : [];
      for (const mark of marks) written.addChildElement(mark);
      return [written];
    }
    case 'paragraph': {
      // A cell sets its own tight spacing: there a statement is bold, and no more.
      const tight = block.role === 'statement' && place.kind === 'cell';
      const words = writeInlines(block.inlines, tight ? { ...place, bold: true } : place);
      const named = block.role !== undefined && !tight && { style: styleOf(block.role) };
      const stays = announces(block, next) && { keepNext: true };
      return [paragraph(place, words, { ...named, ...stays, ...turned })];
    }
    case 'list': {
      const columns = place.kind === 'body' ? setInColumns(block) : null;
      return columns === null ? writeList(block, place, context) : writeTable(columns, place, context);
    }
    case 'table':
      return writeTable(block, place, context);
    case 'quote':
      return context.write(block.blocks, { ...place, style: 'Quote', base: indentOf(place) + quoteIndent, depth: 0 });
    case 'chart':
      return writeChart(block, place, context);
    case 'code':
      return [paragraph(place, textRuns(block.text), { style: 'AtelierCode' })];
    // A rule below a heading would part it from what it heads.
    case 'rule':
      return [paragraph(place, [], { style: 'AtelierRule', keepNext: previous?.kind === 'heading' })];
    case 'contents':
      if (!isTop(place)) return [];
      return [
        paragraph(place, textRuns(block.title), { style: 'TOCHeading' }),
        writeContents(block.title, context.headings),
      ];
    // Words begin the next page themselves; what is no paragraph needs one without height before it.
    case 'page-break':
      if (!isTop(place) || next === undefined || ['heading', 'paragraph', 'page-break'].includes(next.kind)) return [];
      return [new Paragraph({ style: 'AtelierGap', pageBreakBefore: true, spacing: { after: 0 } })];
    case undefined:
      return [];
  }
};

/** Writes blocks one after another. Nobody signs a page that holds nothing but signatures: what comes before stays close, as
 * a table does to the note below it. */
export const writeBlocks = (blocks: readonly Block[], place: Place, context: Context): FileChild[] =>
  blocks.flatMap((block, index) => {
    const last = index === blocks.length - 1;
    const next = blocks[index + 1];
    const closes =
      next?.kind === 'paragraph' && (next.role === 'signed' || (next.role === 'note' && block.kind === 'table'));
    const kept = last ? place.kept : closes;
    return writeBlock(blocks, index, kept === place.kept ? place : { ...place, kept }, context);
  });
