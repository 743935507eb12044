/** The words of `atelier batch`: its table and its synthesis. */

import { list, many, quoted } from './words.ts';

const status = {
  written: 'écrit',
  unchanged: 'inchangé',
  counted: 'compté',
  refused: 'refusé',
  failed: 'échec',
  bug: 'défaut interne',
  skipped: 'reporté',
};

type JobStatus = keyof typeof status;
export const batch = {
  title: 'Ateliers',
  columns: {
    workshop: 'Atelier',
    status: 'État',
    ballots: 'Bulletins',
    valid: 'Exprimés',
    blank: 'Blancs',
    spoilt: 'Nuls',
    setAside: 'Écartés',
    retained: 'Retenues',
    tied: 'À départager',
    ties: 'Égalités',
    margin: 'Marge',
    output: 'Documents',
  },
  status,
  provisional: (status: string) => `${status}, provisoire`,
  tied: (labels: readonly string[]) => `à départager : ${quoted(labels)}`,
  progress: '{bar} {value}/{total}  reste {eta_formatted}  {name}',
  line: (place: number, total: number, name: string, what: JobStatus) => `${place}/${total} ${name} : ${status[what]}`,
  /** How many workshops there are in all, and of each kind. */
  total: (all: number, counts: readonly (readonly [JobStatus, number])[]) =>
    `${many(all, 'atelier')} : ${list(counts.map(([of, count]) => many(count, status[of])))}.`,
  interrupted: 'Interrompu : ce qui est écrit est entier. La même commande avec --only-changed continue.',
};

export const synthesis = {
  title: 'Synthèse des ateliers',
  lead: (workshops: number, valid: number) => `${many(workshops, 'atelier')}, ${many(valid, 'bulletin exprimé')}`,
  results: 'Atelier par atelier',
  common: 'Orientations retenues par plusieurs ateliers',
  noneCommon: 'Aucune orientation n’est retenue par plusieurs ateliers.',
  /** A cell has room for a few names. */
  which: (workshops: readonly string[], all: number) => (workshops.length === all ? 'tous' : list(workshops, 'and', 3)),
  many: (workshops: number) => many(workshops, 'atelier'),
  total: 'Ensemble des ateliers qui avaient la même liste',
  totalIntro: (workshops: readonly string[], of: number, valid: number) =>
    `Points ${workshops.length === of ? `des ${of} ateliers` : `de ${many(workshops.length, 'atelier')} (${list(workshops)})`}, ${many(valid, 'bulletin exprimé')}, même liste et même barème.`,
  totalNote: 'Ce total n’est la décision d’aucun atelier : chaque atelier a voté séparément.',
  columns: {
    orientation: 'Orientation',
    workshops: 'Ateliers',
    which: 'Lesquels',
    points: 'Points',
    picks: 'Citée par',
    retainedBy: 'Retenue par',
  },
  left: 'Ateliers absents de cette synthèse',
  leftIntro: 'Leurs bulletins n’ont pas pu être comptés, ou attendent une vérification :',
};
