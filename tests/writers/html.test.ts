/** The page: one file, nothing loaded, nothing run, readable by eye and ear. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Block, Report } from '../../src/report/document.ts';
import { isUntouchedText } from '../../src/writers/fingerprint.ts';
import { writeHtml } from '../../src/writers/html.ts';
import { hostileReport } from '../support/hostile-report.ts';
import { tagsOf } from '../support/html.ts';
import { sampleReport } from '../support/sample-report.ts';
import { bytesOf, runIn } from '../support/shell.ts';

const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');
const write = (report: Report) => writeHtml(report, sha256);
const withBlocks = (...blocks: Block[]) => write({ ...sampleReport, blocks });
const words = (text: string) => [{ kind: 'text', text }] as const;

const page = write(sampleReport);
const named = (html: string, name: string) => tagsOf(html).filter((tag) => tag.name === name && !tag.closes);

describe('one page that needs nothing else', () => {
  test.each([
    ['the sample', page],
    ['the hostile report', write(hostileReport)],
  ])('%s holds known elements and attributes only', (_, html) => {
    const tags = new Set(tagsOf(html).map(({ name }) => name));
    for (const danger of ['script', 'iframe', 'object', 'img', 'link', 'form', 'svg', 'base'])
      expect(tags).not.toContain(danger);
    const attributes = new Set(tagsOf(html).flatMap(({ attributes }) => Object.keys(attributes)));
    expect([...attributes].filter((name) => name.startsWith('on') || name === 'src')).toEqual([]);
  });

  test('links lead to the web, to mail, to a telephone or within the page', () => {
    const leads = named(write(hostileReport), 'a').map(({ attributes }) => attributes['href'] ?? '');
    expect(leads.length).toBeGreaterThan(5);
    expect(leads.filter((href) => !/^(?:https?:|mailto:|tel:|#)/.test(href))).toEqual([]);
  });

  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const harmful = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;

  test('no control, no mark that turns the reading direction, no half of a character is left', () => {
    expect(harmful.exec(write(hostileReport))).toBeNull();
  });

  test('the rules of the page forbid loading anything, and the style sheet loads nothing', () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
    expect(/url\(|@import/.exec(page)).toBeNull();
  });

  test('a title cannot leave its element', () => {
    const html = write({
      ...sampleReport,
      title: '</title><script>alert(1)</script>',
    });
    expect(html).toContain('<title>&#60;/title&#62;&#60;script&#62;');
    expect(html).not.toContain('<script');
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });
});

describe('whoever listens hears what others see', () => {
  test('language, title, one heading of the first level, none skipped', () => {
    expect(named(page, 'html')[0]?.attributes).toEqual({ lang: 'fr' });
    expect(page).toContain(`<title>${sampleReport.title}</title>`);
    const levels = tagsOf(page).flatMap(({ name, closes }) => (/^h\d$/.test(name) && !closes ? [Number(name[1])] : []));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, place) => level <= (levels[place - 1] ?? 0) + 1)).toBe(true);
  });

  test('tables have a caption, column headings and row headings', () => {
    expect(named(page, 'caption').length).toBe(named(page, 'table').length);
    expect(page).toContain('<th scope="col">Orientation</th>');
    expect(page).toContain('<th scope="row"><strong>Desservir les hameaux avec le bibliobus</strong></th>');
    expect(page).toContain('<tr class="bar"><td colspan="4">');
    expect(page).not.toMatch(/<td[^>]*>—/);
  });

  test('a caption is heard, not seen', () => {
    const html = withBlocks({
      kind: 'table',
      title: 'Exigences & Réfutations',
      description: 'd',
      columns: [{ heading: words('Exigences'), align: 'left' }],
      rows: [{ cells: [[{ kind: 'paragraph', inlines: words('a') }]] }],
    });
    expect(html).toContain('<caption class="unseen">Exigences &#38; Réfutations – d</caption>');
  });

  test('a table of contents lists three levels; words of a role keep it in an item; a strong cell of several lines holds no stray tag', () => {
    const heading = (level: 1 | 2 | 3 | 4) => ({ kind: 'heading', level, inlines: words(`Titre ${level}`) }) as const;
    const line = (text: string) => ({ kind: 'paragraph', inlines: words(text) }) as const;
    const html = withBlocks(
      { kind: 'contents', title: 'Sommaire' },
      ...([1, 2, 3, 4] as const).map(heading),
      { kind: 'list', bullet: '•', items: [[{ ...line('À voir'), role: 'statement' }]] },
      {
        kind: 'table',
        title: 't',
        description: 'd',
        columns: [{ heading: words('A'), align: 'left' }],
        rows: [{ role: 'strong', cells: [[line('un'), line('deux')]] }],
      },
    );
    expect(html.match(/<li class="level-\d">/g)).toHaveLength(3);
    expect(html).toContain('<li><p class="statement">À voir</p></li>');
    expect(html).not.toMatch(/<strong><p>/);
  });

  test('what is only drawn is hidden from those who listen, the chart speaks its description', () => {
    expect(page).toContain('<span class="gauge" aria-hidden="true"><span style="width:77.8%"></span></span>');
    // As part of its cell, it would leave most of the cell empty, and words beside it broken for want of room.
    expect(page).not.toMatch(/\.gauge\{[^}]*%/);
    const [chart] = tagsOf(page).filter(({ attributes }) => attributes['role'] === 'img');
    expect(chart?.attributes['aria-label']).toMatch(/^Barres horizontales, de la plus citée/);
  });

  test('a footnote and its call lead to each other', () => {
    expect(page).toContain('href="#note-1"');
    expect(page).toMatch(/<li id="note-1">.*href="#note-call-1"/s);
  });

  test('ids are there once, and every link within the page arrives', () => {
    const html = withBlocks({ kind: 'contents', title: 'Sommaire' }, ...sampleReport.blocks);
    const ids = tagsOf(html).flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const leads = named(html, 'a').flatMap(({ attributes }) =>
      attributes['href']?.startsWith('#') ? attributes['href'].slice(1) : [],
    );
    expect(leads.length).toBeGreaterThan(10);
    expect(leads.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('each colour of words stands out from its ground, by day and by night', () => {
    for (const scheme of schemesOf(page)) {
      for (const [ink, ground] of pairs)
        expect(contrast(scheme[ink] ?? '', scheme[ground] ?? ''), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});

const pairs = [
  ['text', 'paper'],
  ['ink', 'paper'],
  ['quiet', 'paper'],
  ['link', 'paper'],
  ['ink', 'tint'],
  ['text', 'strong'],
  ['text', 'alert-paper'],
  ['text', 'tint'],
] as const;

const schemesOf = (html: string) => {
  const [day = '', night = ''] = [...html.matchAll(/:root\{([^}]*--paper[^}]*)\}/g)].map(
    ([, declarations]) => declarations,
  );
  const read = (css: string) =>
    Object.fromEntries([...css.matchAll(/--([\w-]+):(#[0-9a-f]+)/g)].map(([, name, value]) => [name, value]));
  return [read(day), { ...read(day), ...read(night) }];
};

const luminance = (hex: string): number => {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit) : (hex.slice(1).match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0] = digits.map((pair) => {
    const part = Number.parseInt(pair, 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

describe('a page that someone has edited is left alone', () => {
  const folder = join(import.meta.dirname, '../../fixtures/elections/metz-ranks-nine-orientations');
  const command = ['tally', 'ballots.csv', '-o', 'page.html', '-q'];

  test('the seal holds, and breaks with a single character', () => {
    expect(isUntouchedText(page, sha256)).toBe(true);
    expect(isUntouchedText(page.replace('14', '15'), sha256)).toBe(false);
    expect(isUntouchedText('<html></html>', sha256)).toBeNull();
  });

  test('written, written again, refused once edited', async () => {
    const files = new Map<string, Uint8Array>();
    expect((await runIn(folder, command, { files })).status).toBe(0);
    expect((await runIn(folder, [...command, '--title', 'Autre'], { files })).status).toBe(0);
    const html = Buffer.from(files.get('page.html') ?? []).toString();
    expect(html).toContain('<h1>Autre</h1>');
    files.set('page.html', bytesOf(html.replace('Autre', 'Mien')));
    const { status, stderr } = await runIn(folder, command, { files });
    expect(status).toBe(3);
    expect(stderr).toContain('page.html');
    expect(Buffer.from(files.get('page.html') ?? []).toString()).toContain('Mien');
  });
});

test('no link of any writer runs anything', async () => {
  const { hostileReport } = await import('../support/hostile-report.ts');
  const { writeMarkdown } = await import('../../src/writers/markdown.ts');
  const { writeWord } = await import('../../src/writers/word.ts');
  const { openDocx } = await import('../support/docx.ts');
  const docx = openDocx(await writeWord(hostileReport, { sha256: () => '0'.repeat(64) }));
  expect(docx.part('word/_rels/document.xml.rels')).not.toContain('javascript');
  expect(writeHtml(hostileReport, () => '')).not.toMatch(/href="[^"]*javascript/i);
  expect(writeMarkdown(hostileReport, () => '')).not.toMatch(/\]\(<?javascript/i);
});
