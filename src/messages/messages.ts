/** French is the value and the type: what a language says otherwise than French does not compile. A choice between two French
 * words has to say that it is a `string`, or no other language could make it. */

import type { fr } from './fr.ts';

export type Messages = Omit<typeof fr, 'lang'> & { readonly lang: 'fr' | 'en' };
