/** The heading of a column enters; what stands in that column leaves: a pick and which, dots, a name, a date of sending. */

import type { Row } from '../../text/rows.ts';
import { plain } from '../fold.ts';
import type { Sent, Voter } from './layout.ts';

const ORDINALS: readonly (readonly string[])[] = [
  ['premier', 'premiere', 'first'],
  ['deuxieme', 'second', 'seconde'],
  ['troisieme', 'third'],
  ['quatrieme', 'fourth'],
  ['cinquieme', 'fifth'],
];
/** What a column of picks is called. Patterns that a run needs to start are kept small: each costs its making, every time. */
const PICK = 'choi(?:x|ces?)|(?:orientation|priorite|vote|rang|rank|pick|preference|priority|option)s?|voix';
const BARE_PICK = new RegExp(`^(?:${PICK})$`, 'u');
const NUMBERED = /^([a-z]+) ?(?:n ?[°o]? ?)?0*([1-9]\d?)$/u;
const ORDINAL = /^0*([1-9]\d?)(?:ere?|re|nde?|e|eme|st|nd|rd|th) ([a-z]+)$/u;
const WORDED = /^([a-z]+) ([a-z]+)$/u;
/** The same within a longer heading: «Votre 1er choix», «Priorité n° 2 pour 2027»; «choix 1 à 3» is none. */
const within = new RegExp(
  `\\b(?:(?:${PICK}) ?(?:n ?[°o]? ?)?0*([1-9]\\d?)\\b(?! ?(?:a|to|et|ou|or|and|-|/) ?\\d)|0*([1-9]\\d?)(?:ere?|re|nde?|e|eme|st|nd|rd|th) (?:${PICK})\\b)`,
  'u',
);
const ABOUT_PICKS =
  /\b(?:choi(?:x|ces?)|choisi[a-z]*|choose|orientations?|priorit[a-z]+|votes?|voix|votez|picks?|preferences?|propositions?|options?)\b/u;
const NUMBERED_DOTS = /^(?:points?|gommettes?|dots?|poids|weights?|jetons?|tokens?) ?(?:n ?[°o]? ?)?0*([1-9]\d?)$/u;
const BARE_DOTS = /^(?:points?|gommettes?|dots?|poids|weights?|jetons?|tokens?)$/u;
const RANK = /^(?:rang|rank|ordre|order|position|priorite|(?:n ?[°o]?|numero) (?:de |du )?choix|choice number)$/u;
const TOTAL = /^(?:(?:sous-)?total|totaux|somme|ensemble|sum)\b/u;

const BALLOT_NUMBER =
  /^(?:n ?[°o]?|no|num|numero|number|bulletin|ballot|(?:n ?[°o]?|numero|id) (?:de |du |of )?(?:bulletin|ballot|votant|voter|participant)|(?:bulletin|ballot|votant|voter|participant) (?:n ?[°o]?|id|number)|id)$/u;
const ADDRESS =
  /^(?:(?:votre |your )?adresse )?(?:e-?mail|courriel|mel|mail|adresse de messagerie|adresse electronique|adresse e-?mail|de courriel)(?: address)?$/u;
const NAME =
  /^(?:votant|voter|participant|participante|nom|name|last name|nom de famille|nom complet|full name|nom et prenom|prenom et nom|nom prenom|prenom nom|prenom, nom|nom, prenom)e?$/u;
const FIRST_NAME = /^(?:prenom|first name)$/u;

