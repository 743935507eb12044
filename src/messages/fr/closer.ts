/** The count seen more closely: by group of voters, and step by step. */

import type { Messages } from '../messages.ts';
import { integer, list, many, quote, words } from './words.ts';

export const groups: Messages['groups'] = {
  title: (column) => `Résultats par groupe (${column})`,
  description:
    'Une ligne par orientation, une colonne par groupe : points donnés par ses bulletins, rang dans le groupe.',
  orientation: 'Orientation',
  group: (name, ballots) => `${name ?? 'Sans réponse'} (${many(ballots, 'bulletin')})`,
  cell: (points, rank) => (points === 0 ? '0' : `${integer(points)} (${rank})`),
  hidden: ({ hidden, minGroup }) =>
    `${many(hidden.groups, 'groupe n’est pas détaillé', 'groupes ne sont pas détaillés')} (${many(hidden.ballots, 'bulletin')} en tout), pour que le vote de personne ne puisse être lu dans un groupe de moins de ${many(minGroup, 'bulletin')}, ni obtenu par soustraction.`,
};

export const trace: Messages['trace'] = {
  title: 'Décompte pas à pas',
  intro: ({ sentence }, rules) =>
    `Règle : ${[`${sentence}.`, ...rules].join(' ')} Après chaque bulletin, le total en cours est entre parenthèses.`,
  ballot: ({ source, line, outcome, gave }, reasons) =>
    `${source === null ? '' : `${source}, `}ligne ${integer(line)} : ${[
      outcome === 'counted'
        ? gave.map(({ label, points, total }) => `${quote(label)} +${integer(points)} (${integer(total)})`).join(', ')
        : words.outcome[outcome](1),
      ...(reasons.length === 0 ? [] : [list(reasons)]),
    ].join(' – ')}`,
  totals: (source) => `${source} : des totaux par orientation, sans bulletins à suivre un par un.`,
  seed: 'La graine est le SHA-256 de ce texte (UTF-8, une ligne par bulletin, chacune terminée par un saut de ligne) :',
};
