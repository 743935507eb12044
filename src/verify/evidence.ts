/**
 * What a compte rendu carries inside, so that it can be verified and left alone later: rules, list and figures, all of
 * which stand on its pages too. No cell of a ballot, no line and no path ever goes in.
 */

import * as z from 'zod/mini';
import { decisionWays } from '../rank/tie-breaks.ts';
import type { Digest } from '../report/synthesis.ts';
import { evidenceSchema } from '../writers/fingerprint.ts';
import { rootOf, type Trees } from '../writers/xml.ts';

const words = z.string();
const labels = z.readonly(z.array(words));
const orientation = z.object({ label: words, code: z.nullable(words), aliases: labels, theme: z.exactOptional(words) });
const decision = z.object({
  how: z.enum(decisionWays),
  manner: z.exactOptional(words),
  who: words,
  when: words,
  secretBallot: z.boolean(),
  retained: z.union([labels, z.literal('all')]),
});
/** The value of an option, or several. */
const isSimple = (value: unknown): boolean => [value].flat().every((one) => typeof one !== 'object');

const evidence = z.object({
  schema: z.literal('atelier/evidence@2'),
  /** Of atelier: another one may say the same result in other words. */
  version: words,
  lang: z.enum(['fr', 'en']),
  /** The options under which the ballots were read and counted; none that names a file. */
  settings: z.record(words, z.unknown().check(z.refine(isSimple))),
  /** As it was given; null where it was made of the labels met. */
  list: z.nullable(z.readonly(z.array(orientation))),
  decision: z.nullable(decision),
  /** Files that had a part in the document beside the ballots: only who gives them again can have it made again. */
  madeOf: z.object({ workshop: z.boolean(), letterhead: z.boolean(), runoff: z.boolean() }),
  /** The files of ballots; no digest of one that names voters. */
  sources: z.readonly(z.array(z.object({ name: words, sha256: z.nullable(words) }))),
  result: z.custom<Digest>((result) => typeof result === 'object' && result !== null),
});

export type Evidence = z.infer<typeof evidence>;

/** The evidence of a document, also after a person has edited and saved it; two pieces of it are none that can be believed. */
export function evidenceIn(trees: Trees): Evidence | 'none' | 'damaged' {
  const [part, another] = [...trees.keys()].filter((name) => rootOf(trees, name)?.namespaceURI === evidenceSchema);
  if (part === undefined) return 'none';
  if (another !== undefined) return 'damaged';
  try {
    return evidence.parse(JSON.parse(rootOf(trees, part)?.textContent ?? ''));
  } catch {
    return 'damaged';
  }
}
