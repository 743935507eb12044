/** Bytes enter, characters leave: the encodings in which ballot files are read, a closed list. */

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
  const copy: number[] = [];
  for (const piece of pieces(bytes)) {
    const from = copy.length > 0 ? 0 : begins(piece);
    if (from !== -1) copy.push(...piece.subarray(from, from + length - copy.length));
    if (copy.length === length) break;
  }
  return Uint8Array.from(copy);
}

/** Decodes piece after piece; null says that there are no more. What cannot be decoded becomes U+FFFD. */
export type Decoder = (bytes: Uint8Array | null) => string;

const unicode = (label: string) => (): Decoder => {
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  return (bytes) => (bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true }));
};

/** One byte, one character; `upper` are those of the bytes 80 to FF, in order. */
const codePage = (upper: string) => (): Decoder => {
  const table = Uint16Array.from({ length: 256 }, (_, byte) => (byte < 0x80 ? byte : upper.charCodeAt(byte - 0x80)));
  const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });
  return (bytes) => utf16.decode(Uint16Array.from(bytes ?? [], (byte) => table[byte] ?? 0));
};

/** The names are those of the WHATWG and of IANA; they stand in the JSON and never change. */
export const encodings = {
  'utf-8': unicode('utf-8'),
  'utf-16le': unicode('utf-16le'),
  'utf-16be': unicode('utf-16be'),
  // Our own table, because TextDecoder reads this one as Latin-1 in Node 20 (nodejs/node#56542): ’ and œ would be lost.
  'windows-1252': codePage(
    '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿' +
      'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  ),
  macintosh: unicode('macintosh'),
  ibm850: codePage(
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ' +
      '¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  ),
} as const satisfies Readonly<Record<string, () => Decoder>>;

export type EncodingId = keyof typeof encodings;

/** The whole file as text, its byte order mark and its final Ctrl-Z (once the end of a file, for DOS) left out. */
export function* textOf(bytes: Bytes, encoding: EncodingId): Generator<string> {
  const decode = encodings[encoding]();
  let held = '';
  let begun = false;
  for (const piece of pieces(bytes)) {
    let text = held + decode(piece);
    if (!begun) text = text.replace(/^\uFEFF+/u, '');
    begun ||= text !== '';
    const end = beforeCtrlZ(text);
    held = text.slice(end);
    if (end > 0) yield text.slice(0, end);
  }
  const text = held + decode(null);
  const end = beforeCtrlZ(text);
  if (end > 0) yield text.slice(0, end);
}

/** Where the final Ctrl-Z begin; old tools fill up a block of 128 bytes with them, more are something else. */
function beforeCtrlZ(text: string): number {
  let end = text.length;
  while (end > 0 && text.length - end < 128 && text[end - 1] === '\u001a') end -= 1;
  return end;
}
