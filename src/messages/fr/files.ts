/** Why a file cannot be read, written on or written, and the way out. */

import type { FailureOf, LetterheadFault, LetterheadPlace } from '../../failure.ts';
import { causeOf, type FailureSentences } from '../sentences.ts';
import { integer, list, many, quote } from './words.ts';

const SAVE_AS = 'Dans le tableur : Fichier, Enregistrer sous, « CSV UTF-8 », puis recommencez avec ce fichier.';

const OPEN_AND_SAVE = 'Ouvrez ce fichier avec le tableur, puis Fichier, Enregistrer sous, « CSV UTF-8 ».';

const FILE_KINDS = {
  xlsx: 'un classeur Excel',
  xlsb: 'un classeur Excel binaire (.xlsb)',
  xls: 'un ancien classeur Excel',
  locked: 'un fichier protégé par un mot de passe',
  'lock-file': 'le petit fichier que le tableur pose à côté d’un classeur ouvert',
  ods: 'un classeur LibreOffice',
  odt: 'un document LibreOffice Writer',
  numbers: 'un classeur Numbers',
  docx: 'un document Word',
  pdf: 'un PDF',
  html: 'une page HTML',
  xml: 'un fichier XML',
  image: 'une image',
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
  'lock-file': 'Donnez le classeur lui-même : le même nom, sans « ~$ » au début.',
  html: OPEN_AND_SAVE,
  xml: OPEN_AND_SAVE,
  docx: ORIGINAL,
  odt: ORIGINAL,
  pdf: ORIGINAL,
  image: ORIGINAL,
  binary: ORIGINAL,
  locked: 'Ouvrez-le, enlevez le mot de passe, enregistrez, puis recommencez avec ce fichier.',
};

/** What is wrong with cells that are not what a person sees: of one, of several, the way out. */
const UNSEEN = {
  hidden: [
    'cellule remplie est masquée',
    'cellules remplies sont masquées',
    'Affichez les lignes et les colonnes masquées, ou supprimez-les, puis enregistrez.',
  ],
  struck: [
    'cellule est barrée',
    'cellules sont barrées',
    'Videz ce qui ne compte pas, ôtez le barré du reste, puis enregistrez.',
  ],
  formula: [
    'formule n’a pas de résultat',
    'formules n’ont pas de résultat',
    'Ouvrez le classeur dans le tableur et enregistrez-le : elles seront calculées.',
  ],
  merged: [
    'choix est dans une cellule fusionnée',
    'choix sont dans des cellules fusionnées',
    'Défusionnez, écrivez le choix de chaque bulletin dans sa cellule, puis enregistrez.',
  ],
  colour: [
    'case est coloriée sans rien dedans',
    'cases sont coloriées sans rien dedans',
    'Une couleur n’est pas lue : écrivez une croix dans les cases choisies, ou ôtez la couleur, puis enregistrez.',
  ],
} as const;

const PARTS = { page: 'corps du document', header: 'en-tête', footer: 'pied de page', note: 'note' } as const;

/** What is wrong with the place of the compte rendu. */
const MISPLACED = {
  twice: 's’y trouve une seconde fois',
  words: 'doit être seul dans son paragraphe, le reste de la phrase serait perdu',
  object: 'doit être seul dans son paragraphe, l’image ou le champ qui s’y trouve serait perdu',
  header: 'se trouve dans un en-tête, où un compte rendu ne tient pas',
  footer: 'se trouve dans un pied de page, où un compte rendu ne tient pas',
  note: 'se trouve dans une note, où un compte rendu ne tient pas',
  table: 'se trouve dans un tableau, où un compte rendu ne tient pas',
  'text-box': 'se trouve dans une zone de texte, où un compte rendu ne tient pas',
  control: 'se trouve dans un champ de saisie de texte brut, où un compte rendu ne tient pas',
} as const;

const UNFIT = {
  'not-word': 'ce n’est pas un document Word (.docx ou .dotx)',
  'old-or-locked': 'c’est un document Word d’avant 2007 (.doc) ou protégé par un mot de passe',
  signed: 'il porte une signature numérique, que tout changement casserait',
  unusual: 'il est enregistré dans une variante rare du format Word',
  'too-large': 'il est bien trop grand, ou bien trop imbriqué, pour un papier à en-tête',
} as const;

const placeAt = ({ part, paragraph, text }: LetterheadPlace): string =>
  `${PARTS[part]}, paragraphe ${integer(paragraph)}${text === '' ? '' : ` (${quote(text)})`} : `;

const brace = (name: string): string => `{{${name}}}`;

