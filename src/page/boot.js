/** Starts the page: unpacks the program that stands in it, two bytes a character (see .build-page.js), and runs it. */

// The decoder alone, for the package as a whole holds the encoder too.
import { Decoder } from '../../node_modules/lzma1/lib/decoder.js';
import { InputBuffer, OutputBuffer } from '../../node_modules/lzma1/lib/streams.js';

const text = document.getElementById('program').textContent;
const packed = [];
for (let at = 0; at < text.length; at += 1) {
  const unit = text[at] === ' ' ? text.charCodeAt(++at) ^ 0x4000 : text.charCodeAt(at);
  packed.push(unit & 255, unit >> 8);
}
const program = new OutputBuffer(2 * packed.length);
new Decoder().decompress(new InputBuffer(Uint8Array.from(packed)), program);
const script = document.createElement('script');
script.textContent = new TextDecoder().decode(program.toArray());
document.body.append(script);
