/** Why a run cannot go on, and the way out. */

import type { DecisionFault, FailureOf } from '../../failure.ts';
import type { Messages } from '../messages.ts';
import { batchFailures } from './batch-failures.ts';
import { documentFailures } from './document-failures.ts';
import { expected } from './expected.ts';
import { integer, list, many, quote } from './words.ts';
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
    hint: 'Nommez les colonnes « Choix 1 », « Choix 2 », « Choix 3 », donnez la liste avec --orientations, ou indiquez le séparateur avec --delimiter.',
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
  'unordered-ballots': ({ source, scheme }) => ({
    what: `${source} : ces bulletins n’ont pas d’ordre de préférence, le barème ${scheme} en demande un.`,
    hint: 'Comptez avec --scheme count.',
  }),
  'unordered-tie-break': ({ source, rule }) => ({
    what: `${source} : ces bulletins n’ont pas d’ordre de préférence, la règle ${rule} en demande un.`,
    hint: 'Retirez cette règle de --tie-break.',
  }),
  'unknown-column': ({ source, column, headings }) => ({
    what: `${source} : aucune colonne ${quote(column)} (--by).`,
    hint: `Colonnes lues : ${list(headings.filter((heading) => heading.trim() !== '').map(quote))}.`,
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
  ...documentFailures,
  ...workshopFailures,
  ...batchFailures,
};
