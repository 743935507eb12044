/** Draws fixtures/pictures/ from real runs: a ballot and a compte rendu as LibreOffice shows them, the sheet that was typed and
 * the screen as text. Needs the built program, soffice and pdftoppm. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

process.chdir(import.meta.dirname);
const pictures = join(import.meta.dirname, 'fixtures/pictures');
const program = join(import.meta.dirname, 'bin/atelier.js');
const folder = mkdtempSync(join(tmpdir(), 'atelier-pictures-'));
const env = { ...process.env, FORCE_COLOR: '1' };
const run = (command, ...args) => execFileSync(command, args, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const svg = (width, height, style, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<style>text{${style};white-space:pre}</style>
<rect width="100%" height="100%" rx="6" fill="#fff" stroke="#bbb"/>
${body.join('\n')}
</svg>
`;

/** Marks of a terminal, by their numbers; those that end one end all. */
const marks = {
  1: 'font-weight="bold"',
  2: 'fill="#777"',
  3: 'font-style="italic"',
  33: 'fill="#a60"',
  36: 'fill="#088"',
};

function drawScreen(text) {
  const lines = text.trimEnd().split('\n');
  const body = lines.map((line, row) => {
    let [column, mark] = [0, ''];
    const spans = line.split('\u001b[').map((part, place) => {
      const [, code, words] = place === 0 ? [null, '', part] : /^(\d+)m(.*)$/.exec(part);
      mark = place === 0 ? '' : (marks[code] ?? '');
      const span = words === '' ? '' : `<tspan x="${16 + 8.4 * column}" ${mark}>${escaped(words)}</tspan>`;
      column += words.length;
      return span;
    });
    return `<text y="${28 + 19 * row}">${spans.join('')}</text>`;
  });
  return svg(720, 30 + 19 * lines.length, 'font:14px monospace', body);
}

function drawSheet(text, most) {
  const rows = text
    .replace('\ufeff', '')
    .trim()
    .split(/\r?\n/)
    .slice(0, most)
    .map((line) => line.split(';'));
  const [first, width, height] = [44, 232, 24];
  const left = (column) => (column === 0 ? 30 : 30 + first + width * (column - 1));
  const body = rows.flatMap((cells, row) => [
    `<text x="8" y="${42 + height * row}" fill="#888">${row + 1}</text>`,
    ...cells.map((cell, column) => {
      const shown = cell.length > 33 ? `${cell.slice(0, 32)}…` : cell;
      const box = `<rect x="${left(column)}" y="${26 + height * row}" width="${column === 0 ? first : width}" height="${height}" fill="none" stroke="#ddd"/>`;
      return `${box}<text x="${left(column) + 6}" y="${42 + height * row}">${escaped(shown)}</text>`;
    }),
  ]);
  const letters = (rows[0] ?? []).map(
    (_, column) => `<text x="${left(column) + 6}" y="18" fill="#888">${'ABCD'[column]}</text>`,
  );
  return svg(left(4) + 10, 34 + height * rows.length, 'font:13px sans-serif', [...letters, ...body]);
}

/** The first page of a Word document. */
function drawPage(document, name, ...how) {
  run('soffice', '--headless', '--convert-to', 'pdf', document);
  run('pdftoppm', '-png', '-singlefile', ...how, document.replace(/docx$/, 'pdf'), join(pictures, name));
}

try {
  cpSync('fixtures/elections/a-whole-compte-rendu-comes-from-one-workshop-file', folder, { recursive: true });
  mkdirSync(pictures, { recursive: true });
  const screen = run(process.execPath, program, 'tally', '-w', 'atelier.md');
  writeFileSync(join(pictures, 'screen.svg'), drawScreen(screen));
  writeFileSync(join(pictures, 'sheet.svg'), drawSheet(readFileSync(join(folder, 'bulletins.csv'), 'utf8'), 8));
  run(process.execPath, program, 'init', '-w', 'atelier.md');
  drawPage('bulletins-a-imprimer.docx', 'ballot', '-r', '60', '-gray', '-H', '440');
  const said = ['--title', 'Atelier 2 : compte rendu', '--place', 'Metz', '--date', '27/03/2008'];
  run(process.execPath, program, 'tally', 'bulletins.csv', '--orientations', 'orientations.csv', ...said);
  drawPage('bulletins.docx', 'document', '-r', '60');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