const letterheadFault = (fault: LetterheadFault): string =>
  `${'place' in fault ? placeAt(fault.place) : ''}${whatIsWrong(fault)}`;

function whatIsWrong(fault: LetterheadFault): string {
  switch (fault.fault) {
    case 'no-body':
      return `rien ne dit où placer le compte rendu${fault.names.length === 0 ? '' : ` (repères trouvés : ${list([...new Set(fault.names)].map(brace))})`}`;
    case 'misplaced-body':
      return `{{corps}} ${MISPLACED[fault.why]}`;
    case 'too-narrow':
      return `le texte y a ${String(fault.width).replace('.', ',')} cm de large, il en faut ${String(fault.least).replace('.', ',')}`;
    case 'unknown-placeholder':
      return `${brace(fault.name)} n’est pas connu${fault.suggestion === null ? '' : `, sans doute ${brace(fault.suggestion)}`}`;
    case 'no-value':
      return `rien n’est donné pour ${brace(fault.name)}${fault.option === null ? '' : ` (${fault.option})`}`;
    case 'stray-braces':
      return 'accolades {{ ou }} sans repère entre elles';
    default:
      return UNFIT[fault.fault];
  }
}

const letterheadHint = (faults: readonly LetterheadFault[]): string => {
  if (faults.some(({ fault }) => fault in UNFIT))
    return 'Dans Word : Enregistrer sous, « Document Word (*.docx) », sans mot de passe ni signature, puis recommencez.';
  if (faults.some(({ fault }) => fault === 'no-body' || fault === 'misplaced-body'))
    return 'Écrivez {{corps}} seul dans un paragraphe du document, là où le compte rendu doit commencer.';
  return 'Corrigez le papier à en-tête dans Word, ou donnez ce qui manque, puis recommencez.';
};

/** Why the system would not read or write, by its own codes; a rarer one is shown as it is. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'accès refusé',
  EBUSY: 'ouvert dans un autre programme',
  EISDIR: 'c’est un dossier',
  ENOENT: 'ce dossier n’existe pas',
  ENOSPC: 'le disque est plein',
  EFBIG: 'le fichier est trop grand',
  EROFS: 'le disque est en lecture seule',
  ENOTDIR: 'un fichier porte le nom du dossier',
  EMFILE: 'trop de fichiers sont ouverts à la fois',
  ENAMETOOLONG: 'le nom est trop long',
  ENODEV: 'c’est un périphérique',
};

/** Where the way out is not the usual one. */
const WAYS_OUT: Readonly<Record<string, string>> = {
  ENOSPC: 'Libérez de la place, puis relancez la même commande.',
  ENOENT: 'Créez d’abord ce dossier, ou choisissez-en un autre.',
  EACCES: 'Choisissez un dossier où vous avez le droit d’écrire ; si ce fichier est ouvert dans Word, fermez-le.',
  EROFS: 'Choisissez un autre dossier.',
  ENOTDIR: 'Choisissez un autre dossier.',
};

