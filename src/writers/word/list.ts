/** A list → its paragraphs, with the marks and numbers that Word draws itself. */
import type { NumberingDefinition } from 'docx';
import type { Block, List } from '../../report/document.ts';
import { colour, style } from './house.ts';
import {
  isParagraph,
  listInset,
  listStep,
  type ParagraphPiece,
  type Piece,
  type Place,
  paragraph,
  type Scribe,
} from './piece.ts';

/** Word has nine levels; whatever is nested deeper stays on the last. */
const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** docx writes `{reference-instance}` into the XML and replaces it once ids are known. U+FFFE, which no text of a
 * document can hold, keeps words in braces from being taken for one. */
const guard = '\ufffe';

const markers = (list: List, place: Place, scribe: Scribe): NumberingDefinition => {
  const start = Math.max(Math.trunc(list.start ?? 1), 0) || 0;
  const digits = String(start + list.items.length - 1).length;
  const numbered = list.bullet === 'number';
  const hanging = numbered ? Math.max(listStep, 160 + 112 * digits) : listStep;
  const origin = place.base + listInset(place);
  // Lists of one definition share the counter of each level, which matters once several lists meet on the last.
  const own = place.depth >= levels.length - 1 ? ` ${scribe.nextList()}` : '';
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
        run: numbered ? {} : { color: colour.ink, ...(list.bullet === '➤' && { size: 18 }) },
        paragraph: { indent: { left: origin + listStep * level + hanging, hanging } },
      },
    })),
  };
};

const startsWithWords = (block: Block | undefined) => block?.kind === 'paragraph' || block?.kind === 'heading';

/** Writes a list. Its first two and last two items stay on one page: one item alone looks like a mistake. */
export const writeList = (list: List, place: Place, scribe: Scribe): Piece[] => {
  const level = Math.min(place.depth, levels.length - 1);
  const reference = markers(list, place, scribe);
  const instance = list.bullet === 'number' ? scribe.nextList() : 0;
  const inner: Place = { ...place, depth: level + 1, style: place.style ?? style.listItem };
  const last = list.items.length - 1;
  return list.items.flatMap((blocks, index): Piece[] => {
    const written = scribe.write(startsWithWords(blocks[0]) ? blocks.slice(0, 1) : [], inner);
    const first = written[0];
    const opening: ParagraphPiece = first !== undefined && isParagraph(first) ? first : paragraph(inner, {});
    const { indent: _, ...marked } = opening;
    const keepNext = blocks.length > 1 || ((index === 0 || index === last - 1) && index !== last);
    const rest = scribe.write(startsWithWords(blocks[0]) ? blocks.slice(1) : blocks, inner);
    return [
      { ...marked, ...(keepNext && { keepNext }), numbering: { reference, level, instance, custom: true } },
      ...rest,
    ];
  });
};
