/** What may be wrong with several ballots, or a whole file of them, said as a helpful colleague would. */

import type { Messages } from '../messages.ts';
import { integer, list, quote } from './words.ts';

const SEPARATORS: Readonly<Record<string, string>> = {
  ';': 'le point-virgule',
  ',': 'la virgule',
  '\t': 'la tabulation',
  '|': 'la barre verticale',
};

const SAME = { number: 'Même numéro de bulletin', address: 'Même adresse', name: 'Même nom' } as const;

const SETTLE = {
  number:
    'Corrigez le numéro d’après le papier, ou choisissez : --duplicates first (le premier compte), last (le dernier) ou all (les deux).',
  address:
    'Une même personne a sans doute répondu deux fois. Choisissez : --duplicates first (sa première réponse compte), last (la dernière) ou all (les deux).',
  name: 'S’il s’agit d’homonymes, --duplicates all compte les deux. Sinon choisissez : --duplicates first (le premier bulletin compte) ou last (le dernier).',
} as const;

export const severalBallots = {
  duplicate: ({ outcome, by, source, otherSource, otherLine }) => ({
    what: `${SAME[by]} qu’à la ligne ${integer(otherLine)}${source === otherSource ? '' : ` de ${otherSource}`}`,
    hint: {
      counted: 'Les deux bulletins sont comptés (--duplicates all).',
      blank: 'Les deux bulletins sont comptés (--duplicates all).',
      spoilt: 'Les deux bulletins sont gardés (--duplicates all).',
      'set-aside': 'Ce bulletin est écarté, l’autre est gardé.',
      held: SETTLE[by],
    }[outcome],
  }),
  namesake: ({ source, otherSource, otherLine }) => ({
    what: `Même nom qu’à la ligne ${integer(otherLine)}${source === otherSource ? '' : ` de ${otherSource}`}, sans numéro ni adresse en commun`,
    hint: 'Sans doute des homonymes : chaque bulletin est compté. Si c’est la même personne, supprimez la ligne en trop.',
  }),
  pasted: ({ source, line, through, otherSource, otherLine, otherThrough }) => ({
    what: `Les lignes ${integer(line)} à ${integer(through)} répètent, dans le même ordre, les choix des lignes ${integer(otherLine)} à ${integer(otherThrough)}${source === otherSource ? '' : ` de ${otherSource}`}`,
    hint: 'Si ce bloc a été collé ou saisi deux fois, supprimez-en un. Sinon, il n’y a rien à faire.',
  }),
  'other-sheets': ({ sheets }) => ({
    what: `${sheets.length < 2 ? 'Une autre feuille du classeur contient aussi des bulletins, et n’est pas lue' : 'D’autres feuilles du classeur contiennent aussi des bulletins, et ne sont pas lues'} : ${list(sheets.map(quote))}`,
    hint: '--sheet choisit la feuille. Pour compter plusieurs feuilles ensemble, mettez-les l’une sous l’autre, ou enregistrez chacune en « CSV UTF-8 ».',
  }),
  'two-separators': ({ delimiter, other }) => ({
    what: `Ce fichier se lit aussi bien avec ${SEPARATORS[other] ?? quote(other)} qu’avec ${SEPARATORS[delimiter] ?? quote(delimiter)} comme séparateur, et ne dit alors pas la même chose`,
    hint: `Lu avec ${SEPARATORS[delimiter] ?? quote(delimiter)}. --delimiter choisit le séparateur.`,
  }),
  similar: ({ cell, suggestions }) => ({
    what: `${quote(cell ?? '')} ressemble beaucoup à ${list(suggestions.map(quote))}`,
    hint: 'Si c’est la même orientation, corrigez la cellule, ou donnez la liste avec --orientations.',
  }),
} satisfies Partial<Messages['issues']>;
