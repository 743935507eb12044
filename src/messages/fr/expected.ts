/** What a value should have been. */

import type { Expected } from '../../failure.ts';
import { list } from './words.ts';

export const expected = (what: Expected): string => {
  switch (what.kind) {
    case 'choice':
      return `Valeurs possibles : ${list(what.choices, 'or')}.`;
    case 'choices':
      return `Valeurs possibles, séparées par des virgules, chacune une seule fois : ${list(what.choices)}.`;
    case 'whole-number':
      return `Il faut un nombre entier de ${what.min} à ${what.max}.`;
    case 'points':
      return what.picks === null
        ? 'Il faut des nombres entiers séparés par des virgules, du plus grand au plus petit, par exemple 4,2,1.'
        : `Il faut autant de nombres que de choix : ${what.picks} (--picks).`;
    case 'date':
      return 'Il faut une date, par exemple 2026-03-27 ou 27/03/2026.';
    case 'seed':
      return 'Il faut un nombre ou un mot annoncé dans la salle, ou ballots pour le tirer des bulletins.';
    case 'delimiter':
      return 'Il faut un seul signe, ni lettre, ni chiffre, ni guillemet droit : par exemple ";" ou tab (tabulation).';
  }
};
