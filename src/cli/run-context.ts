/** What a run is about: what was typed enters, with the settings of a workshop file or without; both leave as one. */

import type { Messages } from '../messages/messages.ts';
import type { Decision } from '../rank/decision.ts';
import { noOccasion } from '../report/material.ts';
import type { Rules } from '../tally/result.ts';
import { unwrap } from './fail.ts';
import type { Settings } from './options.ts';
import { rulesOf } from './settings.ts';
import type { Shell, Sources } from './shell.ts';
import type { RunContext } from './workshop-file.ts';

/** Reads the workshop file where there is one; only then are the readers of such files loaded. */
export async function open(paths: readonly string[], typed: Settings, shell: Sources): Promise<RunContext> {
  if (typed.workshop === undefined) return withoutFile(paths, typed);
  const { openWorkshop } = await import('./workshop-file.ts');
  return openWorkshop(paths, typed, shell);
}

/** Whoever names nothing in a folder with one workshop file means that one, and is told so. */
export function withWorkshop(paths: readonly string[], typed: Settings, { cli }: Messages, shell: Shell): Settings {
  if (paths.length > 0 || typed.workshop !== undefined) return typed;
  const entries = shell.list('.');
  const found =
    'failure' in entries ? [] : entries.filter(({ kind, name }) => kind === 'file' && isWorkshop(name, shell));
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) return typed;
  if (!typed.quiet) shell.stderr.write(`${cli.workshop(only.name)}\n`);
  return { ...typed, workshop: only.name };
}

/** Whether a file is Markdown that begins with front matter. */
export function isWorkshop(path: string, shell: Shell): boolean {
  if (!/\.(?:md|markdown)$/iu.test(path)) return false;
  const bytes = shell.look(path);
  return bytes instanceof Uint8Array && /^\uFEFF?---\r?\n/u.test(new TextDecoder().decode(bytes.subarray(0, 16)));
}

/** All that is known is what was typed. */
function withoutFile(paths: readonly string[], typed: Settings): RunContext {
  const { title = null, place = null, date = null, theme = null, chart = false, annex = false } = typed;
  const occasion = { ...noOccasion, title, place, date, theme, chart, annex };
  return { paths, settings: typed, list: null, occasion, decision: null, lang: null, inputs: [] };
}

/** The rules of the count, with the decision that was taken in the room where a file tells it. */
export async function announcedRules(settings: Settings, decision: Decision | null, shell: Sources): Promise<Rules> {
  if (settings.decision === undefined) return unwrap(rulesOf(settings, decision));
  const { readDecision } = await import('./decision.ts');
  return unwrap(rulesOf(settings, readDecision(settings.decision, shell)));
}
