/** Any characters enter; what a screen or a page can show leaves: no escape sequence, no control, no hidden direction. */

/** Control characters, and those that turn the reading direction around for whoever reads on. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const HARMFUL = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]/gu;

/** Line breaks and tabs become spaces; other harmful characters stay visible as signs (␛ for an escape). */
export function sanitize(text: string): string {
  return text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, ' ')
    .replace(HARMFUL, (character) =>
      character < ' ' ? String.fromCharCode(0x2400 + character.charCodeAt(0)) : '\ufffd',
    );
}
