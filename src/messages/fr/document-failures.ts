/** Why a file cannot be read or written, or a document verified, and the way out. */

import type { Messages } from '../messages.ts';
import { badLetterhead } from './letterhead.ts';
import { list } from './words.ts';

/** Why the system would not read or write, by its own codes; a rarer one is shown as it is. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'accès refusé',
  EPERM: 'accès refusé',
  EBUSY: 'ouvert dans un autre programme',
  EISDIR: 'c’est un dossier',
  ENOENT: 'ce dossier n’existe pas',
  ENOSPC: 'le disque est plein',
  EDQUOT: 'la place qui vous revient est pleine',
  EFBIG: 'la taille des fichiers est limitée',
  EROFS: 'le disque est en lecture seule',
  ENOTDIR: 'un fichier porte le nom du dossier',
  EEXIST: 'un fichier porte le nom du dossier',
};

/** Where the way out is not the usual one. */
const WAYS_OUT: Readonly<Record<string, string>> = {
  ENOSPC: 'Libérez de la place, puis relancez la même commande.',
  EDQUOT: 'Libérez de la place, puis relancez la même commande.',
  EROFS: 'Choisissez un autre dossier.',
  ENOTDIR: 'Choisissez un autre dossier.',
  EEXIST: 'Choisissez un autre dossier.',
};

export const documentFailures = {
  'file-not-found': ({ path }) => ({
    what: `${path} : ce fichier n’existe pas.`,
    hint: 'Vérifiez le nom et le dossier.',
  }),
  'file-unreadable': ({ path, reason }) => ({
    what: `${path} n’a pas pu être lu (${REASONS[reason] ?? reason}).`,
    hint: 'Vérifiez que c’est un fichier et que vous avez le droit de le lire.',
  }),
  'file-exists': ({ paths }) => ({
    what:
      paths.length < 2
        ? `${paths[0]} existe déjà : rien n’a été écrit.`
        : `${list(paths)} existent déjà : rien n’a été écrit.`,
    hint: 'Choisissez un autre dossier : atelier init atelier-2',
  }),
  'file-unwritable': ({ path, reason }) => ({
    what: `${path} n’a pas pu être écrit (${REASONS[reason] ?? reason}).`,
    hint: WAYS_OUT[reason] ?? 'Fermez-le s’il est ouvert dans Word, ou choisissez un autre endroit avec -o.',
  }),
  'bad-letterhead': badLetterhead,
  'no-evidence': ({ path, kind }) => ({
    what: {
      'not-word': `${path} n’est pas un document Word (.docx).`,
      none: `${path} ne porte pas la trace d’un décompte d’atelier : rien à vérifier.`,
      damaged: `${path} : la trace du décompte est abîmée.`,
    }[kind],
    hint:
      kind === 'not-word'
        ? 'Donnez d’abord le compte rendu (.docx), puis les bulletins à recompter : atelier verify compte-rendu.docx bulletins.csv'
        : 'Elle se perd quand le texte est copié dans un autre document, ou enregistré dans un autre format. Repartez du fichier écrit par atelier, ou refaites le décompte.',
  }),
  'edited-document': ({ path, ours }) => ({
    what: ours
      ? `${path} a été modifié à la main depuis qu’il a été écrit : il n’est pas remplacé.`
      : `${path} existe déjà et n’est pas un compte rendu tel qu’atelier l’a écrit : il n’est pas remplacé.`,
    hint: 'Renommez-le, écrivez ailleurs avec -o, ou remplacez-le avec --force.',
  }),
} satisfies Partial<Messages['failures']>;
