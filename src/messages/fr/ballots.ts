/** What may be wrong with ballots, said as a helpful colleague would. */

import type { IssueCode, Outcome } from '../../ballots/issue.ts';
import type { Harm } from '../../ballots/marks.ts';
import type { Damage } from '../../text/rows.ts';
import { type IssueSentences, sayBy } from '../sentences.ts';
import { integer, list, many, quote, words } from './words.ts';

const SAME = { number: 'Même numéro de bulletin', address: 'Même adresse', name: 'Même nom' } as const;

const SETTLE = {
  number:
    'Corrigez le numéro d’après le papier, ou choisissez : --duplicates first (le premier compte), last (le dernier) ou all (les deux).',
  address:
    'Une même personne a sans doute répondu deux fois. Choisissez : --duplicates first (sa première réponse compte), last (la dernière) ou all (les deux).',
  name: 'S’il s’agit d’homonymes, --duplicates all compte les deux. Sinon choisissez : --duplicates first (le premier bulletin compte) ou last (le dernier).',
} as const;

/** «Bulletin compté.», «2 bulletins nuls.»: what became of the ballots concerned. */
const fate = (outcome: Outcome, count: number): string =>
  `${count < 2 ? 'Bulletin' : many(count, 'bulletin')} ${words.outcome(outcome, count)}.`;

/** How many there are, where there are several. */
const among = (count: number, what = 'bulletin'): string => (count < 2 ? '' : ` (${many(count, what)})`);

const onBallots = (count: number): string => (count < 2 ? 'un bulletin' : many(count, 'bulletin'));

/** What to do about ballots that are held; of others, what became of them. */
const todo = (outcome: Outcome, count: number, remedy: string): string =>
  outcome === 'held' ? remedy : fate(outcome, count);

const isFilled = (cell: string | null): cell is string => cell !== null && cell.trim() !== '';

const meant = (suggestions: readonly string[]): string =>
  suggestions.length === 0 ? '' : `Vouliez-vous dire ${list(suggestions.map(quote), 'or')} ? `;

/** What a spreadsheet may have done to a cell that names no orientation. */
const harmed = sayBy<Harm, 'kind'>('kind', {
  'formula-error': () => ' : une formule du tableur n’a rien donné',
  'column-too-narrow': () => ' : la colonne était trop étroite quand le fichier a été enregistré',
  scientific: () => ' : le tableur a abrégé un grand nombre',
  judged: () => ' n’est pas une orientation',
  date: ({ typed }) => ` : le tableur a sans doute pris ${quote(typed)} pour une date`,
});

const REMEDIES: Readonly<Record<Harm['kind'], string>> = {
  'formula-error': 'Retapez le choix d’après le papier',
  'column-too-narrow': 'Élargissez la colonne dans le tableur et enregistrez de nouveau',
  scientific: 'Mettez la colonne au format Texte et retapez les numéros d’après le papier',
  judged: 'Tapez ce que porte le papier : les règles annoncées diront si le bulletin est nul',
  date: 'Mettez la colonne au format Texte et retapez les numéros d’après le papier',
};

const strange = (cell: string, harm: Harm | null): string => {
  if (harm !== null) return `${quote(cell)}${harmed(harm)}`;
  return /^\D{0,4}\d+$/u.test(cell.trim())
    ? `${quote(cell)} n’est le numéro d’aucune orientation de la liste`
    : `${quote(cell)} n’est pas dans la liste des orientations`;
};

/** «plus d’une gommette», «plus de 5 gommettes». */
const dotsOver = (most: number): string => (most === 1 ? 'd’une gommette' : `de ${many(most, 'gommette')}`);

export const ENDLESS =
  'cette ligne n’en finit pas (plus de 2 500 cellules, ou de 32 767 caractères dans l’une d’elles)';

const damages: Readonly<Record<Damage, string>> = {
  'open-quote': 'un guillemet droit (") est ouvert et jamais refermé',
  'stray-quote': 'un guillemet droit (") se trouve au milieu d’une cellule',
  'other-separator': 'ses cellules ne sont pas séparées comme celles des autres lignes',
  endless: ENDLESS,
};

