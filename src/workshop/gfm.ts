/** The text of a workshop file enters; what GitHub adds to Markdown leaves, as far as the text has the signs of it. */

import type { Extension as TreeExtension } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';

type SyntaxExtension = ReturnType<typeof gfmTable>;

interface Addition {
  /** No text has a use for the addition that has not this. */
  readonly sign: RegExp;
  readonly syntax: () => SyntaxExtension;
  readonly tree: () => TreeExtension;
}

const additions: readonly Addition[] = [
  // At every word, an address could begin: to look for them takes half as long as to read all else. What is written as a
  // character reference may turn out to be a part of one.
  { sign: /[@&]|http|www/iu, syntax: gfmAutolinkLiteral, tree: gfmAutolinkLiteralFromMarkdown },
  { sign: /\[\^/u, syntax: gfmFootnote, tree: gfmFootnoteFromMarkdown },
  { sign: /~/u, syntax: () => gfmStrikethrough({ singleTilde: false }), tree: gfmStrikethroughFromMarkdown },
  { sign: /\||:-|-:/u, syntax: gfmTable, tree: gfmTableFromMarkdown },
  { sign: /\[[\sx]\]/iu, syntax: gfmTaskListItem, tree: gfmTaskListItemFromMarkdown },
];

/** As micromark and mdast take them. */
export function gfmFor(text: string): { extensions: SyntaxExtension[]; mdastExtensions: TreeExtension[] } {
  const used = additions.filter(({ sign }) => sign.test(text));
  return {
    extensions: used.map(({ syntax }) => syntax()),
    mdastExtensions: used.map(({ tree }) => tree()),
  };
}
