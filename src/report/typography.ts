/** Words as people type them enter; the same words with the spaces and signs of good French leave. Idempotent. */

const FULL = '\u00a0';
const NARROW = '\u202f';

/** Stands for each character that must stay as it is. A noncharacter: no text has a use for it. */
const KEPT = '\ufdd0';

/**
 * Latin, Greek and Cyrillic: French has no rules for others, and to know all the letters there are takes V8 longer than to
 * write the whole document.
 */
const LETTERS =
  'a-zA-Zªµº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u0373\u0376-\u037d\u0386\u0388-\u0481\u048a-\u052f\u1e00-\u1fbc';

const FILES = String.raw`\.(?:docx?|dotx|odt|pdf|csv|xlsx?|ods|md|txt|html?|json|zip|png|jpe?g|svg)`;

/** What a program reads: addresses, names of files, placeholders, code. Each begins where a word can begin. */
const PROTECTED = [
  String.raw`(?<![a-z0-9+.-])(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:)[^\s«»<>"]*[^\s«»<>".,;:!?…)\]'’]`,
  String.raw`(?<![^\s@«»<>"(,;:])[^\s@«»<>"(,;:]+@[^\s@«»<>"]*[${LETTERS}\d]`,
  String.raw`(?<![${LETTERS}\d])[a-z]:\\[^\s«»<>"]*`,
  String.raw`(?<![^\s«»<>"(])[^\s«»<>"(]*${FILES}(?![${LETTERS}\d])`,
  String.raw`\{\{[^{}]*\}\}`,
  '`[^`]+`',
].join('|');

const BLANK = '[ \u00a0\u202f]';
/** A gap with a space that was typed as such: one that was typed without a break is kept. */
const GAP = `(?<!${BLANK})[\u00a0\u202f]* ${BLANK}*`;
/** The flag `i` would look for the capitals of all the letters there are, and take longer than all the rest. */
const anyCase = (pattern: string): string =>
  pattern.replace(/[a-zéû]/gu, (letter) => `[${letter}${letter.toUpperCase()}]`);
const MONTHS = anyCase('janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre');
const UNITS = anyCase(
  [
    '[%‰€$£]|(?:k|m)€|euros?|voix|points?|ans?|mois|jours?|heures?|minutes?|secondes?|h|min|mn|s',
    'k?m[²³]?|(?:c|m)m[²³]?|km/h|ha|k?g|t|(?:c|m)?l|°c?',
  ].join('|'),
);
/** Signs that end what was said; a formula, an address or a smile goes on. */
const SIGNS = `(?:[!?][;!?]*(?=[\\s»”"…,.)\\]${KEPT}]|$)|;(?=[\\s»${KEPT}]|$))`;
/** After a word of prose: one letter is a drive or a variable, «&amp;» and «http» are no words. */
const WORD = `(?<=[${LETTERS}]{2}[»)]?|»)(?<!&[${LETTERS}]+)(?<!(?<![${LETTERS}])(?:https?|ftps?|mailto))`;

/** Takes characters out of a text and puts others in their place. */
interface Correction {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

type TypographyRule = (text: string) => readonly Correction[];

/**
 * A rule for a sign; it has nothing to say of a text that has none of the characters `of`. Patterns that know all letters
 * take V8 longer to make than a whole count takes, so each is made when a text first needs it.
 */
function each(of: RegExp, sign: string, put: string, flags = 'gu'): TypographyRule {
  let pattern: RegExp | null = null;
  return (text) => {
    if (!of.test(text)) return [];
    pattern ??= new RegExp(sign, flags);
    return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length, put }));
  };
}

