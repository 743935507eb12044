/** A text file enters; the same text leaves with a fingerprint in a last comment, which no later edit leaves true. */

type Sha256 = (text: string) => string;

const SEAL = /\n<!-- atelier sha256 ([0-9a-f]{64}) -->\n$/u;

const RECIPE = /\n<!-- atelier recipe ([0-9a-f]{64}) -->\n/gu;

/** For formats that have `<!-- -->`: Markdown and HTML. `recipe` is the digest of all that the text is made of. */
export function withTextFingerprint(text: string, sha256: Sha256, recipe: string | null): string {
  const said = recipe === null ? text : `${text}\n<!-- atelier recipe ${recipe} -->\n`;
  return `${said}\n<!-- atelier sha256 ${sha256(said)} -->\n`;
}

/** What a sealed text says that it was made of; null where it says nothing. */
export const recipeInText = (text: string): string | null => [...text.matchAll(RECIPE)].at(-1)?.[1] ?? null;

/** Whether a text is ours and nobody has touched it since; null where it is none of ours. */
export function isUntouchedText(text: string, sha256: Sha256): boolean | null {
  const seal = SEAL.exec(text);
  return seal === null ? null : seal[1] === sha256(text.slice(0, seal.index));
}
