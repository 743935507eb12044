/** Starts the page: unpacks the program that stands in it, which .build-page.js has packed, and runs it. */

// The decoder alone, for the package as a whole holds the encoder too.
import { Decoder } from '../../node_modules/lzma1/lib/decoder.js';
import { InputBuffer, OutputBuffer } from '../../node_modules/lzma1/lib/streams.js';

const bytes = [];
let held = 0;
let bits = 0;
for (const sign of document.getElementById('program').textContent) {
  held = ((held << 15) | (sign.charCodeAt(0) - 0x4000)) & 0x3fffff;
  for (bits += 15; bits >= 8; bits -= 8) bytes.push((held >> (bits - 8)) & 255);
}
const program = new OutputBuffer(4 * bytes.length);
new Decoder().decompress(new InputBuffer(Uint8Array.from(bytes)), program);
const script = document.createElement('script');
script.textContent = new TextDecoder().decode(program.toArray());
document.body.append(script);
