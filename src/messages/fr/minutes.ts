/** The words of the compte rendu and of what a workshop file puts into it. */

import type { Turnout } from '../../ballots/box.ts';
import type { Outcome } from '../../ballots/issue.ts';
import type { Rules } from '../../tally/result.ts';
import type { Next } from '../../workshop/workshop.ts';
import type { SchemeWords } from '../sentences.ts';
import { rankStyles, tieBreaks } from './result.ts';
import { integer, list, many, percent, quote, words } from './words.ts';

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const none = (count: number, one: string, several = `${one}s`): string =>
  count === 0 ? `aucun ${one}` : many(count, one, several);

export const minutes = {
  title: 'Compte rendu d’atelier',
  subject: 'Orientations prioritaires',
  lead: (place: string | null, date: string | null, hours: string | null) =>
    [place, date, hours].filter((part) => part !== null).join(', '),
  theme: 'Thème',
  themeLine: (theme: string) => `Thème : ${theme}`,
  details: 'Le décompte en détail',
  turnout: 'Participation',
  turnoutSentence: ({ valid, incomplete, blank, spoilt, setAside, held }: Turnout) => {
    const expressed = `${none(valid, 'bulletin exprimé', 'bulletins exprimés')}${incomplete > 0 ? ` (dont ${many(incomplete, 'incomplet')})` : ''}`;
    const others = [none(blank, 'blanc'), none(spoilt, 'nul')];
    const aside = setAside - held;
    return `${many(valid + blank + spoilt, 'votant')} : ${expressed}, ${list(others)}.${aside > 0 ? ` ${many(aside, 'bulletin a été écarté', 'bulletins ont été écartés')} du décompte.` : ''}`;
  },
  totals: (dots: number) =>
    `Les gommettes ont été comptées dans la salle, orientation par orientation : ${many(dots, 'gommette')} en tout, sans bulletin qui puisse être vérifié.`,
  dotByDot: {
    name: 'totaux',
    sentence: 'chaque gommette vaut 1 point pour l’orientation sur laquelle elle a été posée',
  },
  nothing: 'Aucune orientation n’a été choisie.',
  ranking: 'Orientations prioritaires',
  rankingIntro: (picks: number, orientations: number) =>
    `Chaque participant était invité à choisir ${many(picks, 'orientation')} parmi les ${integer(orientations)} proposées. Le tableau les classe par nombre de points.`,
  tableTitle: 'Classement des orientations',
  tableDescription: (orientations: number, keep: number) =>
    `Une ligne par orientation, de la plus citée à la moins citée : rang, libellé, points, part des votants. ${many(orientations, 'orientation')}, ${many(keep, 'place')}.`,
  columns: { rank: 'Rang', orientation: 'Orientation', points: 'Points', cited: 'Soutien' },
  citedBy: (picks: number, valid: number, allVoters: boolean) =>
    valid < 2
      ? `cité par ${integer(picks)} ${allVoters ? 'votant' : 'exprimé'} sur ${integer(valid)} (${percent(picks, valid)})`
      : `cité par ${integer(picks)} des ${integer(valid)} ${allVoters ? 'votants' : 'exprimés'} (${percent(picks, valid)})`,
  bar: (retained: number) =>
    retained === 0 ? 'Aucune orientation retenue' : many(retained, 'orientation retenue', 'orientations retenues'),
  tiedAtBar: (orientations: number, places: number) =>
    `À départager : ${many(orientations, 'orientation')} ex æquo pour ${many(places, 'place')}`,
  retained: (labels: readonly string[], keep: number) => {
    const names = list(labels.map(quote));
    if (labels.length === 0) return 'Aucune orientation n’est retenue à ce stade.';
    if (labels.length === 1) return `L’orientation ${names} est retenue.`;
    return labels.length === keep
      ? `Les ${integer(keep)} premières orientations sont retenues : ${names}.`
      : `${many(labels.length, 'orientation est retenue', 'orientations sont retenues')} : ${names}.`;
  },
  fewer: (cited: number, keep: number) =>
    cited === 0
      ? 'Aucune orientation n’a reçu de point.'
      : `Moins de ${many(keep, 'orientation')} ont reçu des points.`,
  ties: 'Ex æquo',
  tie: (orientations: readonly string[], points: number) =>
    `${list(orientations.map(quote))} sont ex æquo avec ${many(points, 'point')}.`,
  tieStep: (rule: string, values: readonly string[]) => `${capital(rule)} : ${values.join(', ')}.`,
  tieInto: (into: readonly (readonly string[])[]) =>
    into.length === 1
      ? 'Cette règle ne les départage pas.'
      : `Ordre obtenu : ${into.map((group) => list(group.map(quote))).join(', puis ')}.`,
  drawing: (seed: string, fromBallots: boolean) =>
    `Tirage au sort avec la graine ${quote(seed)}${fromBallots ? ' (SHA-256 de la liste triée des bulletins)' : ''}. Chaque tirage est le SHA-256 de la graine, d’une virgule et du numéro du tirage, lu comme un nombre ; le reste de sa division par le nombre d’orientations en lice désigne celle qui est tirée, en comptant à partir de 0.`,
  castingVote:
    'Attention : la voix prépondérante du président ne peut pas départager un vote à bulletins secrets (cour d’appel de Bordeaux, 12 janvier 2017, n° 14/06746). Vérifiez vos statuts avant de vous appuyer sur cette décision.',
  tieSettled: 'L’égalité est levée.',
  tieShared: 'Elles partagent le même rang.',
  tieAtBar: (labels: readonly string[], places: number) =>
    `Ex æquo à la barre : ${many(places, 'place')} pour ${list(labels.map(quote))}. Aucune n’est retenue d’office, la décision revient aux participants.`,
  method: 'Méthode',
  methodSentence: ({ rankStyle, tieBreak }: Rules, scheme: SchemeWords) =>
    `${capital(scheme.name)} : ${scheme.sentence} ; ${rankStyles[rankStyle]}${
      tieBreak.length === 0
        ? ''
        : ` ; en cas d’égalité, ${tieBreak.map((rule) => tieBreaks[rule].sentence).join(' ; si elle demeure, ')}`
    }.`,
  inferred:
    'La liste des orientations a été établie d’après les bulletins : une orientation que personne n’a choisie n’y figure pas.',
  incomplete: {
    count: (_: readonly number[]) => 'Un bulletin incomplet donne à chacun de ses choix les points de son rang.',
    modified: (points: readonly number[]) =>
      `Un bulletin incomplet donne moins : un choix seul vaut ${many(points.findLast((value) => value > 0) ?? 0, 'point')}, le moins qu’un choix compté puisse rapporter.`,
    reject: (_: readonly number[]) => 'Un bulletin incomplet est nul.',
  },
  gap: 'Un choix laissé vide ne coûte rien : les choix suivants du bulletin remontent d’une place.',
  picksAreDots:
    'Chaque choix inscrit vaut une gommette ; la même orientation peut en recevoir plusieurs du même bulletin.',
  repeats: 'Une orientation inscrite plusieurs fois sur un bulletin reçoit les points de chacune de ces places.',
  dotsIgnored: 'Les points ou gommettes inscrits à côté des choix n’entrent pas dans ce décompte.',
  setAside: 'Bulletins non comptés',
  setAsideIntro: 'Par ligne du fichier, sans nom :',
  setAsideLine: (source: string | null, line: number, outcome: Outcome, reasons: readonly string[]) =>
    `${source === null ? '' : `${source}, `}ligne ${integer(line)} : ${words.outcome(outcome, 1)} (${list(reasons)})`,
  footer: (name: string, sha256: string) => `${name} – SHA-256 ${sha256}`,
  otherSources: (count: number) => `et ${many(count, 'autre fichier', 'autres fichiers')}`,
  pageNumber: 'page {page} sur {pages}',
};

