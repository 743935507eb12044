/** Why a document cannot be written or verified, and the way out. */

import type { Messages } from '../messages.ts';
import { badLetterhead } from './letterhead.ts';

export const documentFailures = {
  'bad-letterhead': badLetterhead,
  'no-evidence': ({ path, kind }) => ({
    what: {
      'not-word': `${path} n’est pas un document Word (.docx).`,
      none: `${path} ne porte pas la trace d’un décompte d’atelier : rien à vérifier.`,
      damaged: `${path} : la trace du décompte est abîmée.`,
    }[kind],
    hint:
      kind === 'not-word'
        ? null
        : 'Elle se perd quand le texte est copié dans un autre document, ou enregistré dans un autre format. Repartez du fichier écrit par atelier, ou refaites le décompte.',
  }),
  'edited-document': ({ path, ours }) => ({
    what: ours
      ? `${path} a été modifié à la main depuis qu’il a été écrit : il n’est pas remplacé.`
      : `${path} existe déjà et n’est pas un compte rendu tel qu’atelier l’a écrit : il n’est pas remplacé.`,
    hint: 'Renommez-le, écrivez ailleurs avec -o, ou remplacez-le avec --force.',
  }),
} satisfies Partial<Messages['failures']>;
