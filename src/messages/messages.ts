/** French is the value and the type: what a language says otherwise than French does not compile. */

import type { fr } from './fr.ts';

/** Any text of the same shape, where French has one of its own. */
type Widened<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T extends (...given: infer Given) => infer Said
        ? (...given: Given) => Widened<Said>
        : T extends object
          ? { readonly [K in keyof T]: Widened<T[K]> }
          : T;

export type Messages = Widened<Omit<typeof fr, 'lang'>> & { readonly lang: 'fr' | 'en' };