export const sheet = {
  title: 'Classement',
  headings: ['Rang', 'Ex æquo', 'Orientation', 'Code', 'Points', 'Bulletins', 'Part (%)', 'Retenue'],
  yes: 'oui',
  no: 'non',
  retained: { yes: 'oui', no: 'non', 'tied-at-bar': 'à départager' },
};

export const workshop = {
  roles: (chair: string | null, secretary: string | null) =>
    [chair === null ? null : `Animation : ${chair}`, secretary === null ? null : `Rédaction : ${secretary}`]
      .filter((part) => part !== null)
      .join(' – '),
  participants: 'Participants',
  excused: (count: number) => (count < 2 ? 'Excusé' : 'Excusés'),
  next: 'Suite',
  nextSentence: ({ title, date, hours, place }: Pick<Next, 'title' | 'date' | 'hours' | 'place'>, retained: number) => {
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
  objectives: (count: number) =>
    count < 2 ? 'Objectif de ce prochain atelier :' : 'Objectifs de ce prochain atelier :',
  contents: 'Sommaire',
  chart: 'Points par orientation',
  chartDescription: (bars: readonly { readonly label: string; readonly value: number }[]) =>
    `Diagramme à barres, de l’orientation qui a le plus de points à celle qui en a le moins : ${list(
      bars.map(({ label, value }) => `${label}, ${many(value, 'point')}`),
    )}.`,
  table: (headings: readonly string[]) => list(headings.filter((heading) => heading.trim() !== '')) || 'Tableau',
  tableDescription: (headings: readonly string[]) =>
    `Tableau à ${many(headings.length, 'colonne')} : ${list(headings.filter((heading) => heading.trim() !== ''))}.`,
  attendance: (points: number, ballots: number, present: number) =>
    `${many(points, 'point')} de ${many(ballots, 'bulletin')}, pour ${many(present, 'personne présente', 'personnes présentes')} : ces nombres diffèrent. Vérifiez la liste des participants, ou dites dans le texte qui a voté.`,
};
