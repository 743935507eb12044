/** Why a run cannot go on, and the way out. */

import type { CellPlace, EntryFault, Expected, WorkshopExpectation, WorkshopFault } from '../../failure.ts';
import { type FailureSentences, sayBy } from '../sentences.ts';
import { ENDLESS } from './ballots.ts';
import { fileFailures } from './files.ts';
import { ask } from './questions.ts';
import { integer, list, many, quote } from './words.ts';

const expected = sayBy<Expected, 'kind'>('kind', {
  choice: ({ choices }) => `Valeurs possibles : ${list(choices, 'or')}.`,
  choices: ({ choices }) => `Valeurs possibles, séparées par des virgules, chacune une seule fois : ${list(choices)}.`,
  'whole-number': ({ min, max }) => `Il faut un nombre entier de ${min} à ${max}.`,
  points: ({ picks }) =>
    picks === null
      ? 'Il faut des nombres entiers séparés par des virgules, du plus grand au plus petit, par exemple 4,2,1.'
      : `Il faut autant de nombres que de choix : ${picks} (--picks).`,
  date: () => 'Il faut une date, par exemple 2026-03-27 ou 27/03/2026.',
  seed: () => 'Il faut un nombre ou un mot annoncé dans la salle, ou ballots pour le tirer des bulletins.',
  delimiter: () =>
    'Il faut un seul signe, ni lettre, ni chiffre, ni guillemet droit : par exemple ";" ou tab (tabulation).',
});

const WORKSHOP_VALUES: { readonly [E in WorkshopExpectation]: string } = {
  text: 'il faut un texte sur une ligne',
  date: 'il faut une date, par exemple 27/03/2026 ou 27 mars 2026',
  'list-or-file': 'il faut une liste (une orientation par ligne, après un tiret) ou le nom d’un fichier',
  files: 'il faut le nom d’un fichier, ou une liste de noms',
  pairs: 'il faut des lignes en retrait, une option et sa valeur par ligne',
  people: 'il faut une liste de noms (après un tiret) ou le nom d’un fichier',
  next: 'il faut des lignes en retrait : date, horaires, lieu, objectifs',
  decision: 'il faut des lignes en retrait : quand, comment (vote, tirage au sort ou voix prépondérante), retenues',
  list: 'il faut une liste de noms, après un tiret',
  parts: 'il faut des noms de parties : signatures, retenues, classement, dépouillement, suite, participants…',
  'yes-or-no': 'il faut oui ou non',
  lang: 'il faut fr ou en',
};

/** Why a picture cannot be shown. */
const PICTURES = {
  missing: 'est introuvable (son chemin part du dossier de ce fichier)',
  outside: 'est hors du dossier de ce fichier : copiez-la dans ce dossier',
  format: 'n’est ni un PNG ni un JPEG : enregistrez-la dans un de ces formats',
  large: 'dépasse 8 Mo : réduisez-la',
} as const;

const meant = (suggestion: string | null): string =>
  suggestion === null ? '' : `. Vouliez-vous dire ${quote(suggestion)} ?`;

const workshopFault = sayBy<WorkshopFault, 'fault'>('fault', {
  'not-text': () => 'ce n’est pas un fichier texte (.md, .txt)',
  'no-ballots': () =>
    'rien ne dit où sont les bulletins : ajoutez « bulletins : bulletins.csv » dans l’en-tête, entre deux lignes « --- » tout en haut du fichier',
  'stray-braces': () =>
    'accolades {{ ou }} sans repère entre elles (un texte qui en contient s’écrit entre `accents graves`)',
  'not-closed': () => 'l’en-tête ouvert par « --- » n’est jamais refermé par une seconde ligne « --- »',
  quote: () => 'un guillemet ou un crochet ouvert n’est pas refermé',
  indentation: () =>
    'le retrait de cette ligne ne correspond à rien (des espaces, les mêmes pour toutes les lignes d’une liste)',
  other: () => 'cette ligne n’est pas de la forme « clé : valeur »',
  'too-long': () => 'ce fichier est bien trop long pour un fichier d’atelier',
  'too-nested': () => 'trop de citations, de listes ou de signes de mise en forme les uns dans les autres',
  twice: ({ key }) =>
    key === undefined ? 'une clé est donnée deux fois' : `la clé ${quote(key)} est donnée deux fois`,
  'unknown-key': ({ key, suggestion }) => `la clé ${quote(key)} est inconnue${meant(suggestion)}`,
  value: ({ key, expected: asked }) => `${quote(key)} : ${WORKSHOP_VALUES[asked]}`,
  flag: ({ key, value, expected: asked }) => `${quote(key)} ne peut pas valoir ${quote(value)}. ${expected(asked)}`,
  'unknown-placeholder': ({ name, suggestion }) =>
    `{{${name}}} est inconnu${suggestion === null ? '' : `. Vouliez-vous dire {{${suggestion}}} ?`}`,
  picture: ({ name, why }) => `l’image ${quote(name)} ${PICTURES[why]}`,
  'not-alone': ({ name }) => `{{${name}}} doit se placer seul, dans un paragraphe à lui`,
  'nothing-to-fill': ({ name }) => `{{${name}}} : rien dans l’en-tête ne dit de quoi le remplir`,
});

