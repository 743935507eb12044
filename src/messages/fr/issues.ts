/** What may be wrong with ballots, said as a helpful colleague would. */

import type { IssueOf } from '../../ballots/issue.ts';
import type { Harm } from '../../ballots/marks.ts';
import type { Damage } from '../../text/rows.ts';
import { issueTellerOf, noticeOf, sayBy } from '../sentences.ts';
import { integer, list, quote, quoted, words } from './words.ts';

const RETYPE = 'Retapez ce que porte le papier, dans une colonne au format Texte';

/** What a spreadsheet may have done to a cell that names no orientation, and what undoes it. */
const harmed = sayBy<Harm, 'kind'>('kind', {
  'formula-error': ` (une formule n’a rien donné)\n→ ${RETYPE}`,
  'column-too-narrow':
    ' (la colonne était trop étroite quand le fichier a été enregistré)\n→ Élargissez la colonne dans le tableur, puis enregistrez',
  scientific: ` (le tableur a abrégé un grand nombre)\n→ ${RETYPE}`,
  judged: '\n→ Tapez ce que porte le papier, les règles diront si le bulletin est nul',
  date: ({ typed }) => ` (le tableur a sans doute pris ${quote(typed)} pour une date)\n→ ${RETYPE}`,
});
const harmOf = (harm: Harm | null) =>
  noticeOf(harm === null ? '\n→ Corrigez la cellule ou complétez la liste' : harmed(harm));

export const ENDLESS =
  'cette ligne n’en finit pas (plus de 2 500 cellules, ou de 32 767 caractères dans l’une d’elles)';
const damages: Readonly<Record<Damage, string>> = {
  'open-quote': 'un guillemet droit (") est ouvert et jamais refermé',
  'stray-quote': 'un guillemet droit (") se trouve au milieu d’une cellule',
  endless: ENDLESS,
};

const BY = { number: 'même numéro', address: 'même adresse', name: 'même nom' } as const;
const twin = (same: string, { source, otherSource, otherLine }: IssueOf<'duplicate' | 'namesake'>): string =>
  `${same} qu’à la ligne ${integer(otherLine)}${source === otherSource ? '' : ` de ${otherSource}`}`;

const CHECK = 'Vérifiez sur le papier, puis corrigez la cellule';
const TWO_FILES = 'Si ce sont bien d’autres bulletins, --duplicates all ; sinon ne les donnez qu’une fois.';

