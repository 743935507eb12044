/** Starts the page: unpacks the program that stands in it, which .build.js has packed, and runs it. */

// The decoder alone, for the package as a whole holds the encoder too.
import { Decoder } from '../../node_modules/lzma1/lib/decoder.js';
import { InputBuffer, OutputBuffer } from '../../node_modules/lzma1/lib/streams.js';

const packed = document.getElementById('program').textContent;
const bytes = new Uint8Array(packed.length);
let size = 0;
let held = 0;
let bits = 0;
for (let at = 0; at < packed.length; at += 1) {
  held = ((held << 7) | (packed.charCodeAt(at) & 127)) & 0xffff;
  bits += 7;
  if (bits < 8) continue;
  bits -= 8;
  bytes[size] = held >> bits;
  size += 1;
}
const program = new OutputBuffer(4 * size);
new Decoder().decompress(new InputBuffer(bytes.subarray(0, size)), program);
const script = document.createElement('script');
script.textContent = new TextDecoder().decode(program.toArray());
document.body.append(script);
