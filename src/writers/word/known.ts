/** What docx has written and would write the same way ever after. The build keeps what its rehearsals leave here, so that a
 * run need not even load docx for a document that has nothing new. */
import type { Parts } from '../package.ts';

/** XML that docx may have yet to write. */
export interface Blank {
  xml: string;
}

/** A package without its words. */
export interface Shell {
  readonly parts: Parts;
  /** What stands before and after the words. */
  readonly body: readonly [string, string];
  readonly foot: readonly [string, string];
  /** What docx wrote of its lists. */
  readonly lists: readonly string[];
}

/** What docx writes around the words of a piece, by all that makes a difference to it: a few dozen for hundreds of documents. */
export const shapes = new Map<string, readonly Blank[]>();

/** By what is in them; the documents of a batch have few. */
export const shells = new Map<string, Shell>();

/** The styles, by language. */
export const stylesheets = new Map<string, string>();
