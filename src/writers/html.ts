/** A report enters; one page leaves that needs nothing else: no script, no picture, no network. */

import type { Report } from '../report/document.ts';
import { type Sha256, withTextFingerprint } from './fingerprint.ts';
import { type HtmlContext, writeBlocks } from './html/blocks.ts';
import { escapeHtml } from './sanitize.ts';

/** The page with its fingerprint in a last comment. */
export function writeHtml(report: Report, sha256: Sha256): string {
  const { lang, title, organisation, blocks } = report;
  const context: HtmlContext = { headings: blocks.filter((block) => block.kind === 'heading'), notes: [] };
  const body = writeBlocks(blocks, context);
  const page = `<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escapeHtml(title)}</title>
<style>${stylesheet}</style>
</head>
<body>
<header>
${organisation === undefined ? '' : `<p class="organisation">${escapeHtml(organisation)}</p>\n`}<h1>${escapeHtml(title)}</h1>
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

/** The look of the page, on a screen, a telephone, by night and on paper. Each colour of words on its ground passes WCAG AA
 * (4.5:1), by day and by night. */
export const stylesheet = `
:root{color-scheme:light dark;--paper:#fff;--text:#1d2329;--ink:#1f4e79;--quiet:#595959;--rule:#b8c4d0;--tint:#e4ebf2;
--strong:#f3f6fa;--groove:#dce3ea;--pale:#7896b5;--alert:#9a4b00;--alert-paper:#fdf3e7;--link:#0b5394}
@media (prefers-color-scheme:dark){:root{--paper:#15191e;--text:#e3e7eb;--ink:#9cc3e8;--quiet:#a9b1b9;--rule:#46525e;
--tint:#26303a;--strong:#1d252d;--groove:#33404c;--pale:#5f7f9f;--alert:#f0b070;--alert-paper:#2c2318;--link:#8ab8e6}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:48rem;padding:2rem 1.25rem 3rem;background:var(--paper);color:var(--text);
font:1rem/1.55 Calibri,Carlito,"Segoe UI",system-ui,sans-serif;overflow-wrap:break-word}
h1,h2,h3,h4,h5{line-height:1.25;color:var(--ink);margin:1.6em 0 .5em;text-wrap:balance}
h1{font-size:2rem;margin:0 0 .4em}
h2{font-size:1.4rem;border-bottom:1px solid var(--rule);padding-bottom:.2em}
h3{font-size:1.15rem}
h4,h5{font-size:1rem;color:inherit}
h5{font-style:italic}
p{margin:.6em 0}
a{color:var(--link)}
sup{font-size:.7em;line-height:0}
code{font-family:Consolas,"Courier New",monospace;font-size:.92em}
pre{background:var(--tint);padding:.6em .8em;overflow-x:auto}
hr{border:0;border-top:1px solid var(--rule);margin:2em 0}
blockquote{margin:.8em 1.2em;font-style:italic}
ul,ol{margin:.4em 0 .8em;padding-left:1.8em}
li{margin:.2em 0}
.statement+ul{margin-top:.2em}
th>:first-child,td>:first-child,li>:first-child{margin-top:0}
th>:last-child,td>:last-child{margin-bottom:.2em}
.dashes{list-style-type:"–  "}
.arrows{list-style-type:"➤  "}
.boxes{list-style-type:"☐  "}
.ticked{list-style-type:"☑  "}
.columns{columns:16rem;column-gap:2rem}
.columns li{break-inside:avoid}
img{max-width:100%;height:auto}
.beside{display:flex;flex-wrap:wrap;gap:1em 2em;break-inside:avoid}
.beside div{flex:1 0 14rem}
.beside p{margin:0}
.signed{margin-top:2em}
.signatory{font-weight:700;min-height:5em}
.organisation{margin:0;font-variant:small-caps;letter-spacing:.05em;color:var(--quiet)}
.lead{font-size:1.1rem;margin-top:0}
nav ul{list-style:none;padding:0}
.level-2{margin-left:1.2em}
.level-3{margin-left:2.4em}
.statement{font-weight:700;margin-bottom:.2em}
.note,.quiet{color:var(--quiet)}
.note{font-size:.92rem}
.warning{border-left:4px solid var(--alert);background:var(--alert-paper);padding:.5em .8em}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.frame{position:relative;overflow-x:auto;margin:1em 0}
table{border-collapse:collapse;width:100%;border-bottom:2px solid var(--ink)}
th,td{padding:.4em .55em;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
thead th,thead td{background:var(--tint);color:var(--ink);vertical-align:bottom;border-bottom:2px solid var(--ink)}
tbody th{font-weight:400}
.right{text-align:right;font-variant-numeric:tabular-nums}
.center{text-align:center}
tr.strong{background:var(--strong)}
tr.bar td{border-bottom:3px solid var(--ink);color:var(--ink);font-size:.92rem}
tr.strong+tr.bar{background:var(--strong)}
@media (min-width:44rem){td:has(+th),th~.right{white-space:nowrap}}
.gauge{display:inline-block;width:5em;height:.6em;background:var(--groove)}
.gauge>span{display:block;height:100%;background:var(--ink)}
figure{margin:1.5em 0}
figcaption{font-weight:700;color:var(--ink);margin-bottom:.6em}
.chart{display:grid;grid-template-columns:minmax(8rem,2fr) 3fr;gap:.35em .8em;align-items:center;font-size:.92rem}
.bar-of{display:flex;align-items:center;gap:.4em;padding-right:2.5em;font-variant-numeric:tabular-nums}
.bar-of>span:first-child{flex:none;height:1.1em;background:var(--pale)}
.bar-of.kept>span:first-child{background:var(--ink)}
.kept{font-weight:700}
.notes{border-top:1px solid var(--rule);margin-top:2.5em;font-size:.92rem}
a:focus-visible,.frame:focus-visible{outline:3px solid var(--link);outline-offset:2px}
@media (max-width:34rem){body{padding:1.2rem .9rem 2rem}h1{font-size:1.6rem}
th,td{padding:.35em .3em;font-size:.92rem}.gauge{width:2em}.chart{grid-template-columns:1fr;gap:.1em}.bar-of{margin-bottom:.5em}}
@media print{:root{color-scheme:light}body{max-width:none;padding:0;font-size:11pt}
h1,h2,h3,h4,h5,thead,figcaption{break-after:avoid}tr,figure,.warning{break-inside:avoid}thead{display:table-header-group}
.frame{overflow:visible}.page-break{break-after:page}
.gauge,.gauge>span,.bar-of>span,tr.strong,thead th,.warning{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
@page{margin:2.2cm 2.3cm}
`;
