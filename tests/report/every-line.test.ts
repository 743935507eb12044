/** Every line of a workshop file stands in the document, in its order, whatever the format. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { textOf } from '../support/docx.ts';
import { bytesOf, runIn } from '../support/shell.ts';

const folder = join(import.meta.dirname, '../../fixtures/elections/a-whole-compte-rendu-comes-from-one-workshop-file');
const typed = readFileSync(join(folder, 'atelier.md'), 'utf8');

/** Words alone: without marks of Markdown, tags and the finer points of typography. */
const wordsOf = (text: string): string =>
  text
    .replace(/\u00a0|\u202f/gu, ' ')
    .replaceAll('’', "'")
    .replaceAll('…', '...')
    .replace(/\[\^\w+\]:?|[*_#|>➤•–☐\\]|^\s*-\s/gmu, '')
    .replace(/\s+/gu, ' ')
    .replace(/ ?([«»:;?!]) ?/gu, '$1')
    .trim();

const plain = (markup: string): string =>
  markup
    .replace(/<style[\s\S]*?<\/style>|<(?:sup|a)\b[^>]*>\d*<\/\w+>/gu, '')
    .replace(/<\/(?:p|li|td|th|h\d|div)>/gu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/&#(\d+);/gu, (_, code) => String.fromCharCode(code).replace(/[<>]/u, ''));

/** A line of the prose, or a part of it where a cell or a break ends one; notes stand where they are called. */
const linesOf = (prose: string): readonly string[] =>
  prose
    .replace(/^\[\^.*$/gmu, '')
    .split(/\n|<br>|(?<=\S) \| (?=\S)|\{\{[^{}]*\}\}|<\/?(?:ul|li|b|td|tr|table)[^>]*>/u)
    .map(wordsOf)
    .filter((line) => /\p{L}/u.test(line));

const ranking = ['Faire reconnaître les missions 18', 'Produire une expertise collective 9'].map((row) =>
  row.split(/ (?=\d)/u),
);

async function documents(text: string): Promise<Readonly<Record<string, string>>> {
  const outputs = ['cr.docx', 'cr.html', 'cr.md'];
  const files = new Map([['w.md', bytesOf(text)]]);
  const { status, files: written } = await runIn(
    folder,
    ['tally', '-w', 'w.md', '-q', ...outputs.flatMap((path) => ['-o', path])],
    { files },
  );
  expect(status).toBe(0);
  const [docx, html, md] = outputs.map((path) => written.get(path) ?? new Uint8Array());
  const decode = (bytes: Uint8Array | undefined) => plain(Buffer.from(bytes ?? []).toString());
  return { Word: await textOf(docx ?? new Uint8Array()), HTML: decode(html), Markdown: decode(md) };
}

function expectInOrder(lines: readonly string[], text: string): void {
  const words = wordsOf(text);
  let at = 0;
  const missing = lines.filter((line) => {
    const found = words.indexOf(line, at);
    if (found >= 0) at = found + line.length;
    return found < 0;
  });
  expect(missing).toEqual([]);
}

describe('the compte rendu that started it all, in words of our own', () => {
  const prose = typed.slice(typed.indexOf('\n---\n', 4) + 5);

  test('a hundred lines and more, scenarios, a table of demands and a ranking', async () => {
    const lines = linesOf(prose);
    expect(lines.length).toBeGreaterThan(100);
    for (const text of Object.values(await documents(typed))) {
      expectInOrder(lines, text);
      for (const [label = '', points = ''] of ranking)
        expect(text.replace(/[*|]/gu, ' ')).toMatch(new RegExp(`${label}\\s+${points}\\s`, 'u'));
    }
  });

  test('the same lists and cells typed as HTML', async () => {
    const html = prose
      .replace(/^\*\*(.+)\*\*\n((?:➤.*\n)+)/gmu, (_, title: string, items: string) => {
        const entries = items.trim().split('\n');
        return `<b>${title}</b>\n<ul style="list-style-type: none">${entries.map((item) => `<li>${item}</li>`).join('')}</ul>\n`;
      })
      .replace(/\*\*([^*|]+)\*\*((?:<br>➤[^|<]*)+)/gu, (_, title: string, items: string) => {
        return `<b>${title}</b> <ul>${items.trim().replace(/<br>([^<]*)/gu, '<li>$1</li>')}</ul> `;
      });
    expect(html.match(/<li>/gu)?.length).toBeGreaterThan(30);
    const file = typed.replace(prose, () => html);
    for (const text of Object.values(await documents(file))) expectInOrder(linesOf(html), text);
  });
});
