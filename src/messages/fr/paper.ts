/** The words of a ballot on paper. */

import type { PaperWords, Spoilt } from '../paper-words.ts';
import { integer, list, many } from './words.ts';

const upTo = (picks: number): readonly string[] => Array.from({ length: picks }, (_, at) => integer(at + 1));

const spoiling = ({ more, fewer }: Spoilt): string => {
  if (more && fewer) return ' Un bulletin qui en porte plus ou moins est nul.';
  if (more) return ' Un bulletin qui en porte plus est nul.';
  return fewer ? ' Un bulletin qui en porte moins est nul.' : '';
};

export const paper: PaperWords = {
  file: 'bulletins-a-imprimer.docx',
  workshop: (title) => title.replace(/[\s:–—-]+compte[\s-]rendu$/iu, ''),
  title: (workshop) => `Bulletin de vote – ${workshop}`,
  subject: 'Bulletin de vote',
  table: 'Orientations proposées',
  description: (orientations) =>
    `Une ligne par orientation, avec une case à remplir. ${many(orientations, 'orientation')}.`,
  box: 'Votre choix',
  code: 'Code',
  orientation: 'Orientation',
  tick: (picks, spoilt) => `${picks === 1 ? 'Cochez une case.' : `Cochez ${integer(picks)} cases.`}${spoiling(spoilt)}`,
  rank: (picks, spoilt) =>
    `Écrivez ${list(upTo(picks))} dans ${integer(picks)} cases, en commençant par 1 pour votre premier choix.${spoiling(spoilt)}`,
  dots: (most, mostEach) =>
    `Répartissez ${most === null ? 'vos points' : many(most, 'point')} : écrivez un nombre dans les cases de votre choix${mostEach === null ? '' : `, ${integer(mostEach)} au plus dans chacune`}.`,
  secret: 'N’inscrivez pas votre nom. Un bulletin sans aucune marque est un bulletin blanc.',
  number: 'Bulletin n° …………… (à remplir au dépouillement)',
  advice: 'Imprimez-en autant qu’il y a de votants ; au dépouillement, numérotez chaque bulletin avant de le saisir.',
};
