/** What may be wrong with ballots, said as a helpful colleague would. */

import type { Harm } from '../../ballots/marks.ts';
import type { Damage } from '../../text/rows.ts';
import { type IssueReasons, issueTellerOf, type OtherBallot, sayBy } from '../sentences.ts';
import { integer, list, many, quote, quoted, words } from './words.ts';

/** What is wrong, as it is also said of a ballot that does not count. */
export const reasons: IssueReasons = {
  blank: 'aucun choix',
  incomplete: 'moins de choix que demandé',
  extra: 'trop de choix',
  repeated: 'la même orientation deux fois',
  gap: 'un choix laissé vide',
  'excess-dots': 'trop de gommettes',
  'excess-dots-each': 'trop de gommettes sur une même orientation',
  unknown: 'une orientation qui n’est pas dans la liste',
  ambiguous: 'une cellule qui se lit de deux façons',
  contradiction: 'un numéro et un libellé qui ne vont pas ensemble',
  decimal: 'un nombre à virgule lu comme deux numéros',
  'bad-mark': 'une marque illisible',
  'bad-rank': 'un rang donné deux fois ou illisible',
  'short-row': 'une ligne trop courte',
  'long-row': 'une cellule au-delà des en-têtes',
  unsent: 'une réponse jamais envoyée',
  'wrong-total': 'un total qui ne tombe pas juste',
  duplicate: 'un second bulletin du même participant',
  namesake: 'un homonyme',
  'bad-points': 'des points illisibles',
  damaged: 'une ligne illisible',
  'other-sheets': 'des feuilles non lues',
  'stray-vote': 'une orientation hors des colonnes de choix',
  'list-among': 'la liste des orientations parmi les bulletins',
  'wrong-recap': 'un récapitulatif différent du décompte',
  'odd-row': 'une ligne qui ressemble à un bulletin',
  'doubtful-mark': 'une marque à double sens',
  'mixed-numbers': 'des numéros et des libellés mêlés',
  'bad-weight': 'un nombre de bulletins illisible',
  'no-column': 'une orientation sans colonne',
  'same-numbers': 'les mêmes numéros dans deux fichiers',
  'same-ballots': 'les mêmes bulletins dans deux fichiers',
  similar: 'deux libellés presque identiques',
};

/** What a spreadsheet may have done to a cell that names no orientation. */
const harmed = sayBy<Harm, 'kind'>('kind', {
  'formula-error': ' (une formule n’a rien donné)',
  'column-too-narrow': ' (la colonne était trop étroite quand le fichier a été enregistré)',
  scientific: ' (le tableur a abrégé un grand nombre)',
  judged: '',
  date: ({ typed }) => ` (le tableur a sans doute pris ${quote(typed)} pour une date)`,
});

const RETYPE = 'Retapez ce que porte le papier, dans une colonne au format Texte';
const REPAIRS: Readonly<Record<Harm['kind'], string>> = {
  'formula-error': RETYPE,
  'column-too-narrow': 'Élargissez la colonne dans le tableur, puis enregistrez',
  scientific: RETYPE,
  judged: 'Tapez ce que porte le papier, les règles diront si le bulletin est nul',
  date: RETYPE,
};

export const ENDLESS =
  'cette ligne n’en finit pas (plus de 2 500 cellules, ou de 32 767 caractères dans l’une d’elles)';
const damages: Readonly<Record<Damage, string>> = {
  'open-quote': 'un guillemet droit (") est ouvert et jamais refermé',
  'stray-quote': 'un guillemet droit (") se trouve au milieu d’une cellule',
  'other-separator': 'ses cellules ne sont pas séparées comme celles des autres lignes',
  endless: ENDLESS,
};

const BY = { number: 'même numéro', address: 'même adresse', name: 'même nom' } as const;
const twin = (same: string, { source, otherSource, otherLine }: OtherBallot): string =>
  `${same} qu’à la ligne ${integer(otherLine)}${source === otherSource ? '' : ` de ${otherSource}`}`;

const CHECK = 'Vérifiez sur le papier, puis corrigez la cellule';
const TWO_FILES = 'Si ce sont bien d’autres bulletins, --duplicates all ; sinon donnez le fichier une seule fois.';

