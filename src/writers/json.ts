/** The Tally enters; its JSON leaves, with a fingerprint that tells whether someone has touched it since. */

import type { Sha256 } from './fingerprint.ts';
import { escapeUnit } from './sanitize.ts';

/** Characters that JSON may hold as they are but that a terminal may obey: C1 controls and marks of direction. */
const OBEYED = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Writes any data as JSON that does no harm on a screen. */
export function stringify(data: object): string {
  return `${JSON.stringify(data, null, 2).replace(OBEYED, escapeUnit)}\n`;
}

/** Writes data that has a `schema`, with its fingerprint. */
export const writeJson = (data: object, sha256: Sha256): string =>
  stringify({ ...data, fingerprint: sha256(JSON.stringify(data)) });

/** Whether a file holds data of ours that nobody has touched since; null where it is none of ours. */
export function isUntouchedJson(text: string, sha256: Sha256): boolean | null {
  try {
    const { fingerprint, ...data } = JSON.parse(text) as Record<string, unknown>;
    return /^atelier\//u.test(String(data['schema'])) ? fingerprint === sha256(JSON.stringify(data)) : null;
  } catch {
    return null;
  }
}
