/** XML text → its elements, or the first thing that is wrong with it; enough for the parts of an Office document. */

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** The words of the element and of all within it. */
  readonly text: string;
}

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const tag = /<(?:\?[^>]*\?|(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?))>/y;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text: string) =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (entity, code?: string, name = '') =>
    code === undefined ? (entities[name] ?? entity) : String.fromCodePoint(Number(code)),
  );

/** Characters that XML 1.0 cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u;

/** Reads a part. Throws on anything that is not well formed. */
export const parseXml = (xml: string): Element => {
  if (illegal.test(xml)) throw new Error(`illegal character at ${xml.search(illegal)}`);
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const open: Open[] = [root];
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const words = xml.slice(at, next === -1 ? undefined : next);
    if (words !== '') {
      if (/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(words)) throw new Error(`bare ampersand: ${words.slice(0, 60)}`);
      for (const element of open) element.text += plain(words);
    }
    if (next === -1) break;
    tag.lastIndex = next;
    const found = tag.exec(xml);
    if (!found) throw new Error(`broken tag: ${xml.slice(next, next + 80)}`);
    at = tag.lastIndex;
    const [, closes, name, attributes = '', empty] = found;
    if (name === undefined) continue;
    if (closes) {
      const closed = open.pop();
      if (closed?.name !== name) throw new Error(`</${name}> closes <${closed?.name}>`);
      open.at(-1)?.children.push(closed);
      continue;
    }
    const element: Open = { name, attributes: {}, children: [], text: '' };
    for (const [, key = '', value = ''] of attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
      if (key in element.attributes) throw new Error(`${key} twice in <${name}>`);
      element.attributes[key] = plain(value);
    }
    if (empty) open.at(-1)?.children.push(element);
    else open.push(element);
  }
  const [document] = root.children;
  if (open.length !== 1 || !document || root.children.length !== 1)
    throw new Error(`<${open.at(-1)?.name}> is not closed`);
  return document;
};

/** All elements of a name, at any depth, in the order of the text. */
export const all = (within: Element, name: string): Element[] =>
  within.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);

/** The first child of a name. */
export const child = (of: Element | undefined, name: string): Element | undefined =>
  of?.children.find((element) => element.name === name);

/** The attribute `w:val` of a child, as OOXML says most things. */
export const val = (of: Element | undefined, name: string): string | undefined => child(of, name)?.attributes['w:val'];
