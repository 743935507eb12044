/** A file is opened in the page, in Firefox; the compte rendu that it saves leaves, in base64, on standard output. Playwright
 * knows only a Firefox of its own; any other is spoken to in WebDriver BiDi, through the WebSocket of Node. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [executable, page, ballots] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), 'atelier-firefox-'));
const firefox = spawn(executable, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0']);
process.on('exit', () => firefox.kill());
process.on('SIGTERM', () => process.exit(1));
const address = await new Promise((resolve) => {
  let said = '';
  firefox.stderr.on('data', (data) => {
    said += data;
    const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
    if (found) resolve(found[1]);
  });
});
const socket = new WebSocket(`${address}/session`);
await new Promise((resolve) => socket.addEventListener('open', resolve));
const waiting = new Map();
socket.addEventListener('message', ({ data }) => {
  const { id, type, result, message } = JSON.parse(data);
  if (id !== null && id !== undefined) waiting.get(id)?.(type === 'error' ? { error: message } : { result });
});
let last = 0;
async function send(method, params) {
  last += 1;
  const answer = new Promise((resolve) => waiting.set(last, resolve));
  socket.send(JSON.stringify({ id: last, method, params }));
  const { error, result } = await answer;
  if (error) throw new Error(`${method}: ${error}`);
  return result;
}

await send('session.new', { capabilities: {} });
const { contexts } = await send('browsingContext.getTree', {});
const { context } = contexts[0];
const evaluate = async (expression) => {
  const { result, exceptionDetails } = await send('script.evaluate', {
    ...{ expression, target: { context }, awaitPromise: true, userActivation: true, resultOwnership: 'root' },
  });
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return result;
};
const appears = (selector) =>
  evaluate(`new Promise((resolve) => {
    const look = () => { const found = document.querySelector('${selector}'); found ? resolve(found) : setTimeout(look, 50); };
    look();
  })`);
await send('browsingContext.navigate', { context, url: page, wait: 'complete' });
const { sharedId } = await appears('#open');
await send('input.setFiles', { context, element: { sharedId }, files: [ballots] });
await appears('#save');
const saved = await evaluate(`new Promise((resolve) => {
  // What is saved is looked at, not written.
  HTMLAnchorElement.prototype.click = () => {};
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    blob.bytes().then((bytes) => resolve(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))));
    return make.call(URL, blob);
  };
  document.querySelector('#save').click();
})`);
process.stdout.write(saved.value);
socket.close();
firefox.kill();
await new Promise((resolve) => firefox.on('exit', resolve));
rmSync(profile, { recursive: true, force: true });
process.exit(0);
