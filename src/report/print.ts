/** A report enters; what stands on its pages leaves, word for word: lines, and tables as grids of cells. */

import type { Block, Chart, Inline, Report, Table } from './document.ts';
import { wordsOf } from './words.ts';

/** A table as it is read: the headings are its first row; a line across all columns is a row of one cell. */
export interface Grid {
  /** The column that says what a row is about. */
  readonly names: number;
  readonly rows: readonly (readonly string[])[];
}

/** A line of someone's own prose, and what it says of the result. */
export interface Told {
  readonly line: string;
  readonly values: readonly { readonly name: string; readonly text: string }[];
}

/** Behind the pages: what tables and charts say to those who cannot see them, and the workbooks that charts open. */
export type Behind = Pages;

/** What stands on the pages. */
export interface Pages {
  readonly lines: readonly string[];
  readonly grids: readonly Grid[];
}

export interface Print extends Pages {
  readonly behind: Behind;
}

export const nothing: Behind = { lines: [], grids: [] };

/** Spaces of every width are one, marks without a width are none, a dash stands for nothing. */
export const plainly = (words: string): string => {
  const spaced = words.replace(/\s/g, ' ');
  const seen = STRANGE.test(spaced)
    ? spaced.replace(/\p{Cs}|[\ufffe\uffff]/gu, '\ufffd').replace(/[\p{Cc}\p{Cf}]/gu, '')
    : spaced;
  const plain = seen.replace(/ {2,}/g, ' ').trim();
  return plain === '—' ? '' : plain;
};

/** What may be a mark without a width, or half a character: few words hold any, and the sets of Unicode are slow to ask. */
const STRANGE = /[^ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u20ac]/;

export function print({ title, organisation, blocks, footer }: Report): Print {
  const body = printBlocks(blocks);
  const heads = [organisation ?? '', title].flatMap((text) => linesOf([{ kind: 'text', text }]));
  return { ...body, lines: [...heads, ...body.lines, ...linesOf(footer)].filter((line) => line !== '') };
}

function printBlocks(blocks: readonly Block[]): Print {
  const prints = blocks.map(printBlock);
  return {
    lines: prints.flatMap(({ lines }) => lines),
    grids: prints.flatMap(({ grids }) => grids),
    behind: {
      lines: prints.flatMap(({ behind }) => behind.lines),
      grids: prints.flatMap(({ behind }) => behind.grids),
    },
  };
}

function printBlock(block: Block): Print {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { lines: linesOf(block.inlines), grids: [], behind: nothing };
    case 'code':
      return { lines: linesOf([block]), grids: [], behind: nothing };
    case 'list':
      return printBlocks(block.items.flat());
    case 'quote':
      return printBlocks(block.blocks);
    case 'table':
      return { lines: [], grids: [gridOf(block)], behind: { lines: [plainly(block.description)], grids: [] } };
    case 'chart': {
      const grids = [chartGrid(block)];
      return { lines: [plainly(block.title)], grids, behind: { lines: [plainly(block.description)], grids } };
    }
    case 'signatures':
    case 'rule':
    case 'page-break':
    case 'contents':
      return { lines: [], grids: [], behind: nothing };
  }
}

const gridOf = ({ columns, rows }: Table): Grid => ({
  names: Math.max(
    columns.findIndex(({ header }) => header),
    0,
  ),
  rows: [
    columns.map(({ heading }) => linesOf(heading).join(' ')),
    ...rows.map(({ cells }) => cells.map((blocks) => cellOf(blocks))),
  ],
});

const cellOf = (blocks: readonly Block[]): string => plainly(blocks.flatMap(linesIn).join(' '));

/** The lines of a block alone: tables have many cells, and most of them hold a word. */
const linesIn = (block: Block): readonly string[] =>
  block.kind === 'paragraph' ? linesOf(block.inlines) : printBlock(block).lines;

/** As its workbook has it: what it draws stands over the values. */
const chartGrid = ({ title, bars }: Chart): Grid => ({
  names: 0,
  rows: [['', plainly(title)], ...bars.map(({ label, value }) => [plainly(label), String(value)])],
});

/** Inlines as lines: a break ends one, and what is only drawn says nothing. */
const linesOf = (inlines: readonly Inline[]): readonly string[] => {
  const words = wordsOf(inlines);
  return BREAK.test(words) ? words.split(BREAK).map(plainly) : [plainly(words)];
};

const BREAK = /[\n\r\t\v\f\u2028\u2029]/;

/** Lines of the prose that hold values of the result. */
export function printTold(blocks: readonly Block[]): readonly Told[] {
  return blocks.flatMap((block): readonly Told[] => {
    if (block.kind === 'list') return printTold(block.items.flat());
    if (block.kind === 'quote') return printTold(block.blocks);
    if (block.kind !== 'paragraph' && block.kind !== 'heading') return [];
    const counted = countedIn(block.inlines);
    return linesOf(block.inlines).flatMap((line) => {
      const values = counted.filter(({ text }) => line.includes(text));
      return values.length === 0 ? [] : [{ line, values }];
    });
  });
}

const countedIn = (inlines: readonly Inline[]): Told['values'] =>
  inlines.flatMap((inline) => {
    if ('inlines' in inline) return countedIn(inline.inlines);
    if (inline.kind !== 'text' || inline.counted === undefined) return [];
    return [{ name: inline.counted, text: plainly(inline.text) }];
  });
