/** What a title page says of a workshop; nothing enters or leaves here. */

/** Null for what nobody said. */
export interface Facts {
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
}

export const noFacts: Facts = {
  title: null,
  organisation: null,
  place: null,
  date: null,
  hours: null,
  theme: null,
  chair: null,
  secretary: null,
};
