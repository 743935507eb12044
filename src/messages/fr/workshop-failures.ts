/** Why a workshop file cannot be read, and the way out. */

import type { WorkshopExpectation, WorkshopFault } from '../../failure.ts';
import type { Messages } from '../messages.ts';
import { expected } from './expected.ts';
import { quote } from './words.ts';

const EXPECTED: { readonly [E in WorkshopExpectation]: string } = {
  text: 'il faut un texte sur une ligne',
  date: 'il faut une date, par exemple 27/03/2026 ou 27 mars 2026',
  'list-or-file': 'il faut une liste (une orientation par ligne, après un tiret) ou le nom d’un fichier',
  files: 'il faut le nom d’un fichier, ou une liste de noms',
  pairs: 'il faut des lignes en retrait, une option et sa valeur par ligne',
  people: 'il faut une liste de noms (après un tiret) ou le nom d’un fichier',
  next: 'il faut des lignes en retrait : date, horaires, lieu, objectifs',
  'yes-or-no': 'il faut oui ou non',
  lang: 'il faut fr ou en',
};

const meant = (suggestion: string | null): string =>
  suggestion === null ? '' : `. Vouliez-vous dire ${quote(suggestion)} ?`;

const tell = (fault: WorkshopFault): string => {
  switch (fault.fault) {
    case 'not-text':
      return 'ce n’est pas un fichier texte (.md, .txt)';
    case 'no-ballots':
      return 'rien ne dit où sont les bulletins : ajoutez « bulletins : bulletins.csv » dans l’en-tête, entre deux lignes « --- » tout en haut du fichier';
    case 'stray-braces':
      return 'accolades {{ ou }} sans repère entre elles (un texte qui en contient s’écrit entre `accents graves`)';
    case 'not-closed':
      return 'l’en-tête ouvert par « --- » n’est jamais refermé par une seconde ligne « --- »';
    case 'quote':
      return 'un guillemet ou un crochet ouvert n’est pas refermé';
    case 'indentation':
      return 'le retrait de cette ligne ne correspond à rien (des espaces, les mêmes pour toutes les lignes d’une liste)';
    case 'other':
      return 'cette ligne n’est pas de la forme « clé : valeur »';
    case 'twice':
      return fault.key === undefined
        ? 'une clé est donnée deux fois'
        : `la clé ${quote(fault.key)} est donnée deux fois`;
    case 'unknown-key':
      return `la clé ${quote(fault.key)} est inconnue${meant(fault.suggestion)}`;
    case 'value':
      return `${quote(fault.key)} : ${EXPECTED[fault.expected]}`;
    case 'flag':
      return `${quote(fault.key)} ne peut pas valoir ${quote(fault.value)}. ${expected(fault.expected)}`;
    case 'unknown-placeholder':
      return `{{${fault.name}}} est inconnu${fault.suggestion === null ? '' : `. Vouliez-vous dire {{${fault.suggestion}}} ?`}`;
    case 'not-alone':
      return `{{${fault.name}}} doit se placer seul, dans un paragraphe à lui`;
    case 'nothing-to-fill':
      return `{{${fault.name}}} : rien dans l’en-tête ne dit de quoi le remplir`;
  }
};

export const workshopFailures = {
  'bad-workshop': ({ source, faults }) => ({
    what: faults
      .map((fault) =>
        `${source}, ligne ${fault.line}, colonne ${fault.column} : ${tell(fault)}`.replace(/[^.?!]$/u, '$&.'),
      )
      .join('\n'),
    hint: 'atelier init écrit un fichier d’atelier commenté, à compléter.',
  }),
} satisfies Partial<Messages['failures']>;
