/** What is wrong with a value, within a workshop file, a manifest or a letterhead, and what a sheet of ballots leaves open; the
 * place comes before each. */

import type { Expected, Fault, SheetQuestion, WorkshopExpectation } from '../../failure.ts';
import { askerOf, sayBy } from '../sentences.ts';
import { cli } from './cli.ts';
import { layouts, schemes } from './result.ts';
import { formats, list, quote, quoted, sign } from './words.ts';

const meant = (name: string | null, shown = quote): string =>
  name === null ? '' : `. Vouliez-vous dire ${shown(name)} ?`;

const brace = (name: string): string => `{{${name}}}`;

const EXPECTED = { all: 'Valeurs possibles', examples: 'Par exemple', endings: 'Le nom doit finir ainsi' };

export const expected = ({ values, as }: Expected): string => `${EXPECTED[as ?? 'all']} : ${list(values, 'or')}.`;

const WORKSHOP_VALUES: { readonly [E in WorkshopExpectation]: string } = {
  text: 'un texte sur une ligne',
  date: 'une date, par exemple 27/03/2026 ou 27 mars 2026',
  list: 'une liste, un tiret et une espace devant chaque ligne, ou le nom d’un fichier (liste.txt)',
  files: 'le nom d’un fichier, ou une liste de noms',
  pairs: 'des lignes en retrait, une option et sa valeur par ligne',
  next: 'des lignes en retrait : date, horaires, lieu, objectifs',
  decision: 'des lignes en retrait : quand, comment (vote, tirage au sort ou voix prépondérante), retenues',
  parts: 'des noms de parties : signatures, retenues, classement, dépouillement, suite, participants…',
  'yes-or-no': 'oui ou non',
  lang: 'fr ou en',
};

const PICTURES = {
  missing: 'est introuvable : son chemin part du dossier de ce fichier',
  outside: 'est hors du dossier de ce fichier : copiez-la dans ce dossier',
  format: 'n’est ni un PNG ni un JPEG : enregistrez-la dans un de ces formats',
  large: 'dépasse 8 Mo : réduisez-la',
} as const;

export const faultOf = sayBy<Fault, 'fault'>('fault', {
  'not-text':
    'ce n’est pas le fichier texte d’un atelier (.md, .txt) ; depuis Word : Fichier, Enregistrer sous, Texte brut',
  'not-closed': 'l’en-tête ouvert par « --- » n’est jamais refermé par une seconde ligne « --- »',
  quote: 'un guillemet ou un crochet ouvert n’est pas refermé',
  other:
    'cette ligne ne se lit pas : il faut « clé : valeur », au même retrait que ses voisines, ou un tiret et une espace devant chaque ligne d’une liste',
  'too-large': 'ce fichier est bien trop long, ou bien trop imbriqué',
  'no-ballots': 'rien ne dit où sont les bulletins : il manque « bulletins : bulletins.csv »',
  damaged: 'plus de cellules que d’en-têtes ; une cellule qui contient le séparateur se met entre guillemets',
  twice: ({ key }) => `${key === undefined ? 'la même clé' : quote(key)} est là deux fois`,
  'not-under-vote': ({ key }) => `${quote(key)} se met sous une ligne « vote : », deux espaces devant`,
  'unknown-key': ({ key, suggestion }) => `${quote(key)} est inconnu${meant(suggestion)}`,
  value: ({ key, expected: asked }) => `${quote(key)} : il faut ${WORKSHOP_VALUES[asked]}`,
  flag: ({ key, value, expected: asked }) => `${quote(key)} ne peut pas valoir ${quote(value)}. ${expected(asked)}`,
  'file-not-found': ({ value }) => `${quote(value)} n’existe pas ; les chemins partent du dossier du manifeste`,
  'path-outside': ({ value }) => `${quote(value)} mène hors du dossier : il faut --allow-outside`,
  'file-unreadable': ({ value }) => `${quote(value)} n’est pas un fichier`,
  'unknown-placeholder': ({ name, suggestion }) => `${brace(name)} est inconnu${meant(suggestion, brace)}`,
  'stray-braces': 'des accolades {{ ou }} sans nom entre elles',
  'not-alone': ({ name }) => `${brace(name)} doit se placer une seule fois, dans un paragraphe à lui`,
  'nothing-to-fill': ({ name, option }) =>
    `rien à mettre à la place de ${brace(name)} : ${option ? `ajoutez ${option}` : 'donnez-le en tête du fichier de l’atelier'}, ou retirez-le`,
  picture: ({ name, why }) => `l’image ${quote(name)} ${PICTURES[why]}`,
  'not-word': 'ce n’est pas un document Word (.docx, .dotx), ou il est protégé, signé ou d’une forme rare',
  'no-body': 'rien ne dit où placer le compte rendu',
});

