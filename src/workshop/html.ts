/** The simple HTML that people write in Markdown enters; blocks and inlines leave. Tags that are not known say what stands
 * between them, and are named. */

import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import type { Block, Inline, List, Mark, ReportTable } from '../report/document.ts';

const marks: Readonly<Record<string, Mark>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  u: 'underline',
  ins: 'underline',
  s: 'deleted',
  del: 'deleted',
  strike: 'deleted',
  sup: 'raised',
  sub: 'lowered',
};
const blockTags = new Set(['p', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'td', 'th']);

export interface Tag {
  readonly tag: string;
  readonly closes: boolean;
}

type Token = Tag | { readonly text: string };

const TOKEN = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z0-9]*)(?:\s(?:[^>"']|"[^"]*"|'[^']*')*)?\/?>|[^<]+|</giu;

/** Comments are notes of the secretary to herself. */
export const tokensOf = (html: string): readonly Token[] =>
  [...html.matchAll(TOKEN)].flatMap(([whole, slash, tag]): readonly Token[] => {
    if (whole.startsWith('<!--')) return [];
    return tag === undefined ? [{ text: decode(whole) }] : [{ tag: tag.toLowerCase(), closes: slash === '/' }];
  });

/** The opening tags in some HTML that say nothing here, by name. */
export const unknownTags = (html: string): readonly string[] =>
  tokensOf(html).flatMap((token) =>
    'tag' in token && !token.closes && marks[token.tag] === undefined && token.tag !== 'br' && !blockTags.has(token.tag)
      ? [token.tag]
      : [],
  );

const decode = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,31}));/giu, (entity, decimal, hexadecimal, name) => {
    if (name !== undefined) return decodeNamedCharacterReference(name) || entity;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });

/** Words with tags among them, as Markdown leaves them, each mark around what stands between its tags. */
export function nest(parts: readonly (Inline | Tag)[]): readonly Inline[] {
  const open: { readonly kind: Mark | null; readonly inlines: Inline[] }[] = [{ kind: null, inlines: [] }];
  const close = (): void => {
    const last = open.pop();
    if (last?.kind && last.inlines.length > 0) open.at(-1)?.inlines.push({ kind: last.kind, inlines: last.inlines });
  };
  for (const part of parts) {
    if ('kind' in part) open.at(-1)?.inlines.push(part);
    else if (part.tag === 'br') open.at(-1)?.inlines.push({ kind: 'break' });
    else {
      const kind = marks[part.tag];
      if (kind === undefined) continue;
      if (!part.closes) open.push({ kind, inlines: [] });
      else if (open.some((one) => one.kind === kind)) {
        while (open.at(-1)?.kind !== kind) close();
        close();
      }
    }
  }
  while (open.length > 1) close();
  return open[0]?.inlines ?? [];
}

const endsCell = ({ tag, closes }: Tag): boolean =>
  ['td', 'th', 'tr'].includes(tag) || (closes && ['thead', 'tbody', 'table'].includes(tag));

/** How blocks of HTML are written. */
export interface HtmlFilling {
  readonly text: (text: string) => readonly Inline[];
  readonly table: (headings: readonly string[]) => { readonly title: string; readonly description: string };
}

/** A piece of HTML that stands by itself. */
export function readHtml(html: string, { text, table }: HtmlFilling): readonly Block[] {
  const tokens = tokensOf(html);
  let at = 0;

  /** Up to a tag that ends the content, or to the end of all. */
  const blocks = (ends: (tag: Tag) => boolean): readonly Block[] => {
    const done: Block[] = [];
    let words: (Inline | Tag)[] = [];
    const flush = (): void => {
      const inlines = nest(words);
      words = [];
      if (inlines.some((inline) => !('text' in inline) || inline.text.trim() !== '')) {
        done.push({ kind: 'paragraph', inlines });
      }
    };
    for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
      if ('tag' in token && ends(token)) break;
      at += 1;
      if ('text' in token) words.push(...text(token.text.replace(/\s+/gu, ' ')));
      else if (!blockTags.has(token.tag)) words.push(token);
      else {
        flush();
        if (token.closes) continue;
        if (token.tag === 'ul' || token.tag === 'ol') done.push(list(token.tag));
        if (token.tag === 'table') done.push(...grid());
      }
    }
    flush();
    return done;
  };

  /** Skips to an opening tag, and over it; null where a closing `end` or the end of all comes first. */
  const next = (names: readonly string[], end: string): string | null => {
    for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
      if (!('tag' in token)) at += 1;
      else if (token.tag === end && token.closes) return null;
      else {
        at += 1;
        if (names.includes(token.tag) && !token.closes) return token.tag;
      }
    }
    return null;
  };

  const list = (tag: 'ul' | 'ol'): List => {
    const items: (readonly Block[])[] = [];
    while (next(['li'], tag) !== null) items.push(blocks((end) => end.tag === 'li' || (end.tag === tag && end.closes)));
    at += 1;
    return { kind: 'list', bullet: tag === 'ol' ? 'number' : '•', items };
  };

  const grid = (): readonly ReportTable[] => {
    const rows: { readonly headed: boolean; readonly cells: (readonly Block[])[] }[] = [];
    for (let tag = next(['tr', 'td', 'th'], 'table'); tag !== null; tag = next(['tr', 'td', 'th'], 'table')) {
      if (tag === 'tr') rows.push({ headed: false, cells: [] });
      else {
        const row = rows.pop() ?? { headed: true, cells: [] };
        const headed = tag === 'th' && (row.cells.length === 0 || row.headed);
        rows.push({ headed, cells: [...row.cells, blocks(endsCell)] });
      }
    }
    at += 1;
    const [first, ...others] = rows.filter(({ cells }) => cells.length > 0);
    if (first === undefined) return [];
    const header = first.headed ? first.cells : [];
    const headings = Array.from({ length: Math.max(...rows.map(({ cells }) => cells.length)) }, (_, place) =>
      (header[place] ?? []).flatMap((block) => ('inlines' in block ? block.inlines : [])),
    );
    return [
      {
        kind: 'table',
        ...table(headings.map((words) => words.map((one) => ('text' in one ? one.text : '')).join(''))),
        columns: headings.map((heading) => ({ heading, align: 'left', weight: 1 })),
        rows: (first.headed ? others : [first, ...others]).map(({ cells }) => ({ cells })),
      },
    ];
  };

  return blocks(() => false);
}
