/** The words of `atelier batch`: its table and its synthesis. */

import { list, many } from './words.ts';

const status = {
  written: 'écrit',
  unchanged: 'inchangé',
  counted: 'compté',
  refused: 'refusé',
  failed: 'échec',
  bug: 'défaut du programme',
  skipped: 'pas commencé',
};

type JobStatus = keyof typeof status;
type Totals = Readonly<Record<'all' | 'counted' | 'written' | 'unchanged' | 'refused' | 'skipped', number>>;

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
  tied: (labels: readonly string[]) => `à départager : ${list(labels)}`,
  progress: '{bar} {value}/{total}  reste {eta_formatted}  {name}',
  line: (place: number, total: number, name: string, what: JobStatus) => `${place}/${total} ${name} : ${status[what]}`,
  /** How many workshops there are in all, and of each kind. */
  total: ({ all, counted, written, unchanged, refused, skipped }: Totals) => {
    const parts = [
      counted > 0 && `${many(counted, 'atelier compté')}, rien d’écrit`,
      written > 0 && many(written, 'compte rendu écrit'),
      counted + written + unchanged === 0 && 'aucun compte rendu écrit',
      unchanged > 0 && many(unchanged, 'déjà à jour', 'déjà à jour'),
      refused > 0 && many(refused, 'atelier refusé'),
      skipped > 0 && many(skipped, 'atelier pas commencé', 'ateliers pas commencés'),
    ];
    return `${many(all, 'atelier')} : ${parts.filter((part) => part !== false).join(', ')}.`;
  },
  interrupted: 'Interrompu : ce qui est écrit est entier. La même commande avec --only-changed continue.',
};

/** Names that a cell has room for. */
const FEW = 3;

export const synthesis = {
  title: 'Synthèse des ateliers',
  lead: (workshops: number, valid: number) => `${many(workshops, 'atelier')}, ${many(valid, 'bulletin exprimé')}`,
  results: 'Atelier par atelier',
  common: 'Orientations retenues par plusieurs ateliers',
  noneCommon: 'Aucune orientation n’est retenue par plusieurs ateliers.',
  which: (workshops: readonly string[], all: readonly string[]): string => {
    const missing = all.filter((name) => !workshops.includes(name));
    if (missing.length === 0) return 'tous';
    if (missing.length < workshops.length && missing.length <= FEW) return `tous sauf ${list(missing)}`;
    const rest = workshops.length - FEW;
    return list(rest < 2 ? workshops : [...workshops.slice(0, FEW), many(rest, 'autre')]);
  },
  many: (workshops: number) => many(workshops, 'atelier'),
  total: (all: boolean) => (all ? 'Tous les ateliers ensemble' : 'Ensemble des ateliers qui avaient la même liste'),
  totalIntro: (workshops: readonly string[], of: number, valid: number) => {
    const which =
      workshops.length === of
        ? `des ${of} ateliers`
        : `de ${many(workshops.length, 'atelier')}${workshops.length <= 2 * FEW ? ` (${list(workshops)})` : ''}`;
    return `Points et citations ${which}, ${many(valid, 'bulletin exprimé')}, même liste et même barème.`;
  },
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
