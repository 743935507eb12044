/** Why a run cannot go on, and the way out. */

import type { Messages } from '../messages.ts';
import { batchFailures } from './batch-failures.ts';
import { byteFailures } from './byte-failures.ts';
import { documentFailures } from './document-failures.ts';
import { expected } from './expected.ts';
import { ruleFailures } from './rule-failures.ts';
import { integer, list, quote } from './words.ts';
import { workshopFailures } from './workshop-failures.ts';

const suggestion = (name: string | null): string =>
  name === null ? 'Voir atelier --help.' : `Vouliez-vous dire ${name} ?`;

export const failures: Messages['failures'] = {
  'no-pick-columns': ({ source, headings }) => ({
    what: `${source} : aucune colonne de choix n’a été reconnue${
      headings.length === 0
        ? ', le fichier est vide'
        : ` (en-têtes lus : ${list(
            headings
              .filter((heading) => heading.trim() !== '')
              .slice(0, 8)
              .map(quote),
          )})`
    }.`,
    hint:
      headings.length === 0
        ? 'Est-ce le bon fichier ?'
        : 'Nommez les colonnes « Choix 1 », « Choix 2 », « Choix 3 », donnez la liste avec --orientations, ou indiquez le séparateur avec --delimiter.',
  }),
  'sideways-ballots': ({ source, line }) => ({
    what: `${source}, ligne ${line} : les bulletins sont en colonnes, un choix par ligne.`,
    hint: 'Il faut une ligne par bulletin. Dans le tableur : copiez le tableau, puis Collage spécial, Transposer.',
  }),
  'no-ballots': ({ sources }) => ({
    what: `${list(sources)} : des en-têtes, mais aucun bulletin.`,
    hint: 'Une ligne par bulletin, sous les en-têtes.',
  }),
  'no-orientation-recognised': ({ source, example }) => ({
    what: `${source} : aucune orientation de la liste n’y figure (on y lit par exemple ${quote(example)}).`,
    hint: 'Est-ce la bonne liste (--orientations) ?',
  }),
  'too-many-orientations': ({ source, columns, orientations, most }) => ({
    what: `${source} : ${integer(orientations)} libellés différents sous ${list(columns.map(quote))}, un atelier n’en propose jamais plus de ${integer(most)}.`,
    hint: 'Ces colonnes contiennent sans doute autre chose que des choix. Donnez aux colonnes des choix les en-têtes « Choix 1 », « Choix 2 », « Choix 3 », et la liste avec --orientations.',
  }),
  'list-needed': ({ source, heading }) => ({
    what: `${source} : tous les choix d’un bulletin sont dans une seule cellule${heading === '' ? '' : ` (colonne ${quote(heading)})`}, séparés par des virgules que les libellés peuvent contenir aussi.`,
    hint: 'Donnez la liste des orientations avec --orientations : elle dira où s’arrête chaque libellé.',
  }),
  'no-ballot-numbers': ({ source }) => ({
    what: `${source} : les bulletins n’ont pas de numéro, on ne peut pas les comparer un à un.`,
    hint: 'Numérotez les bulletins sur le papier et ajoutez une colonne « N° » dans les deux fichiers.',
  }),
  'no-orientations': ({ source }) => ({
    what: `${source} : la liste des orientations est vide.`,
    hint: 'Une orientation par ligne.',
  }),
  'same-orientation': ({ source, first, second }) => ({
    what: `${source} : ${quote(first)} et ${quote(second)} ne peuvent pas être distinguées.`,
    hint: 'Changez l’un des deux libellés (la casse, les accents et la ponctuation ne comptent pas).',
  }),
  'unknown-column': ({ source, column, headings }) => ({
    what: `${source} : aucune colonne ${quote(column)} (--by).`,
    hint: `Colonnes lues : ${list(headings.filter((heading) => heading.trim() !== '').map(quote))}.`,
  }),
  'unknown-option': ({ option, suggestion: near }) => ({ what: `Option inconnue : ${option}`, hint: suggestion(near) }),
  'unknown-command': ({ command, suggestion: near }) => ({
    what: `Commande inconnue : ${command}`,
    hint: near === null ? 'Pour compter des bulletins : atelier tally bulletins.csv' : suggestion(near),
  }),
  'missing-argument': ({ argument }) =>
    argument === 'compte-rendu'
      ? { what: 'Il manque le compte rendu à vérifier.', hint: 'Par exemple : atelier verify bulletins.docx' }
      : { what: 'Il manque le fichier des bulletins.', hint: 'Par exemple : atelier tally bulletins.csv' },
  'missing-value': ({ option }) => ({
    what: `Il manque une valeur après ${option}.`,
    hint: 'Voir atelier tally --help.',
  }),
  'excess-arguments': ({ arguments: words }) => ({
    what: `En trop sur la ligne de commande : ${words.join(' ')}`,
    hint: 'Voir atelier --help.',
  }),
  'bad-value': ({ option, value, expected: what }) => ({
    what: value === '' ? `${option} ne peut pas être vide.` : `${option} ne peut pas valoir ${quote(value)}.`,
    hint: expected(what),
  }),
  'same-file-twice': ({ path }) => ({
    what: `${path} est donné deux fois : ses bulletins compteraient double.`,
    hint: 'Donnez chaque fichier une seule fois.',
  }),
  'output-is-input': ({ path }) => ({
    what: `${path} est un des fichiers lus : l’écrire effacerait des bulletins.`,
    hint: 'Choisissez un autre nom avec -o.',
  }),
  'unknown-format': ({ path, formats }) => ({
    what: `${path} : l’extension ne dit pas quel format écrire.`,
    hint: `Formats possibles : ${list(formats, 'or')}.`,
  }),
  'stdin-twice': () => ({ what: 'L’entrée standard (-) ne peut être lue qu’une fois.', hint: null }),
  ...ruleFailures,
  ...byteFailures,
  ...documentFailures,
  ...workshopFailures,
  ...batchFailures,
};
