/** What is known of a workshop beside its ballots: what a title page says, who was there, and the prose. */

import type { Person } from '../workshop/participants.ts';
import type { Facts, Workshop } from '../workshop/workshop.ts';
import type { Image } from './document.ts';

export interface Occasion
  extends Facts,
    Pick<Workshop, 'next' | 'prose' | 'typography' | 'signatories' | 'without' | 'annex'> {
  /** Null where nobody says who was there; they are not those who voted. */
  readonly people: readonly Person[] | null;
  /** What the prose shows, by the names that it gives. */
  readonly pictures: ReadonlyMap<string, Omit<Image, 'alt'>>;
  readonly chart: boolean;
}

export const noOccasion: Occasion = {
  title: null,
  organisation: null,
  place: null,
  date: null,
  hours: null,
  theme: null,
  chair: null,
  secretary: null,
  people: null,
  next: null,
  prose: null,
  pictures: new Map(),
  typography: true,
  chart: false,
  annex: false,
  signatories: null,
  without: [],
};

/** What was typed wins over what a workshop file tells; that a chart is wanted is typed alone. */
export const occasionOf = (
  { title, place, date, theme, chart, annex }: { readonly [K in keyof Occasion]?: Occasion[K] | undefined },
  told: Occasion,
): Occasion => ({
  ...told,
  title: title ?? told.title,
  place: place ?? told.place,
  date: date ?? told.date,
  theme: theme ?? told.theme,
  chart: chart === true,
  annex: annex === true || told.annex,
});
