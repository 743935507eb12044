/** The bytes of a Word package → its parts, and back to bytes that are the same whenever and wherever they are made. */

import { unzipSync, zipSync } from 'fflate';
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

/** Unzips a package. It throws where the bytes are no package, where one is too large, and where two parts have one name,
 * since readers would not agree on which of them counts. */
export const openPackage = (bytes: Uint8Array): Parts => {
  let size = 0;
  const names = new Set<string>();
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (names.size === names.add(name).size) throw new RangeError('two parts of one name');
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

/** Zips the parts in one order, `[Content_Types].xml` first as the format wants it, without the time of day. */
export const closePackage = (parts: Parts): Uint8Array => {
  const files = Object.keys(parts).sort();
  return zipSync(Object.fromEntries(files.map((name) => [name, bytesOf(parts, name)])), { mtime: anytime });
};

/** docx draws 21 random characters for the id of a link or a chart. */
const randomId = /\bId="(rId[\w-]{21})"/g;

/** Gives the relationships of a part ids that depend on their order alone. */
const renameIds = (parts: Parts, relationships: string): Parts => {
  const names = new Map<string, string>();
  const renamed = textOf(parts, relationships).replace(randomId, (_, id: string) => {
    names.set(id, `rIdA${names.size + 1}`);
    return `Id="${names.get(id)}"`;
  });
  if (names.size === 0) return {};
  const owner = relationships.replace('_rels/', '').replace(/\.rels$/, '');
  const text = textOf(parts, owner).replace(/r:id="([^"]+)"/g, (_, id: string) => `r:id="${names.get(id) ?? id}"`);
  return { [relationships]: renamed, [owner]: text };
};

/** Whatever is numbered in a text, from 1 on in the order in which it first comes up. */
const renumber = (text: string, numbers: RegExp): string => {
  const renumbered = new Map<string, number>();
  return text.replace(numbers, (number) => {
    const known = renumbered.get(number) ?? renumbered.size + 1;
    renumbered.set(number, known);
    return String(known);
  });
};

const drawings = /(?<=<wp:docPr id=")\d+/g;

/** The headings that a table of contents lists, each bookmarked: by name, by id, and where the table refers to it. */
const bookmarks =
  /(?<=<w:bookmark(?:Start w:name="_Toc\d+"|End) w:id="|\bw:(?:name|anchor)="_Toc|<w:instrText xml:space="preserve">PAGEREF _Toc)\d+/g;

/** Takes out of a package what docx draws at random or counts on from one document to the next: ids of relationships,
 * drawings and bookmarks, the time in embedded workbooks. */
export const settle = (parts: Parts): Parts => {
  let settled = parts;
  for (const name of Object.keys(parts)) {
    if (name.endsWith('.rels')) settled = { ...settled, ...renameIds(settled, name) };
    if (name.endsWith('.xlsx')) settled = { ...settled, [name]: closePackage(openPackage(bytesOf(parts, name))) };
  }
  const body = textOf(settled, 'word/document.xml');
  return { ...settled, 'word/document.xml': renumber(renumber(body, drawings), bookmarks) };
};
