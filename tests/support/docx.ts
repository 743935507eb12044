/** The bytes of a Word document → its parts, its words, and everything in it that Word or a reader would stumble over. */
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { all, child, type Element, parseXml, val } from './xml.ts';

export interface Docx {
  readonly names: readonly string[];
  /** A part as text; throws when there is none of that name. */
  readonly part: (name: string) => string;
  readonly xml: (name: string) => Element;
}

export const openDocx = (bytes: Uint8Array): Docx => {
  const files = unzipSync(bytes);
  const part = (name: string) => {
    const file = files[name];
    if (!file) throw new Error(`no part ${name}`);
    return strFromU8(file);
  };
  return { names: Object.keys(files), part, xml: (name) => parseXml(part(name)) };
};

/** The words, a paragraph a line, as another program reads them. */
export const textOf = async (bytes: Uint8Array): Promise<string> =>
  (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value.replace(/\n{2,}/g, '\n').trim();

/** The document as HTML: headings, lists, header rows and footnotes as another program understands them. */
export const htmlOf = async (bytes: Uint8Array): Promise<string> =>
  (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value;

const stories = (docx: Docx) =>
  docx.names.filter((name) => /^word\/(document|footnotes|footer\d+|header\d+)\.xml$/.test(name));

const wellFormed = (docx: Docx): string[] =>
  docx.names
    .filter((name) => /\.(xml|rels)$/.test(name))
    .flatMap((name) => {
      try {
        docx.xml(name);
        return [];
      } catch (error) {
        return [`${name}: ${error instanceof Error ? error.message : error}`];
      }
    });

const typed = (docx: Docx): string[] => {
  const types = docx.xml('[Content_Types].xml');
  const defaults = new Set(all(types, 'Default').map(({ attributes }) => attributes['Extension']));
  const overrides = all(types, 'Override').map(({ attributes }) => attributes['PartName']?.slice(1) ?? '');
  return [
    ...docx.names
      .filter(
        (name) => name !== '[Content_Types].xml' && !overrides.includes(name) && !defaults.has(name.split('.').at(-1)),
      )
      .map((name) => `${name} has no content type`),
    ...overrides.filter((name) => !docx.names.includes(name)).map((name) => `content type of a missing part ${name}`),
    ...(docx.names[0] === '[Content_Types].xml' ? [] : ['[Content_Types].xml does not come first']),
  ];
};

const resolve = (folder: string, target: string): string => {
  const path: string[] = folder.split('/').filter((step) => step !== '');
  for (const step of target.split('/')) step === '..' ? path.pop() : path.push(step);
  return path.join('/');
};

const related = (docx: Docx): string[] =>
  docx.names
    .filter((name) => name.endsWith('.rels'))
    .flatMap((name) => {
      const folder = name.replace(/_rels\/[^/]*$/, '');
      const owner = name.replace('_rels/', '').replace(/\.rels$/, '');
      const relationships = all(docx.xml(name), 'Relationship').map(({ attributes }) => attributes);
      const ids = relationships.map(({ Id }) => Id ?? '');
      const used = docx.names.includes(owner)
        ? [...docx.part(owner).matchAll(/\br:(?:id|embed)="([^"]*)"/g)].map(([, id]) => id ?? '')
        : [];
      return [
        ...relationships
          .filter(
            ({ TargetMode, Target }) =>
              TargetMode !== 'External' && !docx.names.includes(resolve(folder, Target ?? '')),
          )
          .map(({ Target }) => `${name}: nothing at ${Target}`),
        ...(new Set(ids).size === ids.length ? [] : [`${name}: an id twice`]),
        ...used.filter((id) => !ids.includes(id)).map((id) => `${owner}: no relationship ${id}`),
      ];
    });

const defined = (docx: Docx): string[] => {
  const styles = new Map(
    all(docx.xml('word/styles.xml'), 'w:style').map(({ attributes }) => [
      attributes['w:styleId'],
      attributes['w:type'],
    ]),
  );
  const numbers = new Set(all(docx.xml('word/numbering.xml'), 'w:num').map(({ attributes }) => attributes['w:numId']));
  const kinds = { 'w:pStyle': 'paragraph', 'w:rStyle': 'character', 'w:tblStyle': 'table' };
  const inUse = (name: string, element: string) =>
    all(docx.xml(name), element).map(({ attributes }) => attributes['w:val']);
  const basis = all(docx.xml('word/styles.xml'), 'w:basedOn').map(({ attributes }) => attributes['w:val']);
  return [
    ...basis.filter((id) => !styles.has(id)).map((id) => `a style based on ${id}, which is none`),
    ...stories(docx).flatMap((name) => [
      ...Object.entries(kinds).flatMap(([element, kind]) =>
        inUse(name, element)
          .filter((id) => styles.get(id) !== kind)
          .map((id) => `${name}: no ${kind} style ${id}`),
      ),
      ...inUse(name, 'w:numId')
        .filter((id) => !numbers.has(id))
        .map((id) => `${name}: no list ${id}`),
    ]),
  ];
};

const widthOf = (cell: Element) => Number(child(child(cell, 'w:tcPr'), 'w:tcW')?.attributes['w:w']);
const spanOf = (cell: Element) => Number(val(child(cell, 'w:tcPr'), 'w:gridSpan') ?? 1);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const tableFaults = (table: Element, room: number): string[] => {
  const properties = child(table, 'w:tblPr');
  const grid = all(child(table, 'w:tblGrid') ?? table, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']));
  const rows = table.children.filter(({ name }) => name === 'w:tr');
  const look = child(properties, 'w:tblLook')?.attributes;
  const faults: string[] = [];
  const check = (holds: boolean, fault: string) =>
    void (holds || faults.push(`table «${table.text.slice(0, 30)}»: ${fault}`));
  check(rows.length > 0, 'no row');
  check(
    sum(grid) === room - Number(child(properties, 'w:tblInd')?.attributes['w:w'] ?? 0),
    `width ${sum(grid)} of ${room}`,
  );
  check(Number(child(properties, 'w:tblW')?.attributes['w:w']) === sum(grid), 'width and grid differ');
  check(child(properties, 'w:tblLayout')?.attributes['w:type'] === 'fixed', 'layout not fixed');
  check((look?.['w:firstRow'] ?? 'false') !== 'false', 'no first row in its look');
  check(child(child(rows[0], 'w:trPr'), 'w:tblHeader') !== undefined, 'header row does not repeat');
  check((val(properties, 'w:tblCaption') ?? '') !== '', 'no title for those who cannot see it');
  check((val(properties, 'w:tblDescription') ?? '') !== '', 'no description for those who cannot see it');
  for (const row of rows) {
    const cells = row.children.filter(({ name }) => name === 'w:tc');
    check(cells.length > 0, 'a row without cells');
    check(child(child(row, 'w:trPr'), 'w:cantSplit') !== undefined, 'a row may split');
    check(sum(cells.map(spanOf)) === grid.length, 'a row with more or fewer columns than the grid');
    let column = 0;
    for (const cell of cells) {
      check(widthOf(cell) === sum(grid.slice(column, column + spanOf(cell))), 'a cell as wide as no column');
      check(cell.children.at(-1)?.name === 'w:p', 'a cell that does not end with a paragraph');
      column += spanOf(cell);
    }
  }
  return faults;
};

const padding = 200;

/** What only a table has to have, and not what stands side by side for its looks. */
const ofTables = /no first row in its look|header row does not repeat|for those who cannot see it/;

/** Walks through blocks and their tables; a nested table fills its cell. */
const tablesIn = (within: Element, room: number): string[] =>
  within.children.flatMap((element, index) => {
    if (element.name !== 'w:tbl') return [];
    const cells = element.children.filter(({ name }) => name === 'w:tr').flatMap(({ children }) => children);
    const isLayout = val(child(element, 'w:tblPr'), 'w:tblStyle') === 'AtelierLayout';
    return [
      ...tableFaults(element, room).filter((fault) => !isLayout || !ofTables.test(fault)),
      ...(within.children[index + 1]?.name === 'w:p' ? [] : ['a table that no paragraph follows']),
      ...cells.filter(({ name }) => name === 'w:tc').flatMap((cell) => tablesIn(cell, widthOf(cell) - padding)),
    ];
  });

const roomOf = (section: Element | undefined): number => {
  const [size, margins] = [child(section, 'w:pgSz')?.attributes, child(section, 'w:pgMar')?.attributes];
  return Number(size?.['w:w']) - Number(margins?.['w:left']) - Number(margins?.['w:right']);
};

/** Each section has its own paper; it is described at its end. */
const laidOut = (docx: Docx): string[] => {
  const [body] = docx.xml('word/document.xml').children;
  if (!body) return ['no body'];
  let from = 0;
  return body.children.flatMap((element, at) => {
    const section = element.name === 'w:sectPr' ? element : child(child(element, 'w:pPr'), 'w:sectPr');
    if (!section) return [];
    const within = { ...body, children: body.children.slice(from, at + 1) };
    from = at + 1;
    return tablesIn(within, roomOf(section));
  });
};

const readable = (docx: Docx): string[] => {
  const body = docx.xml('word/document.xml');
  const core = docx.xml('docProps/core.xml');
  const styles = all(docx.xml('word/styles.xml'), 'w:style');
  const levelOf = new Map(
    styles.map((style) => [
      style.attributes['w:styleId'],
      Number(/^heading (\d)$/i.exec(val(style, 'w:name') ?? '')?.[1]),
    ]),
  );
  const levels = all(body, 'w:pStyle')
    .map(({ attributes }) => levelOf.get(attributes['w:val']) ?? 0)
    .filter((level) => level > 0);
  const drawings = all(body, 'wp:docPr').map(({ attributes }) => attributes);
  const headings = styles.filter((style) => /^heading \d$/i.test(val(style, 'w:name') ?? ''));
  const language = all(docx.xml('word/styles.xml'), 'w:lang')[0]?.attributes['w:val'];
  return [
    ...(child(core, 'dc:title')?.text ? [] : ['no title']),
    ...(language !== undefined && child(core, 'dc:language')?.text === language ? [] : ['no language, or two']),
    ...levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1).map((level) => `level ${level} skips one`),
    ...headings
      .filter((style) => val(child(style, 'w:pPr'), 'w:outlineLvl') === undefined)
      .map(() => 'a heading outside the outline'),
    ...headings
      .filter((style) => !child(child(style, 'w:pPr'), 'w:keepNext'))
      .map(() => 'a heading that may be left behind'),
    ...drawings.filter(({ descr }) => !descr).map(() => 'a drawing without words'),
    ...(new Set(drawings.map(({ id }) => id)).size === drawings.length ? [] : ['two drawings with one id']),
  ];
};

const noted = (docx: Docx): string[] => {
  const part = 'word/footnotes.xml';
  const notes = new Set(
    docx.names.includes(part) ? all(docx.xml(part), 'w:footnote').map(({ attributes }) => attributes['w:id']) : [],
  );
  return all(docx.xml('word/document.xml'), 'w:footnoteReference')
    .filter(({ attributes }) => !notes.has(attributes['w:id']))
    .map(() => 'a reference to no footnote');
};

const leftovers = (docx: Docx): string[] =>
  docx.names.flatMap((name) => [
    ...(/\w="\{[^"]*-\d+\}"/.test(docx.part(name)) ? [`${name}: a placeholder was left`] : []),
    ...(docx.part(name).includes('Un-named') ? [`${name}: a name nobody gave`] : []),
  ]);

/** Everything wrong with a document that no validator of the format tells, as sentences; empty when all is well. */
export const faultsOf = (bytes: Uint8Array): string[] => {
  const docx = openDocx(bytes);
  const broken = wellFormed(docx);
  if (broken.length > 0) return broken;
  return [typed, related, defined, laidOut, readable, noted, leftovers].flatMap((check) => check(docx));
};
