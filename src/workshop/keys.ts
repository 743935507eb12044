/** The names of a workshop file, in every language they are read in: of its keys, and of what stands between double braces in
 * its prose. What was typed enters; what was meant leaves. */

import { plain } from '../ballots/fold.ts';
import { orientationKeys } from '../ballots/list.ts';
import { farness } from '../ballots/orientations.ts';
import type { Decision } from '../rank/tie-breaks.ts';

/** Keys by all the names that they go by. */
export type Names = Readonly<Record<string, readonly string[]>>;

/** What a title page says. The first name of each is the French one, which messages show. */
const facts = {
  title: ['titre', 'title', 'intitulé'],
  organisation: ['organisme', 'organisation', 'organization', 'organisateur'],
  place: ['lieu', 'place', 'ville'],
  date: ['date'],
  hours: ['horaires', 'horaire', 'heures', 'hours', 'time'],
  theme: ['thème', 'theme'],
  chair: ['animateur', 'animatrice', 'animation', 'facilitator', 'chair'],
  secretary: ['rédacteur', 'rédactrice', 'rédaction', 'secrétaire', 'secretary', 'author'],
} as const satisfies Names;

export const keys = {
  ...facts,
  orientations: ['orientations', 'liste', 'list'],
  ballots: ['bulletins', 'bulletin', 'ballots', 'ballot'],
  vote: ['vote', 'règles', 'rules'],
  participants: ['participants', 'présents', 'attendance', 'present'],
  excused: ['excusés', 'excuses', 'excused', 'apologies'],
  next: ['suite', 'suites', 'prochain atelier', 'next'],
  decision: ['décision', 'decision'],
  signatories: ['signatures', 'signature', 'signataires', 'signatories'],
  without: ['sans', 'without'],
  annex: ['annexe', 'annex'],
  typography: ['typographie', 'typography'],
  lang: ['langue', 'lang', 'language'],
} as const satisfies Names;

const nextKeys: Names = {
  title: facts.title,
  date: facts.date,
  hours: facts.hours,
  place: facts.place,
  objectives: ['objectifs', 'objectif', 'objectives', 'ordre du jour', 'agenda'],
};

const decisionKeys = {
  when: ['quand', 'when', 'date'],
  how: ['comment', 'how'],
  who: ['qui', 'par', 'who', 'by'],
  retained: ['retenues', 'retenue', 'retained'],
  secretBallot: ['bulletins secrets', 'secret', 'secret ballot', 'secretBallot'],
} as const satisfies Names;

export const personKeys = {
  name: ['nom', 'name', 'surname', 'nom de famille'],
  firstName: ['prénom', 'first name'],
  organisation: ['structure', 'organisme', 'organisation'],
  excused: ['présence', 'présent', 'excusé', 'présent/excusé', 'présent ou excusé', 'statut', 'attendance', 'status'],
} as const satisfies Names;

/** The keys of what stands below a key, or of each entry of the list below it. */
export const inner: Readonly<Record<string, Names>> = {
  next: nextKeys,
  decision: decisionKeys,
  orientations: orientationKeys,
  participants: personKeys,
  excused: personKeys,
};

/** Blanks and dashes do not count. */
export const foldKey = (key: string): string => plain(key).replace(/[\s_-]+/gu, '');

/** The id that a typed key stands for, or null. */
export function findKey<Id extends string>(typed: string, table: Readonly<Record<Id, readonly string[]>>): Id | null {
  const key = foldKey(typed);
  return (Object.keys(table) as Id[]).find((id) => table[id].some((name) => foldKey(name) === key)) ?? null;
}

/** A casting vote is no vote, and the hand that draws a lot is not one that is raised: so in this order. */
const WAYS = [
  ['chair', /prepond|president|casting|chair/u],
  ['draw', /tirage|\bsort\b|\blots?\b|draw/u],
  ['vote', /vote|scrutin|ballot|\bmains?[ -]|hands|consensus|unanim/u],
] as const;

/** How the room decided, in the words of whoever was there; null for what is no way of deciding. */
export const readWay = (typed: string): Decision['how'] | null =>
  WAYS.find(([, words]) => words.test(plain(typed)))?.[0] ?? null;

/** Whether a switch is on, as people write it; null for any other word. */
export function readYesOrNo(typed: string): boolean | null {
  if (/^(?:oui|yes|x|1|true|vrai|on)$/u.test(foldKey(typed))) return true;
  return /^(?:non|no|0|false|faux|off|)$/u.test(foldKey(typed)) ? false : null;
}

/** Pieces that stand alone in a paragraph, by all the names they go by; the first is the French one. */
export const pieces = {
  ranking: ['classement', 'ranking'],
  chart: ['graphique', 'chart'],
  count: ['dépouillement', 'count'],
  turnout: ['participation', 'turnout'],
  retained: ['retenues', 'retained'],
  ties: ['égalités', 'ex æquo', 'ties'],
  sureness: ['solidité', 'marge', 'margin'],
  groups: ['groupes', 'collèges', 'groups'],
  method: ['méthode', 'method'],
  'set-aside': ['bulletins non comptés', 'non comptés', 'not counted'],
  participants: ['participants', 'présents', 'attendance'],
  next: ['suite', 'suites', 'next'],
  signatures: ['signatures', 'signature'],
  annex: ['annexe', 'procès-verbal', 'annex'],
  results: ['résultats', 'results'],
  contents: ['sommaire', 'table des matières', 'toc', 'contents'],
  'page-break': ['saut de page', 'page break'],
} as const satisfies Names;

/** Values that stand inside a sentence. */
export const values = {
  ...facts,
  voters: ['votants', 'votants.nombre', 'voters'],
  valid: ['exprimés', 'valid'],
  blank: ['blancs', 'blank'],
  spoilt: ['nuls', 'spoilt'],
  points: ['points', 'total'],
  picks: ['choix', 'picks'],
  'orientations.count': ['orientations.nombre', 'orientations', 'orientations.count'],
  'retained.count': ['retenues.nombre', 'retained.count'],
  'participants.count': ['participants.nombre', 'présents.nombre', 'participants.count'],
  'next.date': ['suite.date', 'next.date'],
  retained: ['retenues', 'retained'],
  turnout: ['participation', 'turnout'],
} as const satisfies Names;

export type PieceId = keyof typeof pieces;
export type ValueId = keyof typeof values;

export const findPiece = (name: string): PieceId | null => findKey(name, pieces);
export const findValue = (name: string): ValueId | null => findKey(name, values);

/** At most this share of the letters may differ for a name to be suggested. */
const NEAR = 0.45;

/** The name nearest to what was typed, or null where none looks like it. */
export function nearest(typed: string, names: readonly string[]): string | null {
  const measured = names.map((name) => ({ name, far: farness(foldKey(typed), foldKey(name)) }));
  const [near] = measured.sort((a, b) => a.far - b.far);
  return near !== undefined && near.far <= NEAR ? near.name : null;
}

export const nearestPlaceholder = (typed: string): string | null =>
  nearest(typed, [...Object.values(pieces), ...Object.values(values)].flat());
