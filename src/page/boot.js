/** Starts the page: what unpacks the program stands in it as the program does, two bytes a character (see .build-page.js). */

globalThis.bytesIn = (id) => {
  const text = document.getElementById(id).textContent;
  const bytes = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at] === ' ' ? text.charCodeAt(++at) ^ 0x4000 : text.charCodeAt(at);
    bytes.push(unit & 255, unit >> 8);
  }
  return Uint8Array.from(bytes);
};
globalThis.run = (bytes) => {
  const script = document.createElement('script');
  script.textContent = new TextDecoder().decode(bytes);
  document.body.append(script);
};
globalThis.run(globalThis.bytesIn('unpack'));
