/** What is known of a workshop beside its ballots; nothing enters or leaves here. */

import type { Person } from '../workshop/participants.ts';
import type { Prose } from '../workshop/prose.ts';
import type { Next } from '../workshop/workshop.ts';

/** What a title page says, who was there, and the prose. */
export interface Occasion {
  readonly title: string | null;
  readonly organisation: string | null;
  readonly place: string | null;
  /** ISO date. */
  readonly date: string | null;
  /** As typed. */
  readonly hours: string | null;
  readonly theme: string | null;
  readonly chair: string | null;
  readonly secretary: string | null;
  /** Null where nobody says who was there; they are not those who voted. */
  readonly people: readonly Person[] | null;
  readonly next: Next | null;
  readonly prose: Prose | null;
  /** Whether the prose gets the spaces and signs of good French. */
  readonly typography: boolean;
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
  typography: true,
  chart: false,
};
