/** Why a batch, or one of its workshops, cannot go on, and the way out. */

import type { CellPlace, EntryFault } from '../../failure.ts';
import type { Messages } from '../messages.ts';
import { expected } from './expected.ts';
import { list, quote } from './words.ts';

const where = (source: string, { line, letter, heading }: CellPlace): string =>
  `${source}, ligne ${line}, colonne ${letter} ${quote(heading)}`;

const meant = (suggestion: string | null): string =>
  suggestion === null ? '.' : `. Vouliez-vous dire ${quote(suggestion)} ?`;

const tellCell = (fault: EntryFault): string => {
  const value = quote(fault.value);
  switch (fault.fault) {
    case 'value':
      return `${value} ne convient pas. ${expected(fault.expected)}`;
    case 'file-not-found':
      return `${value} n’existe pas (les chemins partent du dossier du manifeste).`;
    case 'path-outside':
      return `${value} mène hors du dossier des ateliers : rien n’y est lu ni écrit sans --allow-outside.`;
    case 'not-a-file':
      return `${value} n’est pas un fichier (c’est un périphérique ou un tube).`;
  }
};

export const batchFailures = {
  'unknown-heading': ({ source, place, suggestion, columns }) => ({
    what: `${where(source, place)} : cette colonne ne veut rien dire ici${meant(suggestion)}`,
    hint: `Colonnes possibles : ${list(columns, 'or')}.`,
  }),
  'repeated-heading': ({ source, first, second }) => ({
    what: `${where(source, second)} dit la même chose que la colonne ${first.letter} ${quote(first.heading)}.`,
    hint: 'Gardez une seule des deux ; plusieurs fichiers de bulletins se séparent par | dans une cellule.',
  }),
  'bad-entry': ({ source, faults }) => ({
    what: faults.map((fault) => `${where(source, fault.place)} : ${tellCell(fault)}`).join('\n'),
    hint: null,
  }),
  'damaged-entry': ({ source, line }) => ({
    what: `${source}, ligne ${line} : plus de cellules que d’en-têtes, ou un guillemet qui ne se ferme pas.`,
    hint: 'Mettez entre guillemets une cellule qui contient le séparateur.',
  }),
  'entry-without-ballots': ({ source, line }) => ({
    what: `${source}, ligne ${line} : ni bulletins ni fichier d’atelier.`,
    hint: 'Remplissez la colonne bulletins ou la colonne atelier.',
  }),
  'same-output': ({ path, others }) => ({
    what: `${path} serait aussi écrit par ${list(others)} : rien n’y est écrit.`,
    hint: 'Donnez un --name qui les distingue, par exemple "{chemin}", ou une colonne sortie.',
  }),
  'no-workshops': ({ path }) => ({
    what: `${path} : aucun atelier, ni fichier d’atelier ni bulletins.`,
    hint: 'Il faut un dossier avec des bulletins (.csv .tsv .txt) ou des fichiers d’atelier (.md), ou un manifeste CSV.',
  }),
  'path-outside': ({ path }) => ({
    what: `${path} mène hors du dossier des ateliers : rien n’y est lu ni écrit.`,
    hint: 'Déplacez le fichier dans le dossier, ou permettez-le avec --allow-outside.',
  }),
  'not-a-file': ({ path }) => ({
    what: `${path} n’est pas un fichier (c’est un périphérique ou un tube).`,
    hint: null,
  }),
  'file-changed': ({ path }) => ({
    what: `${path} a changé pendant sa lecture : rien n’a été compté.`,
    hint: 'Attendez qu’il soit enregistré, puis recommencez.',
  }),
} satisfies Partial<Messages['failures']>;