/** In this order: a quotation mark that becomes a guillemet is spaced as one. */
const rules: readonly TypographyRule[] = [
  each(/'/, `(?<=[${LETTERS}])'(?=[${LETTERS}\\d"«${KEPT}])`, '’'),
  each(/\.{3}/, '(?<![./\\\\])\\.{3}(?![./\\\\])', '…'),
  guillemets,
  each(/«/, `(?<=«)${GAP}(?=\\S)|(?<=«)(?=[^\\s«»])`, FULL),
  each(/»/, `(?<=[^\\s«])(?:${GAP})?(?=»)`, FULL),
  each(/[;!?]/, `(?<=\\S)${GAP}(?=${SIGNS})|(?<=[${LETTERS}»)])(?=${SIGNS})${WORD}`, NARROW),
  each(/:/, `(?<=\\S)${GAP}(?=:(?:[\\s«“"${KEPT}]|$|[${LETTERS}]{2}))|(?=:(?:\\s|$))${WORD}`, FULL),
  each(/\d/, `(?<=\\d)(?:${GAP}(?=(?:${UNITS})(?![${LETTERS}\\d'’]))|(?=[%‰€](?![${LETTERS}\\d%])))`, FULL),
  each(/\d/, `(?<=\\d${BLANK}?[hH])${GAP}(?=[0-5]\\d(?![\\d.,]))`, FULL),
  each(/°/, `(?<=(?<![${LETTERS}])[nN]°)(?:${GAP})?(?=\\d)`, FULL),
  each(/\d/, `(?<=(?<![${LETTERS}\\d])(?:\\d{1,2}|1[eE][rR]))${GAP}(?=(?:${MONTHS})(?![${LETTERS}]))`, FULL),
];

/** Hides what must stay as it is; none of it is without one of these signs. */
const protectedParts = each(new RegExp(`[@\`]|\\{\\{|:[/\\\\]|mailto:|www\\.|${FILES}`, 'iu'), PROTECTED, KEPT, 'giu');

const protect = (text: string): string =>
  protectedParts(text).reduce(
    (hidden, { start, end }) => hidden.slice(0, start) + KEPT.repeat(end - start) + hidden.slice(end),
    text,
  );

/** Leaves addresses and hours (14:30, 14h30) alone, every letter, and every no-break space that is there. */
export const typeset = (text: string): string => typesetPieces([text])[0] ?? '';

/**
 * The pieces of one sentence, typeset as a whole: a sign does not care that the word before it is bold.
 * A piece that is no words is null.
 */
export function typesetPieces(pieces: readonly (string | null)[]): readonly string[] {
  const whole = pieces.map((piece) => piece ?? KEPT).join('');
  let end = 0;
  let sentence = {
    text: protect(whole),
    ends: pieces.map((piece) => {
      end += piece?.length ?? 1;
      return end;
    }),
  };
  const kept = [...sentence.text.matchAll(new RegExp(KEPT, 'gu'))].map(({ index }) => whole.charAt(index));
  for (const rule of rules) sentence = edit(sentence, rule(sentence.text));
  let next = 0;
  const text = sentence.text.replaceAll(KEPT, () => kept[next++] ?? '');
  return pieces.map((piece, at) => (piece === null ? '' : text.slice(sentence.ends[at - 1] ?? 0, sentence.ends[at])));
}

/** A text, and where in it each of its pieces ends. */
interface Sentence {
  readonly text: string;
  readonly ends: number[];
}

/** Makes the edits, from left to right; what is put where two pieces meet begins the second. */
function edit(sentence: Sentence, edits: readonly Correction[]): Sentence {
  if (edits.length === 0) return sentence;
  const { text, ends } = sentence;
  const written = edits.map(({ start, put }, at) => text.slice(edits[at - 1]?.end ?? 0, start) + put);
  let longer = 0;
  let at = 0;
  return {
    text: written.join('') + text.slice(edits.at(-1)?.end ?? 0),
    ends: ends.map((end) => {
      for (let next = edits[at]; next !== undefined && next.start < end; next = edits[at]) {
        if (next.end > end) return next.start + longer + next.put.length;
        longer += next.put.length - (next.end - next.start);
        at += 1;
      }
      return end + longer;
    }),
  };
}

const OPENS = /(?:^|[\s([«/–—'’-])$/u;
const CLOSES = new RegExp(`^(?:$|[\\s)\\]»/–—.,;:!?…${KEPT}-])`, 'u');

/** Straight quotation marks that stand in pairs; inside guillemets “ and ”. One that has no other leaves all as typed. */
function guillemets(text: string): readonly Correction[] {
  const edits: Correction[] = [];
  let open: number | null = null;
  let inner = false;
  let depth = 0;
  for (const { index, 0: sign } of text.matchAll(/["«»]/gu)) {
    const [before, after] = [text.slice(Math.max(0, index - 2), index), text.slice(index + 1, index + 2)];
    if (sign !== '"') depth = Math.max(0, depth + (sign === '«' ? 1 : -1));
    else if (open !== null) {
      const inside = text.slice(open + 1, index);
      const spaced = /^\s/u.test(inside);
      const hollow = /^\s*(?:»|$)|«\s*$/u.test(inside);
      if (hollow || !CLOSES.test(after) || spaced !== /\s$/u.test(inside)) return [];
      const [left, right] = inner ? ['“', '”'] : [`«${FULL}`, `${FULL}»`];
      edits.push({ start: open, end: index - inside.trimStart().length, put: left });
      edits.push({ start: open + 1 + inside.trimEnd().length, end: index + 1, put: right });
      open = null;
    } else if (OPENS.test(before) && !/\d\s$/u.test(before)) {
      open = index;
      inner = depth > 0;
    }
    // The inches of a screen.
    else if (!/\d\s?$/u.test(before)) return [];
  }
  return open === null ? edits : [];
}

/** A label as the document shows it. */
export const shown = (label: string, { lang }: { readonly lang: 'fr' | 'en' }): string =>
  lang === 'fr' ? typeset(label) : label;
