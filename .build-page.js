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
  // It writes neither workbooks nor Markdown: what they take would be an eighth of the page.
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
  // Its mark says UTF-8, whatever a server says.
  const html = `\ufeff<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
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
  writeFileSync(path, html);
  return [metafile, start.metafile];
}

/** Bytes as text, seven bits a character: base64 would make too large a page. src/page/unpack.js is the way back. */
function asText(bytes) {
  let text = '';
  let held = 0;
  let bits = 0;
  // A page cannot hold NUL, and changes CR; both end in the same seven bits two hundred and fifty-six further on.
  const put = (value) => {
    text += String.fromCharCode(value === 0 || value === 13 ? value + 256 : value);
  };
  for (const byte of bytes) {
    held = (held << 8) | (byte & 255);
    for (bits += 8; bits >= 7; bits -= 7) put((held >> (bits - 7)) & 127);
    held &= 127;
  }
  put((held << (7 - bits)) & 127);
  if (/<\/script|<!--/i.test(text)) throw new Error('the program, packed, would end itself');
  return text;
}
