/** Why a run cannot go on, and the way out. */

import type { FailureOf } from '../../failure.ts';
import type { Messages } from '../messages.ts';
import { batchFailures } from './batch-failures.ts';
import { documentFailures } from './document-failures.ts';
import { expected } from './expected.ts';
import { ruleFailures } from './rule-failures.ts';
import { integer, list, quote } from './words.ts';
import { workshopFailures } from './workshop-failures.ts';

const SAVE_AS = 'Dans le tableur : Fichier, Enregistrer sous, « CSV UTF-8 », puis recommencez avec ce fichier.';

const KINDS = {
  xlsx: 'un classeur Excel',
  xls: 'un ancien classeur Excel',
  ods: 'un classeur LibreOffice',
  numbers: 'un classeur Numbers',
  docx: 'un document Word',
  pdf: 'un PDF',
  zip: 'une archive ZIP',
} as const;

const UNREADABLE = {
  damaged: 'qui n’a pas pu être lu : il est abîmé, ou protégé par un mot de passe',
  'too-large': 'bien trop grand pour ne contenir que des bulletins',
  empty: 'sans rien dedans',
} as const;

const ORIGINAL = 'Donnez le fichier du tableur ou du formulaire, enregistré en « CSV UTF-8 ».';

/** Where saving as CSV from a spreadsheet is not the thing to do. */
const WAY_OUT: Partial<Record<FailureOf<'not-text'>['kind'], string>> = {
  numbers: 'Dans Numbers : Fichier, Exporter vers, CSV, puis recommencez avec ce fichier.',
  zip: 'Ouvrez l’archive et donnez le fichier CSV qu’elle contient.',
  docx: ORIGINAL,
  pdf: ORIGINAL,
  binary: ORIGINAL,
};

const suggestion = (name: string | null): string =>
  name === null ? 'Voir atelier --help.' : `Vouliez-vous dire ${name} ?`;

export const failures: Messages['failures'] = {
  'not-text': ({ source, kind }) => ({
    what: kind === 'binary' ? `${source} n’est pas du texte.` : `${source} est ${KINDS[kind]}, pas un fichier CSV.`,
    hint: WAY_OUT[kind] ?? SAVE_AS,
  }),
  'bad-workbook': ({ source, kind, why }) => ({
    what: `${source} est ${KINDS[kind]} ${UNREADABLE[why]}.`,
    hint: why === 'empty' ? 'Est-ce le bon fichier ?' : SAVE_AS,
  }),
  'mixed-encodings': ({ source, line }) => ({
    what: `${source} : deux encodages dans un même fichier (la ligne ${line} n’est pas dans le même que le début).`,
    hint: `Des morceaux de plusieurs fichiers ont sans doute été collés bout à bout. ${SAVE_AS}`,
  }),
  'cut-short': ({ source, line }) => ({
    what: `${source} : le fichier s’arrête au milieu d’un caractère (ligne ${line}) : il a été coupé en route, des bulletins manquent peut-être.`,
    hint: 'Copiez-le ou téléchargez-le de nouveau.',
  }),
  'unknown-encoding': ({ source, line }) => ({
    what: `${source}, ligne ${line} : l’encodage des caractères n’a pas été reconnu.`,
    hint: SAVE_AS,
  }),
  'lost-characters': ({ source, line, cell }) => ({
    what: `${source}, ligne ${line} : des lettres ont été perdues avant d’arriver ici (${quote(cell)}).`,
    hint: `Repartez du fichier d’origine. ${SAVE_AS}`,
  }),
  'double-encoding': ({ source, line, cell }) => ({
    what: `${source}, ligne ${line} : les accents ont été abîmés par un double enregistrement (${quote(cell)}).`,
    hint: 'Repartez du fichier d’origine et importez-le comme UTF-8 (Données, À partir d’un fichier texte/CSV) au lieu de l’ouvrir d’un double clic.',
  }),
  'wrong-encoding': ({ source, encoding, actual, line }) => ({
    what: `${source}, ligne ${line} : ce texte n’est pas en ${encoding}.`,
    hint: `Retirez --encoding${actual === null ? ' pour le laisser deviner' : ` : le fichier est en ${actual}`}.`,
  }),
  'nul-bytes': ({ source, line }) => ({
    what: `${source}, ligne ${line} : des octets nuls, le fichier est abîmé.`,
    hint: `Repartez du fichier d’origine. ${SAVE_AS}`,
  }),
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
  'no-such-sheet': ({ source, sheet, sheets }) => ({
    what: `${source} n’a pas de feuille ${quote(sheet)}.`,
    hint: `Feuilles du classeur : ${list(sheets.map(quote))}.`,
  }),
  'no-workbook': ({ sheet }) => ({
    what: `--sheet ${quote(sheet)} : aucun des fichiers n’est un classeur.`,
    hint: 'Retirez --sheet, ou donnez le classeur lui-même (.xlsx, .ods).',
  }),
  'stdin-twice': () => ({ what: 'L’entrée standard (-) ne peut être lue qu’une fois.', hint: null }),
  ...ruleFailures,
  ...documentFailures,
  ...workshopFailures,
  ...batchFailures,
};
