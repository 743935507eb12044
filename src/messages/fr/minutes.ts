/** The words of a result: on the screen, in the compte rendu and in its annex. */

import type { Issue } from '../../ballots/issue.ts';
import type { Turnout } from '../../ballots/turnout.ts';
import type { Margin } from '../../rank/margin.ts';
import type { Decided } from '../../rank/tie-breaks.ts';
import { capital, integer, list, many, quote, quoted, words } from './words.ts';

type Labels = readonly string[];

const none = (count: number, one: string): string => (count === 0 ? `aucun ${one}` : many(count, one));
const retainedWord = (count: number): string => (count < 2 ? 'retenue' : 'retenues');

/** What becomes alike of those tied at the bar; of the whole tie, where nobody is named. */
const fate = (alike: 'all' | 'none', among: Labels | null): string =>
  among === null
    ? { all: 'toutes sont retenues', none: 'aucune n’est retenue' }[alike]
    : `${quoted(among)} ${{ all: 'sont retenues', none: 'ne sont pas retenues' }[alike]}`;

const MEANS = { draw: 'tirage au sort', vote: 'vote', chair: 'voix prépondérante' };

export const result = {
  title: 'Compte rendu d’atelier',
  subject: 'Orientations prioritaires',
  pageNumber: 'page {page} sur {pages}',
  theme: (theme: string) => `Thème – ${theme}`,
  headings: {
    ranking: 'Classement des orientations',
    count: 'Dépouillement',
    turnout: 'Dépouillement',
    next: 'Suite',
    participants: 'Participants',
    files: 'Fichiers dépouillés',
    method: 'Méthode',
    'set-aside': 'Bulletins non comptés',
    ties: 'Ex æquo',
    sureness: 'Solidité du résultat',
  },
  /** `lone`: one orientation, and none that may follow. */
  headingRetained: (lone: boolean): string => (lone ? 'Orientation retenue' : 'Orientations retenues'),
  annex: 'Procès-verbal de dépouillement',

  /** `weighted`: some cast several ballots, so that ballots are no voters. */
  turnout: ({ valid, incomplete, blank, spoilt, setAside, held }: Turnout, weighted: boolean) => {
    const one = weighted ? 'exprimé' : 'bulletin exprimé';
    const expressed = valid === 0 ? `aucun ${one}` : many(valid, one, one.replace(/(?= |$)/gu, 's'));
    const of = incomplete > 0 ? ` (dont ${many(incomplete, 'incomplet')})` : '';
    const others = blank + spoilt === 0 ? 'ni blanc ni nul' : list([none(blank, 'blanc'), none(spoilt, 'nul')]);
    return [
      `${many(valid + blank + spoilt, weighted ? 'bulletin' : 'votant')} : ${expressed}${of}, ${others}.`,
      ...(setAside > held ? [`${many(setAside - held, 'bulletin écarté')} du décompte.`] : []),
      ...(held > 0 ? [`${many(held, 'bulletin')} en attente.`] : []),
    ].join(' ');
  },
  totals: (points: number) => `${many(points, 'point compté')} orientation par orientation, sans bulletins.`,
  /** The method, where dots were counted and no ballot. */
  dotByDot: {
    name: 'totaux',
    sentence: 'chaque voix ou gommette vaut 1 point pour son orientation',
  },
  /** What an incomplete ballot is worth where the first pick is worth more than the last. */
  incomplete: {
    count: () => 'Un bulletin incomplet donne à chacun de ses choix les points de son rang.',
    modified: (points: readonly number[]) =>
      `Un bulletin incomplet donne moins : un choix seul vaut ${many(points.findLast((value) => value > 0) ?? 0, 'point')}, le moins qu’un choix compté puisse rapporter.`,
    reject: () => 'Un bulletin incomplet est nul.',
  },
  picksAreDots:
    'Chaque choix inscrit vaut une gommette ; la même orientation peut en recevoir plusieurs du même bulletin.',
  repeats: 'Une orientation inscrite plusieurs fois sur un bulletin reçoit les points de chacune de ces places.',

  columns: { rank: 'Rang', orientation: 'Orientation', points: 'Points' },
  /** `valid` 0 where the base of the percentage stands above the table; `allVoters`: every voter's ballot is valid. */
  share: (valid: number, allVoters: boolean) =>
    valid < 2 ? 'Part' : `Part des ${integer(valid)} ${allVoters ? 'votants' : 'exprimés'}`,
  /** `sofar`: ballots wait, and nothing is settled. */
  bar: (retained: number, sofar: boolean) =>
    sofar
      ? `Pour l’instant en tête : ${many(retained, 'orientation')}`
      : `${many(retained, 'orientation')} ${retainedWord(retained)}`,
  /** `places` is null where each theme has its own. */
  openBar: (orientations: number, places: number | null, sofar: boolean) =>
    `${sofar ? 'Pour l’instant' : 'À départager'} : ${many(orientations, 'orientation')} ex æquo${places === null ? '' : ` pour ${many(places, 'place')}`}`,
  nothing: 'Aucune orientation n’a été choisie.',

  retained: (labels: Labels) =>
    labels.length === 0
      ? 'Aucune orientation n’est retenue.'
      : `${capital(retainedWord(labels.length))} : ${quoted(labels)}.`,
  /** How a place at the bar was won, after the label. */
  wonBy: (means: string) => `(départagée ${means})`,
  open: (labels: Labels, places: number | null) =>
    `Reste à départager, ${places === null ? 'thème par thème' : `pour ${many(places, 'place')}`} : ${quoted(labels)}, ex æquo.`,
  decide: {
    advice:
      'Quand l’assemblée aura tranché, ajoutez à l’en-tête du fichier de l’atelier (atelier init en fait un), puis recommencez :',
    example: 'décision : {quand : 27/03/2026, comment : vote, retenues : [Jardin partagé]}',
  },

  /** `places`: how many of them are retained, where the bar would cut the tie; else null. */
  tie: (labels: Labels, points: number, places: number | null) =>
    `${quoted(labels)} sont ex æquo avec ${many(points, 'point')}${places === null ? '' : `, pour ${many(places, 'place')}`}.`,
  /** What a rule leaves, best first; a single group where it separates nobody. */
  tieInto: (into: readonly Labels[]) =>
    into.length === 1 ? 'Cette règle ne les départage pas.' : `Ordre obtenu : ${into.map(quoted).join(', puis ')}.`,
  drawn: (seed: string) => `Tirage au sort avec la graine ${quote(seed)}.`,
  /** What was announced for those tied at the bar. */
  atBar: (alike: 'all' | 'none', among: Labels | null) => `Comme annoncé, ${fate(alike, among)}.`,
  /** `among`: those tied at the bar, where they are not the whole tie. */
  decided: ({ how, manner, who, when, retained, alike }: Decided, among: Labels | null) => {
    const told = `${manner ?? MEANS[how]}${who && `, ${who}`}`;
    const outcome =
      alike === null
        ? `${quoted(retained)} ${retained.length < 2 ? 'est retenue' : 'sont retenues'}`
        : fate(alike, among);
    return `Décidé en séance ${words.onDay(when)} (${told}) : ${outcome}.`;
  },
  decidedBy: { draw: 'par tirage au sort', vote: 'par un vote', chair: 'par la voix prépondérante' },
  castingVote:
    'Attention : la voix prépondérante ne peut pas départager un vote à bulletins secrets (cour d’appel de Bordeaux, 12 janvier 2017, n° 14/06746). Vérifiez vos statuts avant de vous appuyer sur cette décision.',
  chart: 'Points par orientation',
  chartDescription: (bars: readonly { readonly label: string; readonly value: number }[]) =>
    `${list(bars.map(({ label, value }) => `${label} (${many(value, 'point')})`))}.`,
  signed: (place: string | undefined) => `Fait à ${place ?? '……………………'}, le ……………………`,
  /** In what quality someone signs. */
  roles: { chair: 'Animation', secretary: 'Rédaction' },

  /** The scheme, how equals are numbered, and the rules announced for ties. */
  methodSentence: (name: string, sentence: string, style: string, tieBreaks: Labels) =>
    `${capital(name)} : ${sentence} ; ${style}${tieBreaks.length === 0 ? '' : ` ; en cas d’égalité, ${tieBreaks.join(' ; si elle demeure, ')}`}.`,
  inferred:
    'La liste des orientations a été établie d’après les bulletins : une orientation que personne n’a choisie n’y figure pas.',
  /** What the numbers on the ballots stand for. */
  numbers: (meanings: Labels) =>
    `${/^\d/.test(meanings[0] ?? '') ? 'Numéros' : 'Codes'} inscrits sur les bulletins : ${meanings.join(', ')}.`,
  gap: 'Quand un choix est laissé vide, les choix suivants du bulletin remontent d’une place.',
  dotsIgnored: 'Les points ou gommettes inscrits à côté des choix n’entrent pas dans ce décompte.',
  /** The number is that of the ballot; where it has none, its line says which one. */
  setAsideLine: (
    { source, line, ballot, outcome }: Pick<Issue, 'line' | 'ballot' | 'outcome'> & { readonly source: string | null },
    reasons: Labels,
  ) =>
    `${capital(`${ballot === null ? '' : `bulletin ${ballot}, `}ligne ${integer(line)}`)}${source === null ? '' : ` de ${source}`} : ${words.outcome(outcome, 1)}, ${list(reasons)}`,
  setAsideMore: (ballots: number) => `et ${many(ballots, 'autre bulletin')}`,
  lots: (fromBallots: boolean) =>
    `${fromBallots ? 'La graine est le SHA-256 de la liste triée des bulletins. ' : ''}Chaque tirage est le SHA-256 de la graine, d’une virgule et du numéro du tirage, lu comme un nombre ; le reste de sa division par le nombre d’orientations en lice désigne celle qui est tirée, en comptant à partir de 0.`,
  margin: ({ replace, add }: Margin): string | null =>
    replace.tie === 0 || replace.displace === null
      ? null
      : `Il aurait suffi de ${many(replace.displace, 'bulletin rempli')} autrement${add.displace === null ? '' : `, ou de ${integer(add.displace)} de plus,`} pour changer la liste des orientations retenues.`,
  marginUnknown: 'Avec ces règles, le nombre de bulletins qui auraient changé la liste n’est pas calculé.',
  couldMatter: (ballots: number) => `Bulletins non comptés qui auraient pu changer cette liste : ${integer(ballots)}.`,
  schemesIntro: 'Les mêmes bulletins comptés autrement, à titre d’information :',
  schemeRetains: (retained: Labels, tied: Labels) =>
    [retained.length > 0 && quoted(retained), tied.length > 0 && `à départager : ${quoted(tied)}`]
      .filter((part) => part !== false)
      .join(' ; '),
};

export const sheet = {
  title: 'Classement',
  headings: ['Rang', 'Ex æquo', 'Orientation', 'Code', 'Points', 'Bulletins', 'Part (%)', 'Retenue'],
  retained: { yes: 'oui', no: 'non', 'tied-at-bar': 'à départager' },
};

export const workshop = {
  excused: 'Excusés',
  next: 'Prochain atelier',
  objectives: (count: number): string => (count < 2 ? 'Objectif :' : 'Objectifs :'),
  contents: 'Sommaire',
  table: 'Tableau',
  /** What the document does not take over from the prose. */
  unheld: (what: 'tag' | 'picture' | 'note', name: string) =>
    `${{ tag: `<${name}>`, note: `[^${name}]`, picture: name }[what]} n’est pas repris dans le document${what === 'picture' ? '. Enregistrez cette image dans le dossier de ce fichier et donnez-y son nom' : ''}.`,
  attendance: (ballots: number, present: number) =>
    `${many(ballots, 'bulletin')} pour ${many(present, 'présent')} : vérifiez la liste des participants, ou dites dans le texte qui a voté.`,
};
