/** The words of a new workshop file. */

import type { InitWords } from '../init-words.ts';

export const init: InitWords = {
  files: { workshop: 'atelier.md', ballots: 'bulletins.csv' },
  keys: {
    title: 'titre',
    organisation: 'organisme',
    place: 'lieu',
    date: 'date',
    hours: 'horaires',
    theme: 'theme',
    chair: 'animateur',
    secretary: 'redacteur',
    orientations: 'orientations',
    ballots: 'bulletins',
    vote: 'vote',
    participants: 'participants',
    excused: 'excuses',
    next: 'suite',
  },
  title: 'Atelier : compte rendu',
  notes: {
    file: [
      'Complétez ce que vous savez : ce qui reste vide ne paraît pas dans le compte rendu.',
      'Une ligne qui commence par # n’est pas lue.',
    ],
    orientations: [
      'Les orientations proposées au vote, une par ligne (ôtez les #), ou le nom d’un fichier.',
      'Sans liste, ce sont celles que les bulletins nomment.',
    ],
    vote: ['Les règles annoncées avant le vote.'],
    participants: ['Les présents et les excusés, un par ligne, ou le nom d’un fichier CSV (nom, prénom, structure).'],
    next: ['La prochaine rencontre.'],
  },
  hints: { date: '27/03/2026 ou 27 mars 2026', hours: '14h30-17h30' },
  orientations: ['Mieux accueillir les nouveaux habitants', 'Ouvrir le centre le samedi'],
  vote: [
    { key: 'choix', value: '3', what: 'orientations à choisir sur un bulletin', set: true },
    { key: 'retenir', value: '3', what: 'orientations retenues', set: true },
    { key: 'départage', value: 'first-picks', what: 'une égalité se règle aux premiers choix', set: false },
  ],
  person: 'NOM Prénom – structure',
  next: { date: 'date', objectives: 'objectifs', objective: 'préciser les actions à engager' },
  prose: [
    'Le texte du compte rendu s’écrit sous cette note, qui n’y paraît pas.',
    '',
    '## Un titre',
    '',
    'Un paragraphe, avec des mots **en gras** ou *en italique*.',
    '',
    '- une liste',
    '- ou des lignes qui commencent par ➤, • ou –',
    '',
    '| exigences | réfutations |',
    '| --- | --- |',
    '| **Un titre**<br>➤ un point<br>➤ un autre | une case peut tenir plusieurs lignes |',
    '',
    'Les résultats suivent le texte. Pour les placer vous-même, écrivez {{classement}}, {{participation}} ou',
    '{{methode}} seul dans un paragraphe.',
  ],
  sheet: { headings: ['N°', 'Choix 1', 'Choix 2', 'Choix 3'], delimiter: ';' },
  written: (path) => `Écrit : ${path}`,
  advice: (workshop, ballots, command) =>
    `Complétez ${workshop}, saisissez les bulletins dans ${ballots} (une ligne par bulletin), puis : ${command}`,
  print: (command) => `Bulletins à imprimer, une fois les orientations inscrites : ${command}`,
};
