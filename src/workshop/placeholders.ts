/** What stands between double braces in the prose enters; which piece of the result it asks for leaves, or what it may
 * have meant. */

import { plain } from '../ballots/fold.ts';
import { farness } from '../ballots/orientations.ts';

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
} as const satisfies Record<string, readonly string[]>;

/** Values that stand inside a sentence. */
export const values = {
  title: ['titre', 'title'],
  organisation: ['organisme', 'organisation'],
  place: ['lieu', 'place'],
  date: ['date'],
  hours: ['horaires', 'hours'],
  theme: ['thème', 'theme'],
  chair: ['animateur', 'animatrice', 'chair'],
  secretary: ['rédacteur', 'rédactrice', 'secretary'],
  voters: ['votants', 'votants.nombre', 'voters'],
  valid: ['exprimés', 'valid'],
  blank: ['blancs', 'blank'],
  spoilt: ['nuls', 'spoilt'],
  points: ['points', 'total'],
  picks: ['choix', 'picks'],
  'orientations.count': ['orientations.nombre', 'orientations', 'orientations.count'],
  'retained.count': ['retenues.nombre', 'retained.count'],
  'participants.count': ['participants.nombre', 'présents.nombre', 'participants.count'],
  'excused.count': ['excusés.nombre', 'excused.count'],
  'next.date': ['suite.date', 'next.date'],
  'next.place': ['suite.lieu', 'next.place'],
  'next.hours': ['suite.horaires', 'next.hours'],
  retained: ['retenues', 'retained'],
  turnout: ['participation', 'turnout'],
} as const satisfies Record<string, readonly string[]>;

export type PieceId = keyof typeof pieces;
export type ValueId = keyof typeof values;

const foldName = (name: string): string => plain(name).replace(/[\s_-]+/gu, '');

const byName = <Id extends string>(table: Readonly<Record<Id, readonly string[]>>): ReadonlyMap<string, Id> =>
  new Map((Object.keys(table) as Id[]).flatMap((id) => table[id].map((name) => [foldName(name), id] as const)));

const piecesByName = byName<PieceId>(pieces);
const valuesByName = byName<ValueId>(values);

export const findPiece = (name: string): PieceId | null => piecesByName.get(foldName(name)) ?? null;
export const findValue = (name: string): ValueId | null => valuesByName.get(foldName(name)) ?? null;

/** At most this share of the letters may differ for a name to be suggested. */
const NEAR = 0.45;

/** The name nearest to what was typed, or null where none looks like it. */
export function nearest(typed: string, names: readonly string[]): string | null {
  const key = foldName(typed);
  const near = names
    .map((name) => ({ name, far: farness(key, foldName(name)) }))
    .filter(({ far }) => far <= NEAR && far < key.length)
    .sort((a, b) => a.far - b.far);
  return near[0]?.name ?? null;
}

export const nearestPlaceholder = (typed: string): string | null =>
  nearest(typed, [...Object.values(pieces), ...Object.values(values)].flat());
