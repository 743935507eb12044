/** Bytes enter, characters leave: the encodings in which ballot files are read, a closed list. */

/** A file as it was read, and as it is named to a person. */
export interface Bytes {
  readonly source: string;
  readonly bytes: Uint8Array;
}

/** So small that a decoded piece is nothing in memory; decoders are also fastest there. */
const PIECE = 2 ** 16;

export function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

/** Decodes piece after piece; null says that there are no more. What cannot be decoded becomes U+FFFD. */
export type Decoder = (bytes: Uint8Array | null) => string;

const unicode = (label: string) => (): Decoder => {
  const decoder = new TextDecoder(label);
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

/** The text in pieces, without its byte order mark. */
export function* textOf(bytes: Uint8Array, encoding: EncodingId): Generator<string> {
  const decode = encodings[encoding]();
  for (const piece of piecesOf(beforeCtrlZ(bytes))) yield decode(piece);
  yield decode(null);
}

const CTRL_Z = 0x1a;

/** Ctrl-Z ended a file under DOS. Old tools fill up a block of 128 bytes with it; a longer run is something else. */
function beforeCtrlZ(bytes: Uint8Array): Uint8Array {
  const tail = bytes.subarray(-127);
  return bytes.subarray(0, bytes.length - tail.length + tail.findLastIndex((byte) => byte !== CTRL_Z) + 1);
}
