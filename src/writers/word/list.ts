/** A list → its paragraphs, with the marks and numbers that Word draws itself. */
import type { NumberingDefinition } from 'docx';
import type { Block, List } from '../../report/document.ts';
import {
  type Context,
  isParagraph,
  listInset,
  listStep,
  type Node,
  type ParagraphNode,
  type Place,
  paragraph,
} from './node.ts';
import { style } from './theme.ts';

/** Word has nine levels; whatever is nested deeper stays on the last. */
const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** docx writes `{reference-instance}` into the XML and replaces it once ids are known. U+FFFE, which no text of a
 * document can hold, keeps words in braces from being taken for one. */
const guard = '\ufffe';

const markers = (list: List, place: Place, context: Context): NumberingDefinition => {
  const start = Math.max(Math.trunc(list.start ?? 1), 0) || 0;
  const digits = String(start + list.items.length - 1).length;
  const numbered = list.bullet === 'number';
  const hanging = numbered ? Math.max(listStep, 160 + 112 * digits) : listStep;
  const origin = place.base + listInset(place);
  // Lists of one definition share the counter of each level, which matters once several lists meet on the last.
  const own = place.depth >= levels.length - 1 ? ` ${context.nextList()}` : '';
  return {
    reference: `${guard}${list.bullet} ${origin}${numbered ? ` ${start} ${digits}${own}` : ''}`,
    levels: levels.map((level) => ({
      level,
      start: numbered ? start : 1,
      format: numbered ? 'decimal' : 'bullet',
      text: numbered ? `%${level + 1}.` : list.bullet,
      alignment: 'left',
      style: {
        // Without a font of its own ➤ is found by Word and LibreOffice alike.
        run: numbered ? {} : { color: context.colours.ink, ...(list.bullet === '➤' && { size: 18 }) },
        paragraph: { indent: { left: origin + listStep * level + hanging, hanging } },
      },
    })),
  };
};

const startsWithWords = (block: Block | undefined) => block?.kind === 'paragraph' || block?.kind === 'heading';

/** Writes a list. Its first two and last two items stay on one page: one item alone looks like a mistake. */
export const writeList = (list: List, place: Place, context: Context): Node[] => {
  const level = Math.min(place.depth, levels.length - 1);
  const reference = markers(list, place, context);
  const instance = list.bullet === 'number' ? context.nextList() : 0;
  const inner: Place = { ...place, depth: level + 1, style: place.style ?? style.listItem };
  const last = list.items.length - 1;
  return list.items.flatMap((blocks, index): Node[] => {
    const written = context.write(startsWithWords(blocks[0]) ? blocks.slice(0, 1) : [], inner);
    const first = written[0];
    const opening: ParagraphNode = first !== undefined && isParagraph(first) ? first : paragraph(inner, {});
    const { indent: _, ...marked } = opening;
    const keepNext = blocks.length > 1 || ((index === 0 || index === last - 1) && index !== last);
    const rest = context.write(startsWithWords(blocks[0]) ? blocks.slice(1) : blocks, inner);
    return [
      { ...marked, ...(keepNext && { keepNext }), numbering: { reference, level, instance, custom: true } },
      ...rest,
    ];
  });
};
