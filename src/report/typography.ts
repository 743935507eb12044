/** Words as people type them enter; the same words with the spaces and signs of good French leave. Idempotent. */

import type { Block, Inline, Report } from './document.ts';

const FULL = '\u00a0';
const NARROW = '\u202f';

/** Stands for each character that must stay as it is. A noncharacter: no text has a use for it. */
const KEPT = '\ufdd0';

/**
 * Latin, Greek and Cyrillic: French has no rules for others, and to know all the letters there are takes V8 longer than to
 * write the whole document. Capitals are found as small letters are: without the flag `u`, which would take as long.
 */
const LETTERS =
  'a-zªµº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u0373\u0376-\u037d\u0386\u0388-\u0481\u048a-\u052f\u1e00-\u1fbc';

const FILES = '(?:docx?|dotx|odt|pdf|csv|xlsx?|ods|md|txt|html?|json|zip|png|jpe?g|svg)';

/** What a program reads: addresses, names of files. Each begins where a word can begin. */
const PROTECTED = new RegExp(
  [
    String.raw`(?<![a-z0-9+.-])(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:)[^\s«»<>"]*[^\s«»<>".,;:!?…)\]'’]`,
    String.raw`(?<![^\s@«»<>"(,;:])[^\s@«»<>"(,;:]+@[^\s@«»<>"]*[${LETTERS}\d]`,
    String.raw`(?<![${LETTERS}\d])[a-z]:\\[^\s«»<>"]*`,
    String.raw`(?<![^\s«»<>"(])[^\s«»<>"(]*\.${FILES}(?![${LETTERS}\d])`,
  ].join('|'),
  'gi',
);

const BLANK = '[ \u00a0\u202f]';
/** A gap with a space that was typed as such: one that was typed without a break is kept. */
const GAP = `(?<!${BLANK})[\u00a0\u202f]* ${BLANK}*`;
const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const UNITS = [
  '[%‰€$£]|(?:k|m)€|euros?|voix|points?|ans?|mois|jours?|heures?|minutes?|secondes?|h|min|mn|s',
  'k?m[²³]?|(?:c|m)m[²³]?|km/h|ha|k?g|t|(?:c|m)?l|°c?',
].join('|');
/** Signs that end what was said; a formula, an address or a smile goes on. */
const SIGNS = `(?:[!?][;!?]*(?=[\\s»”"…,.)\\]${KEPT}]|$)|;(?=[\\s»${KEPT}]|$))`;
/** After a word of prose: one letter is a drive or a variable, «&amp;» and «http» are no words. */
const WORD = `(?<=[${LETTERS}]{2}[»)]?|»)(?<!&[${LETTERS}]+)(?<!(?<![${LETTERS}])(?:https?|ftps?|mailto))`;

interface TypographyRule {
  /** A text without it is right as it is: V8 sees that sooner than it makes a pattern that knows letters. */
  readonly needs: RegExp;
  readonly set: (text: string) => string;
}

const put = (needs: RegExp, pattern: string, sign: string): TypographyRule => ({
  needs,
  set: (text) => text.replace(new RegExp(pattern, 'gi'), sign),
});

/** What stands between two straight quotation marks, none of them the inches of a screen, with a blank at both ends or at none. */
const QUOTED = new RegExp(
  `(?<=^|[\\s([«/–—'’-])(?<!\\d\\s)"(\\s?)(?=\\S)([^"«»]+)(?<=\\S)\\1"(?=$|[\\s)\\]»/–—.,;:!?…${KEPT}-])`,
  'gu',
);

/** Inside guillemets, “ and ”. */
const guillemets = (text: string): string =>
  text.replace(/«[^«»]*»/gu, (quotation) => quotation.replace(QUOTED, '“$2”')).replace(QUOTED, `«${FULL}$2${FULL}»`);

