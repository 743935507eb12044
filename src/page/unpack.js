/** Unpacks the program that stands in the page, which .build-page.js has packed, and runs it. */

// The decoder alone, for the package as a whole holds the encoder too.
import { Decoder } from '../../node_modules/lzma1/lib/decoder.js';
import { InputBuffer, OutputBuffer } from '../../node_modules/lzma1/lib/streams.js';

const packed = globalThis.bytesIn('program');
const program = new OutputBuffer(4 * packed.length);
new Decoder().decompress(new InputBuffer(packed), program);
globalThis.run(program.toArray());
