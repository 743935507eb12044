/** The bytes of a Word package → its parts, and back to bytes that are the same whenever and wherever they are made. */

import { unzipSync, type Zippable, zipSync } from 'fflate';
import { MAX_PARTS, MAX_UNPACKED } from '../limits.ts';

/** The parts by name, as Word lays them out (`word/document.xml` and its neighbours), each as its text or its bytes. */
export type Parts = Readonly<Record<string, string | Uint8Array>>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A part as text; empty when the package has no such part. */
export const textOf = (parts: Parts, name: string): string => {
  const part = parts[name] ?? '';
  return typeof part === 'string' ? part : decoder.decode(part);
};

/** A part as bytes; empty when the package has no such part. */
export const bytesOf = (parts: Parts, name: string): Uint8Array => {
  const part = parts[name] ?? '';
  return typeof part === 'string' ? encoder.encode(part) : part;
};

/** Unzips a package. It throws where the bytes are no package, where one is too large, and where two parts have one name (Word
 * knows no capitals in it), since readers would not agree on which of them counts. */
export const openPackage = (bytes: Uint8Array): Parts => {
  let size = 0;
  const names = new Set<string>();
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (names.size === names.add(name.toLowerCase()).size) throw new RangeError('two parts of one name');
      size += originalSize;
      if (size > MAX_UNPACKED || names.size > MAX_PARTS) throw new RangeError('package too large');
      return true;
    },
  });
};

/** Unzips a package; gives no parts where that throws. */
export const tryPackage = (bytes: Uint8Array): Parts => {
  try {
    return openPackage(bytes);
  } catch {
    return {};
  }
};

/** The date that Word writes too. It names no time zone because a ZIP holds local time: so the bytes are the same in all. */
const anytime = '1980-01-01T00:00:00';

/** In bytes: to begin to compress takes as long as to compress as much as this. */
const SHORT = 2048;

/** Zips the parts in one order, `[Content_Types].xml` first as the format wants it, without the time of day. */
export const closePackage = (parts: Parts): Uint8Array => {
  const files = Object.keys(parts).sort();
  const zipped: Zippable = {};
  for (const name of files) {
    const bytes = bytesOf(parts, name);
    zipped[name] = [bytes, { level: bytes.length < SHORT ? 0 : 4 }];
  }
  return zipSync(zipped, { mtime: anytime });
};

/** docx draws 21 random characters for the id of a link or a chart; a document of ours has some that were settled before. */
const RANDOM_ID = /"rId(?:[\w-]{21}|A\d+)"/g;
const DRAWINGS = /(<wp:docPr [^>]*?\bid=")\d+/g;

/** Takes out of a package what docx draws at random or counts on from one document to the next: ids of relationships and
 * drawings, the time in embedded workbooks. */
export function settle(parts: Parts): Parts {
  const relations = Object.keys(parts).filter((name) => name.endsWith('.rels'));
  const drawn = new Set(relations.flatMap((name) => textOf(parts, name).match(RANDOM_ID) ?? []));
  const ids = new Map([...drawn].map((id, at) => [id, `"rIdA${at + 1}"`]));
  let drawings = 0;
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => {
      if (name.endsWith('.xlsx')) return [name, closePackage(openPackage(bytesOf(parts, name)))];
      if (!/\.(?:xml|rels)$/.test(name)) return [name, part];
      const text = textOf(parts, name).replace(RANDOM_ID, (id) => ids.get(id) ?? id);
      return [name, name === 'word/document.xml' ? text.replace(DRAWINGS, (_, open) => `${open}${++drawings}`) : text];
    }),
  );
}
