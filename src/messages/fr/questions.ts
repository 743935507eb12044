/** What a sheet leaves open, asked of whoever has it; the options that settle it come after. */

import type { ColumnName, SheetQuestion } from '../../failure.ts';
import { askerOf, sayBy } from '../sentences.ts';
import { columns, formats, list, plural, quoted, sign } from './words.ts';

const named = (all: readonly ColumnName[]): string =>
  `${all.length < 2 ? 'la' : 'les'} ${plural(all.length, 'colonne')} ${columns(all)}`;

export const { choices, ask } = askerOf(formats, {
  add: 'Précisez',
  orAdd: 'Sinon, précisez',
  samples: { orientations: 'liste.csv', header: 'LIGNE', 'pick-columns': 'COLONNES' },
  meanings: {
    'layout rank-per-orientation': 'ce sont des rangs',
    'layout column-per-orientation': 'ce sont des marques, une par bulletin',
    'scheme cumulative': 'ce sont des gommettes',
    'layout totals': 'ce sont des totaux',
    'layout row-per-pick': 'chaque ligne est un choix',
    'layout list-in-cell': 'chaque ligne est un bulletin',
    'picks 1': 'un seul choix par bulletin',
    'pick-columns': 'les choix, dans l’ordre',
    weight: 'une ligne vaut autant de bulletins',
    orientations: 'la liste, une orientation par ligne',
    header: 'la ligne des en-têtes',
  },
  question: sayBy<SheetQuestion, 'code'>('code', {
    sideways:
      'les bulletins sont peut-être en colonnes, un choix par ligne.\n→ Dans le tableur, copiez le tableau, puis Collage spécial, Transposer.',
    'side-by-side':
      'deux tableaux côte à côte, sous les mêmes en-têtes.\n→ Mettez-les l’un sous l’autre, sous une seule ligne d’en-têtes.',
    'glued-heading': ({ labels }) =>
      `la ligne des en-têtes et les suivantes ne vont pas ensemble (${quoted(labels)}) : un bulletin collé, un autre séparateur ?\n→ Mettez chaque bulletin sur une ligne à lui, coupée comme les en-têtes.`,
    'foreign-list': ({ labels }) =>
      `aucune orientation de la liste n’y figure (on y lit par exemple ${quoted(labels)}) : est-ce la bonne liste ?`,
    'list-as-ballots':
      'c’est la liste des orientations, et non des bulletins.\n→ Donnez le fichier des bulletins, et cette liste avec --orientations.',
    'heading-twice': ({ columns: all }) => `${named(all)} ont la même orientation en en-tête.\n→ Corrigez l’en-tête.`,
    'heading-missing': ({ columns: all, labels }) =>
      `${labels.length === 0 ? 'des marques, ' : `aucune colonne pour ${quoted(labels.slice(0, 6))}, `}et rien dans la liste pour ${named(all)}.\n→ Corrigez l’en-tête ou la liste.`,
    'numbers-in-grid': 'des nombres sous les orientations, et rien n’annonce ce qu’ils sont.',
    'looks-like-totals': 'on dirait des totaux par orientation, sans bulletins.',
    weights: ({ columns: all }) => `une ligne vaut peut-être plusieurs bulletins, ou aucun (${named(all)}).`,
    'votes-outside': ({ columns: all }) =>
      `des orientations à côté des choix (${named(all)}) : un choix de trop, la liste, une autre question ?`,
    'several-questions': ({ columns: all }) =>
      `des orientations sous des en-têtes qui n’annoncent pas une seule question (${named(all)}).`,
    hole: ({ columns: all }) =>
      `les choix sont numérotés, et il en manque un (${named(all)}).\n→ Corrigez les en-têtes.`,
    'no-voter':
      'un choix par ligne, et rien ne dit de quel bulletin.\n→ Ajoutez une colonne « N° », avec le numéro du bulletin sur chaque ligne.',
    'row-per-pick': 'les mêmes votants reviennent sur plusieurs lignes : un choix par ligne, ou des doublons ?',
    'grid-without-list': ({ columns: all }) =>
      `des marques sous ${named(all)}, et pas de liste qui dise lesquelles sont des orientations.`,
    'numbers-without-list': ({ columns: all }) =>
      `les choix sont des numéros (${named(all)}), et pas de liste qui dise ce qu’ils désignent.`,
    'joined-without-list': ({ columns: all }) =>
      `plusieurs choix par cellule (${named(all)}), séparés par un signe que les libellés peuvent contenir aussi.`,
    'single-without-list': ({ columns: all }) =>
      `une seule réponse par ligne (${named(all)}), et plusieurs choix demandés.`,
    'two-separators': ({ labels }) =>
      `ce fichier se lit avec deux séparateurs (${list(labels.map(sign))}), et ne dit alors pas la même chose.`,
    'no-picks': ({ columns: all, answers }) =>
      answers.length === 0
        ? 'ce fichier est vide.\n→ Est-ce le bon fichier ?'
        : `aucune colonne de choix n’est sûre${all.length === 0 ? '' : ` (peut-être ${named(all)})`}.\n→ Nommez les colonnes « Choix 1 », « Choix 2 »…`,
  }),
});
