/** What is wrong with a value, and within a workshop file, a manifest or a letterhead; the place comes before each. */

import type { Expected, Fault, WorkshopExpectation } from '../../failure.ts';
import { sayBy } from '../sentences.ts';
import { list, quote } from './words.ts';

const meant = (name: string | null, shown = quote): string =>
  name === null ? '' : `. Vouliez-vous dire ${shown(name)} ?`;

const brace = (name: string): string => `{{${name}}}`;

export const expected = sayBy<Expected, 'kind'>('kind', {
  choice: ({ choices, several }) =>
    `Valeurs possibles${several ? ', séparées par des virgules' : ''} : ${list(choices, several ? 'and' : 'or')}.`,
  'whole-number': ({ min, max }) => `Il faut un nombre entier de ${min} à ${max}.`,
  points: ({ picks }) =>
    `Il faut ${picks ?? 'des'} nombres entiers séparés par des virgules, du plus grand au plus petit, par exemple 4,2,1.`,
  date: 'Il faut une date, par exemple 2026-03-27 ou 27/03/2026.',
  seed: 'Il faut un nombre ou un mot annoncé dans la salle, ou ballots pour le tirer des bulletins.',
  delimiter: 'Il faut un seul signe, par exemple ";" ou tab (tabulation).',
});

const WORKSHOP_VALUES: { readonly [E in WorkshopExpectation]: string } = {
  text: 'un texte sur une ligne',
  date: 'une date, par exemple 27/03/2026 ou 27 mars 2026',
  list: 'une liste, chacun sur sa ligne après un tiret, ou le nom d’un fichier',
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
  'not-text': 'ce n’est pas un fichier texte (.md, .txt)',
  'not-closed': 'l’en-tête ouvert par « --- » n’est jamais refermé par une seconde ligne « --- »',
  quote: 'un guillemet ou un crochet ouvert n’est pas refermé',
  other: 'cette ligne n’est pas de la forme « clé : valeur », ou son retrait ne correspond à rien',
  'too-large': 'ce fichier est bien trop long, ou bien trop imbriqué',
  'no-ballots': 'rien ne dit où sont les bulletins : il manque « bulletins : bulletins.csv »',
  damaged: 'plus de cellules que d’en-têtes ; une cellule qui contient le séparateur se met entre guillemets',
  twice: ({ key }) => `${key === undefined ? 'la même clé' : quote(key)} est là deux fois`,
  'unknown-key': ({ key, suggestion }) => `${quote(key)} est inconnu${meant(suggestion)}`,
  value: ({ key, expected: asked }) => `${quote(key)} : il faut ${WORKSHOP_VALUES[asked]}`,
  flag: ({ key, value, expected: asked }) => `${quote(key)} ne peut pas valoir ${quote(value)}. ${expected(asked)}`,
  'file-not-found': ({ value }) => `${quote(value)} n’existe pas ; les chemins partent du dossier du manifeste`,
  'path-outside': ({ value }) => `${quote(value)} mène hors du dossier : il faut --allow-outside`,
  'file-unreadable': ({ value }) => `${quote(value)} n’est pas un fichier`,
  'unknown-placeholder': ({ name, suggestion }) => `${brace(name)} est inconnu${meant(suggestion, brace)}`,
  'stray-braces': 'accolades {{ ou }} sans repère entre elles',
  'not-alone': ({ name }) => `${brace(name)} doit se placer une seule fois, dans un paragraphe à lui`,
  'nothing-to-fill': ({ name, option }) => `rien ne dit de quoi remplir ${brace(name)}${option ? ` (${option})` : ''}`,
  picture: ({ name, why }) => `l’image ${quote(name)} ${PICTURES[why]}`,
  'not-word': 'ce n’est pas un document Word (.docx, .dotx), ou il est protégé, signé ou d’une forme rare',
  'no-body': 'rien ne dit où placer le compte rendu',
});