const cellAt = (source: string, { line, letter, heading }: CellPlace): string =>
  `${source}, ligne ${line}, colonne ${letter} ${quote(heading)}`;

const orMeant = (suggestion: string | null): string =>
  suggestion === null ? '.' : `. Vouliez-vous dire ${quote(suggestion)} ?`;

const entryFault = sayBy<EntryFault, 'fault'>('fault', {
  value: ({ value, expected: asked }) => `${quote(value)} ne convient pas. ${expected(asked)}`,
  'file-not-found': ({ value }) => `${quote(value)} n’existe pas (les chemins partent du dossier du manifeste).`,
  'path-outside': ({ value }) =>
    `${quote(value)} mène hors du dossier des ateliers : rien n’y est lu ni écrit sans --allow-outside.`,
  'not-a-file': ({ value }) => `${quote(value)} n’est pas un fichier (c’est un périphérique ou un tube).`,
});

const suggestion = (name: string | null): string =>
  name === null ? 'Voir atelier --help.' : `Vouliez-vous dire ${name} ?`;

/** The headings that say something. */
const named = (headings: readonly string[], most?: number): string => {
  const told = headings.filter((heading) => heading.trim() !== '');
  return list(told.slice(0, most).map(quote));
};

export const failures: FailureSentences = {
  question: ({ source, question }) => ask(source, question),
  'no-table': ({ source, why, line }) =>
    why === 'endless'
      ? `${source}, ligne ${line} : ${ENDLESS}.\n→ Est-ce le bon fichier ? Dans le tableur, supprimez les colonnes qui ne servent pas, puis enregistrez en « CSV UTF-8 ».`
      : `${source} : les colonnes sont alignées par des espaces, sans séparateur.\n→ Ouvrez le fichier dans le tableur (Données, Convertir, Largeur fixe) et enregistrez-le en « CSV UTF-8 ».`,
  'no-ballots': ({ sources }) =>
    `${list(sources)} : des en-têtes, mais aucun bulletin.\n→ Une ligne par bulletin, sous les en-têtes.`,
  'no-ballot-numbers': ({ source }) =>
    `${source} : les bulletins n’ont pas de numéro, on ne peut pas les comparer un à un.\n→ Numérotez les bulletins sur le papier et ajoutez une colonne « N° » dans les deux fichiers.`,
  'no-orientations': ({ source }) => `${source} : la liste des orientations est vide.\n→ Une orientation par ligne.`,
  'too-many-orientations': ({ source, count, most }) =>
    `${source} : ${integer(count)} réponses différentes, bien plus qu’une liste d’orientations (${integer(most)} au plus).\n→ Est-ce le bon fichier, la bonne colonne ? --orientations liste.csv donne la liste, --pick-columns C,D,E les colonnes.`,
  'same-orientation': ({ source, first, second }) =>
    `${source} : ${quote(first)} et ${quote(second)} ne peuvent pas être distinguées.\n→ Changez l’un des deux libellés (la casse, les accents et la ponctuation ne comptent pas).`,
  'unknown-column': ({ source, column, headings }) =>
    `${source} : aucune colonne ${quote(column)}.\n→ Colonnes lues : ${named(headings)}.`,
  'unknown-option': ({ option, suggestion: near }) => `Option inconnue : ${option}\n→ ${suggestion(near)}`,
  'unknown-command': ({ command, suggestion: near }) =>
    `Commande inconnue : ${command}\n→ ${near === null ? 'Pour compter des bulletins : atelier tally bulletins.csv' : suggestion(near)}`,
  'missing-argument': ({ argument }) =>
    argument === 'compte-rendu'
      ? 'Il manque le compte rendu à vérifier.\n→ Par exemple : atelier verify bulletins.docx'
      : 'Il manque le fichier des bulletins.\n→ Par exemple : atelier tally bulletins.csv',
  'missing-value': ({ option }) => `Il manque une valeur après ${option}.\n→ Voir atelier tally --help.`,
  'excess-arguments': ({ arguments: words }) =>
    `En trop sur la ligne de commande : ${words.join(' ')}\n→ Voir atelier --help.`,
  'bad-value': ({ option, value, expected: what }) =>
    `${option} ne peut pas ${value === '' ? 'être vide' : `valoir ${quote(value)}`}.\n→ ${expected(what)}`,
  'same-file-twice': ({ path }) =>
    `${path} est donné deux fois : ses bulletins compteraient double.\n→ Donnez chaque fichier une seule fois.`,
  'output-is-input': ({ path }) =>
    `${path} est un des fichiers lus : l’écrire effacerait des bulletins.\n→ Choisissez un autre nom.`,
  'same-target': ({ first, second }) =>
    `${first} et ${second} seraient un même fichier : rien n’est écrit.\n→ Donnez deux noms différents.`,
  'stdout-taken': ({ by }) =>
    by === 'json'
      ? 'Le résultat (--json) et le document (-o -) iraient tous deux sur la sortie standard.\n→ Donnez un nom de fichier à l’un d’eux : -o compte-rendu.docx'
      : 'Un document Word ne se lit pas dans un terminal (-o -).\n→ Dirigez la sortie vers un fichier ou un autre programme, ou donnez un nom : -o compte-rendu.docx',
  'unknown-format': ({ path, formats }) =>
    `${path} : l’extension ne dit pas quel format écrire.\n→ Formats possibles : ${list(formats, 'or')}.`,
  'stdin-twice': () => 'L’entrée standard (-) ne peut être lue qu’une fois.',
  'unknown-heading': ({ source, place, suggestion, columns }) =>
    `${cellAt(source, place)} : cette colonne n’est pas connue${orMeant(suggestion)}\n→ Colonnes possibles : ${list(columns, 'or')}.`,
  'repeated-heading': ({ source, first, second }) =>
    `${cellAt(source, second)} dit la même chose que la colonne ${first.letter} ${quote(first.heading)}.\n→ Gardez une seule des deux ; plusieurs fichiers de bulletins se séparent par | dans une cellule.`,
  'bad-entry': ({ source, faults }) =>
    `${faults.map((fault) => `${cellAt(source, fault.place)} : ${entryFault(fault)}`).join('\n')}`,
  'damaged-entry': ({ source, line }) =>
    `${source}, ligne ${line} : plus de cellules que d’en-têtes, ou un guillemet qui ne se ferme pas.\n→ Mettez entre guillemets une cellule qui contient le séparateur.`,
  'entry-without-ballots': ({ source, line }) =>
    `${source}, ligne ${line} : ni bulletins ni fichier d’atelier.\n→ Remplissez la colonne bulletins ou la colonne atelier.`,
  'same-output': ({ path, others }) =>
    `${path} serait aussi écrit par ${list(others)} : rien n’y est écrit.\n→ Donnez un --name qui les distingue, par exemple "{chemin}", ou une colonne sortie.`,
  'no-workshops': ({ path }) =>
    `${path} : aucun atelier, ni fichier d’atelier ni bulletins.\n→ Il faut un dossier avec des bulletins (.csv .tsv .txt) ou des fichiers d’atelier (.md), ou un manifeste CSV.`,
  'path-outside': ({ path }) =>
    `${path} mène hors du dossier des ateliers : rien n’y est lu ni écrit.\n→ Déplacez le fichier dans le dossier, ou permettez-le avec --allow-outside.`,
  'not-a-file': ({ path }) => `${path} n’est pas un fichier (c’est un dossier, un périphérique ou un tube).`,
  'file-changed': ({ path }) =>
    `${path} a changé pendant sa lecture : rien n’a été compté.\n→ Attendez qu’il soit enregistré, puis recommencez.`,
  'unordered-ballots': ({ source }) =>
    `${source} : ces bulletins n’ont pas d’ordre de préférence, et les règles annoncées en demandent un.\n→ Comptez avec --scheme count, sans --ordered.`,
  'unordered-tie-break': ({ rule }) =>
    `La règle ${rule} suit l’ordre des choix, et aucun ordre de préférence n’a été annoncé.\n→ Si les participants devaient classer leurs choix, ajoutez --ordered ; sinon, retirez cette règle de --tie-break.`,
  'no-dots': ({ source }) =>
    `${source} : aucune colonne de points ou de gommettes, alors qu’un autre fichier en a.\n→ Nommez-les « Points 1 », « Points 2 »… à côté des choix, ou comptez avec --scheme count.`,
  'decision-no-tie': ({ named }) =>
    `La décision prise en séance ou le second tour${named.length === 0 ? '' : ` (${list(named.map(quote))})`} ne répond à aucune égalité de ce décompte.\n→ Vérifiez la décision, ou retirez-la (décision, --decision ou --runoff).`,
  'decision-wrong-orientations': ({ named, ties }) =>
    `La décision prise en séance ou le second tour (${list(named.map(quote))}) ne porte pas sur les ex æquo.\n→ Ex æquo : ${ties.map((tie) => list(tie.map(quote))).join(' ; ')}.`,
  'decision-wrong-number': ({ named, expected: places }) =>
    `La décision prise en séance nomme ${many(named, 'orientation')}, il en faut ${places}, ou toutes les ex æquo, ou aucune.\n→ Vérifiez la décision.`,
  'decision-against-themes': ({ named, perTheme }) =>
    `La décision prise en séance retient ${list(named.map(quote))}, et laisse un thème avec moins de ${many(perTheme, 'orientation')}.\n→ Reprenez la décision, ou retirez --per-theme.`,
  'draw-without-seed': () =>
    'Un tirage au sort demande une graine.\n→ Ajoutez --seed suivi d’un nombre annoncé dans la salle (des dés, par exemple).',
  'seed-without-draw': () =>
    '--seed ne sert qu’à un tirage au sort, et aucun n’est demandé.\n→ Ajoutez --tie-break draw, ou retirez --seed.',
  'unlisted-tie-break': ({ rule }) =>
    `La règle ${rule} suit l’ordre de la liste des orientations, et aucune liste n’a été donnée.\n→ Donnez-la avec --orientations, dans l’ordre où elle a été annoncée.`,
  'points-and-scheme': () => '--points et --scheme disent tous deux combien vaut un choix.\n→ Gardez l’un des deux.',
  'quorum-without-register': ({ quorum }) =>
    `Un quorum de ${quorum} se calcule sur les inscrits, et leur nombre n’est pas donné.\n→ Donnez-le avec --registered, ou annoncez un nombre de votants, par exemple --quorum 15.`,
  'runoff-without-ballots': () =>
    'Un second tour est annoncé, et ses bulletins manquent.\n→ Donnez-les avec --runoff suivi du fichier, ou retirez runoff de --tie-break.',
  'incomplete-dots': () =>
    'Les bulletins portent des points ou des gommettes : rien n’y dit ce qui serait un bulletin incomplet.\n→ Retirez --incomplete ; --max-dots limite les gommettes d’un bulletin.',
  'no-themes': () =>
    '--per-theme demande le thème de chaque orientation, et la liste n’en donne aucun.\n→ Ajoutez une colonne « thème » à la liste donnée par --orientations.',
  'too-many-themes': ({ themes, perTheme, keep }) =>
    `${many(themes, 'thème')} à ${many(perTheme, 'place')} chacun font ${integer(themes * perTheme)} places, et --keep n’en donne que ${integer(keep)}.\n→ Augmentez --keep, ou diminuez --per-theme.`,
  'format-cannot-hold': ({ format, what }) =>
    `Le format ${format} ne peut pas porter ces bulletins : ${{ dots: 'leurs points ou gommettes n’y ont pas de place', totals: 'ce sont des totaux, sans bulletins' }[what]}.\n→ ${{ dots: 'Écrivez plutôt un fichier .abif ou .pb.', totals: 'Retirez ce fichier de -o.' }[what]}`,
  'trace-and-json': () =>
    '--trace et --json écrivent tous deux sur la sortie standard.\n→ Gardez --trace et écrivez le JSON avec -o resultat.json.',
  'dots-not-counted': ({ option }) =>
    `${option} limite les gommettes, que ce barème ne compte pas.\n→ Ajoutez --scheme cumulative, ou retirez cette limite.`,
  'bad-decision': ({ path }) =>
    `${path} : il faut un objet JSON qui dise quand ("when"), comment ("how" : "vote", "draw" ou "chair") et ce qui a été décidé ("retained" ou "order", pas les deux).\n→ Par exemple : {"who": "l’assemblée", "when": "27 mars 2026", "how": "vote", "secretBallot": false, "retained": ["Jardin"]}`,
  'bad-workshop': ({ source, faults }) =>
    `${faults
      .map((fault) =>
        `${source}, ligne ${fault.line}, colonne ${fault.column} : ${workshopFault(fault)}`.replace(/[^.?!]$/u, '$&.'),
      )
      .join('\n')}\n→ atelier init écrit un fichier d’atelier commenté, à compléter.`,
  ...fileFailures,
};
