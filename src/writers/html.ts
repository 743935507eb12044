/** A report enters; one page leaves that needs nothing else: no script, no picture, no network. */

import type { Block, Report } from '../report/document.ts';
import { type Sha256, withTextFingerprint } from './fingerprint.ts';
import { writeBlocks } from './html/blocks.ts';
import type { HtmlContext } from './html/inlines.ts';
import { stylesheet } from './html/stylesheet.ts';
import { outline } from './outline.ts';
import { escapeHtml } from './sanitize.ts';

/** The page with its fingerprint in a last comment. */
export function writeHtml(report: Report, sha256: Sha256): string {
  const { lang, title, organisation, subject, author, date } = report;
  const notes: (readonly Block[])[] = [];
  let places = 0;
  const blocks = outline(report.blocks);
  const context: HtmlContext = {
    headings: blocks.filter((block) => block.kind === 'heading'),
    note: (note) => notes.push(note),
    next: () => ++places,
  };
  const body = writeBlocks(blocks, 'page', context);
  const page = `<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
${named('author', author)}${named('description', subject)}${named('dcterms.date', date)}<title>${escapeHtml(title)}</title>
<style>${stylesheet}${paper(report)}</style>
</head>
<body>
<header>
${organisation === null ? '' : `<p class="organisation">${escapeHtml(organisation)}</p>\n`}<h1>${escapeHtml(title)}</h1>
</header>
<main>
${body}
</main>
${writeNotes(notes, context)}</body>
</html>
`;
  return withTextFingerprint(page, sha256);
}

const named = (name: string, content: string | null): string =>
  content === null ? '' : `<meta name="${name}" content="${escapeHtml(content)}">\n`;

/** Notes may hold notes: those are added while the list is read, and so written after them. */
function writeNotes(notes: readonly (readonly Block[])[], context: HtmlContext): string {
  let items = '';
  for (const [place, note] of notes.entries()) {
    const [number, words] = [place + 1, writeBlocks(note, 'within', context)];
    items += `<li id="note-${number}">${words} <a href="#note-call-${number}" role="doc-backlink" aria-label="${number}">↩</a></li>\n`;
  }
  return items === '' ? '' : `<section class="notes" role="doc-endnotes">\n<ol>\n${items}</ol>\n</section>\n`;
}

/** The style that prints «page {page} sur {pages}» at the foot of each sheet. */
function paper({ pageNumber }: Report): string {
  const parts = pageNumber
    .split(/(\{pages?\})/)
    .filter((part) => part !== '')
    .map((part) => (/^\{pages?\}$/.test(part) ? `counter(${part.slice(1, -1)})` : quoted(part)));
  return `@page{@bottom-right{content:${parts.join(' ')};font:9pt sans-serif}}\n`;
}

/** Words as a string of CSS; all but letters and spaces are escaped. */
const quoted = (words: string): string =>
  `"${words.replace(/[^\p{L}\p{Zs}]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
