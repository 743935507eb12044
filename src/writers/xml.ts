/** Text → text that an XML part may hold; every package writer of this folder needs it. */

/** XML 1.0 has no way to write these, not even escaped. A lone surrogate is left to UTF-8, which makes it U+FFFD. The last
 * turn the direction of writing around, of our words after a label as well. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\u202a-\u202e\u2066-\u2069]/g;

/** The text without the characters that would make the document unreadable, or be obeyed by who reads it. */
export const legible = (text: string): string => text.replace(illegal, '');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** The text as content or attribute of an element. */
export const escapeXml = (text: string): string => legible(text).replace(/[&<>"']/g, (mark) => entities[mark] ?? mark);

/** The text as content alone, where quotation marks may stay: JSON is full of them. */
export const escapeContent = (text: string): string =>
  legible(text).replace(/[&<>]/g, (mark) => entities[mark] ?? mark);

const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** The text that content or an attribute stands for. */
export const unescapeXml = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (entity, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return characters[name] ?? entity;
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal));
  });
