/** Why a batch, or one of its workshops, cannot go on, and the way out. */

import type { Messages } from '../messages.ts';
import { list, quote } from './words.ts';

export const batchFailures = {
  'unknown-heading': ({ source, column, columns }) => ({
    what: `${source} : la colonne ${quote(column)} ne veut rien dire ici.`,
    hint: `Colonnes possibles : ${list(columns, 'or')}.`,
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
    what: `${path} serait aussi écrit par ${list(others)} : aucun des deux ne l’est.`,
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
