/** What a sheet leaves open, asked of whoever has it; the options that settle it come after. */

import type { SheetQuestion } from '../../failure.ts';
import { askerOf, sayBy } from '../sentences.ts';
import { formats, list, quoted, sign } from './words.ts';

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
    'heading-twice': 'deux fois la même orientation en en-tête.\n→ Corrigez l’en-tête.',
    'heading-missing': ({ labels }) =>
      `rien de tel dans la liste${labels.length === 0 ? '' : `, et pas de colonne pour ${quoted(labels.slice(0, 6))}`}.\n→ Corrigez l’en-tête ou la liste.`,
    'numbers-in-grid': 'des nombres sous les orientations, et rien n’annonce ce qu’ils sont.',
    'looks-like-totals': 'on dirait des totaux par orientation, sans bulletins.',
    weights: 'une ligne vaut peut-être plusieurs bulletins, ou aucun.',
    'votes-outside': 'des orientations à côté des choix : un choix de trop, la liste, une autre question ?',
    'several-questions': 'des orientations sous des en-têtes qui n’annoncent pas une seule question.',
    hole: 'les choix sont numérotés, et il en manque un.\n→ Corrigez les en-têtes.',
    'no-voter':
      'un choix par ligne, et rien ne dit de quel bulletin.\n→ Ajoutez une colonne « N° », avec le numéro du bulletin sur chaque ligne.',
    'row-per-pick': 'les mêmes votants reviennent sur plusieurs lignes : un choix par ligne, ou des doublons ?',
    'grid-without-list': 'des marques, et pas de liste qui dise quels en-têtes sont des orientations.',
    'numbers-without-list': 'les choix sont des numéros, et pas de liste qui dise ce qu’ils désignent.',
    'joined-without-list': 'plusieurs choix par cellule, séparés par un signe que les libellés peuvent contenir aussi.',
    'single-without-list': 'une seule réponse par ligne, et plusieurs choix demandés.',
    'two-separators': ({ labels }) =>
      `ce fichier se lit avec deux séparateurs (${list(labels.map(sign))}), et ne dit alors pas la même chose.`,
    'no-picks': ({ columns, answers }) =>
      answers.length === 0
        ? 'ce fichier est vide.\n→ Est-ce le bon fichier ?'
        : `${columns.length === 0 ? 'aucune colonne de choix n’est sûre' : 'ce sont peut-être les choix, mais rien ne le prouve'}.\n→ Nommez les colonnes « Choix 1 », « Choix 2 »…`,
  }),
});
