/** What a sheet leaves open, asked of whoever has it, with the flag for each answer. */

import type { ColumnName, QuestionCode, SheetAnswer, SheetQuestion } from '../../failure.ts';
import { columns, list, plural, quote, sign } from './words.ts';

const named = (all: readonly ColumnName[]): string =>
  `${all.length < 2 ? 'la' : 'les'} ${plural(all.length, 'colonne')} ${columns(all)}`;

/** «--ignore G», «--orientations liste.csv». */
const flag = ({ option, value }: SheetAnswer): string => {
  const shown = value === '\t' ? 'tab' : value;
  const sample = { orientations: 'liste.csv', header: 'LIGNE', 'pick-columns': 'C,D,E' };
  return `--${option} ${shown === '' && option in sample ? sample[option as keyof typeof sample] : /[;|"]/.test(shown) ? `"${shown}"` : shown}`;
};

const MEANS: Readonly<Record<string, string>> = {
  'layout rank-per-orientation': 'ce sont des rangs',
  'layout column-per-orientation': 'ce sont des marques, une par bulletin',
  'scheme cumulative': 'ce sont des gommettes',
  'layout totals': 'ce sont des totaux',
  'layout row-per-pick': 'chaque ligne est un choix',
  'orientations ': 'la liste, une orientation par ligne',
  'header ': 'la ligne des en-têtes',
  'layout list-in-cell': 'chaque ligne est un bulletin',
};
/** Each flag with what it says. */
export const choices = (answers: readonly SheetAnswer[]): string =>
  list(
    answers.map((answer) => {
      const means = MEANS[`${answer.option} ${answer.value}`];
      return means === undefined ? flag(answer) : `${flag(answer)} (${means})`;
    }),
    'or',
  );

const LIST = 'Donnez la liste, une orientation par ligne : --orientations liste.csv';

const questions: Readonly<Record<QuestionCode, (question: SheetQuestion) => string>> = {
  sideways: ({ answers }) =>
    `les bulletins semblent être en colonnes, un choix par ligne\n→ Il faut une ligne par bulletin : dans le tableur, copiez le tableau, puis Collage spécial, Transposer.${answers.length === 0 ? '' : ` Si chaque ligne est bien un bulletin : ${choices(answers)}.`}`,
  'glued-heading': ({ labels, answers }) =>
    `un bulletin semble collé à la ligne des en-têtes (${list(labels.map(quote))})\n→ Mettez-le sur une ligne à lui ; ou ${choices(answers)}.`,
  'foreign-list': ({ labels }) =>
    `aucune orientation de la liste n’y figure (on y lit par exemple ${list(labels.map(quote))})\n→ Est-ce la bonne liste (--orientations) ?`,
  'list-as-ballots': ({ answers }) =>
    `c’est la liste des orientations, et non des bulletins\n→ Donnez le fichier des bulletins, et cette liste avec --orientations. Si chaque ligne est bien un bulletin : ${choices(answers)}.`,
  'heading-twice': ({ columns, answers }) =>
    `${named(columns)} ont la même orientation en en-tête\n→ Corrigez l’en-tête, ou écartez une colonne : ${choices(answers)}.`,
  'heading-missing': ({ columns, labels, answers }) =>
    `aucune colonne pour ${list(labels.slice(0, 6).map(quote))}, et ${named(columns)} ${columns.length < 2 ? 'n’est pas dans la liste' : 'ne sont pas dans la liste'}\n→ Corrigez l’en-tête ou la liste ; sinon ${choices(answers)}.`,
  'numbers-in-grid': ({ answers }) =>
    `des nombres sous les orientations, et rien n’annonce ce qu’ils sont\n→ ${choices(answers)}.`,
  'looks-like-totals': ({ answers }) =>
    `des orientations et des nombres : on dirait des totaux, sans bulletins\n→ ${choices(answers)}. Sinon, il faut une ligne par bulletin.`,
  weights: ({ columns, answers }) =>
    `${named(columns)} ${columns.length < 2 ? 'peut' : 'peuvent'} faire compter une ligne plusieurs fois\n→ ${list(answers.map(flag), 'or')} : --weight si une ligne vaut autant de bulletins, --ignore sinon.`,
  'votes-outside': ({ columns, answers }) =>
    `${named(columns)} ${columns.length < 2 ? 'contient' : 'contiennent'} aussi des orientations, à côté des choix\n→ Est-ce un choix de trop, la liste, une autre question ? ${choices(answers)}.`,
  'several-questions': ({ columns, answers }) =>
    `${named(columns)} contiennent des orientations, et leurs en-têtes n’en font pas les choix d’une même question\n→ Dites quelles colonnes lire, dans l’ordre : ${choices(answers)}.`,
  hole: ({ columns, answers }) =>
    `les choix sont numérotés, et il en manque un (${named(columns)})\n→ Corrigez les en-têtes, ou dites quelles colonnes lire : ${choices(answers)}.`,
  'no-voter': () =>
    'un choix par ligne, et rien ne dit de quel bulletin\n→ Ajoutez une colonne « N° » avec, sur chaque ligne, le numéro du bulletin.',
  'row-per-pick': ({ answers }) =>
    `les mêmes votants reviennent sur plusieurs lignes : un choix par ligne, ou des doublons ?\n→ ${choices(answers)}.`,
  'grid-without-list': ({ columns }) =>
    `des marques sous ${named(columns)}, et pas de liste qui dise lesquelles sont des orientations\n→ ${LIST}.`,
  'numbers-without-list': ({ columns }) =>
    `${named(columns)} : les choix sont des numéros, et pas de liste qui dise ce qu’ils désignent\n→ ${LIST}.`,
  'joined-without-list': ({ columns }) =>
    `${named(columns)} : plusieurs choix par cellule, séparés par un signe que les libellés peuvent contenir aussi\n→ ${LIST}.`,
  'single-without-list': ({ columns, answers }) =>
    `${named(columns)} : une seule réponse par ligne, et plusieurs choix demandés\n→ ${LIST} ; ou ${list(answers.filter(({ option }) => option !== 'orientations').map(flag), 'or')} si chacun n’en donne qu’un.`,
  'two-separators': ({ labels, answers }) =>
    `ce fichier se lit avec deux séparateurs (${list(labels.map(sign))}), et ne dit alors pas la même chose\n→ ${choices(answers)}.`,
  'no-picks': ({ columns, answers }) =>
    answers.length === 0
      ? 'ce fichier est vide\n→ Est-ce le bon fichier ?'
      : `aucune colonne de choix n’est sûre${columns.length === 0 ? '' : ` (peut-être ${named(columns)})`}\n→ Nommez les colonnes « Choix 1 », « Choix 2 »… ; ou ${choices(answers)}.`,
};

export const ask = (question: SheetQuestion): string =>
  questions[question.code](question)
    .replace('\n→', '.\n→')
    .replace(/\u202f\?\.\n/u, '\u202f?\n');
