/** What `atelier init` writes: a workshop file to fill in, a sheet of ballots, ballots on paper. */

import { integer, list, many } from './words.ts';

export const init = {
  files: { workshop: 'atelier.md', ballots: 'bulletins.csv' },
  /** The workshop file: nothing but the rules of the vote is decided in it. */
  draft: `---
# Ce qui reste vide ne paraît pas dans le compte rendu ; une ligne qui commence par # n’est pas lue.
titre: Atelier : compte rendu
organisme:
lieu:
date:                      # 27/03/2026 ou 27 mars 2026
horaires:                  # 14h30-17h30
theme:
animateur:
redacteur:

# Les orientations proposées au vote, une par ligne (supprimez les #), ou le nom d’un fichier.
# Sans liste, ce sont celles que les bulletins nomment.
orientations:
  #- Mieux accueillir les nouveaux habitants
  #- Ouvrir le centre le samedi

bulletins: bulletins.csv

# Les règles annoncées avant le vote.
vote:
  choix: 3                 # orientations à choisir sur un bulletin
  retenir: 3               # orientations retenues
  #ordonnés: oui           # les choix sont classés, le préféré en premier
  #départage: first-picks  # les premiers choix départagent les ex æquo

# Les présents et les excusés, un par ligne, ou le nom d’un fichier CSV (nom, prénom, structure).
participants:
  #- NOM Prénom – structure
excuses:

# La prochaine rencontre : date, horaires, lieu, objectifs.
suite:
  #date:
---

<!--
Le texte du compte rendu s’écrit sous cette note, qui n’y paraît pas.
## est un titre, **gras** et *italique* se mettent entre étoiles, une ligne de liste commence par -, ➤ ou •.

Les orientations retenues ouvrent le document ; le classement, le dépouillement et les signatures suivent
ce texte. Pour les placer vous-même, écrivez {{retenues}}, {{classement}}, {{dépouillement}} ou
{{signatures}} seul dans un paragraphe ; pour omettre une partie, nommez-la dans l’en-tête, sous la clé « sans ».
-->

`,
  sheet: { headings: ['N°', 'Choix 1', 'Choix 2', 'Choix 3'], delimiter: ';' },
  written: (path: string) => `Écrit : ${path}`,
  advice: (workshop: string, ballots: string, command: string) =>
    `Complétez ${workshop}, saisissez les bulletins dans ${ballots} (une ligne par bulletin), puis : ${command}`,
  print: (command: string) => `Bulletins à imprimer, une fois les orientations inscrites : ${command}`,
};

const upTo = (picks: number): readonly string[] => Array.from({ length: picks }, (_, at) => integer(at + 1));

const spoiling = (more: boolean, fewer: boolean): string =>
  more || fewer ? ` Un bulletin qui en porte ${more ? `plus${fewer ? ' ou moins' : ''}` : 'moins'} est nul.` : '';

export const paper = {
  file: 'bulletins-a-imprimer.docx',
  sheet: 'bulletins.xlsx',
  entries: 'Bulletins',
  orientations: 'Orientations',
  workshop: (title: string) => title.replace(/[\s:–—-]+compte[\s-]rendu$/iu, ''),
  title: (workshop: string) => `Bulletin de vote – ${workshop}`,
  subject: 'Bulletin de vote',
  description: (orientations: number) =>
    `Une ligne par orientation, avec une case à remplir. ${many(orientations, 'orientation')}.`,
  tick: (picks: number | 'all', least: number, more: boolean, fewer: boolean) =>
    `Cochez ${picks === 'all' ? 'autant de cases que vous le souhaitez' : picks === 1 ? 'une case' : `${least < picks ? `${integer(least)} à ` : ''}${integer(picks)} cases`}.${spoiling(more, fewer)}`,
  rank: (picks: number, more: boolean, fewer: boolean) =>
    `Écrivez ${list(upTo(picks))} dans ${integer(picks)} cases, en commençant par 1 pour votre premier choix.${spoiling(more, fewer)}`,
  dots: (most: number | null, mostEach: number | null) =>
    `Répartissez ${most === null ? 'vos points' : many(most, 'point')} : écrivez un nombre dans les cases de votre choix${mostEach === null ? '' : `, ${integer(mostEach)} au plus dans chacune`}.`,
  secret: 'N’inscrivez pas votre nom. Un bulletin sans aucune marque est un bulletin blanc.',
  number: 'Bulletin n° …………… (à remplir au dépouillement)',
  advice: 'Imprimez-en autant qu’il y a de votants ; au dépouillement, numérotez chaque bulletin avant de le saisir.',
  name: (workshop: string, sheet: string) =>
    `Si vous saisissez dans ${sheet}, dites-le dans ${workshop}, sous la clé « bulletins » : ${sheet}`,
};
