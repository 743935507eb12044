/** What is known of a workshop beside its ballots; nothing enters or leaves here. */

import { type Facts, noFacts } from '../workshop/facts.ts';
import type { Person } from '../workshop/participants.ts';
import type { Prose } from '../workshop/prose.ts';
import type { Next } from '../workshop/workshop.ts';

/** What a title page says, who was there, and the prose. */
export interface Occasion extends Facts {
  /** Null where nobody says who was there; they are not those who voted. */
  readonly people: readonly Person[] | null;
  readonly next: Next | null;
  readonly prose: Prose | null;
  /** Whether the prose gets the spaces and signs of good French. */
  readonly typography: boolean;
  readonly chart: boolean;
}

export const noOccasion: Occasion = {
  ...noFacts,
  people: null,
  next: null,
  prose: null,
  typography: true,
  chart: false,
};
