/** Lines of YAML as a secretary types them enter; the same lines as YAML wants them leave, line for line. */

import { findKey, inner, keys, type Names } from './keys.ts';

/** `key: value`, with or without the dash of an item, the space of French before the colon and the one after it. */
const PAIR = /^(\s*(?:- +)*)([^\s"'#[{&*!|>%@`-][^:"'#]*?)[ \u00a0\u202f]*:(?:[ \u00a0\u202f]+(.*)|(\S.*))?$/u;
const ITEM = /^(\s*(?:- +)+)(\S.*)$/u;
/** What YAML gives a meaning of its own. */
const MEANT =
  /^(?:"(?:[^"\\]|\\.)*(?:"|$)(?:\s+#.*)?$|'(?:[^']|'')*(?:'|$)(?:\s+#.*)?$|\[(?!.*\]\s*[^\s#])|\{(?!\{)|[|>][+-]?\d?$|$)/u;
const BLOCK = /^[|>][+-]?\d?$/u;
const COMMENT = /(?:^|\s+)#(?:\s.*)?$/u;

/** A colon without a space after it ends a key only where the key is known: «TITRE:Atelier». */
const isKey = (word: string) => [keys, ...Object.values(inner)].some((names: Names) => findKey(word, names) !== null);

/** Puts in quotes what would not be read as it was typed: «Atelier 2 : compte rendu», «n° #4», «@mairie». */
export function straighten(lines: readonly string[]): readonly string[] {
  let block: number | null = null;
  return lines.map((typed) => {
    const line = typed.replace(/^\t+/u, (tabs) => '  '.repeat(tabs.length));
    const indent = line.search(/\S/u);
    if (block !== null && (indent === -1 || indent > block)) return line;
    block = null;
    const pair = PAIR.exec(line);
    if (pair !== null) {
      const [, lead = '', key = '', spaced, glued] = pair;
      if (glued !== undefined && !isKey(key)) return straightenItem(line);
      const value = spaced ?? glued ?? '';
      if (BLOCK.test(value.trim())) block = indent;
      return `${lead}${key}: ${quoted(value)}`.trimEnd();
    }
    return straightenItem(line);
  });
}

const straightenItem = (line: string): string => {
  const [, lead = '', value = ''] = ITEM.exec(line) ?? [];
  return lead === '' ? line : `${lead}${quoted(value)}`;
};

function quoted(value: string): string {
  const text = value.trim();
  if (MEANT.test(text)) return value;
  const words = text.replace(COMMENT, '');
  const plain = !/:(?:\s|$)|\s#|^[@`%,?\-[\]{}|>&*!"']/u.test(words);
  return plain ? value : `'${words.replaceAll("'", "''")}'`;
}
