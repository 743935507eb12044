/** What a compte rendu is made of: the count, and what is known of the workshop beside its ballots. */

import type { Messages } from '../messages/messages.ts';
import type { Tally } from '../tally/result.ts';
import { type Facts, noFacts } from '../workshop/facts.ts';
import type { Person } from '../workshop/participants.ts';
import type { PieceId } from '../workshop/placeholders.ts';
import type { Prose } from '../workshop/prose.ts';
import type { Next, Signatory } from '../workshop/workshop.ts';
import type { Block, Image } from './document.ts';

/** What a title page says, who was there, and the prose. */
export interface Occasion extends Facts {
  /** Null where nobody says who was there; they are not those who voted. */
  readonly people: readonly Person[] | null;
  readonly next: Next | null;
  readonly prose: Prose | null;
  /** What the prose shows, by the names that it gives. */
  readonly pictures: ReadonlyMap<string, Omit<Image, 'alt'>>;
  /** Whether the prose gets the spaces and signs of good French. */
  readonly typography: boolean;
  readonly chart: boolean;
  readonly annex: boolean;
  /** Null for those who led the workshop and wrote it up. */
  readonly signatories: readonly Signatory[] | null;
  /** Parts that the workshop file leaves out. */
  readonly without: readonly PieceId[];
}

export const noOccasion: Occasion = {
  ...noFacts,
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

export interface Material {
  readonly tally: Tally;
  readonly occasion: Occasion;
  readonly messages: Messages;
  /** Parts that the prose puts somewhere itself. */
  readonly placed: ReadonlySet<PieceId>;
}

/** Whether a part stands where the document would put it: neither placed by the prose nor left out. */
export const stands = (id: PieceId, { occasion, placed }: Material): boolean =>
  !placed.has(id) && !occasion.without.includes(id);

/** A part of the compte rendu. */
export interface Part {
  /** Stands above it where the prose has not placed it; null for none. */
  readonly title: (material: Material) => string | null;
  /** Empty where there is nothing to say. */
  readonly write: (material: Material) => readonly Block[];
}
