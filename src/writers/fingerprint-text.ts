/** A text file enters; the same text leaves with a fingerprint in a last comment, which no later edit leaves true. */

import type { Sha256 } from './fingerprint.ts';

const SEAL = /\n<!-- atelier sha256 ([0-9a-f]{64}) -->\n$/u;

/** For formats that have `<!-- -->`: Markdown and HTML. */
export const withTextFingerprint = (text: string, sha256: Sha256): string =>
  `${text}\n<!-- atelier sha256 ${sha256(text)} -->\n`;

/** Whether a text is ours and nobody has touched it since; null where it is none of ours. */
export function isUntouchedText(text: string, sha256: Sha256): boolean | null {
  const seal = SEAL.exec(text);
  return seal === null ? null : seal[1] === sha256(text.slice(0, seal.index));
}
