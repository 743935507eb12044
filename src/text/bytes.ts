/** A file as bytes: its chunks enter, small pieces of it leave. */

/** Bytes that can be read as often as needed, from the start each time. */
export interface Bytes {
  /** The file, as it is named to a person. */
  readonly source: string;
  /** In bytes. */
  readonly size: number;
  /** A chunk need not outlive the next one. */
  readonly chunks: () => Iterable<Uint8Array>;
}

/** So small that a decoded piece is nothing in memory; decoders are also fastest there. */
const PIECE = 2 ** 16;
const HEAD = 4096;

/** The chunks, cut where they are large. */
export function* pieces({ chunks }: Bytes): Generator<Uint8Array> {
  for (const chunk of chunks()) {
    for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
  }
}

/** A copy of the first `length` bytes from the first piece on that `begins` finds a place in. */
export function excerpt(bytes: Bytes, length = HEAD, begins: (piece: Uint8Array) => number = () => 0): Uint8Array {
  const copy = new Uint8Array(length);
  let size = 0;
  for (const piece of pieces(bytes)) {
    const from = size > 0 ? 0 : begins(piece);
    if (from === -1) continue;
    const part = piece.subarray(from, from + length - size);
    copy.set(part, size);
    size += part.length;
    if (size === length) break;
  }
  return copy.subarray(0, size);
}
