/** The bytes of a Word document, ours or saved by another program since, enter; the words on its pages leave. */

import type { Grid, Print } from '../report/print.ts';
import { bytesOf, textOf, tryPackage } from './package.ts';
import { unescapeXml } from './xml.ts';

/** Parts whose words stand on the pages. */
const STORY = /^word\/(?:document|footnotes|endnotes|footer\d*|header\d*)\.xml$/;
const WORKBOOK = /^word\/embeddings\/[^/]*\.xlsx$/;
const CHART = /^word\/charts\/chart\d*\.xml$/;

const TOKEN = /<(\/?)([\w:.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g;

/** What an older Word would show instead, what a tracked change took away, and codes that Word replaces. */
const UNSEEN = new Set(['mc:Fallback', 'w:del', 'w:moveFrom', 'w:instrText', 'w:pPr', 'w:rPr', 'w:tblPr', 'w:sectPr']);
const SIGNS: Readonly<Record<string, string>> = {
  'w:br': '\n',
  'w:cr': '\n',
  'w:tab': '\t',
  'w:noBreakHyphen': '\u2011',
};

/** Lines outside tables and tables as grids, in the order of the parts; null for what is no Word document. */
export function readWord(bytes: Uint8Array): Print | null {
  const parts = tryPackage(bytes);
  if (parts['word/document.xml'] === undefined) return null;
  const names = Object.keys(parts).sort();
  const lines: string[] = [];
  const grids: Grid[] = [];
  for (const name of names.filter((name) => STORY.test(name))) readStory(textOf(parts, name), lines, grids);
  for (const name of names.filter((name) => CHART.test(name))) grids.push(readChart(textOf(parts, name)));
  const behind = {
    lines: names.filter((name) => STORY.test(name)).flatMap((name) => readDescriptions(textOf(parts, name))),
    grids: names.filter((name) => WORKBOOK.test(name)).map((name) => readWorkbook(bytesOf(parts, name))),
  };
  return { lines, grids, behind };
}

/** What tables, charts and pictures say to those who cannot see them. */
const readDescriptions = (xml: string): string[] =>
  [...xml.matchAll(/<w:tblDescription w:val="([^"]*)"|<wp:docPr\b[^>]*\bdescr="([^"]*)"/g)].map(([, table, drawing]) =>
    unescapeXml(table ?? drawing ?? ''),
  );

function readStory(xml: string, lines: string[], grids: Grid[]): void {
  /** Where the words of a paragraph go that ends now: into the innermost cell, else onto the page. */
  const cells: string[][] = [];
  const tables: string[][][] = [];
  const paragraphs: string[] = [];
  let unseen: string | null = null;
  let depth = 0;
  let inText = false;
  for (const [, slash, name = '', , empty, words] of xml.matchAll(TOKEN)) {
    if (unseen !== null) {
      if (name === unseen && !empty) depth += slash ? -1 : 1;
      if (depth === 0) unseen = null;
      continue;
    }
    if (words !== undefined) {
      if (inText) paragraphs[paragraphs.length - 1] += unescapeXml(words);
    } else if (empty) {
      if (paragraphs.length > 0) paragraphs[paragraphs.length - 1] += SIGNS[name] ?? '';
    } else if (!slash && UNSEEN.has(name)) {
      unseen = name;
      depth = 1;
    } else if (name === 'w:t') {
      inText = !slash && paragraphs.length > 0;
    } else if (name === 'w:p') {
      if (!slash) paragraphs.push('');
      else (cells.at(-1) ?? lines).push(...(paragraphs.pop() ?? '').split(/[\n\t]/));
    } else if (name === 'w:tbl') {
      if (!slash) tables.push([]);
      else grids.push({ names: 0, rows: tables.pop() ?? [] });
    } else if (name === 'w:tr' && !slash) {
      tables.at(-1)?.push([]);
    } else if (name === 'w:tc') {
      if (!slash) cells.push([]);
      else
        tables
          .at(-1)
          ?.at(-1)
          ?.push((cells.pop() ?? []).join(' '));
    }
  }
}

/** The labels and the values that a chart draws, bar by bar. */
function readChart(xml: string): Grid {
  const [series = ''] = /<c:ser>.*?<\/c:ser>/s.exec(xml) ?? [];
  const within = (element: string) => {
    const [, inner = ''] = new RegExp(`<c:${element}>(.*?)</c:${element}>`, 's').exec(series) ?? [];
    return [...inner.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value = '']) => unescapeXml(value));
  };
  const values = within('val');
  const [title = ''] = within('tx');
  return { names: 0, rows: [['', title], ...within('cat').map((label, place) => [label, values[place] ?? ''])] };
}

/** The first two columns of the workbook that a chart opens. */
function readWorkbook(bytes: Uint8Array): Grid {
  const parts = tryPackage(bytes);
  const shared = [...textOf(parts, 'xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = '']) =>
    wordsIn(item, 't'),
  );
  const rows = [...textOf(parts, 'xl/worksheets/sheet1.xml').matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)].map(
    ([, row = '']) =>
      [...row.matchAll(/<c\b[^>]*\br="([AB])\d+"([^>]*)>(.*?)<\/c>/gs)].map(([, letter, type = '', inner = '']) => {
        const value = wordsIn(inner, 'v');
        const words = type.includes('t="s"') ? (shared[Number(value)] ?? '') : value || wordsIn(inner, 't');
        return { letter, words };
      }),
  );
  const cell = (row: (typeof rows)[number], letter: string) => row.find((one) => one.letter === letter)?.words ?? '';
  return { names: 0, rows: rows.map((row) => [cell(row, 'A'), cell(row, 'B')]) };
}

const wordsIn = (xml: string, element: string): string =>
  [...xml.matchAll(new RegExp(`<${element}(?: [^>]*)?>([^<]*)</${element}>`, 'g'))]
    .map(([, words = '']) => unescapeXml(words))
    .join('');
