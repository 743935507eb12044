/** How sure the result is: the margin, and what other schemes would make of the same ballots. */

import type { Example } from '../closer.ts';
import type { Messages } from '../messages.ts';
import { integer, list, quote } from './words.ts';

const changed = 'pour que la liste des orientations retenues change';

const why =
  'Compter les citations fait gagner les orientations que beaucoup acceptent ; compter les rangs ou les premiers choix fait gagner celles que certains veulent avant tout.';

const example = ({ label, picks, first }: Example, place: number): string => {
  const ballots = place > 0 ? '' : ' bulletins';
  const firsts = first === picks ? 'tous' : `dont ${first === 0 ? 'aucun' : first === 1 ? 'un seul' : integer(first)}`;
  return `${integer(picks)}${ballots} citent ${quote(label)}, ${firsts} en premier choix`;
};

const missing = (ballots: number, held: number): string => {
  if (held === ballots) return 'en attente';
  return held > 0 ? 'nuls, écartés ou en attente' : 'nuls ou écartés';
};

export const sure: Messages['sure'] = {
  title: 'Solidité du résultat',
  margin: ({ replace, add }) => {
    if (replace.tie === 0)
      return 'À la barre, les points sont à égalité : un seul bulletin différent en aurait décidé.';
    if (replace.displace === null) return null;
    const other =
      replace.displace === 1 ? 'd’un seul bulletin différent' : `de ${integer(replace.displace)} bulletins différents`;
    const more =
      add.displace === null ? '' : `, ou ${add.displace === 1 ? 'd’un' : `de ${integer(add.displace)}`} de plus,`;
    const tie =
      replace.tie === null || replace.tie >= replace.displace
        ? ''
        : ` ; ${replace.tie === 1 ? 'un seul suffisait' : `${integer(replace.tie)} suffisaient`} pour une égalité à la barre`;
    return `Il aurait suffi ${other}${more} ${changed}${tie}.`;
  },
  noneValid: 'Attention : aucun bulletin n’est exprimé avec les règles annoncées.',
  setAside: (ballots, held) =>
    ballots === 1
      ? `Attention : le bulletin ${held > 0 ? 'en attente' : 'nul ou écarté'} aurait pu changer cette liste.`
      : `Attention : les ${integer(ballots)} bulletins ${missing(ballots, held)} sont assez nombreux pour avoir pu changer cette liste.`,
  unordered:
    'Ces bulletins n’ont pas d’ordre de préférence : les points par rang et les premiers choix n’y auraient pas de sens.',
  same: 'Le décompte simple, les points par rang et les premiers choix donnent la même liste : le mode de calcul ne change rien ici.',
  differ: (announced) =>
    `Avec les mêmes bulletins, d’autres modes de calcul ne retiendraient pas les mêmes orientations. Seul le mode annoncé décide (ici : ${announced}).`,
  why: (examples) => (examples.length === 0 ? why : `${why} Ici, ${examples.map(example).join(' ; ')}.`),
  columns: {
    orientation: 'Orientation',
    announced: () => 'Mode annoncé',
    count: () => 'Décompte',
    borda: (points) => (points.length > 4 ? 'Points par rang' : `Points ${points.join('-')}`),
    plurality: () => '1ers choix',
  },
  table: 'Orientations retenues selon le mode de calcul',
  description: 'Une ligne par orientation retenue ou à départager selon un mode au moins, une colonne par mode.',
  cell: (points, retained) =>
    `${integer(points)}${{ yes: ', retenue', no: '', 'tied-at-bar': ', à départager' }[retained]}`,
  outcome: (scheme, announced, retained, tied) =>
    `${scheme}${announced ? ', annoncé' : ''} : ${retained.length === 0 ? 'aucune' : list(retained.map(quote))}${
      tied.length === 0 ? '' : ` ; à départager : ${list(tied.map(quote))}`
    }`,
  scheme: ({ name, sentence }) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)} : ${sentence}`,
  core: (labels) =>
    labels.length === 0
      ? 'Aucune orientation n’est retenue par tous ces modes : il n’y a pas de noyau stable.'
      : `${labels.length === 1 ? 'Retenue' : 'Retenues'} par tous ces modes (noyau stable) : ${list(labels.map(quote))}.`,
};
