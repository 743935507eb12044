/** What a file is that is no text, or how a text was damaged, and the way out. */

import type { FailureOf } from '../../failure.ts';
import type { Messages } from '../messages.ts';
import { list, quote } from './words.ts';

const SAVE_AS = 'Dans le tableur : Fichier, Enregistrer sous, « CSV UTF-8 », puis recommencez avec ce fichier.';

const KINDS = {
  xlsx: 'un classeur Excel',
  xls: 'un ancien classeur Excel',
  locked: 'un fichier protégé par un mot de passe',
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
  locked: 'Ouvrez-le, enlevez le mot de passe, enregistrez, puis recommencez avec ce fichier.',
};

/** Of the bytes of a file, or the sheet asked for. */
export const byteFailures = {
  'not-text': ({ source, kind }) => ({
    what:
      kind === 'binary'
        ? `${source} n’est pas du texte.`
        : `${source} est ${KINDS[kind]}${kind === 'locked' ? '' : ', pas un fichier CSV'}.`,
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
  'no-such-sheet': ({ source, sheet, sheets }) => ({
    what: `${source} n’a pas de feuille ${quote(sheet)}.`,
    hint: `Feuilles du classeur : ${list(sheets.map(quote))}.`,
  }),
  'no-workbook': ({ sheet }) => ({
    what: `--sheet ${quote(sheet)} : aucun des fichiers n’est un classeur.`,
    hint: 'Retirez --sheet, ou donnez le classeur lui-même (.xlsx, .ods).',
  }),
} satisfies Partial<Messages['failures']>;