/** In this order: a quotation mark that becomes a guillemet is spaced as one. */
const rules: readonly TypographyRule[] = [
  put(/'/u, `(?<=[${LETTERS}])'(?=[${LETTERS}\\d"«${KEPT}])`, '’'),
  put(/\.{3}/u, '(?<![./\\\\])\\.{3}(?![./\\\\])', '…'),
  { needs: /"/u, set: guillemets },
  put(/[«"]/u, `(?<=«)${GAP}(?=\\S)|(?<=«)(?=[^\\s«»])`, FULL),
  put(/[»"]/u, `(?<=[^\\s«])(?:${GAP})?(?=»)`, FULL),
  put(/[;!?]/u, `(?<=\\S)${GAP}(?=${SIGNS})|(?<=[${LETTERS}»)])(?=${SIGNS})${WORD}`, NARROW),
  put(/:/u, `(?<=\\S)${GAP}(?=:(?:[\\s«“"${KEPT}]|$|[${LETTERS}]{2}))|(?=:(?:\\s|$))${WORD}`, FULL),
  put(
    /\d[\u00a0\u202f]* |\d[%‰€]/u,
    `(?<=\\d)(?:${GAP}(?=(?:${UNITS})(?![${LETTERS}\\d'’]))|(?=[%‰€](?![${LETTERS}\\d%])))`,
    FULL,
  ),
  put(/\d\s*h[\u00a0\u202f]* /i, `(?<=\\d${BLANK}?h)${GAP}(?=[0-5]\\d(?![\\d.,]))`, FULL),
  put(/n°/i, `(?<=(?<![${LETTERS}])n°)(?:${GAP})?(?=\\d)`, FULL),
  put(
    /\d(?:er)?[\u00a0\u202f]* /i,
    `(?<=(?<![${LETTERS}\\d])(?:\\d{1,2}|1er))${GAP}(?=(?:${MONTHS})(?![${LETTERS}]))`,
    FULL,
  ),
];

/** Leaves addresses and hours (14:30, 14h30) alone, every letter, and every no-break space that is there. */
export const typeset = (text: string): string => typesetPieces([text])[0] ?? '';

/**
 * The pieces of one sentence, typeset as a whole: a sign does not care that the word before it is bold.
 * A piece that is no words is null.
 */
function typesetPieces(pieces: readonly (string | null)[]): readonly string[] {
  const whole = pieces.map((piece) => piece ?? KEPT).join('');
  const due = rules.filter(({ needs }) => needs.test(whole));
  if (due.length === 0) return pieces.map((piece) => piece ?? '');
  const hidden = whole.replace(PROTECTED, (found) => KEPT.repeat(found.length));
  const kept = [...hidden.matchAll(/\ufdd0/gu)].map(({ index }) => whole.charAt(index));
  let next = 0;
  let rest = due.reduce((text, { set }) => set(text), hidden).replaceAll(KEPT, () => kept[next++] ?? '');
  return pieces.map((piece, at) => {
    const end = at === pieces.length - 1 ? rest.length : endOf(piece ?? KEPT, rest);
    const set = rest.slice(0, end);
    rest = rest.slice(end);
    return piece === null ? '' : set;
  });
}

/** Where a piece ends in the text that begins with it, typeset: no rule changes how many signs there are but blanks and dots. */
function endOf(piece: string, text: string): number {
  const [, solid = '', loose = ''] = /^(.*?)([\s.…]*|"\s*)$/su.exec(piece) ?? [];
  let left = solid.replace(/[\s.…]/gu, '').length + Number(loose.startsWith('"'));
  let end = 0;
  for (; left > 0; end++) if (!/[\s.…]/u.test(text.charAt(end))) left -= 1;
  const after = loose.replace(/[.…]+|[\s"]+/gu, (run) => (/[.…]/u.test(run) ? '[.…]*' : '\\s*'));
  return end + (new RegExp(`^${after}`, 'u').exec(text.slice(end))?.[0].length ?? 0);
}

/** The words of one paragraph; never code, nor the address behind a link. */
export function typesetInlines(inlines: readonly Inline[]): readonly Inline[] {
  const words = typesetPieces(piecesOf(inlines));
  let next = 0;
  const rewrite = (inline: Inline): Inline => {
    if ('inlines' in inline) return { ...inline, inlines: inline.inlines.map(rewrite) };
    const text = words[next++] ?? '';
    if (inline.kind === 'footnote') return { ...inline, blocks: inline.blocks.map(typesetBlock) };
    return inline.kind === 'text' ? { ...inline, text } : inline;
  };
  return inlines.map(rewrite);
}

/** A line break separates words as a space does; nothing else that is not text does. */
const piecesOf = (inlines: readonly Inline[]): readonly (string | null)[] =>
  inlines.flatMap((inline) => {
    if ('inlines' in inline) return piecesOf(inline.inlines);
    if (inline.kind === 'break') return ['\n'];
    return [inline.kind === 'text' ? inline.text : null];
  });

function typesetBlock(block: Block): Block {
  if ('inlines' in block) return { ...block, inlines: typesetInlines(block.inlines) };
  switch (block.kind) {
    case 'list':
      return { ...block, items: block.items.map((item) => item.map(typesetBlock)) };
    case 'quote':
      return { ...block, blocks: block.blocks.map(typesetBlock) };
    case 'table':
      return {
        ...block,
        columns: block.columns.map((column) => ({ ...column, heading: typesetInlines(column.heading) })),
        rows: block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cell.map(typesetBlock)) })),
      };
    case 'chart':
      return {
        ...block,
        description: typeset(block.description),
        bars: block.bars.map((bar) => ({ ...bar, label: typeset(bar.label) })),
      };
    default:
      return block;
  }
}

/** All words of a document, whoever typed them: French has rules for them. */
export const typesetBlocks = (blocks: readonly Block[], lang: Report['lang']): readonly Block[] =>
  lang === 'fr' ? blocks.map(typesetBlock) : blocks;

export const typesetReport = (report: Report): Report => {
  const { lang, title, organisation, blocks } = report;
  if (lang === 'en') return report;
  return {
    ...report,
    title: typeset(title),
    organisation: organisation && typeset(organisation),
    blocks: typesetBlocks(blocks, lang),
  };
};
