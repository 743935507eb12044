/**
 * What a compte rendu carries inside, so that it can be verified and left alone later: rules, list and figures, all of
 * which stand on its pages too. No cell of a ballot, no line and no path ever goes in.
 */

import type { Orientation } from '../ballots/ballot.ts';
import type { Decision } from '../rank/tie-breaks.ts';
import type { Digest } from '../report/synthesis.ts';
import { evidenceSchema } from '../writers/fingerprint.ts';
import { rootOf, type Trees } from '../writers/xml.ts';

export interface Evidence {
  readonly schema: 'atelier/evidence@2';
  /** Of atelier: another one may say the same result in other words. */
  readonly version: string;
  readonly lang: 'fr' | 'en';
  /** The options under which the ballots were read and counted; none that names a file. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** As it was given; null where it was made of the labels met. */
  readonly list: readonly Orientation[] | null;
  readonly decision: Decision | null;
  /** Files that had a part in the document beside the ballots: only who gives them again can have it made again. */
  readonly madeOf: { readonly workshop: boolean; readonly letterhead: boolean; readonly runoff: boolean };
  /** The files of ballots; no digest of one that names voters. */
  readonly sources: readonly { readonly name: string; readonly sha256: string | null }[];
  readonly result: Digest;
}

/** The evidence of a document, also after a person has edited and saved it; two pieces of it are none that can be believed. */
export function evidenceIn(trees: Trees): Evidence | 'none' | 'damaged' {
  const [part, another] = [...trees.keys()].filter((name) => rootOf(trees, name)?.namespaceURI === evidenceSchema);
  if (part === undefined) return 'none';
  if (another !== undefined) return 'damaged';
  try {
    const evidence = JSON.parse(rootOf(trees, part)?.textContent ?? '') as Evidence;
    const { schema, lang, settings, sources, result, madeOf, decision } = evidence;
    const whole =
      schema === 'atelier/evidence@2' &&
      (lang === 'fr' || lang === 'en') &&
      Object.values(settings)
        .flat()
        .every((value) => typeof value !== 'object') &&
      typeof madeOf.workshop === 'boolean' &&
      sources.every(({ name }) => typeof name === 'string') &&
      Array.isArray(result.orientations) &&
      (decision === null || [decision.retained].flat().every((label) => typeof label === 'string')) &&
      (evidence.list === null || evidence.list.every(({ label }) => typeof label === 'string'));
    return whole ? evidence : 'damaged';
  } catch {
    return 'damaged';
  }
}
