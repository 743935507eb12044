/** The words of a workshop file. */

import type { WorkshopWords } from '../workshop-words.ts';
import { list, many } from './words.ts';

export const workshop: WorkshopWords = {
  roles: (chair, secretary) =>
    [chair === null ? null : `Animation : ${chair}`, secretary === null ? null : `Rédaction : ${secretary}`]
      .filter((part) => part !== null)
      .join(' – '),
  participants: 'Participants',
  excused: (count) => (count < 2 ? 'Excusé' : 'Excusés'),
  next: 'Suite',
  nextSentence: ({ title, date, hours, place }, retained) => {
    const meeting = title ?? 'prochain atelier';
    const when = [date === null ? null : /^\d/u.test(date) ? `le ${date}` : date, hours, place].filter(
      (part) => part !== null,
    );
    const details = when.length === 0 ? '' : `, ${when.join(', ')}`;
    if (retained === 0)
      return `Le ${meeting} se tiendra${details === '' ? ' à une date à fixer' : details}.`.replace(
        'tiendra,',
        'tiendra',
      );
    return retained === 1
      ? `L’orientation retenue sera approfondie lors du ${meeting}${details}.`
      : `Les ${retained} orientations retenues seront approfondies lors du ${meeting}${details}.`;
  },
  objectives: (count) => (count < 2 ? 'Objectif de ce prochain atelier :' : 'Objectifs de ce prochain atelier :'),
  contents: 'Sommaire',
  chart: 'Points par orientation',
  chartDescription: (bars) =>
    `Diagramme à barres, de l’orientation qui a le plus de points à celle qui en a le moins : ${list(
      bars.map(({ label, value }) => `${label}, ${many(value, 'point')}`),
    )}.`,
  table: (headings) => list(headings.filter((heading) => heading.trim() !== '')) || 'Tableau',
  tableDescription: (headings) =>
    `Tableau à ${many(headings.length, 'colonne')} : ${list(headings.filter((heading) => heading.trim() !== ''))}.`,
  attendance: (points, ballots, present) =>
    `${many(points, 'point')} de ${many(ballots, 'bulletin')}, pour ${many(present, 'personne présente', 'personnes présentes')} : ces nombres diffèrent. Vérifiez la liste des participants, ou dites dans le texte qui a voté.`,
};
