/** As much of Node's Buffer as csv-parse and csv-stringify ask for when they are given text; browsers have none. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export class Buffer extends Uint8Array {
  static from(content) {
    return new Buffer(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }
  static allocUnsafe(size) {
    return new Buffer(size);
  }
  static isBuffer(content) {
    return content instanceof Buffer;
  }
  static concat(buffers) {
    return new Buffer(buffers.flatMap((buffer) => [...buffer]));
  }
  static compare(one, other) {
    return one.compare(other);
  }
  compare(other, start = 0, end = other.length) {
    return this.toString() === other.toString('utf8', start, end) ? 0 : 1;
  }
  equals(other) {
    return this.toString() === String(other);
  }
  slice(start, end) {
    return this.subarray(start, end);
  }
  copy(target, at = 0, start = 0, end = this.length) {
    target.set(this.subarray(start, Math.min(end, start + target.length - at)), at);
  }
  toString(_, start, end) {
    return decoder.decode(this.subarray(start, end));
  }
}
