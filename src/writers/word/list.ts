/** A list → its paragraphs, with the marks and numbers that Word draws itself, or columns of them. */
import type { FileChild, NumberingDefinition } from 'docx';
import type { Block, List, ReportTable } from '../../report/document.ts';
import { linesOf, sideBySide, wordsOf } from '../../report/inline.ts';
import { type Context, listInset, listStep, type Place } from './place.ts';

/** Word has nine levels; whatever is nested deeper stays on the last. */
const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const levelOf = ({ depth }: Place): number => Math.min(depth, levels.length - 1);

const markers = ({ bullet, start = 1 }: List, place: Place, { look, nextList }: Context): NumberingDefinition => {
  const numbered = bullet === 'number';
  const hanging = (bullet === '□' ? 1.6 : numbered ? 1.3 : 1) * listStep;
  const origin = place.base + listInset(place);
  // Two more than it has, for whoever moves an item further in by hand: docx takes as long to write nine as a page of words.
  const known = levels.slice(0, levelOf(place) + 3);
  return {
    // Lists of one definition go on counting where the one before stopped. docx looks for the reference in braces; no text of a
    // document can hold U+FFFE.
    reference: `\ufffe${numbered ? nextList() : `${bullet} ${origin} ${known.length}`}`,
    levels: known.map((level) => ({
      level,
      start: numbered ? start : 1,
      format: numbered ? 'decimal' : 'bullet',
      text: numbered ? `%${level + 1}.` : bullet.replace('□', '☐'),
      alignment: 'left',
      style: {
        run: numbered ? {} : { color: look.ink, ...(bullet === '□' && { size: 36 }) },
        paragraph: { indent: { left: origin + listStep * level + hanging, hanging } },
      },
    })),
  };
};

/** Writes a list. An item without words of its own still has its mark, since others are counted after it. Neither the first item
 * nor the last is left alone on a page. */
export const writeList = (list: List, place: Place, context: Context): FileChild[] => {
  const level = levelOf(place);
  const reference = markers(list, place, context);
  const inner: Place = { ...place, depth: level + 1, style: place.style ?? 'ListParagraph', kept: false };
  const each = { ...place.each, numbering: { reference, level, instance: 0, custom: true } };
  return list.items.flatMap((blocks, index): FileChild[] => {
    const last = list.items.length - 1;
    const kept = index === last ? place.kept : blocks.length === 1 && (index === 0 || index === last - 1);
    const [first] = blocks;
    const words: Block = first !== undefined && 'inlines' in first ? first : { kind: 'paragraph', inlines: [] };
    return [
      ...context.write([words], { ...inner, kept, each }),
      ...context.write(blocks.slice(words === first ? 1 : 0), { ...inner, kept }),
    ];
  });
};

/** A list of fewer items stays in one column. */
const fewest = 12;

/** A list of many short items in two or three columns; null where they would not fit. One item in five may take a second line. */
export const setInColumns = (list: List): ReportTable | null => {
  const letters = list.items.map((item) => linesOf(item).map(wordsOf).join(' ').length).sort((a, b) => a - b);
  const usual = letters[Math.floor(0.8 * letters.length)] ?? 0;
  if (!list.columns || letters.length < fewest || usual > 40) return null;
  return sideBySide(
    list.items.map((item) => [{ ...list, items: [item] }]),
    usual <= 24 ? 3 : 2,
  );
};
