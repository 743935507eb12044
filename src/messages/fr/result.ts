/** The result: the rules of the count, how sure it is, group by group and step by step. */

import type { LayoutId } from '../../ballots/layouts.ts';
import type { SchemeId } from '../../count/schemes.ts';
import type { RankStyle } from '../../rank/rank.ts';
import type { TieStep } from '../../rank/tie-breaks.ts';
import type { By } from '../../tally/by.ts';
import type { BallotStep } from '../../tally/each-ballot.ts';
import type { SchemeWords } from '../sentences.ts';
import { integer, list, many, quote, words } from './words.ts';

/** What a rule that settles ties saw. */
type Seen<Rule> = Extract<TieStep, { readonly rule: Rule }>['values'][number];

const byRank = (name: string) => (points: readonly number[]) => ({
  name: `${name} (${points.join('-')})`,
  sentence:
    new Set(points).size === 1
      ? `chaque choix d’un bulletin vaut ${many(points[0] ?? 0, 'point')}`
      : `les choix d’un bulletin valent, du premier au dernier, ${list(points.map(integer))} points`,
});

export const schemes: Readonly<Record<SchemeId | 'points', (points: readonly number[]) => SchemeWords>> = {
  count: () => ({
    name: 'décompte simple',
    sentence: 'chaque bulletin exprimé donne 1 point à chacune des orientations qu’il cite',
  }),
  borda: byRank('points par rang'),
  dowdall: byRank('points par rang, méthode Dowdall'),
  plurality: () => ({
    name: 'premiers choix',
    sentence: 'seul compte le premier choix de chaque bulletin, pour 1 point',
  }),
  cumulative: () => ({
    name: 'gommettes',
    sentence: 'chaque orientation reçoit autant de points que de gommettes posées sur elle',
  }),
  points: byRank('barème de l’atelier'),
};

/** What the room announced about who may be retained. */
export const conditions = {
  quorum: (voters: number, needed: number, registered: number | null, weighted: boolean) =>
    `Le quorum ${voters >= needed ? 'est' : 'n’est pas'} atteint : ${many(voters, weighted ? 'bulletin' : 'votant')}${registered === null ? '' : ` sur ${many(registered, 'inscrit')}`}, il en fallait ${integer(needed)}.`,
  weight: (column: string) => `Chaque ligne vaut le nombre de bulletins inscrit dans la colonne ${quote(column)}.`,
  minShare: (share: number) =>
    `Une orientation n’est retenue que si ${integer(share)} % au moins des bulletins exprimés la citent.`,
  perTheme: (places: number) =>
    `Au moins ${many(places, 'orientation est retenue', 'orientations sont retenues')} dans chaque thème.`,
  atBar: {
    all: 'toutes les ex æquo à la dernière place sont retenues',
    none: 'aucune des ex æquo à la dernière place n’est retenue',
  },
  runoff: (turnout: string) => `Second tour, ${turnout}`,
  noTheme: 'Sans thème',
};

/** Of a rule that parts equals: by what means, what it looks at, and what it saw of one of them. */
export const tieBreaks = {
  'first-picks': {
    by: 'par les premiers choix',
    sentence: 'le plus de premiers choix, puis de deuxièmes, puis de troisièmes',
    value: ({ orientation, picksAt }: Seen<'first-picks'>) => `${quote(orientation)} ${picksAt.join('-')}`,
  },
  citations: {
    by: 'par les citations',
    sentence: 'l’orientation citée par le plus de bulletins',
    value: ({ orientation, picks }: Seen<'citations'>) => `${quote(orientation)} ${many(picks, 'bulletin')}`,
  },
  runoff: {
    by: 'par un second tour',
    sentence: 'un second tour entre les ex æquo',
    value: ({ orientation, votes }: Seen<'runoff'>) => `${quote(orientation)} ${many(votes, 'voix', 'voix')}`,
  },
  'list-order': {
    by: 'par l’ordre de la liste',
    sentence: 'l’orientation qui vient la première dans la liste',
    value: ({ orientation, position }: Seen<'list-order'>) => `${quote(orientation)} n° ${position}`,
  },
  draw: {
    by: 'par tirage au sort',
    sentence: 'un tirage au sort que chacun peut refaire à partir de la graine annoncée',
    value: ({ seed, counter, among, result, orientation }: Seen<'draw'>) =>
      `${quote(`${seed},${counter}`)} : ${orientation === null ? 'nombre écarté, trop grand' : `reste ${result}, soit ${quote(orientation)}`}. En lice : ${among.map((label, place) => `${place} ${label}`).join(', ')}`,
  },
};

export const rankStyles: Readonly<Record<RankStyle, string>> = {
  competition: 'les ex æquo partagent leur rang et les rangs suivants sont sautés (1, 2, 2, 4)',
  dense: 'les ex æquo partagent leur rang et aucun rang n’est sauté (1, 2, 2, 3)',
  ordinal: 'les rangs se suivent même entre ex æquo, dans l’ordre de la liste (1, 2, 3, 4)',
  modified: 'les ex æquo partagent le dernier des rangs qu’ils occupent (1, 3, 3, 4)',
  fractional: 'les ex æquo partagent le rang moyen (1 ; 2,5 ; 2,5 ; 4)',
};

export const layouts: Readonly<Record<LayoutId, string>> = {
  'column-per-pick': 'une colonne par choix',
  totals: 'totaux par orientation, sans bulletins',
  'column-per-orientation': 'une colonne par orientation',
  'rank-per-orientation': 'une colonne par orientation, avec des rangs',
  'row-per-pick': 'une ligne par choix',
  'list-in-cell': 'une cellule par bulletin, avec tous ses choix',
};

export const groups = {
  revealing: (column: string, { minGroup }: By) =>
    `Ne publiez pas aussi le décompte par ${quote(column)} : comparés, les deux laisseraient lire le vote d’un groupe de moins de ${many(minGroup, 'bulletin')}.`,
  title: (column: string) => `Résultats par groupe (${column})`,
  group: (name: string | null, ballots: number) => `${name ?? 'Sans réponse'} (${many(ballots, 'bulletin')})`,
  cell: (points: number, rank: string) => (points === 0 ? '0' : `${integer(points)} (${rank})`),
  hidden: ({ hidden, minGroup }: By) =>
    `${many(hidden.groups, 'groupe n’est pas détaillé', 'groupes ne sont pas détaillés')} (${many(hidden.ballots, 'bulletin')} en tout), pour que le vote de personne ne puisse être lu dans un groupe de moins de ${many(minGroup, 'bulletin')}, ni obtenu par soustraction.`,
};

export const trace = {
  title: 'Décompte pas à pas',
  intro: (scheme: string, rules: readonly string[]) =>
    `Règle : ${[`${scheme}.`, ...rules].join(' ')} Après chaque bulletin, le total en cours est entre parenthèses.`,
  ballot: (source: string | null, { line, outcome, gave }: BallotStep, reasons: readonly string[]) => {
    const given = gave.map(({ label, points, total }) => `${quote(label)} +${integer(points)} (${integer(total)})`);
    const became = outcome === 'counted' ? given.join(', ') : words.outcome(outcome, 1);
    return `${source === null ? '' : `${source}, `}ligne ${integer(line)} : ${became}${reasons.length === 0 ? '' : ` – ${list(reasons)}`}`;
  },
  totals: (source: string) => `${source} : des totaux par orientation, sans bulletins à suivre un par un.`,
  seed: 'La graine est le SHA-256 de ce texte (UTF-8, une ligne par bulletin, chacune terminée par un saut de ligne) :',
};
