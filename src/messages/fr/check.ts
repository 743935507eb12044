/** What was understood of a file, and whether a compte rendu can follow. */

import type { Said } from '../../compare.ts';
import type { CheckWords, CompareWords, IgnoredGroup } from '../check-words.ts';
import { layouts } from './rules.ts';
import { format, held } from './summary.ts';
import { integer, lines as linesOf, many, quote } from './words.ts';

const ROLES = {
  pick: 'Choix',
  dots: 'Points',
  rank: 'Rang du choix',
  total: 'Totaux, vérifiés et non comptés',
  number: 'Numéro du bulletin',
  address: 'Adresse du votant',
  name: 'Nom du votant',
  sent: 'Réponse envoyée ou non',
  unread: 'Sans effet',
} as const;

const more = (rest: number): string => (rest === 0 ? '' : ` et ${many(rest, 'autre')}`);

const REASONS = {
  title: ['au-dessus des en-têtes', 'au-dessus des en-têtes'],
  section: ['titre d’une partie', 'titres de parties'],
  note: ['note', 'notes'],
  empty: ['vide', 'vides'],
  total: ['total', 'totaux'],
} as const;

const group = ({ why, runs, more: rest }: IgnoredGroup): string => {
  const lines = runs.map(({ from, to }) => (from === to ? integer(from) : `${integer(from)} à ${integer(to)}`));
  const one = rest === 0 && runs.length === 1 && runs[0]?.from === runs[0]?.to;
  return `${lines.join(', ')}${more(rest)} (${REASONS[why][one ? 0 : 1]})`;
};

export const check: CheckWords = {
  reading: (source) => `Lecture : ${format(source)}, ${layouts[source.layout]}`,
  header: (lines, again) =>
    lines.length === 0
      ? 'En-têtes : aucun'
      : `En-têtes : ${linesOf(lines)}${again === 0 ? '' : `, répétés plus bas (${many(again, 'ligne')})`}`,
  columns: (role, columns, rest) =>
    `${ROLES[role]} : ${columns
      .map(({ letter, heading }) => (heading === null ? letter : `${letter} ${quote(heading)}`))
      .join(', ')}${more(rest)}`,
  lines: ({ layout, lines: { read, header, ignored, ballots } }) =>
    `${many(read, 'ligne lue', 'lignes lues')} : ${integer(header)} d’en-tête, ${many(ignored, 'ignorée')}, ${held(layout, ballots)}`,
  ignored: (groups) => `Lignes ignorées : ${groups.map(group).join(' ; ')}`,
  graded: (where, severity) => `${where} (${severity === 'error' ? 'à corriger' : 'à savoir'})`,
  issues: (count) => (count === 0 ? 'Aucune remarque.' : `${many(count, 'remarque')} :`),
  ready: 'Rien ne s’oppose au compte rendu.',
  refused: (ballots) =>
    `Pas de compte rendu tant que ${ballots < 2 ? 'ce bulletin n’est pas vérifié' : `ces ${integer(ballots)} bulletins ne sont pas vérifiés`}.`,
  refusedErrors: (errors) =>
    `Pas de compte rendu tant que ${errors < 2 ? 'ce point n’est pas vérifié' : `ces ${integer(errors)} points ne sont pas vérifiés`}.`,
  refusedStrict: (remarks) =>
    `Pas de compte rendu avec --strict tant qu’il reste ${remarks < 2 ? 'une remarque' : `des remarques (${integer(remarks)})`}.`,
};

const ballot = (number: string | null): string => (number === null ? 'Un même bulletin' : `Bulletin ${number}`);

const saidIn = ([source, said]: readonly [string, Said]): string =>
  said === null
    ? `rien dans ${source}`
    : `${quote(said.label)}${said.dots === null ? '' : ` (${said.dots === '' ? 'sans nombre de points' : `points : ${said.dots}`})`} dans ${source}`;

export const compare: CompareWords = {
  source: (name, ballots) => `${name} : ${many(ballots, 'bulletin')}`,
  differ: (number) => `${ballot(number)} : deux saisies différentes`,
  pick: (position, first, second) =>
    position === null
      ? `Seulement ${saidIn(first[1] === null ? second : first)}`
      : `Choix ${position} : ${saidIn(first)}, ${saidIn(second)}`,
  lines: (first, second, [one, other]) => `${first}, ligne ${integer(one)} ; ${second}, ligne ${integer(other)}`,
  only: (number, source, line) =>
    `${number === null ? 'Un bulletin' : `Bulletin ${number}`} : seulement dans ${source} (ligne ${integer(line)})`,
  twice: (number, source, lines) => `${ballot(number)} : plusieurs fois dans ${source} (${linesOf(lines)})`,
  unnumbered: (source, line) => `Sans numéro : ${source}, ligne ${integer(line)}`,
  same: (ballots) => `Les deux saisies sont identiques (${many(ballots, 'bulletin')}).`,
  sum: (same, differing) =>
    `${many(same, 'bulletin identique', 'bulletins identiques')}, ${integer(differing)} à revoir sur le papier.`,
};
