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
  const page = await bundle('src/page/main.tsx', { external });
  const boot = await bundle('src/page/boot.js', { inject: [] });
  const program = page.outputFiles[0].contents;
  const started = boot.outputFiles[0].text.trim();
  const hashes = [started, program].map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  const policy = `default-src 'none'; script-src ${hashes.join(' ')}; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'`;
  const held = asText(compress(program, 5));
  if (/<\/script|<!--/i.test(held + started)) throw new Error('what the page holds would end itself');
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
<script type="text/plain" id="program">${held}</script>
<script>${started}</script>
</body>
</html>
`;
  writeFileSync(path, html, 'utf16le');
  return [page.metafile, boot.metafile];
}

/** Bytes as characters of UTF-16, two each. What no page can hold (a half of a character, control characters) and the space
 * stand elsewhere, behind a space: src/page/boot.js is the way back. */
const asText = (bytes) =>
  Buffer.concat([bytes, Buffer.alloc(bytes.length % 2)])
    .toString('utf16le')
    .replace(/[\0- \ud800-\udfff]/g, (sign) => ` ${String.fromCharCode(sign.charCodeAt(0) ^ 0x4000)}`);
