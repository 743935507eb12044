/** The words of a table cell enter; its paragraphs and lists leave, as its line breaks and bullets part them. */

import type { Block, Inline, List } from '../report/document.ts';

type CellBullet = Exclude<List['bullet'], 'number'>;

const BULLETS: Readonly<Record<string, CellBullet>> = { '➤': '➤', '➢': '➤', '•': '•', '–': '–', '-': '•', '*': '•' };
const BULLETED = /^\s*([➤➢•–*-])[ \t\u00a0\u202f]+/u;

interface CellLine {
  readonly bullet: CellBullet | null;
  readonly inlines: readonly Inline[];
}

/** A bold line before a list announces it. */
export function cellBlocks(inlines: readonly Inline[]): readonly Block[] {
  const lines = splitLines(inlines).map(readLine).filter(hasWords);
  return lines.flatMap(({ bullet, inlines: words }, place): readonly Block[] => {
    if (bullet === null) {
      const [only] = words;
      const announces = words.length === 1 && only?.kind === 'strong' && (lines[place + 1]?.bullet ?? null) !== null;
      return [{ kind: 'paragraph', inlines: words, ...(announces ? { role: 'statement' as const } : {}) }];
    }
    if (lines[place - 1]?.bullet === bullet) return [];
    const end = lines.findIndex((line, at) => at > place && line.bullet !== bullet);
    const items = lines.slice(place, end === -1 ? undefined : end);
    return [{ kind: 'list', bullet, items: items.map((item) => [{ kind: 'paragraph', inlines: item.inlines }]) }];
  });
}

/** At every break, and before every ➤ or • on the way: nobody writes these in a sentence. */
function splitLines(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    if (inline.kind === 'break') lines.push([]);
    else if (inline.kind !== 'text') lines.at(-1)?.push(inline);
    else {
      for (const [at, text] of inline.text.split(/\s+(?=[➤➢•]\s)/u).entries()) {
        if (at > 0) lines.push([]);
        if (text !== '') lines.at(-1)?.push({ kind: 'text', text });
      }
    }
  }
  return lines;
}

function readLine(inlines: readonly Inline[]): CellLine {
  const [first, ...rest] = inlines;
  if (first?.kind !== 'text') return { bullet: null, inlines: trimmed(inlines) };
  const bullet = BULLETS[BULLETED.exec(first.text)?.[1] ?? ''] ?? null;
  const text = bullet === null ? first.text : first.text.replace(BULLETED, '');
  return { bullet, inlines: trimmed([{ kind: 'text', text }, ...rest]) };
}

/** A line has no blanks at its ends. */
function trimmed(inlines: readonly Inline[]): readonly Inline[] {
  return inlines
    .map((inline, place): Inline => {
      if (inline.kind !== 'text') return inline;
      const start = place === 0 ? inline.text.trimStart() : inline.text;
      return { kind: 'text', text: place === inlines.length - 1 ? start.trimEnd() : start };
    })
    .filter((inline) => inline.kind !== 'text' || inline.text !== '');
}

const hasWords = ({ inlines }: CellLine): boolean => inlines.length > 0;
