/** Two spellings of one label enter, one key leaves: what a reader would call the same words gives the same key. */

import { MAX_LABEL } from '../limits.ts';
import { remember } from './remember.ts';

const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o' };
/** Zero-width characters, soft hyphens, marks of direction: nobody sees them, so nobody can mean them. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\u034f/gu;
const APOSTROPHES = /[’‘‛ʼʹ´`′]/gu;
const DASHES = /[‐‑‒–—―−]/gu;
const QUOTES = /\s*[«»“”„"]\s*/gu;
/** Numbers, codes, addresses: nothing to fold but capitals, and a million of them in a large file. */
const BARE = /^[\w@.+-]+$/;
/** «3) », «11 - », «5° », «n° 4. », «• », «a) »: numbering, but only in front of a letter («11-17 ans» keeps its 11). */
const NUMBERING =
  /^(?:[•●▪◦‣➤➢*·-]\s*)*(?:(?:n\s*[°o]\s*)?(\d{1,3})\s*(?:[).:°/]\s*-?|-)\s*|[a-z]\)\s*)?(?:[•●▪◦‣➤➢*·-]\s*)*(?=[\p{L}#@(])/u;

/**
 * The key under which a label is looked up: case, accents, apostrophes, dashes, spaces, NFC or NFD, ligatures, leading
 * number and final dot do not count; the order of the words and every other number do.
 */
export function fold(label: string): string {
  // Numbers of ballots, a million of them in a large file.
  return /^\d+$/.test(label) ? label : unnumber(plain(label)).key;
}

/** The number typed before a label («3) Former les bénévoles» gives 3), or null. */
export function leadingNumber(label: string): number | null {
  return unnumber(plain(label)).number;
}

/** Folds a heading or a code, where a leading number means something. */
export const plain = (text: string): string =>
  text.length > MAX_LABEL ? text : BARE.test(text) ? text.toLowerCase() : folded(text);

const folded = remember((text) => {
  const letters = unescapeHtml(text)
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, "'")
    .toLowerCase()
    .replace(/[œæßø]/gu, (ligature) => LIGATURES[ligature] ?? ligature)
    .normalize('NFKD')
    .replace(/[\u0300-\u0333\u0339-\u036f]/gu, '')
    .replace(DASHES, '-')
    .replace(QUOTES, ' ');
  // All the marks of all the scripts make a large pattern, of which French has no use; a stroke through a word unsays it.
  const bare = /[^ -~]/u.test(letters) ? letters.replace(/(?![\u0334-\u0338])\p{M}/gu, '') : letters;
  return bare
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[,;:.!?)])|(?<=[('-]) | (?=-)/gu, '')
    .trim();
});

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", nbsp: ' ', lt: '<', gt: '>' };

/** «L&#039;eau»: what a form took for its own screen and put in the file. */
export const unescapeHtml = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#0*(\d{1,5})|([a-z]{2,4}));/giu, (entity, code, name) =>
        code === undefined ? (ENTITIES[String(name).toLowerCase()] ?? entity) : String.fromCharCode(Number(code)),
      )
    : text;

function unnumber(text: string): { readonly key: string; readonly number: number | null } {
  if (text.length > MAX_LABEL) return { key: text, number: null };
  const numbering = /^[a-z]{3}/u.test(text) ? null : NUMBERING.exec(text);
  const number = numbering?.[1] === undefined ? null : Number(numbering[1]);
  const rest = text.slice(numbering?.[0].length ?? 0);
  return { key: rest.replace(/[ .;,|]+$/u, '') || text, number };
}
