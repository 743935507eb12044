/** Why the rules announced cannot be applied, or the decision of the room, and the way out. */

import type { DecisionFault } from '../../failure.ts';
import type { Messages } from '../messages.ts';
import { list, many, quote } from './words.ts';

const KIND = {
  object: 'un objet JSON',
  text: 'un texte',
  labels: 'une liste de libellés',
  boolean: 'true ou false',
  choice: 'un des choix',
} as const;

const decisionFault = (fault: DecisionFault): string => {
  switch (fault.fault) {
    case 'not-json':
      return 'ce n’est pas du JSON';
    case 'unknown-key':
      return `clé inconnue ${quote(fault.key)}`;
    case 'retained-or-order':
      return 'il faut soit "retained", soit "order"';
    case 'expected':
      return fault.kind === 'object'
        ? `il faut ${KIND.object}`
        : `"${fault.key}" doit être ${fault.choices.length > 0 ? list(fault.choices, 'or') : KIND[fault.kind]}`;
  }
};

export const ruleFailures = {
  'unordered-ballots': ({ source, scheme }) => ({
    what: `${source} : ces bulletins n’ont pas d’ordre de préférence, le barème ${scheme} en demande un.`,
    hint: 'Comptez avec --scheme count.',
  }),
  'unordered-tie-break': ({ source, rule }) => ({
    what: `${source} : ces bulletins n’ont pas d’ordre de préférence, la règle ${rule} en demande un.`,
    hint: 'Retirez cette règle de --tie-break.',
  }),
  'no-dots': ({ source }) => ({
    what: `${source} : aucune colonne de points ou de gommettes, alors qu’un autre fichier en a.`,
    hint: 'Nommez-les « Points 1 », « Points 2 »… à côté des choix, ou comptez avec --scheme count.',
  }),
  'decision-no-tie': ({ named }) => ({
    what: `La décision prise en séance (${list(named.map(quote))}) ne répond à aucune égalité de ce décompte.`,
    hint: 'Vérifiez le fichier de la décision, ou retirez --decision.',
  }),
  'decision-wrong-orientations': ({ named, ties }) => ({
    what: `La décision prise en séance (${list(named.map(quote))}) ne porte pas sur les ex æquo.`,
    hint: `Ex æquo : ${ties.map((tie) => list(tie.map(quote))).join(' ; ')}.`,
  }),
  'decision-wrong-number': ({ named, expected: places }) => ({
    what: `La décision prise en séance nomme ${many(named, 'orientation')}, il en faut ${places}.`,
    hint: 'Vérifiez le fichier de la décision.',
  }),
  'draw-without-seed': () => ({
    what: 'Un tirage au sort demande une graine.',
    hint: 'Ajoutez --seed suivi d’un nombre annoncé dans la salle (des dés, par exemple).',
  }),
  'seed-without-draw': () => ({
    what: '--seed ne sert qu’à un tirage au sort, et aucun n’est demandé.',
    hint: 'Ajoutez --tie-break draw, ou retirez --seed.',
  }),
  'unlisted-tie-break': ({ rule }) => ({
    what: `La règle ${rule} suit l’ordre de la liste des orientations, et aucune liste n’a été donnée.`,
    hint: 'Donnez-la avec --orientations, dans l’ordre où elle a été annoncée.',
  }),
  'points-and-scheme': () => ({
    what: '--points et --scheme disent tous deux combien vaut un choix.',
    hint: 'Gardez l’un des deux.',
  }),
  'trace-and-json': () => ({
    what: '--trace et --json écrivent tous deux sur la sortie standard.',
    hint: 'Gardez --trace et écrivez le JSON avec -o resultat.json.',
  }),
  'dots-not-counted': ({ option }) => ({
    what: `${option} limite les gommettes, que ce barème ne compte pas.`,
    hint: 'Ajoutez --scheme cumulative, ou retirez cette limite.',
  }),
  'bad-decision': ({ path, faults }) => ({
    what: `${path} : ${faults.map(decisionFault).join(' ; ')}.`,
    hint: 'Par exemple : {"who": "l’assemblée", "when": "27 mars 2026", "how": "vote", "secretBallot": false, "retained": ["Jardin"]}',
  }),
} satisfies Partial<Messages['failures']>;