const IN_WORKSHOP = '\n→ Si la liste est dans un fichier d’atelier, ajoutez -w et son nom.';

/** What a sheet leaves open, asked of whoever has it; the options that settle it come after. */
export const { briefly, choices, ask } = askerOf(formats, {
  add: 'Précisez',
  orAdd: 'Sinon, précisez',
  samples: { orientations: 'liste.csv', header: 'LIGNE', 'pick-columns': 'COLONNES' },
  options: cli.options,
  layouts,
  schemes,
  question: sayBy<SheetQuestion, 'code'>('code', {
    sideways:
      'les bulletins sont peut-être en colonnes, un choix par ligne.\n→ Dans le tableur, copiez le tableau, puis Collage spécial, Transposer.',
    'side-by-side':
      'deux tableaux côte à côte, sous les mêmes en-têtes.\n→ Mettez-les l’un sous l’autre, sous une seule ligne d’en-têtes.',
    'glued-heading': ({ labels }) =>
      `la ligne des en-têtes et les suivantes ne vont pas ensemble (${quoted(labels)}) : un bulletin collé, un autre séparateur ?\n→ Mettez chaque bulletin sur une ligne à lui, coupée comme les en-têtes.`,
    'foreign-list': ({ labels }) =>
      `aucune orientation de la liste n’y figure (on y lit par exemple ${quoted(labels)}) : est-ce la bonne liste ?\n→ ${/^\S{0,9}\d$|^.{1,3}$/u.test(labels[0] ?? '') ? 'Pour des codes, des lettres ou des numéros, donnez une liste à deux colonnes, code et libellé ; plusieurs dans une cellule se séparent (A, C, F)' : 'Tapez les orientations comme dans la liste'}.`,
    'list-as-ballots':
      'c’est la liste des orientations, et non des bulletins.\n→ Donnez le fichier des bulletins, et cette liste avec --orientations.',
    'heading-twice': 'deux fois la même orientation en en-tête.\n→ Corrigez l’en-tête.',
    'heading-missing': ({ columns, labels }) =>
      `${columns.length === 0 ? 'des lignes plus longues que celle des en-têtes' : 'rien de tel dans la liste'}${labels.length === 0 ? '' : `, et pas de colonne pour ${quoted(labels.slice(0, 6))}`}.\n→ Corrigez l’en-tête ou la liste.`,
    'numbers-in-grid': 'des nombres, et rien ne dit ce qu’ils sont (rangs, marques, totaux, gommettes, numéros).',
    'looks-like-totals': 'on dirait des totaux par orientation, sans bulletins.',
    'several-counts':
      'plusieurs colonnes de nombres, et rien ne dit qu’elles s’ajoutent.\n→ Si elles s’ajoutent, mettez leur somme dans une colonne « Total ».',
    weights: ({ answers }) =>
      `une ligne vaut peut-être plusieurs bulletins, ou aucun.${answers.some(({ option }) => option === 'weight') ? '' : '\n→ Ajoutez les lignes qui manquent, supprimez celles qui ne comptent pas, puis ôtez cette colonne.'}`,
    'votes-outside': ({ answers }) =>
      `des orientations à côté des choix : un choix de trop, la liste, une autre question ?\n→ Si c’est un choix, intitulez sa colonne à la suite des autres, par exemple « Choix 4 ».${answers.length > 0 ? '' : ' Si une cellule a glissé, remettez-la à sa place ; sinon, effacez-la.'}`,
    'several-questions':
      'des orientations qui paraissent répondre à plusieurs questions.\n→ Ne laissez que les colonnes, ou les lignes, de la question votée.',
    'no-voter':
      'un choix par ligne, et rien ne dit de quel bulletin.\n→ Ajoutez une colonne « N° » avec le numéro du bulletin, ou « Nom », remplie sur chaque ligne.',
    'row-per-pick': 'les mêmes votants reviennent sur plusieurs lignes : un choix par ligne, ou des doublons ?',
    'without-list': `sans la liste des orientations, rien ne dit ce que désignent ces cellules.${IN_WORKSHOP}`,
    'two-separators': ({ labels }) =>
      `ce fichier se lit avec deux séparateurs (${list(labels.map(sign))}), et rien ne dit lequel est le bon.`,
    'no-picks': ({ columns, answers }) =>
      answers.length === 0
        ? 'ce fichier est vide.\n→ Est-ce le bon fichier ?'
        : `${columns.length === 0 ? 'rien ne dit quelles colonnes sont les choix' : 'ce sont peut-être les choix, mais rien ne le prouve'}.\n→ Mettez un choix par colonne, sous « Choix 1 », « Choix 2 »…${columns.length === 0 ? ', ou un x sous le nom de chaque orientation choisie.' : ''}`,
  }),
});