export const { reasonOf, tellIssue } = issueTellerOf(words, {
  sentences: {
    blank: 'aucun choix',
    incomplete: 'moins de choix que demandé',
    extra: 'trop de choix',
    repeated: 'la même orientation deux fois\n→ Elle compte pour un seul choix.',
    gap: 'un choix laissé vide\n→ Les choix suivants remontent d’une place.',
    'excess-dots': 'trop de gommettes',
    'excess-dots-each': 'trop de gommettes sur une même orientation',
    unknown: 'une orientation qui n’est pas dans la liste',
    ambiguous: 'une cellule qui se lit de deux façons\n→ Mettez un choix par colonne, sous « Choix 1 », « Choix 2 »…',
    contradiction: `un numéro et un libellé qui ne vont pas ensemble\n→ ${CHECK}.`,
    decimal:
      'un nombre à virgule lu comme deux numéros\n→ Si c’est un nombre du tableur, mettez la colonne au format Texte et retapez les numéros.',
    'bad-mark': 'une marque illisible\n→ Mettez un x si l’orientation est choisie, rien sinon.',
    'bad-rank': `un rang donné deux fois ou illisible\n→ ${CHECK} : 1 pour le premier choix, 2 pour le deuxième…`,
    'short-row':
      'une ligne trop courte\n→ Vérifiez qu’il ne manque pas de choix au bout, puis enregistrez de nouveau depuis le tableur.',
    'long-row':
      'une cellule au-delà des en-têtes\n→ Des cellules ont sans doute glissé vers la droite. Un libellé qui contient le séparateur se met entre guillemets (").',
    unsent: 'une réponse jamais envoyée',
    'wrong-total': `un total qui ne tombe pas juste\n→ ${CHECK} ou le total ; --unknown reject compte la somme.`,
    duplicate: 'un bulletin en double',
    namesake: 'un homonyme\n→ Chaque bulletin est compté. Si c’est la même personne, supprimez la ligne en trop.',
    'bad-points': `des points illisibles\n→ ${CHECK} (0, 1, 2…).`,
    damaged: 'une ligne illisible\n→ Corrigez cette ligne, ou réenregistrez le fichier depuis le tableur.',
    'other-sheets':
      'des feuilles non lues\n→ Aucun bulletin n’y a été reconnu. S’il y en a, --sheet choisit la feuille à lire.',
    'stray-vote': 'une orientation hors des colonnes de choix',
    'list-among':
      'la liste des orientations parmi les bulletins\n→ Mettez-la dans un fichier à part, donné avec --orientations.',
    'wrong-recap':
      'un récapitulatif différent du décompte\n→ Vérifiez sur le papier lequel est juste, puis corrigez la feuille.',
    remark: 'une remarque qui changerait le compte',
    'odd-row':
      'une ligne qui n’est peut-être pas un bulletin\n→ Si c’en est un, mettez-la sous les en-têtes, avec un numéro ou un nom comme les autres, et « blanc » s’il ne porte rien ; sinon, supprimez-la.',
    'doubtful-mark': 'une marque à double sens\n→ Mettez un x partout où l’orientation est choisie, et rien ailleurs.',
    'mixed-numbers':
      'des numéros et des libellés mêlés\n→ Tapez partout la même chose ; si c’est une ligne du résultat, supprimez-la.',
    'bad-weight': `un nombre de bulletins illisible\n→ ${CHECK} (1, 2, 3…).`,
    'no-column': 'une orientation sans colonne\n→ Rien à faire si personne ne l’a choisie ; sinon ajoutez la colonne.',
    'same-numbers': `les mêmes numéros dans deux fichiers\n→ ${TWO_FILES}`,
    'same-ballots': `les mêmes bulletins deux fois\n→ ${TWO_FILES}`,
    lone: 'un libellé toujours seul sur son bulletin\n→ Si c’est une orientation, donnez la liste avec --orientations ; si c’est une remarque, tapez « blanc », ou ce que porte le papier.',
    similar:
      'deux libellés presque identiques\n→ Si c’est la même orientation, corrigez la cellule ; sinon, donnez la liste avec --orientations.',
  },
  details: {
    unknown: ({ cell, harm }) => `${quote(cell ?? '')}${harmOf(harm).what}`,
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
    'same-ballots': ({ source, otherSource }) =>
      source === otherSource ? 'dans la même feuille' : `comme dans ${otherSource}`,
    lone: ({ cell }) => quote(cell ?? ''),
    similar: ({ cell, suggestions }) => quoted([cell ?? '', ...suggestions]),
  },
  remedies: {
    'stray-vote': ({ letter }) =>
      `Remettez le choix à sa place. Si cette colonne n’est pas un vote, --ignore ${letter ?? 'COLONNE'}.`,
    remark: ({ letter }) =>
      `Tapez ce que portent les bulletins : une ligne chacun, aucune pour qui n’a pas voté. Sinon, --ignore ${letter ?? 'COLONNE'}.`,
    extra: ({ outcome }) => (outcome === 'counted' ? 'Seuls les premiers choix comptent.' : null),
    unknown: ({ suggestions, harm }) =>
      `${suggestions.length === 0 ? '' : `Vouliez-vous dire ${list(suggestions.map(quote), 'or')} ? `}${harmOf(harm).hint} ; --unknown reject compte les autres bulletins.`,
    duplicate: ({ by, outcome }) =>
      outcome === 'held'
        ? `Corrigez d’après le papier, ou choisissez : --duplicates first (le premier compte), last (le dernier) ou all (les deux${by === 'name' ? ', s’il s’agit d’homonymes' : ''}).`
        : null,
  },
  asides: {
    blank: 'Si une ligne n’a jamais servi, supprimez-la.',
    extra: '--extra truncate compterait les premiers choix.',
  },
  ballot: 'bulletin',
  times: 'fois',
});