/** What forms and secretaries note beside the votes. */
const ASIDE =
  /^(?:horodat|timestamp|date|heure|start|end\b|stage|submit|time|(?:adresse )?ip\b|uid|sid|serie|serial|id\b|brouillon|draft|noms?\b|name|first|last|prenom|langue|language|score|derniere|seed|token|collector|respondent|response|reponse|custom|network|tags|user|utilisateur|duree|statut|status|groupe|group\b|table|atelier|commentaire|comment|remarque|observation|note|#$|n ?°|num|e-?mail|courriel|adresse|tel|age$|structure|college|commune|ville|votre centre|centre|code postal|secteur|fonction)/u;

const GROUP =
  /^(?:tables?|(?:sous-)?groupes?|groups?|ilots?|equipes?|teams?|salles?|rooms?|sites?|ateliers?|workshops?)(?: (?:n ?[°o]?|de travail|number))?$/u;

const DRAFT = /^(?:est un |is )?(?:brouillon|draft)$/u;
const SENT_DATE = /^(?:date de soumission|submitdate|date submitted)$/u;
const RESPONSE_TYPE = /^(?:response type|type de reponse)$/u;

/** A heading as it is compared: «Participant·e», «Nom(s) :» and «Choix 1 *» lose what says nothing. */
const key = (heading: string): string =>
  plain(heading)
    .replace(/(?<=[a-z])(?:[·•.-](?:es?|s)\b|\((?:e|s|es)\))/gu, '')
    .replace(/[\s:?*]+$/u, '');

/** «Classez vos priorités [1er choix]»: what a grid of a form puts between brackets is what counts; null without. */
export const inBrackets = (heading: string): string | null => /\[(.+)\]\s*$/su.exec(heading)?.[1]?.trim() ?? null;

/** Which choice a column holds: 1 for «1er choix»; null where it holds none. */
export function pickRank(heading: string): number | null {
  const inner = key(inBrackets(heading) ?? heading);
  const isPick = (word: string | undefined) => word !== undefined && BARE_PICK.test(word);
  if (/\d/u.test(inner)) {
    const [, before, number] = NUMBERED.exec(inner) ?? [];
    if (isPick(before)) return Number(number);
    const [, ordinal, after] = ORDINAL.exec(inner) ?? [];
    return isPick(after) ? Number(ordinal) : null;
  }
  const [, word = '', after] = WORDED.exec(inner) ?? [];
  const ordinal = ORDINALS.findIndex((words) => words.includes(word));
  return ordinal >= 0 && isPick(after) ? ordinal + 1 : null;
}

/** Which choice a longer heading speaks of; a guess that other headings must bear out. */
export function loosePickRank(heading: string): number | null {
  const known = pickRank(heading);
  if (known !== null || heading.length > 120) return known;
  const inner = key(inBrackets(heading) ?? heading);
  const [, number, ordinal] = (/\d/u.test(inner) && within.exec(inner)) || [];
  return number === undefined && ordinal === undefined ? null : Number(number ?? ordinal);
}

/** Whether ranks run from 1 up without a hole: a hole is a column of picks that was not understood. */
export const areWhole = (ranks: readonly (number | null)[]): boolean => {
  const met = new Set(ranks.filter((rank) => rank !== null));
  return met.size > 0 && [...met].every((rank) => rank <= met.size);
};

export function dotsRank(heading: string): number | null {
  const words = key(heading);
  const number = /\d$/u.test(words) ? NUMBERED_DOTS.exec(words)?.[1] : undefined;
  return number === undefined ? null : Number(number);
}

export const isBarePick = (heading: string): boolean => BARE_PICK.test(key(heading));
/** «Vos trois priorités», «Quelles orientations choisissez-vous ?». */
export const isAboutPicks = (heading: string): boolean => heading.length < 300 && ABOUT_PICKS.test(key(heading));
export const isDots = (heading: string): boolean => BARE_DOTS.test(key(heading));
export const isRank = (heading: string): boolean => RANK.test(key(heading));
export const isTotal = (heading: string): boolean => TOTAL.test(key(heading));
export const isAside = (heading: string): boolean => ASIDE.test(key(heading));
export const isGroup = (heading: string): boolean => GROUP.test(key(heading));
export const isNumber = (heading: string): boolean => BALLOT_NUMBER.test(key(heading));
export const isVoter = (heading: string): boolean =>
  [BALLOT_NUMBER, ADDRESS, NAME, FIRST_NAME].some((pattern) => pattern.test(key(heading)));

/** Whether a row may be headings by its words. */
export const speaksOfColumns = (cell: string): boolean =>
  cell.trim() !== '' && cell.length < 300 && (isAside(cell) || isVoter(cell) || isAboutPicks(cell) || isTotal(cell));

/** The columns whose heading has a rank, in the order of their ranks. */
export function byRank(headings: readonly string[], rankOf: (heading: string) => number | null): readonly number[] {
  return [...headings.entries()]
    .map(([place, heading]) => ({ place, rank: rankOf(heading) }))
    .filter((column): column is { place: number; rank: number } => column.rank !== null)
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({ place }) => place);
}

/** Where voters are told apart; a first column of words under no heading holds names, as polls of dates write them. */
export function voterColumns(headings: readonly string[], rows: readonly Row[]): Voter {
  const keys = headings.map(key);
  const first = (pattern: RegExp): number | null => {
    const place = keys.findIndex((heading) => pattern.test(heading));
    return place < 0 ? null : place;
  };
  const [number, address, name, firstName] = [BALLOT_NUMBER, ADDRESS, NAME, FIRST_NAME].map(first);
  const named = [name, firstName].filter((place): place is number => typeof place === 'number');
  const voter = { number: number ?? null, address: address ?? null, name: typeof name === 'number' ? named : [] };
  const unnamed = keys[0] === '' && keys.some((heading) => heading !== '');
  const nothing = voter.number === null && voter.address === null && voter.name.length === 0;
  if (!unnamed || !nothing) return voter;
  const words = rows.map(({ cells }) => cells[0]?.trim() ?? '').filter((cell) => cell !== '');
  return words.length > 0 && words.every((cell) => /\p{L}/u.test(cell)) ? { ...voter, name: [0] } : voter;
}

/** Where a form says whether it was sent off. */
export function sentColumn(headings: readonly string[], rows: readonly Row[]): Sent | null {
  const keys = headings.map(key);
  for (const [pattern, by] of [
    [DRAFT, 'draft'],
    [RESPONSE_TYPE, 'type'],
    [SENT_DATE, 'date'],
  ] as const) {
    const place = keys.findIndex((heading) => pattern.test(heading));
    if (place < 0) continue;
    // A date that no row has is a column that nobody kept.
    if (by !== 'date' || rows.some(({ cells }) => /\d/u.test(cells[place] ?? ''))) return { place, by };
  }
  return null;
}

const DRAFTS: ReadonlySet<string> = new Set(['1', 'oui', 'yes', 'true', 'vrai']);
const UNSENT: ReadonlySet<string> = new Set(['started', 'partial', 'commence', 'en cours']);

/** Whether a row is a form that was begun and never sent off. */
export function isUnsent(cells: readonly string[], { place, by }: Sent): boolean {
  const cell = cells[place] ?? '';
  if (by === 'date') return cell.trim() === '' || cell === '{question_not_shown}';
  return (by === 'draft' ? DRAFTS : UNSENT).has(plain(cell));
}