export const issues: IssueSentences = {
  blank: (_, count) =>
    `${count < 2 ? 'Un bulletin sans aucun choix' : `${many(count, 'bulletin')} sans aucun choix`}\n→ ${fate('blank', count)} ${count < 2 ? 'Si cette ligne n’a jamais servi, supprimez-la.' : 'Si ces lignes n’ont jamais servi, supprimez-les.'}`,
  incomplete: ({ outcome, asked }, count) =>
    `${count < 2 ? 'Un bulletin compte' : `${many(count, 'bulletin')} comptent`} moins de ${asked} choix\n→ ${fate(outcome, count)}`,
  extra: ({ outcome, asked }, count) =>
    `${count < 2 ? 'Un bulletin compte' : `${many(count, 'bulletin')} comptent`} plus de ${asked} choix\n→ ${
      outcome === 'counted'
        ? `Seuls les ${asked} premiers choix sont comptés (--extra truncate).`
        : `${fate(outcome, count)} --extra truncate compterait les ${asked} premiers choix.`
    }`,
  repeated: ({ outcome, orientation, dots }, count) =>
    `${quote(orientation)} figure deux fois sur ${onBallots(count)}\n→ ${outcome !== 'counted' ? fate(outcome, count) : dots ? 'Citée une fois, avec tous les points qu’elle y reçoit.' : 'Comptée une seule fois, à sa meilleure place (voir --repeated).'}`,
  gap: ({ position }, count) =>
    `Le choix ${position} est vide, un choix suivant est rempli${among(count)}\n→ Les choix suivants remontent d’une place.`,
  'excess-dots': ({ outcome, most }, count) =>
    `${count < 2 ? 'Un bulletin porte' : `${many(count, 'bulletin')} portent`} plus ${dotsOver(most)}\n→ ${fate(outcome, count)}`,
  'excess-dots-each': ({ outcome, orientation, most }, count) =>
    `${quote(orientation)} reçoit plus ${dotsOver(most)} sur ${onBallots(count)}\n→ ${fate(outcome, count)}`,
  unknown: ({ outcome, cell, suggestions, harm }, count) =>
    `${strange(cell ?? '', harm)}${among(count)}\n→ ${
      meant(suggestions) +
      (outcome === 'held'
        ? `${harm === null ? 'Corrigez la cellule ou complétez la liste' : REMEDIES[harm.kind]} ; --unknown reject compte sans ${count < 2 ? 'ce bulletin' : 'ces bulletins'}.`
        : fate(outcome, count))
    }`,
  ambiguous: ({ outcome, cell, readings: [one, other] }, count) =>
    `${quote(cell ?? '')} se lit de deux façons : ${list(one.map(quote))}, ou ${list(other.map(quote))}\n→ ${todo(outcome, count, 'Séparez les choix par des points-virgules, ou mettez-en un par colonne.')}`,
  contradiction: ({ outcome, cell, number, other }, count) =>
    `${quote(cell ?? '')} : dans la liste, le numéro ${number} est ${quote(other)}\n→ ${todo(outcome, count, 'Vérifiez sur le papier, puis corrigez le numéro ou le libellé.')}`,
  decimal: ({ cell }, count) =>
    `${quote(cell ?? '')} est lu comme deux numéros${among(count)}\n→ Si c’est un nombre à virgule du tableur, mettez la colonne au format Texte et retapez les numéros.`,
  'bad-mark': ({ outcome, cell }, count) =>
    `${quote(cell ?? '')} sous une orientation n’est pas une marque connue${among(count)}\n→ ${todo(outcome, count, 'Mettez un x si l’orientation est choisie, rien sinon.')}`,
  'bad-rank': ({ outcome, cell }, count) =>
    `Le rang ${quote(cell ?? '')} figure deux fois sur un bulletin, ou n’est pas un rang${among(count)}\n→ ${todo(outcome, count, 'Vérifiez sur le papier : 1 pour le premier choix, 2 pour le deuxième…')}`,
  'short-row': (_, count) =>
    `${count < 2 ? 'Une ligne s’arrête' : `${many(count, 'ligne')} s’arrêtent`} avant la dernière colonne de choix\n→ Vérifiez qu’il ne manque pas de choix au bout.`,
  'long-row': ({ outcome, cell }, count) =>
    `${quote(cell ?? '')} se trouve au-delà des en-têtes${among(count, 'ligne')}\n→ ${todo(outcome, count, 'Des cellules ont sans doute glissé vers la droite : corrigez la ligne. Un libellé qui contient le séparateur se met entre guillemets droits (").')}`,
  unsent: ({ outcome }, count) =>
    `${count < 2 ? 'Une réponse commencée et jamais envoyée' : `${many(count, 'réponse')} commencées et jamais envoyées`}\n→ ${fate(outcome, count)}`,
  unused: ({ outcome }, count) =>
    `${many(count, 'ligne numérotée', 'lignes numérotées')} sans aucun choix à la fin du fichier\n→ ${fate(outcome, count)} ${count < 2 ? 'Si cette ligne était préparée d’avance et n’a pas servi, supprimez-la.' : 'Si ces lignes étaient préparées d’avance et n’ont pas servi, supprimez-les.'}`,
  'wrong-total': ({ outcome, written, sum, of }) =>
    `Le total écrit est ${written}, la somme de la ${of === 'row' ? 'ligne' : 'colonne'} est ${sum}\n→ ${
      outcome === 'held'
        ? 'Vérifiez sur la feuille, puis corrigez le nombre ou le total.'
        : 'La somme est comptée, pas le total écrit.'
    }`,
  'bad-points': ({ cell }) =>
    `${
      isFilled(cell)
        ? `${quote(cell)} : le nombre de points ou de gommettes n’est pas un nombre entier, de neuf chiffres au plus`
        : 'Il manque le nombre de points ou de gommettes'
    }\n→ Corrigez la cellule (0, 1, 2…).`,
  damaged: ({ damage, outcome }, count) =>
    `Ligne illisible : ${damages[damage]}\n→ ${todo(outcome, count, 'Corrigez cette ligne dans le fichier, ou réenregistrez-le depuis le tableur.')}`,
  duplicate: ({ outcome, by, source, otherSource, otherLine }) =>
    `${SAME[by]} qu’à la ligne ${integer(otherLine)}${source === otherSource ? '' : ` de ${otherSource}`}\n→ ${
      {
        counted: 'Les deux bulletins sont comptés (--duplicates all).',
        blank: 'Les deux bulletins sont comptés (--duplicates all).',
        spoilt: 'Les deux bulletins sont gardés (--duplicates all).',
        'set-aside': 'Ce bulletin est écarté, l’autre est gardé.',
        held: SETTLE[by],
      }[outcome]
    }`,
  namesake: ({ source, otherSource, otherLine }) =>
    `Même nom qu’à la ligne ${integer(otherLine)}${source === otherSource ? '' : ` de ${otherSource}`}, sans numéro ni adresse en commun\n→ Sans doute des homonymes : chaque bulletin est compté. Si c’est la même personne, supprimez la ligne en trop.`,
  'other-sheets': ({ sheets }) =>
    `${sheets.length < 2 ? 'Feuille du classeur laissée de côté' : 'Feuilles du classeur laissées de côté'} : ${list(sheets.map(quote))}\n→ Aucun bulletin n’y a été reconnu. S’il y en a, --sheet choisit la feuille à lire.`,
  'stray-vote': ({ cell }, count) =>
    `${quote(cell ?? '')} est une orientation, hors des colonnes de choix${count < 2 ? '' : ` (${many(count, 'ligne')})`}\n→ Remettez le choix à sa place. Si cette colonne n’est pas un vote, --ignore COLONNE.`,
  'list-among': ({ line, through }) =>
    `La liste des orientations se trouve avec les bulletins (lignes ${integer(line)} à ${integer(through)})\n→ Mettez-la dans un fichier à part, donné avec --orientations, et supprimez ces lignes.`,
  'wrong-recap': ({ orientation, written, counted }) =>
    `Le récapitulatif donne ${integer(written)} à ${quote(orientation)}, le décompte ${integer(counted)}\n→ Vérifiez sur le papier lequel est juste, puis corrigez la feuille.`,
  'odd-row': (_, count) =>
    `${count < 2 ? 'Une ligne ressemble à un bulletin sans l’être tout à fait' : `${many(count, 'ligne')} ressemblent à des bulletins sans l’être tout à fait`}\n→ Si c’est un bulletin, donnez-lui un numéro comme aux autres ; sinon, supprimez la ligne.`,
  'doubtful-mark': ({ mark }) =>
    `${quote(mark)} et d’autres marques dans la même feuille : oui ou non ?\n→ Mettez un x partout où l’orientation est choisie, et rien ailleurs.`,
  'mixed-numbers': ({ outcome, cell }, count) =>
    `${quote(cell ?? '')} : des numéros et des libellés dans la même feuille, et la liste ne donne pas de numéros${count < 2 ? '' : ` (${many(count, 'bulletin')})`}\n→ ${outcome === 'held' ? 'Donnez une liste avec les numéros (code;libellé), ou tapez partout la même chose.' : fate(outcome, count)}`,
  'bad-weight': ({ cell }) =>
    `${quote(cell ?? '')} n’est pas un nombre de bulletins\n→ Corrigez la cellule (1, 2, 3…).`,
  'no-column': ({ orientations }) =>
    `Aucune colonne pour ${list(orientations.slice(0, 6).map(quote))}\n→ Rien à faire si personne ne l’a choisie ; sinon ajoutez la colonne.`,
  'same-numbers': ({ otherSource, numbers }) =>
    `Les bulletins portent les mêmes numéros que ceux de ${otherSource} (${list(numbers.slice(0, 5))}${numbers.length > 5 ? '…' : ''})\n→ Si ce sont d’autres bulletins, --duplicates all ; si c’est deux fois le même fichier, donnez-le une seule fois.`,
  'same-ballots': ({ otherSource }) =>
    `Ce fichier contient exactement les mêmes bulletins que ${otherSource}, même si l’ordre diffère\n→ Si ce sont bien d’autres bulletins, --duplicates all ; sinon donnez-le une seule fois.`,
  similar: ({ cell, suggestions }) =>
    `${quote(cell ?? '')} ressemble beaucoup à ${list(suggestions.map(quote))}\n→ Si c’est la même orientation, corrigez la cellule, ou donnez la liste avec --orientations.`,
};

export const reasons: Readonly<Record<IssueCode, string>> = {
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
  'long-row': 'une ligne trop longue',
  unsent: 'une réponse jamais envoyée',
  unused: 'aucun choix',
  'wrong-total': 'un total qui ne tombe pas juste',
  duplicate: 'un second bulletin du même participant',
  namesake: 'un homonyme',
  'bad-points': 'des points illisibles',
  damaged: 'une ligne illisible',
  'other-sheets': 'des feuilles non lues',
  'stray-vote': 'une orientation hors des colonnes de choix',
  'list-among': 'la liste parmi les bulletins',
  'wrong-recap': 'un récapitulatif différent du décompte',
  'odd-row': 'une ligne douteuse',
  'doubtful-mark': 'une marque à double sens',
  'mixed-numbers': 'des numéros et des libellés mêlés',
  'bad-weight': 'un nombre de bulletins illisible',
  'no-column': 'une orientation sans colonne',
  'same-numbers': 'les mêmes numéros dans deux fichiers',
  'same-ballots': 'les mêmes bulletins dans deux fichiers',
  similar: 'deux libellés presque identiques',
};
