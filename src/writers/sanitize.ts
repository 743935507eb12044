/** Any characters enter; what a screen, a page or a part of a document can show and does not obey leaves. */

/** Control characters, what XML cannot hold, and those that turn the reading direction around for whoever reads on. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const HARMFUL = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]/gu;

/** Line breaks and tabs become spaces; other harmful characters stay visible as signs (␛ for an escape). */
export function sanitize(text: string): string {
  return text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, ' ')
    .replace(HARMFUL, (character) =>
      character < ' ' ? String.fromCharCode(0x2400 + character.charCodeAt(0)) : '\ufffd',
    );
}

/** XML 1.0 cannot hold most of these, even escaped; the last ones would turn the direction of the words that follow a label.
 * A lone surrogate is left to UTF-8, which makes it U+FFFD. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\u202a-\u202e\u2066-\u2069]/g;

/** The text without the characters that make a document unreadable or change how it reads. */
export const legible = (text: string): string => text.replace(illegal, '');

const escapeMarks = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** As the content of an element, or as an attribute in quotes. */
export const escapeXml = (text: string): string => escapeMarks(legible(text));
export const escapeHtml = (text: string): string => escapeMarks(sanitize(text));

/** As JSON writes a UTF-16 unit that is not to stand for itself. */
export const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

const openable = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The address as a URL; null unless it leads to the web, to mail or to a telephone. */
export const addressOf = (href: string): string | null => {
  try {
    const url = new URL(href);
    return openable.has(url.protocol) ? url.href.replace(/[\s"<>\\^`{|}]/g, encodeURIComponent) : null;
  } catch {
    return null;
  }
};
