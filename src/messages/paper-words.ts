/** The words of a ballot on paper, which `atelier init -w` writes. */

/** Whether a ballot with more or with fewer marks than asked will be spoilt. */
export interface Spoilt {
  readonly more: boolean;
  readonly fewer: boolean;
}

export interface PaperWords {
  /** Name of the file. */
  readonly file: string;
  /** The title of the compte rendu, as that of the workshop. */
  readonly workshop: (title: string) => string;
  /** Of the document, given that of the workshop. */
  readonly title: (workshop: string) => string;
  readonly subject: string;
  readonly table: string;
  readonly description: (orientations: number) => string;
  readonly box: string;
  readonly code: string;
  readonly orientation: string;
  /** So many boxes to tick. */
  readonly tick: (picks: number, spoilt: Spoilt) => string;
  /** Places 1 to `picks` to write into boxes. */
  readonly rank: (picks: number, spoilt: Spoilt) => string;
  /** Points to share among boxes; null where any number will do. */
  readonly dots: (most: number | null, mostEach: number | null) => string;
  readonly secret: string;
  readonly number: string;
  readonly advice: string;
}
