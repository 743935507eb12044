/** Files as bytes enter; a ZIP that holds them as they are leaves: nothing is packed, and nothing depends on the day. */

/** A file, and what a ZIP says of it. */
export interface Stored {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly crc: number;
}

/** Of PKWARE's APPNOTE: the header before a file, its entry in the directory at the end, and the end itself. */
const HEADER = { signature: 0x04034b50, size: 30 };
const ENTRY = { signature: 0x02014b50, size: 46 };
const END = { signature: 0x06054b50, size: 22 };

/** The first version of the format will do. */
const VERSION = 20;
/** Names are in UTF-8, which is said where it makes a difference. */
const UTF_8 = 0x0800;
/** 1 January 1980, midnight: the first moment that a ZIP knows. */
const ANYTIME = 0x00210000;

const encoder = new TextEncoder();

export function storeAll(files: readonly Stored[]): Uint8Array {
  const entries = files.map((file) => ({ ...file, path: encoder.encode(file.name) }));
  const length = entries.reduce(
    (sum, { path, bytes }) => sum + HEADER.size + ENTRY.size + 2 * path.length + bytes.length,
    END.size,
  );
  const zip = new Uint8Array(length);
  const view = new DataView(zip.buffer);
  /** What header and entry have in common. */
  const describe = (at: number, { name, path, bytes, crc }: (typeof entries)[number]) => {
    view.setUint16(at, VERSION, true);
    view.setUint16(at + 2, path.length === name.length ? 0 : UTF_8, true);
    view.setUint32(at + 6, ANYTIME, true);
    view.setUint32(at + 10, crc, true);
    view.setUint32(at + 14, bytes.length, true);
    view.setUint32(at + 18, bytes.length, true);
    view.setUint16(at + 22, path.length, true);
  };
  let at = 0;
  const starts = entries.map((entry) => {
    const start = at;
    view.setUint32(start, HEADER.signature, true);
    describe(start + 4, entry);
    zip.set(entry.path, start + HEADER.size);
    zip.set(entry.bytes, start + HEADER.size + entry.path.length);
    at += HEADER.size + entry.path.length + entry.bytes.length;
    return start;
  });
  const directory = at;
  for (const [place, entry] of entries.entries()) {
    view.setUint32(at, ENTRY.signature, true);
    view.setUint16(at + 4, VERSION, true);
    describe(at + 6, entry);
    view.setUint32(at + 42, starts[place] ?? 0, true);
    zip.set(entry.path, at + ENTRY.size);
    at += ENTRY.size + entry.path.length;
  }
  view.setUint32(at, END.signature, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return zip;
}

/** CRC-32 as ZIP wants it, by the table of its 256 remainders. */
export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (let at = 0; at < bytes.length; at += 1) crc = (REMAINDERS[(crc ^ (bytes[at] ?? 0)) & 255] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}

const POLYNOMIAL = 0xedb88320;

const REMAINDERS = Int32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) remainder = (remainder & 1 ? POLYNOMIAL : 0) ^ (remainder >>> 1);
  return remainder;
});
