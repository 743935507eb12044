/** What is said of a document that was verified. */

import type { Messages } from '../messages.ts';
import { list, many, quote } from './words.ts';

const FATES = { removed: 'a été retirée', added: 'a été ajoutée', moved: 'a été déplacée' } as const;

const shown = (cell: string): string => (cell === '' ? 'rien' : quote(cell));

export const verify: Messages['verify'] = {
  document: {
    untouched: (file) => `${file} est intact : tel qu’atelier l’a écrit.`,
    prose: (file) =>
      `${file} a été retouché ou enregistré de nouveau, résultats intacts : le classement, les retenues et la participation sont ceux du décompte.`,
    figures: (file, changes) => `${file} ne dit plus ce qui a été compté : ${many(changes, 'différence')}.`,
  },
  change: (change) => {
    switch (change.kind) {
      case 'cell':
        return `Tableau, ligne ${quote(change.row)}${change.column === '' ? '' : `, colonne ${quote(change.column)}`} : ${shown(change.from)} est devenu ${shown(change.to)}`;
      case 'row':
        return `Tableau : la ligne ${quote(change.row)} ${FATES[change.fate]}`;
      case 'sentence':
        return change.to === null
          ? `Phrase retirée ou méconnaissable : ${quote(change.from)}`
          : `Phrase modifiée : ${quote(change.from)} est devenu ${quote(change.to)}`;
      case 'table':
        return `Tableau retiré ou méconnaissable : ${list(change.columns.map(quote))}`;
    }
  },
  more: (count) => `et ${many(count, 'autre différence', 'autres différences')}`,
  sameBallots: 'Ces bulletins sont ceux du décompte (SHA-256 identiques).',
  otherBallots: 'Ces bulletins ne sont pas ceux du décompte.',
  stranger: ({ name, sha256, role }) =>
    `${role === 'counted' ? 'compté, et absent ici' : 'présent ici, et pas compté'} : ${name} (SHA-256 ${sha256})`,
  recount: (same, ballots) => {
    if (same) return `Recomptés, ils donnent ${ballots ? '' : 'pourtant '}le même résultat.`;
    return `Recomptés, ils donnent un autre résultat${ballots ? ' que celui que porte le document' : ''}.`;
  },
  notRecounted: 'Les bulletins n’ont pas été recomptés : pour le faire, donnez-les après le compte rendu.',
};