export const fileFailures = {
  'not-text': ({ source, kind }) =>
    `${
      kind === 'binary'
        ? `${source} n’est pas du texte.`
        : `${source} est ${FILE_KINDS[kind]}${kind === 'locked' || kind === 'lock-file' ? '' : ', pas un fichier CSV'}.`
    }\n→ ${WAY_OUT[kind] ?? SAVE_AS}`,
  'bad-workbook': ({ source, kind, why }) =>
    `${source} est ${FILE_KINDS[kind]} ${UNREADABLE[why]}.\n→ ${why === 'empty' ? 'Est-ce le bon fichier ?' : SAVE_AS}`,
  'several-sheets': ({ source, sheets }) =>
    `${source} : plusieurs feuilles peuvent contenir des bulletins (${list(sheets.map(quote))}).\n→ Dites laquelle compter : --sheet "${sheets[0]}". Pour en compter plusieurs ensemble, mettez les bulletins l’un sous l’autre dans une seule feuille.`,
  'unseen-cells': ({ source, sheet, why, cells }) => {
    const [one, several, hint] = UNSEEN[why];
    return `${source}, feuille ${quote(sheet)} : ${many(cells.length, one, several)} (${list(cells)}).\n→ ${hint}`;
  },
  'mixed-encodings': ({ source, line }) =>
    `${source} : deux encodages dans un même fichier (la ligne ${line} n’est pas dans le même que le début).\n→ Des morceaux de plusieurs fichiers ont sans doute été collés bout à bout. ${SAVE_AS}`,
  'cut-short': ({ source, line }) =>
    `${source} : le fichier s’arrête au milieu d’un caractère (ligne ${line}) : il a été coupé en route, des bulletins manquent peut-être.\n→ Copiez-le ou téléchargez-le de nouveau.`,
  'unknown-encoding': ({ source, line }) =>
    `${source}, ligne ${line} : l’encodage des caractères n’a pas été reconnu.\n→ ${SAVE_AS}`,
  'lost-characters': ({ source, line, cell }) =>
    `${source}, ligne ${line} : des lettres ont été perdues avant d’arriver ici (${quote(cell)}).\n→ Repartez du fichier d’origine. ${SAVE_AS}`,
  'double-encoding': ({ source, line, cell }) =>
    `${source}, ligne ${line} : les accents ont été abîmés par un double enregistrement (${quote(cell)}).\n→ Repartez du fichier d’origine et importez-le comme UTF-8 (Données, À partir d’un fichier texte/CSV) au lieu de l’ouvrir d’un double clic.`,
  'wrong-encoding': ({ source, encoding, actual, line }) =>
    `${source}, ligne ${line} : ce texte n’est pas en ${encoding}.\n→ Retirez --encoding${actual === null ? ' pour le laisser deviner' : ` : le fichier est en ${actual}`}.`,
  'nul-bytes': ({ source, line }) =>
    `${source}, ligne ${line} : des octets nuls, le fichier est abîmé.\n→ Repartez du fichier d’origine. ${SAVE_AS}`,
  'no-such-sheet': ({ source, sheet, sheets }) =>
    `${source} n’a pas de feuille ${quote(sheet)}.\n→ Feuilles du classeur : ${list(sheets.map(quote))}.`,
  'no-workbook': ({ sheet }) =>
    `--sheet ${quote(sheet)} : aucun des fichiers n’est un classeur.\n→ Retirez --sheet, ou donnez le classeur lui-même (.xlsx, .ods).`,
  'file-not-found': ({ path }) => `${path} : ce fichier n’existe pas.\n→ Vérifiez le nom et le dossier.`,
  'file-unreadable': ({ path, reason }) =>
    `${path} n’a pas pu être lu (${REASONS[causeOf(reason)] ?? reason}).\n→ Vérifiez que c’est un fichier et que vous avez le droit de le lire.`,
  'file-exists': ({ paths }) =>
    `${list(paths)} ${paths.length < 2 ? 'existe' : 'existent'} déjà : rien n’a été écrit.\n→ Choisissez un autre dossier : atelier init atelier-2`,
  'file-unwritable': ({ path, reason }) =>
    `${path} n’a pas pu être écrit (${REASONS[causeOf(reason)] ?? reason}).\n→ ${WAYS_OUT[causeOf(reason)] ?? 'Fermez-le s’il est ouvert dans Word, ou choisissez un autre endroit avec -o.'}`,
  'bad-letterhead': ({ path, faults }) =>
    `${path} ne peut pas servir de papier à en-tête : ${faults.map(letterheadFault).join(' ; ')}.\n→ ${letterheadHint(faults)}`,
  'no-evidence': ({ path, kind }) =>
    kind === 'not-word'
      ? `${path} n’est pas un document Word (.docx).\n→ Donnez d’abord le compte rendu (.docx), puis les bulletins à recompter : atelier verify compte-rendu.docx bulletins.csv`
      : `${path}${kind === 'none' ? ' ne porte pas la trace d’un décompte d’atelier : rien à vérifier' : ' : la trace du décompte est abîmée'}.\n→ Elle se perd quand le texte est copié dans un autre document, ou enregistré dans un autre format. Repartez du fichier écrit par atelier, ou refaites le décompte.`,
  'edited-document': ({ path, ours }) =>
    `${path} ${ours ? 'a été modifié à la main depuis qu’il a été écrit' : 'existe déjà, et rien n’y dit qu’atelier l’a écrit'} : il n’est pas remplacé.\n→ Renommez-le, écrivez sous un autre nom, ou remplacez-le avec --force.`,
  'document-open': ({ path }) =>
    `${path} est ouvert dans Word ou LibreOffice : il n’est pas remplacé.\n→ Fermez-le, puis relancez la même commande.`,
  'stdout-unwritable': ({ reason }) =>
    `La sortie standard n’a pas pu être écrite en entier (${REASONS[causeOf(reason)] ?? reason}).\n→ ${WAYS_OUT[causeOf(reason)] ?? 'Dirigez-la ailleurs, puis relancez la même commande.'}`,
} satisfies Partial<FailureSentences>;
