/** The name of a built script enters; what it exports leaves. What V8 made of it at build time is used where it still fits. */
'use strict';

const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const dist = join(__dirname, '../dist');
const modules = new Map();
/** By file: for the build, which keeps what V8 made of them. */
const scripts = new Map();

function load(name) {
  const known = modules.get(name);
  if (known) return known.exports;
  const file = join(dist, `${name}.cjs`);
  // The build leaves nothing but ASCII.
  const source = readFileSync(file, 'latin1');
  const script = new Script(source, { filename: file, cachedData: readCache(file) });
  const module = { exports: {} };
  modules.set(name, module);
  scripts.set(file, script);
  const from = (id) => (id.startsWith('./') ? load(id.slice(2, -'.cjs'.length)) : require(id));
  script.runInThisContext()(module.exports, from, module, file);
  return module.exports;
}

function readCache(file) {
  try {
    return readFileSync(`${file}.cache`);
  } catch {
    return undefined;
  }
}

module.exports = { load, scripts };
