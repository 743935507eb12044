/** What a cell under an orientation says, by a closed vocabulary: a mark, none, a number, a rank; null for all else. */

import { plain } from './fold.ts';
import type { Lookup } from './orientations.ts';

export type Sign =
  /** A mark, or several: «xx» is two dots. `as` is what it is known by: «x» for «X» and «×», «✗» for every other cross. */
  | { readonly kind: 'mark'; readonly dots: number; readonly as: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'number'; readonly value: number }
  /** «1er choix», «Rang 2»; several where a form lets an orientation be first and second. */
  | { readonly kind: 'rank'; readonly ranks: readonly number[] };

const MARKS: ReadonlySet<string> = new Set(
  'oui yes y true vrai v ok choisi choisie coche cochee selectionne selectionnee selected checked'.split(' '),
);
/** What a typist writes for a pick that was not made; «N/A» is none of it, for a spreadsheet may have written that. */
const NOTHING: ReadonlySet<string> = new Set([
  ...'- -- --- _ / . neant rien aucun aucune vide blanc blank abstention'.split(' '),
  ...['vote blanc', 'bulletin blanc', 'blank vote', 'nsp', 'nspp', 'ne sait pas', 'ne se prononce pas', 'sans objet'],
  ...'nr null none nan \\n skip skipped'.split(' '),
]);
/** «Pas de réponse», «sans avis», «non renseigné», «no answer», «aucune de ces orientations». */
const NOT_GIVEN =
  /^(?:non|(?:(?:je )?ne (?:souhaite|veux) )?pas|sans|aucune?|not?)[ -](?:de |d')?(?:reponse|repondre|choix|avis|opinion|preference|repondu|renseigne|exprime|indique|precise|rempli|choice|answer(?:ed)?)$|^(?:aucune? (?:de ces|des)|none of (?:the|these)) /u;
/** What a drop-down says as long as nobody chose. */
const PLACEHOLDER =
  /^(?:\(choisir\)|-+choisir-+|choisir\.\.\.|(?:choisissez|selectionnez)(?: une (?:orientation|option|reponse|valeur))?(?:\.\.\.)?)$/u;
const isNothing = (said: string): boolean =>
  NOTHING.has(said.replace(/^\((.*)\)$/u, '$1')) || NOT_GIVEN.test(said) || PLACEHOLDER.test(said);
/** «Si nécessaire» of a poll of dates is no choice; neither is what nobody was asked. */
const NONE: ReadonlySet<string> = new Set([
  ...'non n no false faux f n/a na ☐ □ inconnu unknown ifneedbe'.split(' '),
  ...['si necessaire', 'si besoin', 'under reserve', 'if need be', '{question_not_shown}'],
]);
/** «Non coché», «pas choisi», «unchecked»: a mark that was not made. */
const NEGATION = /^(?:(?:non|pas|not) |de|un)(?=[cs])/u;
const DOTS = [
  ['x', /^[x×]+$/u],
  ['✓', /^[✓✔☑✅👍]+$/u],
  ['✗', /^[✗✘☒❌]+$/u],
  ['●', /^[●•◉■★*+⬤]+$/u],
] as const;
const DISCS = /^(?:🔴+|🟢+|🔵+|🟡+)$/u;
const RANK =
  /^(?:(?:(?:choix|rang|rank|choice|priorite|priority|voeu) ?(?:n ?[°o] ?)?|n ?[°o] ?)(\d{1,2})|(\d{1,2})(?:ere?|re|nde?|e|eme|st|nd|rd|th|°)(?: (?:choix|rang|rank|choice))?)$/u;

/** What stands for a word that is not there: nobody can count it. */
const UNCLEAR =
  /^\W*(?:idem|id|ibid|dito|ditto|illisible|illegible|cf|voir|meme|pareil|ci-dessus|barree?|biffee?|rayee?|raturee?)\b|~~|[\u0334-\u0338]/u;

/** Neither a word nor a number, but something. */
export const isWordless = (text: string): boolean => /^[^\p{L}\d]+$/u.test(text);

/** Whether the cell says that nothing was picked, unless the list has an orientation of that name. */
export const saysNothing = (cell: string, lookup: Lookup): boolean =>
  isNothing(plain(cell)) && lookup.find(cell) === null;

/** Whether the cell stands for something that it does not say («?», «idem»), or is a number, a rank, «NA», «oui»: without a list
 * no label, unless it is a letter, and no x. */
export const isUnclear = (cell: string): boolean =>
  UNCLEAR.test(plain(cell)) ||
  isWordless(cell) ||
  /^[\d\s.,]+(?:voix|votes?|points?|gommettes?)?\s*$/iu.test(cell) ||
  (/^x$|../iu.test(cell.trim()) && signOf(cell) !== null);

/** A remark beside a ballot by which it counts for more than one, or for none: «x 3», «bulletin nul (raturé)», «absent». */
const WEIGHTY =
  /^(?:(?:bulletin|vote|enveloppe) )?(?:est )?(?:nul(?:le)?|annulee?|invalide|dechiree?|raturee?|gribouillee?|illisible|vide(?!-)|hors sujet|rejete|refuse|ecarte|doublon|non val(?:id|abl)e|(?:a )?ne pas compter|spoilt|invalid|void|cancelled|abs(?:ente?)?|excusee?|n'a pas vote|pas venue?|partie? avant|non votante?|brouillon|draft|tests?|essais?|exemples?|modele|specimen|incomplete?|partiel|partial|started|en cours$|supprimee?|deleted|spam|indesirable|retiree?$|hors delai)(?:$|[\s,;:(.-])|^[x×] ?\d+$|^\d+ ?(?:[x×]|bulletins?|votes?|voix|fois)(?: identiques?| pareils?)?$|\b(?:procuration|pouvoir de|mandat de|proxy|compte(?:r|z)? (?:double|pour (?:deux|trois|\d)|(?:deux|trois|\d) fois))\b/u;

export const isWeighty = (cell: string): boolean => cell.length < 60 && WEIGHTY.test(plain(cell));

export function signOf(cell: string): Sign | null {
  const said = plain(cell);
  // «[x]», «[ ]»: a box, as it is drawn in plain text.
  const text = said.startsWith('[') && said.endsWith(']') ? said.slice(1, -1).trim() : said;
  const made = text.replace(NEGATION, '');
  if (text === '' || NONE.has(text) || isNothing(text) || (made !== text && MARKS.has(made))) return { kind: 'none' };
  if (MARKS.has(text) || text === 'o') return { kind: 'mark', dots: 1, as: text };
  const dots = text.replace(/\s/gu, '');
  const as = DISCS.test(dots) ? [...dots][0] : DOTS.find(([, pattern]) => pattern.test(dots))?.[0];
  if (as !== undefined) return { kind: 'mark', dots: [...dots].length, as };
  if (/^\d{1,6}(?:[.,]0)?$/u.test(text)) return { kind: 'number', value: Number.parseInt(text, 10) };
  if (!/\d/u.test(text)) return null;
  const ranks = text.split(/[,;]/u).map((part) => {
    const [, after, before] = RANK.exec(part.trim()) ?? [];
    return Number(after ?? before ?? Number.NaN);
  });
  return ranks.every((rank) => rank > 0) ? { kind: 'rank', ranks } : null;
}

/** A mark, or a number that may be a rank or dots. */
export function isMark(cell: string): boolean {
  const sign = signOf(cell);
  return sign?.kind === 'mark' || (sign?.kind === 'number' && sign.value > 0 && sign.value < 100);
}

/** Whether a cell under an orientation says yes or no, and nothing else. */
export function isTick(cell: string): boolean {
  const sign = signOf(cell);
  return sign?.kind === 'number' ? sign.value < 2 : sign?.kind === 'mark' || sign?.kind === 'none';
}

/** What a mark is known by; null for all else. */
function markIn(cell: string): string | null {
  const sign = signOf(cell);
  return sign?.kind === 'mark' ? sign.as : sign?.kind === 'number' && sign.value === 1 ? '1' : null;
}

/** Watches the marks of ballots for one that means yes to some and no to others, where those beside it do not tell which. */
export function watchMarks() {
  const met = new Set<string>();
  let mixed: readonly string[] = [];
  return {
    see: (cells: readonly string[]): void => {
      const marks = cells.map(markIn).filter((mark) => mark !== null);
      for (const mark of marks) met.add(mark);
      // Whoever marks some cells otherwise than the others has said no to some, or a cell of another column has slid in.
      if (mixed.length === 0 && new Set(marks).size > 1) mixed = marks;
    },
    doubtful: (): string | null => {
      const beside = (mark: string) => (met.has(mark) ? [...met].filter((one) => one !== mark) : []);
      if (beside('o').some((one) => !MARKS.has(one))) return 'o';
      if (beside('✗').some((one) => one !== 'x')) return '✗';
      return mixed.includes('x') ? 'x' : (mixed.find((mark) => mark !== mixed[0]) ?? null);
    },
  };
}

/** «12», «7 voix», «IIIII II»; null for what is no number. An empty cell is none at all. */
export function figureIn(cell: string): number | null {
  const text = cell.trim();
  if (text === '' || /^[-–—.]$/u.test(text)) return 0;
  const [, digits] = /^(\d{1,6})(?:\s*(?:voix|votes?|points?|gommettes?|x))?$/iu.exec(text) ?? [];
  if (digits !== undefined) return Number(digits);
  return /^[I|lx●•\s]+$/u.test(text) ? text.replace(/\s/gu, '').length : null;
}

/** What became of a cell before it was saved; `typed` is what may have been typed. */
export type Harm =
  | { readonly kind: 'formula-error' | 'column-too-narrow' | 'scientific' }
  /** «nul»: the typist judged the ballot instead of typing what it says. */
  | { readonly kind: 'judged' }
  | { readonly kind: 'date'; readonly typed: string };

/** In French and in English, as Excel and LibreOffice write them; or a formula saved in the place of what it gives. */
const FORMULA_ERROR =
  /^#(?:n\/a|na|ref!?|valeur!|value!|nom\?|name\?|div\/0!?|nul!|null!|nombre!|num!|propagation!|spill!|calcul?!|champ!|field!|bloque!|blocked!|connexion!|connect!)$|^err:\d{3}$|^=(?: |\$?[a-z]{1,3}\$?\d|[a-z.]+\()/u;
const TOO_NARROW = /^#{2,}$/u;
const JUDGED = /^(?:(?:bulletin|vote) )?(?:nul|invalide|spoilt|invalid)(?: \(.*\))?$/u;
const SCIENTIFIC = /^\d(?:[.,]\d+)?e[+-]?\d{1,3}$/u;
const MONTHS = 'jan fev|feb mar avr|apr mai|may juin|jun juil|jul aou|aug sep oct nov dec'.split(' ');
const DAY_AND_MONTH = /^(\d{1,2})[- ]([a-z]{3,5})\.?(?:[- ]\d{2,4})?$/u;
const MONTH_AND_YEAR = /^([a-z]{3,5})\.?[- ](\d{2,4})$/u;
const FULL_DATE = /^(\d{1,2})\/(\d{1,2})\/\d{4}(?: 0?0:00(?::00)?)?$|^\d{4}-(\d{1,2})-(\d{1,2})(?: 00:00:00)?$/u;

export function harmOf(cell: string): Harm | null {
  const text = plain(cell);
  if (FORMULA_ERROR.test(text)) return { kind: 'formula-error' };
  if (text.length > 30) return null;
  if (TOO_NARROW.test(text)) return { kind: 'column-too-narrow' };
  if (JUDGED.test(text)) return { kind: 'judged' };
  if (SCIENTIFIC.test(text)) return { kind: 'scientific' };
  const typed = typedAs(text);
  return typed === null ? null : { kind: 'date', typed };
}

/** The two numbers that a spreadsheet took for a day and a month: «03-mai» was 3-5. */
function typedAs(text: string): string | null {
  const [, day, month] = DAY_AND_MONTH.exec(text) ?? [];
  if (day !== undefined && month !== undefined) return join(Number(day), monthOf(month));
  const [, first, year] = MONTH_AND_YEAR.exec(text) ?? [];
  if (first !== undefined && year !== undefined) return join(monthOf(first), Number(year));
  const [, d, m, isoMonth, isoDay] = FULL_DATE.exec(text) ?? [];
  return join(Number(d ?? isoDay), Number(m ?? isoMonth));
}

const monthOf = (name: string): number => MONTHS.findIndex((month) => new RegExp(`^(?:${month})`, 'u').test(name)) + 1;
const join = (one: number, other: number): string | null => (one > 0 && other > 0 ? `${one}-${other}` : null);
