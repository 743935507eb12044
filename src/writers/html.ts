/** A report enters; one page leaves that needs nothing else: no script, no picture, no network. */

import type { Report } from '../report/document.ts';
import { type Sha256, withTextFingerprint } from './fingerprint.ts';
import { type HtmlContext, writeBlocks } from './html/blocks.ts';
import { stylesheet } from './html/stylesheet.ts';
import { outline } from './outline.ts';
import { escapeHtml } from './sanitize.ts';

/** The page with its fingerprint in a last comment. */
export function writeHtml(report: Report, sha256: Sha256): string {
  const { lang, title, organisation, subject, author, date } = report;
  const blocks = outline(report.blocks);
  const context: HtmlContext = { headings: blocks.filter((block) => block.kind === 'heading'), notes: [] };
  const body = writeBlocks(blocks, context);
  const named = (name: string, content: string | null) =>
    content === null ? '' : `<meta name="${name}" content="${escapeHtml(content)}">\n`;
  const page = `<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
${named('author', author)}${named('description', subject)}${named('dcterms.date', date)}<title>${escapeHtml(title)}</title>
<style>${stylesheet}</style>
</head>
<body>
<header>
${organisation === null ? '' : `<p class="organisation">${escapeHtml(organisation)}</p>\n`}<h1>${escapeHtml(title)}</h1>
</header>
<main>
${body}
</main>
${writeNotes(context)}</body>
</html>
`;
  return withTextFingerprint(page, sha256);
}

/** Notes may hold notes: those are added while the list is read, and so written after them. */
function writeNotes(context: HtmlContext): string {
  const items: string[] = [];
  for (const [place, note] of context.notes.entries()) {
    const number = place + 1;
    const back = `<a href="#note-call-${number}" role="doc-backlink" aria-label="${number}">↩</a>`;
    items.push(`<li id="note-${number}">${writeBlocks(note, context)} ${back}</li>`);
  }
  if (items.length === 0) return '';
  return `<section class="notes" role="doc-endnotes">\n<ol>\n${items.join('\n')}\n</ol>\n</section>\n`;
}
