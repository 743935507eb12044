/** The rules of the count, each in a sentence that a participant understands. */

import type { Messages, SchemeWords } from '../messages.ts';
import { integer, many, quote } from './words.ts';

const NTH = ['premier', 'deuxième', 'troisième', 'quatrième', 'cinquième', 'sixième', 'septième', 'huitième'];
const nth = (place: number) => NTH[place] ?? `${place + 1}e`;

const isFlat = (points: readonly number[]) => points.length > 1 && new Set(points).size === 1;

const byRank =
  (name: string) =>
  (points: readonly number[]): SchemeWords => ({
    name: `${name} (${points.join('-')})`,
    sentence: isFlat(points)
      ? `chaque choix d’un bulletin vaut ${many(points[0] ?? 0, 'point')}, sans ordre de préférence`
      : `le ${nth(0)} choix d’un bulletin vaut ${many(points[0] ?? 0, 'point')}${points
          .slice(1)
          .map((value, place) => `, le ${nth(place + 1)} ${integer(value)}`)
          .join('')}`,
  });

export const schemes: Messages['schemes'] = {
  count: () => ({
    name: 'décompte simple',
    sentence: 'chaque bulletin exprimé donne 1 point à chacune des orientations qu’il cite, sans ordre de préférence',
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

export const tieBreaks: Messages['tieBreaks'] = {
  'first-picks': {
    name: 'départage par les premiers choix',
    sentence: 'le plus de premiers choix, puis de deuxièmes, puis de troisièmes',
    value: (label, picksAt) => `${quote(label)} ${picksAt.join('-')}`,
  },
  'list-order': {
    name: 'départage par l’ordre de la liste',
    sentence: 'la première dans la liste des orientations',
    value: (label, position) => `${quote(label)} n° ${position}`,
  },
  draw: {
    name: 'tirage au sort',
    sentence: 'un tirage au sort que chacun peut refaire à partir de la graine annoncée',
    value: ({ seed, counter, among, result, orientation }) =>
      `${quote(`${seed},${counter}`)} : ${
        orientation === null
          ? 'nombre écarté, trop grand pour que le tirage soit équitable'
          : `reste ${result}, soit ${quote(orientation)}`
      }. En lice : ${among.map((label, place) => `${place} ${label}`).join(', ')}`,
  },
  decision: {
    name: 'décision prise en séance',
    sentence: 'une décision prise en séance',
    value: ({ how, who, when }) =>
      `${{ draw: 'tirage au sort', vote: 'vote', chair: 'voix prépondérante' }[how]}, ${who}, ${when}`,
  },
};

export const rankStyles: Messages['rankStyles'] = {
  competition: 'les ex æquo partagent leur rang et les rangs suivants sont sautés (1, 2, 2, 4)',
  dense: 'les ex æquo partagent leur rang et aucun rang n’est sauté (1, 2, 2, 3)',
  ordinal: 'les rangs se suivent même entre ex æquo, dans l’ordre de la liste (1, 2, 3, 4)',
  modified: 'les ex æquo partagent le dernier des rangs qu’ils occupent (1, 3, 3, 4)',
  fractional: 'les ex æquo partagent le rang moyen (1 ; 2,5 ; 2,5 ; 4)',
};

export const layouts: Messages['layouts'] = {
  'column-per-pick': 'une colonne par choix',
  totals: 'totaux par orientation, sans bulletins',
  'column-per-orientation': 'une colonne par orientation',
  'rank-per-orientation': 'une colonne par orientation, avec des rangs',
  'row-per-pick': 'une ligne par choix',
  'list-in-cell': 'tous les choix dans une cellule',
};
