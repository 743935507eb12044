/** The bytes of a file enter; the picture in it leaves, if it is a PNG or a JPEG. */

/** As many pixels as it has; null for what is no such picture. */
export function readPicture(bytes: Uint8Array): {
  readonly type: 'png' | 'jpg';
  readonly width: number;
  readonly height: number;
} | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = isPng(bytes)
    ? { type: 'png' as const, width: view.getUint32(16), height: view.getUint32(20) }
    : sizeOfJpeg(view);
  return size !== null && size.width > 0 && size.height > 0 ? size : null;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const isPng = (bytes: Uint8Array): boolean => bytes.length > 33 && PNG.every((byte, at) => bytes[at] === byte);

/** A JPEG is a row of segments, each with its length; one of those that begin a frame says how large it is. */
function sizeOfJpeg(view: DataView): { readonly type: 'jpg'; readonly width: number; readonly height: number } | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker < 0xff00) return null;
    // Frames are C0 to CF, but for C4, C8 and CC, which are tables.
    const isFrame = marker === 0xffc0 || (marker > 0xffc0 && marker <= 0xffcf && marker % 4 !== 0);
    if (isFrame) return { type: 'jpg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  }
  return null;
}
