/** Why a run cannot go on, and the way out; the place comes before each sentence. */

import type { Failure, FailureOf } from '../../failure.ts';
import { sayBy, tellerOf, troubleTellerOf } from '../sentences.ts';
import { ask, briefly, expected, faultOf } from './faults.ts';
import { ENDLESS } from './issues.ts';
import { formats, integer, list, many, quote, quoted } from './words.ts';

const SAVE_AS =
  'Donnez le fichier du tableur ou du formulaire, enregistré en « CSV UTF-8 » (Fichier, Enregistrer sous).';
const AGAIN = 'Repartez du fichier d’origine, et enregistrez-le en « CSV UTF-8 » (Fichier, Enregistrer sous).';
const RIGHT_FILE = 'Est-ce le bon fichier ?';

/** Files whose kind asks for more than to be saved as CSV. */
const UNREADABLE: Readonly<Record<string, string>> = {
  locked: 'ce fichier est protégé par un mot de passe.\n→ Enlevez le mot de passe, enregistrez, puis recommencez.',
  'lock-file':
    'le tableur pose ce petit fichier à côté d’un classeur ouvert.\n→ Donnez le classeur : le même nom, sans « ~$ ».',
  Numbers:
    'c’est un classeur Numbers.\n→ Dans Numbers : Fichier, Exporter vers, CSV, puis recommencez avec ce fichier.',
  ZIP: 'c’est une archive.\n→ Ouvrez-la et donnez le fichier CSV qu’elle contient.',
  workshop: 'c’est un fichier d’atelier.\n→ Mettez -w devant son nom : -w atelier.md',
  binary: `ce n’est pas du texte.\n→ ${SAVE_AS}`,
  damaged: `ce classeur n’a pas pu être lu : il est abîmé, ou protégé par un mot de passe.\n→ ${SAVE_AS}`,
  'too-large': `ce classeur est bien trop grand pour ne contenir que des bulletins.\n→ ${RIGHT_FILE}`,
  empty: `ce classeur est vide.\n→ ${RIGHT_FILE}`,
};

/** Cells that are not what a person sees, and what to do before the workbook is saved again. */
const UNSEEN = {
  hidden: ['cellule masquée', 'Affichez ou supprimez les lignes et les colonnes masquées'],
  struck: ['cellule barrée', 'Videz les cellules qui ne comptent pas, ôtez le barré des autres'],
  formula: ['formule sans résultat', 'Ouvrez le classeur dans le tableur, qui les calculera'],
  merged: ['cellule fusionnée', 'Défusionnez, écrivez le choix de chaque bulletin dans sa cellule'],
  colour: ['case coloriée', 'La couleur n’est pas lue : cochez les cases choisies, ou ôtez la couleur'],
} as const;

/** A line of a list that may be no orientation, or hold several. */
const UNCLEAR: Readonly<Record<FailureOf<'unclear-list'>['why'], (line: string) => string>> = {
  unmarked: (line) =>
    `${line} n’a pas de numéro, de lettre ou de tiret comme les autres lignes.\n→ Si c’est une orientation, ajoutez-le ; sinon, supprimez cette ligne.`,
  apart: (line) =>
    `${line} est à l’écart du reste de la liste.\n→ Si c’est une orientation, supprimez les lignes vides ; sinon, supprimez cette ligne.`,
  columns: (line) =>
    `plusieurs colonnes (${line}), sans titre qui dise où sont les orientations.\n→ Mettez en première ligne les titres des colonnes, par exemple « code;libellé ».`,
  'one-line': () => 'toute la liste est sur une ligne.\n→ Écrivez une orientation par ligne.',
};

const trouble = troubleTellerOf({
  EACCES: ['accès refusé'],
  EBUSY: ['ouvert dans un autre programme'],
  EEXIST: ['un fichier porte ce nom'],
  'not-a-file': ['c’est un dossier, un périphérique ou un tube', 'Donnez le nom d’un fichier'],
  changed: ['il a changé pendant sa lecture', 'Attendez qu’il soit enregistré, puis recommencez'],
  ENOENT: ['ce dossier n’existe pas', 'Créez d’abord ce dossier'],
  ENOSPC: ['le disque est plein', 'Libérez de la place'],
  EFBIG: ['le fichier est trop grand', 'Vérifiez que c’est le bon fichier'],
  EROFS: ['le disque est en lecture seule'],
  EMFILE: ['trop de fichiers sont ouverts à la fois', 'Fermez d’autres programmes'],
});

