/** A text that may have been decoded wrongly enters; how much it looks like French typed by people leaves. */

// A letter is natural where French spells it: è within a word, à at its end, ç before a, o, u, small letters not within
// capitals, capitals not behind small ones. Other letters, and the drawings of DOS, are what a wrong decoding gives.
const SMALL =
  /(?<!\p{Lu}\p{Lu})(?:é|(?<=\p{L})(?:è(?=\p{L})|[êîïôùûü])|ê(?=t[er])|î(?=l)|ô(?=t)|à(?!\p{L})|(?<![aeiou])â|(?<=[aeiou])ë|œ(?=[uidés])|ç(?=[aouàâôû]))/u;
const CAPITAL = /(?<!\p{Ll})(?:[ÉÀÂ]|[ÈÊÔ](?=\p{L})|Î(?=[lL])|Œ(?=[uidUIDÉS])|Ç(?=[aouAOU]))|(?<=\p{Lu})[ÈÊËÎÏÔÙÛÜ]/u;
const SIGN = /(?<=\p{L})[’·](?=\p{L})|(?<=\b[Nn]|\d)°|[\u00a0\u202f](?=[:;!?»%€])|(?<=«)\u00a0/u;
const NATURAL = [SMALL, CAPITAL, SIGN].map(({ source }) => source).join('|');

/** Punctuation says nothing, unless it stands between two letters. */
const NEUTRAL = /(?<!\p{L}(?=.\p{L}))[«»‹›“”„‘’–—…•·€°²\u00a0]/u.source;
const BEYOND_ASCII = `(${NATURAL})|(${NEUTRAL})|[\\u0080-\\uffff]`;
/** Made when a text first needs it: most are UTF-8, and say so. */
let beyondAscii: RegExp | null = null;

/** How many characters beyond ASCII are natural where they stand, less those that are odd there. */
export function frenchness(text: string): number {
  let sum = 0;
  beyondAscii ??= new RegExp(BEYOND_ASCII, 'gu');
  for (const [, natural, neutral] of text.matchAll(beyondAscii)) {
    if (natural !== undefined) sum += 1;
    else if (neutral === undefined) sum -= 1;
  }
  return sum;
}
