/** What may be wrong with ballots, said as a helpful colleague would. */

import type { Outcome } from '../../ballots/issue.ts';
import type { Messages } from '../messages.ts';
import { list, many, quote } from './words.ts';

/** «Bulletin compté.», «2 bulletins nuls.»: what became of the ballots concerned. */
const fate = (outcome: Outcome, count: number): string => {
  const ballots = count < 2 ? 'Bulletin' : `${many(count, 'bulletin')}`;
  const s = count < 2 ? '' : 's';
  return {
    counted: `${ballots} compté${s}.`,
    blank: `${ballots} blanc${s}.`,
    spoilt: `${ballots} nul${s}.`,
    'set-aside': `${ballots} écarté${s}.`,
    held: `${ballots} en attente.`,
  }[outcome];
};

const meant = (suggestions: readonly string[]): string =>
  suggestions.length === 0 ? '' : `Vouliez-vous dire ${list(suggestions.map(quote), 'or')} ? `;

export const damages: Messages['damages'] = {
  'open-quote': 'un guillemet droit (") est ouvert et jamais refermé',
  'stray-quote': 'un guillemet droit (") se trouve au milieu d’une cellule',
  endless: 'cette ligne n’en finit pas (plus d’un million de caractères)',
};

export const issues: Messages['issues'] = {
  blank: (_, count) => ({
    what: count < 2 ? 'Un bulletin sans aucun choix' : `${many(count, 'bulletin')} sans aucun choix`,
    hint: `${fate('blank', count)} Si ces lignes n’ont jamais servi, supprimez-les.`,
  }),
  incomplete: ({ outcome, asked }, count) => ({
    what: `${count < 2 ? 'Un bulletin compte' : `${many(count, 'bulletin')} comptent`} moins de ${asked} choix`,
    hint: fate(outcome, count),
  }),
  extra: ({ outcome, asked }, count) => ({
    what: `${count < 2 ? 'Un bulletin compte' : `${many(count, 'bulletin')} comptent`} plus de ${asked} choix`,
    hint:
      outcome === 'counted'
        ? `Seuls les ${asked} premiers choix sont comptés (--extra truncate).`
        : `${fate(outcome, count)} --extra truncate compterait les ${asked} premiers choix.`,
  }),
  repeated: ({ outcome, orientation }, count) => ({
    what: `${quote(orientation)} figure deux fois sur ${count < 2 ? 'un bulletin' : many(count, 'bulletin')}`,
    hint:
      outcome === 'counted' ? 'Comptée une seule fois, à sa meilleure place (voir --repeated).' : fate(outcome, count),
  }),
  gap: ({ position }, count) => ({
    what: `Le choix ${position} est vide, un choix suivant est rempli${count < 2 ? '' : ` (${many(count, 'bulletin')})`}`,
    hint: 'Les choix suivants remontent d’une place.',
  }),
  'excess-dots': ({ outcome, most }, count) => ({
    what: `${count < 2 ? 'Un bulletin porte' : `${many(count, 'bulletin')} portent`} plus de ${many(most, 'gommette')}`,
    hint: fate(outcome, count),
  }),
  'excess-dots-each': ({ outcome, orientation, most }, count) => ({
    what: `${quote(orientation)} reçoit plus de ${many(most, 'gommette')} sur ${count < 2 ? 'un bulletin' : many(count, 'bulletin')}`,
    hint: fate(outcome, count),
  }),
  unknown: ({ outcome, cell, suggestions }, count) => ({
    what: `${quote(cell ?? '')} n’est pas dans la liste des orientations${count < 2 ? '' : ` (${many(count, 'bulletin')})`}`,
    hint:
      meant(suggestions) +
      (outcome === 'held'
        ? 'Corrigez la cellule ou complétez la liste ; --unknown reject compte sans ce bulletin.'.replace(
            'ce bulletin',
            count < 2 ? 'ce bulletin' : 'ces bulletins',
          )
        : fate(outcome, count)),
  }),
  duplicate: ({ outcome, source, otherSource, otherLine }) => ({
    what: `Même participant qu’à la ligne ${otherLine}${source === otherSource ? '' : ` de ${otherSource}`}`,
    hint: {
      counted: 'Les deux bulletins sont comptés (--duplicates all).',
      blank: 'Les deux bulletins sont comptés (--duplicates all).',
      spoilt: 'Les deux bulletins sont gardés (--duplicates all).',
      'set-aside': 'Ce bulletin est écarté, l’autre est gardé.',
      held: 'Vérifiez sur le papier, puis choisissez : --duplicates first, last ou all (homonymes).',
    }[outcome],
  }),
  'bad-points': ({ cell }) => ({
    what: `${quote(cell ?? '')} : le nombre de points ou de gommettes n’est pas un nombre entier`,
    hint: 'Corrigez la cellule (0, 1, 2…).',
  }),
  damaged: ({ damage, outcome }, count) => ({
    what: `Ligne illisible : ${damages[damage]}`,
    hint:
      outcome === 'held'
        ? 'Corrigez cette ligne dans le fichier, ou réenregistrez-le depuis le tableur.'
        : fate(outcome, count),
  }),
  similar: ({ cell, suggestions }) => ({
    what: `${quote(cell ?? '')} ressemble beaucoup à ${list(suggestions.map(quote))}`,
    hint: 'Si c’est la même orientation, corrigez la cellule, ou donnez la liste avec --orientations.',
  }),
};

export const reasons: Messages['reasons'] = {
  blank: 'aucun choix',
  incomplete: 'moins de choix que demandé',
  extra: 'trop de choix',
  repeated: 'la même orientation deux fois',
  gap: 'un choix laissé vide',
  'excess-dots': 'trop de gommettes',
  'excess-dots-each': 'trop de gommettes sur une même orientation',
  unknown: 'une orientation qui n’est pas dans la liste',
  duplicate: 'un second bulletin du même participant',
  'bad-points': 'des points illisibles',
  damaged: 'une ligne illisible',
  similar: 'deux libellés presque identiques',
};