const MISSING: Readonly<Record<string, string>> = {
  ballots: 'le fichier des bulletins.\n→ Par exemple : atelier tally bulletins.csv',
  minutes: 'le compte rendu à vérifier.\n→ Par exemple : atelier verify bulletins.docx bulletins.csv',
  runoff: 'les bulletins du second tour, qui a départagé les ex æquo.\n→ Donnez-les avec --runoff second-tour.csv',
  workshops: 'le dossier des ateliers, ou un manifeste.\n→ Par exemple : atelier batch ateliers/',
};

/** A name without one is no file's whole name, or was cut at a space. */
const HAS_ENDING = /\.\w+$/u;

const near = (name: string | null): string => (name === null ? 'Voir atelier --help.' : `Vouliez-vous dire ${name} ?`);

const say = sayBy<Failure, 'failure'>('failure', {
  'bad-file': ({ kind }) => UNREADABLE[kind] ?? `ce fichier est au format ${kind}, pas CSV.\n→ ${SAVE_AS}`,
  'several-sheets': ({ sheets }) =>
    `plusieurs feuilles peuvent contenir des bulletins (${quoted(sheets)}).\n→ Dites laquelle compter : --sheet "${sheets[0]}". Pour en compter plusieurs, mettez leurs bulletins dans une seule feuille.`,
  'unseen-cells': ({ sheet, why, cells }) =>
    `feuille ${quote(sheet)}, ${many(cells.length, UNSEEN[why][0])} (${list(cells)}).\n→ ${UNSEEN[why][1]}, puis enregistrez.`,
  'unknown-encoding': `le texte est abîmé ou incomplet, ou fait de morceaux de plusieurs fichiers.\n→ ${AGAIN}`,
  'lost-characters': ({ cell }) => `des lettres ont été perdues ou abîmées (${quote(cell)}).\n→ ${AGAIN}`,
  'wrong-encoding': ({ encoding }) =>
    `lu en ${encoding}, ce texte est abîmé.\n→ Retirez --encoding, ou repartez du fichier d’origine.`,
  question: ({ question }) => ask(question),
  'no-table': ({ why }) =>
    why === 'endless'
      ? `${ENDLESS}.\n→ ${RIGHT_FILE} Supprimez les colonnes qui ne servent pas.`
      : 'les colonnes sont alignées par des espaces, sans séparateur.\n→ Ouvrez le fichier dans le tableur (Données, Convertir, Largeur fixe) et enregistrez-le en « CSV UTF-8 ».',
  'no-ballots': 'des en-têtes, mais aucun bulletin.\n→ Saisissez les bulletins sous les en-têtes, un par ligne.',
  'no-ballot-numbers':
    'ces bulletins n’ont pas de numéro.\n→ Numérotez-les sur le papier, et dans une colonne « N° » des deux fichiers.',
  'no-orientations': ({ source }) =>
    `la liste des orientations est vide.\n→ Écrivez une orientation par ligne${/\.md$/u.test(source) ? ' sous « orientations », chacune après un tiret' : ''}.`,
  'too-many-orientations': ({ count, most }) =>
    `${integer(count)} réponses différentes, bien plus qu’une liste d’orientations (${integer(most)} au plus).\n→ Est-ce le bon fichier, la bonne colonne ? --orientations liste.csv donne la liste, --pick-columns C,D,E les colonnes.`,
  'unclear-list': ({ text, why }) => UNCLEAR[why](quote(text)),
  'same-orientation': ({ first, second }) =>
    `${quote(first)} et ${quote(second)} ne peuvent pas être distinguées.\n→ Changez l’un des deux libellés (la casse, les accents et la ponctuation ne comptent pas).`,
  'unordered-ballots':
    'ces bulletins n’ont pas d’ordre de préférence, et les règles annoncées en demandent un.\n→ Comptez avec --scheme count, sans --points, --ordered ni first-picks.',
  'unknown-column': ({ column, headings }) =>
    `aucune colonne ${quote(column)}.\n→ Colonnes lues : ${quoted(headings.filter((heading) => heading.trim() !== ''))}.`,
  'no-dots':
    'aucune colonne de points ou de gommettes, alors qu’un autre fichier en a.\n→ Nommez-les « Points 1 », « Points 2 »… à côté des choix, ou comptez avec --scheme count.',
  'no-themes':
    '--per-theme demande le thème de chaque orientation, et la liste n’en donne pas.\n→ Donnez avec --orientations une liste CSV à deux colonnes, « orientation » et « thème ».',
  'too-many-themes': ({ themes, perTheme, keep }) =>
    `${many(themes, 'thème')} à ${many(perTheme, 'place')} chacun font ${integer(themes * perTheme)} places, et --keep n’en donne que ${integer(keep)}.\n→ Augmentez --keep, ou diminuez --per-theme.`,
  'decision-no-tie': ({ named, ties }) =>
    `la décision de la salle ou le second tour${named.length === 0 ? '' : ` (${quoted(named)})`} ne répond à aucune égalité de ce décompte.\n→ ${ties.length === 0 ? 'Vérifiez la décision, ou retirez-la (décision, --decision ou --runoff)' : `Choisissez parmi les ex æquo : ${ties.map(quoted).join(' ; ')}${ties.flat().some((label) => label.includes(',')) ? '. Un libellé qui contient une virgule se met entre guillemets' : ''}`}.`,
  'decision-wrong-number': ({ named, expected: places }) =>
    `la décision de la salle nomme ${many(named, 'orientation')}.\n→ Il en faut ${places}, ou toutes les ex æquo, ou aucune.`,
  'decision-against-themes': ({ named, perTheme }) =>
    `la décision de la salle retient ${quoted(named)}, et laisse un thème avec moins de ${many(perTheme, 'orientation')}.\n→ Reprenez la décision, ou retirez --per-theme.`,

  'unknown-option': ({ option, suggestion }) => `option inconnue : ${option}\n→ ${near(suggestion)}`,
  'unknown-command': ({ command, suggestion }) =>
    `commande inconnue : ${command}\n→ ${suggestion === null ? 'Pour compter des bulletins : atelier tally bulletins.csv. Pour le reste : atelier --help.' : near(suggestion)}`,
  'missing-argument': ({ argument }) =>
    `il manque ${MISSING[argument] ?? `une valeur après ${argument} (${briefly(argument)}).\n→ Donnez-la, ou retirez ${argument}.`}`,
  'excess-arguments': ({ arguments: words }) =>
    `en trop sur la ligne de commande : ${words.join(' ')}\n→ Retirez ces mots ; un nom qui contient des espaces se met entre guillemets.`,
  'bad-value': ({ option, value, expected: what }) =>
    `${option} ne peut pas ${value === '' ? 'être vide' : `valoir ${quote(value)}`}.\n→ ${expected(what)}${/\bpdf$/iu.test(value) ? ' Pour un PDF : dans Word, Fichier, Exporter.' : ''}`,
  'same-file-twice':
    'ce fichier est donné deux fois, ses bulletins compteraient double.\n→ Donnez chaque fichier une seule fois.',
  'output-is-input': 'c’est un des fichiers lus, l’écrire effacerait des bulletins.\n→ Choisissez un autre nom.',
  'document-on-screen':
    'un document Word ne se lit pas dans un terminal (-o -).\n→ Donnez un nom de fichier : -o compte-rendu.docx',
  'format-cannot-hold': ({ format, what }) =>
    what === 'dots'
      ? `le format ${format} n’a pas de place pour des points ou des gommettes.\n→ Écrivez plutôt un fichier .abif ou .pb.`
      : `le format ${format} demande des bulletins, et ce sont des totaux.\n→ Retirez ce fichier de -o.`,
  'no-such-sheet': ({ sheet, sheets }) =>
    `aucune feuille ${quote(sheet)}.\n→ ${sheets.length === 0 ? 'Ce n’est pas un classeur (.xlsx, .ods) : retirez --sheet' : `Feuilles du classeur : ${quoted(sheets)}`}.`,
  'missing-option': ({ option, needs }) =>
    `${option} demande une autre option.\n→ Ajoutez ${needs} (${briefly(needs)}), ou retirez ${option}.`,
  'conflicting-options': ({ options }) => `${list(options)} ne vont pas ensemble.\n→ Gardez l’un des deux.`,
  'bad-decision':
    'il faut un objet JSON qui dise quand ("when"), comment ("how" : "vote", "draw" ou "chair") et ce qui a été décidé ("retained").\n→ Par exemple : {"when": "27 mars 2026", "how": "vote", "retained": ["Jardin"]}',
  'bad-workshop': '\n→ Corrigez le fichier, puis recommencez. Pour un modèle : atelier init modele',
  'bad-manifest':
    '\n→ Il faut une ligne par atelier, et des colonnes bulletins, atelier, orientations, sortie, ou le nom d’une option.',
  'bad-letterhead': ({ faults }) =>
    faults.some(({ fault }) => ['not-word', 'no-body', 'not-alone'].includes(fault))
      ? '\n→ Il faut un document Word (.docx) sans mot de passe ni signature, avec {{corps}} seul dans un paragraphe de la page, sans saut de page ni de section, là où le compte rendu commence.'
      : '\n→ Corrigez-le dans Word, puis recommencez.',
  'same-output': ({ others }) =>
    `ce serait aussi le document de ${list(others)}.\n→ Donnez des noms différents (pour des ateliers : --name, ou la colonne sortie du manifeste), ou retirez l’un des fichiers.`,
  'no-workshops':
    'aucun atelier.\n→ Il faut un dossier avec des bulletins (.csv, .xlsx, .ods…) ou des fichiers d’atelier (.md), ou un manifeste CSV.',

  'file-not-found': ({ path }) =>
    `ce fichier n’existe pas.\n→ Vérifiez le dossier et le nom${HAS_ENDING.test(path) ? '' : ' : en entier (bulletins.csv), entre guillemets s’il contient des espaces'}.`,
  'file-unreadable': ({ reason }) =>
    `ce fichier n’a pas pu être lu ${trouble(reason, 'Fermez-le s’il est ouvert dans Word ou dans le tableur, et vérifiez que vous avez le droit de le lire')}.`,
  'file-unwritable': ({ reason }) =>
    `ce fichier n’a pas pu être écrit ${trouble(reason, 'Fermez-le s’il est ouvert dans Word ou dans le tableur')}, ou choisissez un autre endroit.`,
  'no-evidence': ({ kind }) =>
    kind === 'not-word'
      ? 'ce n’est pas un document Word (.docx).\n→ Donnez d’abord le compte rendu, puis les bulletins à recompter : atelier verify compte-rendu.docx bulletins.csv'
      : `ce fichier ${kind === 'none' ? 'ne porte pas la trace d’un décompte' : 'porte la trace abîmée d’un décompte'} d’atelier.\n→ Elle se perd quand le texte est copié ou enregistré dans un autre format. Repartez du fichier écrit par atelier.`,
  'file-exists':
    'ce qui est déjà là n’est pas remplacé, rien n’a été écrit.\n→ Pour imprimer les bulletins : atelier init -w atelier.md. Pour un autre atelier : atelier init atelier-2',
  'edited-document': ({ ours }) =>
    `ce fichier ${ours ? 'a été modifié à la main depuis qu’il a été écrit' : 'existe déjà et n’a pas été écrit par atelier'}, il n’est pas remplacé.\n→ Renommez-le, écrivez sous un autre nom, ou remplacez-le avec --force.`,
  'path-outside':
    'ce chemin mène hors du dossier des ateliers.\n→ Déplacez le fichier dans le dossier, ou permettez-le avec --allow-outside.',
});

export const tell = tellerOf(formats, say, faultOf);
