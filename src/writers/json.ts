/** The Tally enters; its JSON leaves, with a fingerprint that tells whether someone has touched it since. */

import type { Tally } from '../result.ts';

type Sha256 = (text: string) => string;

export function writeJson(tally: Tally, sha256: Sha256): string {
  return `${JSON.stringify({ ...tally, fingerprint: sha256(JSON.stringify(tally)) }, null, 2)}\n`;
}

/** Whether a file holds a Tally that nobody has touched since it was written; null where it is none of ours. */
export function isUntouchedJson(text: string, sha256: Sha256): boolean | null {
  try {
    const { fingerprint, ...tally } = JSON.parse(text) as Record<string, unknown>;
    return tally['schema'] === 'atelier/tally@1' ? fingerprint === sha256(JSON.stringify(tally)) : null;
  } catch {
    return null;
  }
}
