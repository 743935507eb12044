/** Builds what runs without Node: the library, for whoever programs, and the page, one file that a double click opens. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { compress } from 'lzma1';

const anywhere = {
  absWorkingDir: import.meta.dirname,
  bundle: true,
  platform: 'browser',
  target: 'es2022',
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  inject: ['.build-buffer.js'],
};

/** @returns esbuild's account of what went into it */
export async function buildLibrary(outdir) {
  const library = { ...anywhere, platform: 'neutral', mainFields: ['module', 'main'], splitting: true, format: 'esm' };
  const { metafile } = await build({ ...library, entryPoints: { index: 'src/index.ts' }, outdir });
  declareTypes(outdir);
  return metafile;
}

/** The types of the library, and those of the house that they are made of. */
function declareTypes(outdir) {
  const all = mkdtempSync(join(tmpdir(), 'atelier-types-'));
  const tsc = join(import.meta.dirname, 'node_modules/typescript/bin/tsc');
  const emit = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--rootDir', '.', '--outDir', all];
  const { stdout } = spawnSync(process.execPath, [tsc, ...emit], { cwd: import.meta.dirname, encoding: 'utf8' });
  const wanted = ['index.d.ts'];
  for (const path of wanted) {
    const text = readFileSync(join(all, 'src', path), 'utf8');
    // What is no part of the types of the library may have types that cannot be told apart.
    if (stdout.includes(join('src', path.replace(/\.d\.ts$/, '.ts(')))) throw new Error(stdout);
    for (const [, from] of text.matchAll(/['"](\.[^'"]+)\.ts['"]/g)) {
      const needed = join(dirname(path), `${from}.d.ts`);
      if (!wanted.includes(needed)) wanted.push(needed);
    }
    mkdirSync(join(outdir, dirname(path)), { recursive: true });
    writeFileSync(join(outdir, path), text.replaceAll(/(['"]\.[^'"]+)\.ts(?=['"])/g, '$1.js'));
  }
  rmSync(all, { recursive: true });
}

/** The program is packed in the page, whose Content-Security-Policy names it and what unpacks it, and lets nothing else in. */
export async function buildPage(path) {
  // It writes neither workbooks nor Markdown: what they take would be a tenth of the page.
  const external = ['../writers/xlsx.ts', '../writers/markdown.ts'];
  const bundle = (entry, options) =>
    build({ ...anywhere, ...options, entryPoints: [entry], format: 'iife', write: false });
  const { outputFiles, metafile } = await bundle('src/page/main.tsx', { external });
  // What unpacks is not packed itself: its own names, all in camel case, are made short.
  const reserveProps = /^(?:getElementById|textContent|createElement|charCodeAt)$/;
  const start = await bundle('src/page/unpack.js', { inject: [], mangleProps: /[a-z][A-Z]/, reserveProps });
  const program = outputFiles[0].contents;
  const unpack = start.outputFiles[0].text.trim();
  const hashes = [unpack, program].map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  const policy = `default-src 'none'; script-src ${hashes.join(' ')}; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'`;
  // Its mark says UTF-16, whatever a server says.
  const html = `\ufeff<!DOCTYPE html>
<html lang="fr">
<head>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>atelier</title>
</head>
<body>
<p>La page s’ouvre… · The page is opening…</p>
<noscript><p>Cette page demande JavaScript. · This page needs JavaScript.</p></noscript>
<script type="text/plain" id="program">${asText(compress(program, 5))}</script>
<script>${unpack}</script>
</body>
</html>
`;
  writeFileSync(path, html, 'utf16le');
  return [metafile, start.metafile];
}

/** Bytes as text, fifteen bits a character, where base64 has six: a page in UTF-16 holds any of them. src/page/unpack.js is the way back. */
function asText(bytes) {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | (byte & 255)) & 0x7fffff;
    bits += 8;
    if (bits < 15) continue;
    bits -= 15;
    text += String.fromCharCode(0x4000 + ((held >> bits) & 0x7fff));
  }
  return text + String.fromCharCode(0x4000 + ((held << (15 - bits)) & 0x7fff));
}
