/** The paths that were typed → the files that are meant, as the folder stands. */

import type { Settings } from '../run/options.ts';
import type { Invocation } from './environment.ts';
import type { Shell } from './shell.ts';

/** The names that a pattern with `*` or `?` stands for; Windows leaves it to programs to find them. */
export function expand(word: string, shell: Shell): readonly string[] {
  const [, folder = '', pattern = ''] = /^(.*[\\/])?([^\\/]*)$/su.exec(word) ?? [];
  if (!/[*?]/u.test(pattern) || shell.examine(word) !== null) return [word];
  const source = pattern
    .replace(/[\\^$.+()[\]{}|]/gu, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const fits = new RegExp(`^${source}$`, 'isu');
  const entries = shell.list(folder === '' ? '.' : folder);
  if ('failure' in entries) return [word];
  // As in a shell, what is hidden is not meant; nor is what Office leaves beside a file that is open.
  const isMeant = (name: string) => fits.test(name) && !/^(?:\.|~\$)/u.test(name);
  const names = entries.flatMap(({ name, kind }) => (kind !== 'folder' && isMeant(name) ? [folder + name] : []));
  return names.length === 0 ? [word] : names;
}

/** Whoever names nothing in a folder with one workshop file means that one, and is told so. */
export function withWorkshop({ words, settings: typed, messages, shell }: Invocation): Settings {
  if (words.length > 0 || typed.workshop !== undefined) return typed;
  const entries = shell.list('.');
  const found =
    'failure' in entries ? [] : entries.filter(({ kind, name }) => kind === 'file' && isWorkshop(name, shell));
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) return typed;
  if (!typed.quiet) shell.stderr.write(`${messages.cli.workshop(only.name)}\n`);
  return { ...typed, workshop: only.name };
}

/** Whether a file is Markdown that begins with front matter. */
export function isWorkshop(path: string, shell: Shell): boolean {
  if (!/\.(?:md|markdown)$/iu.test(path)) return false;
  const bytes = shell.look(path);
  return bytes instanceof Uint8Array && /^\uFEFF?---\r?\n/u.test(new TextDecoder().decode(bytes.subarray(0, 16)));
}