export const tellIssue = issueTellerOf(words, {
  reasons,
  /** What names it better than the cell itself. */
  details: {
    unknown: ({ cell, harm }) => `${quote(cell ?? '')}${harm === null ? '' : harmed(harm)}`,
    ambiguous: ({ cell, readings: [one, other] }) => `${quote(cell ?? '')}, soit ${quoted(one)}, soit ${quoted(other)}`,
    contradiction: ({ cell, number, other }) => `${quote(cell ?? '')}, mais ${number} est ${quote(other)}`,
    'wrong-total': ({ written, sum }) => `${written} écrit, la somme est ${sum}`,
    duplicate: (issue) => twin(BY[issue.by], issue),
    namesake: (issue) => twin(BY.name, issue),
    damaged: ({ damage }) => damages[damage],
    'other-sheets': ({ sheets }) => quoted(sheets),
    'list-among': ({ line, through }) => `lignes ${integer(line)} à ${integer(through)}`,
    'wrong-recap': ({ orientation, written, counted }) =>
      `${quote(orientation)}, ${integer(written)} écrit et ${integer(counted)} compté`,
    'doubtful-mark': ({ mark }) => `${quote(mark)}, oui ou non ?`,
    'no-column': ({ orientations }) => quoted(orientations.slice(0, 6)),
    'same-numbers': ({ otherSource, numbers }) =>
      `${list(numbers.slice(0, 5))}${numbers.length > 5 ? '…' : ''}, comme dans ${otherSource}`,
    'same-ballots': ({ otherSource }) => `comme dans ${otherSource}`,
    similar: ({ cell, suggestions }) => quoted([cell ?? '', ...suggestions]),
  },
  /** What to do about ballots that are held, or about what was done with those that are counted. */
  remedies: {
    extra: ({ outcome }) => (outcome === 'held' ? null : 'Seuls les premiers choix sont comptés (--extra truncate).'),
    repeated: ({ dots, outcome }) => {
      if (outcome === 'held') return null;
      return dots
        ? 'Citée une fois, avec tous les points qu’elle y reçoit.'
        : 'Comptée une seule fois, à sa meilleure place.';
    },
    gap: 'Les choix suivants remontent d’une place.',
    unknown: ({ suggestions, harm }) =>
      `${suggestions.length === 0 ? '' : `Vouliez-vous dire ${list(suggestions.map(quote), 'or')} ? `}${harm === null ? 'Corrigez la cellule ou complétez la liste' : REPAIRS[harm.kind]} ; --unknown reject compte les autres bulletins.`,
    ambiguous: 'Séparez les choix par des points-virgules, ou mettez-en un par colonne.',
    contradiction: `${CHECK}.`,
    decimal: 'Si c’est un nombre du tableur, mettez la colonne au format Texte et retapez les numéros.',
    'bad-mark': 'Mettez un x si l’orientation est choisie, rien sinon.',
    'bad-rank': `${CHECK} : 1 pour le premier choix, 2 pour le deuxième…`,
    'short-row': 'Vérifiez qu’il ne manque pas de choix au bout.',
    'long-row':
      'Des cellules ont sans doute glissé vers la droite. Un libellé qui contient le séparateur se met entre guillemets (").',
    'wrong-total': ({ outcome }) =>
      outcome === 'held' ? `${CHECK} ou le total.` : 'La somme est comptée, pas le total écrit.',
    duplicate: ({ outcome }) =>
      outcome === 'held'
        ? 'Corrigez d’après le papier, ou choisissez : --duplicates first (le premier compte), last (le dernier) ou all (les deux, s’il s’agit d’homonymes).'
        : 'Les deux bulletins sont comptés (--duplicates all).',
    namesake: 'Chaque bulletin est compté. Si c’est la même personne, supprimez la ligne en trop.',
    'bad-points': `${CHECK} (0, 1, 2…).`,
    damaged: 'Corrigez cette ligne, ou réenregistrez le fichier depuis le tableur.',
    'other-sheets': 'Aucun bulletin n’y a été reconnu. S’il y en a, --sheet choisit la feuille à lire.',
    'stray-vote': 'Remettez le choix à sa place. Si cette colonne n’est pas un vote, --ignore COLONNE.',
    'list-among': 'Mettez-la dans un fichier à part, donné avec --orientations.',
    'wrong-recap': 'Vérifiez sur le papier lequel est juste, puis corrigez la feuille.',
    'odd-row': 'Si c’est un bulletin, donnez-lui un numéro comme aux autres ; sinon, supprimez la ligne.',
    'doubtful-mark': 'Mettez un x partout où l’orientation est choisie, et rien ailleurs.',
    'mixed-numbers': 'Donnez une liste avec les numéros (code;libellé), ou tapez partout la même chose.',
    'bad-weight': `${CHECK} (1, 2, 3…).`,
    'no-column': 'Rien à faire si personne ne l’a choisie ; sinon ajoutez la colonne.',
    'same-numbers': TWO_FILES,
    'same-ballots': TWO_FILES,
    similar: 'Si c’est la même orientation, corrigez la cellule, ou donnez la liste avec --orientations.',
  },
  /** What may be said besides what became of ballots that are not counted. */
  asides: {
    blank: 'Si une ligne n’a jamais servi, supprimez-la.',
    extra: '--extra truncate compterait les premiers choix.',
  },
  /** «Bulletin compté.», «2 bulletins nuls.» */
  fate: (outcome, count) => `${count < 2 ? 'Bulletin' : many(count, 'bulletin')} ${words.outcome(outcome, count)}.`,
  times: (count) => many(count, 'fois', 'fois'),
});
