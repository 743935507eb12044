/** Words as people type them enter; the same words with the spaces and apostrophes of good French leave. Idempotent. */

const NARROW = '\u202f';
const FULL = '\u00a0';

/** Leaves addresses and hours (14:30) alone: only a space that was typed becomes one that does not break. */
export function typeset(text: string): string {
  return text
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '’')
    .replace(/[ \u00a0\u202f]+(?=[;!?](?:\s|$))/gu, NARROW)
    .replace(/[ \u00a0\u202f]+(?=[:%»](?:\s|$|[).,;]))/gu, FULL)
    .replace(/(?<=«)[ \u00a0\u202f]*(?=\S)/gu, FULL)
    .replace(/(?<=\S)(?<![\u00a0\u202f])(?=»)/gu, FULL);
}
