/** Holds a compte rendu against its ballots: they are counted again, the document is made again, and what a reader sees of
 * both is compared. */

import { lookUp } from '../ballots/orientations.ts';
import type { Messages } from '../messages/messages.ts';
import { digest } from '../report/digest.ts';
import { noOccasion } from '../report/material.ts';
import { writeMinutes } from '../report/minutes.ts';
import { type Alteration, compare } from '../verify/compare.ts';
import { countedLines } from '../verify/counted-lines.ts';
import { type Evidence, readEvidence } from '../verify/evidence.ts';
import { isRight, type Stranger, tellVerdict, type Verification } from '../verify/verdict.ts';
import { readVisible, type Visible } from '../verify/visible.ts';
import { evidenceOf, fingerprintOf } from '../writers/fingerprint.ts';
import { writeTerminal } from '../writers/terminal.ts';
import { messagesIn, screenOf } from './environment.ts';
import { type ExitCode, exitCodes, fail, unwrap } from './exit.ts';
import { type Account, formats } from './formats.ts';
import { readWhole } from './input.ts';
import type { Settings } from './options.ts';
import { readSettings } from './settings.ts';
import type { Shell } from './shell.ts';
import { type CountedWorkshop, countWorkshop } from './tally.ts';

export async function runVerify(
  [path, ...ballots]: readonly string[],
  settings: Settings,
  messages: Messages,
  shell: Shell,
): Promise<ExitCode> {
  if (path === undefined) return fail({ failure: 'missing-argument', argument: 'compte-rendu' });
  const verdict = await verify(path, ballots, settings, shell);
  if (settings.json) shell.stdout.write(`${JSON.stringify(verdict, null, 2)}\n`);
  else if (!(settings.quiet && isRight(verdict)))
    shell.stdout.write(writeTerminal(tellVerdict(verdict, messages), screenOf(shell.stdout, settings)));
  return isRight(verdict) ? exitCodes.counted : exitCodes.refused;
}

async function verify(path: string, ballots: readonly string[], typed: Settings, shell: Shell): Promise<Verification> {
  const bytes = readWhole(path, shell);
  const found = readVisible(bytes);
  if (found === null) return fail({ failure: 'no-evidence', path, kind: 'not-word' });
  const carried = evidenceOf(bytes);
  const evidence = carried === null ? null : readEvidence(carried.json);
  if (evidence === null) return fail({ failure: 'no-evidence', path, kind: carried === null ? 'none' : 'damaged' });
  const { stored, actual } = fingerprintOf(bytes, shell.sha256);
  const untouched = stored === actual;
  const about = {
    schema: 'atelier/verify@1',
    file: path.split(/[\\/]/u).at(-1) ?? path,
    version: evidence.version,
  } as const;
  if (ballots.length === 0 && typed.workshop === undefined)
    return { ...about, document: untouched ? 'untouched' : 'edited', changes: [], missing: [], ballots: null };

  if (evidence.madeOf.runoff && typed.runoff === undefined) return fail({ failure: 'runoff-without-ballots' });
  const counted = await countAgain(ballots, evidence, typed, shell);
  const missing = (['workshop', 'letterhead'] as const).filter(
    (file) => evidence.madeOf[file] && typed[file] === undefined,
  );
  const changes = await holdAgainst(found, counted, evidence.lang, missing.length === 0, shell);
  const strangers = findStrangers(evidence.sources, counted.tally.sources);
  const known = evidence.sources.every(({ sha256 }) => sha256 !== null);
  const recounted = JSON.stringify(digest(counted.tally, evidence.result));
  return {
    ...about,
    document: changes.length > 0 ? 'figures' : untouched ? 'untouched' : 'prose',
    changes,
    missing,
    ballots: {
      same: known ? strangers.length === 0 : null,
      strangers,
      result: recounted === JSON.stringify(evidence.result) ? 'same' : 'different',
    },
  };
}

/** The ballots given, under the rules and with the list that the document carries. */
async function countAgain(
  paths: readonly string[],
  { settings, list, decision, lang }: Evidence,
  typed: Settings,
  shell: Shell,
): Promise<CountedWorkshop> {
  const before = unwrap(readSettings(settings));
  const given = list === null ? null : { orientations: list, lookup: unwrap(lookUp(list, '')) };
  return countWorkshop(paths, { ...before, ...typed, output: [] }, await messagesIn(lang), shell, {
    list: given,
    decision,
  });
}

/** The document that these ballots make, and what the one at hand shows otherwise. */
async function holdAgainst(
  found: Visible,
  account: CountedWorkshop,
  lang: 'fr' | 'en',
  whole: boolean,
  shell: Shell,
): Promise<readonly Alteration[]> {
  const messages = await messagesIn(lang);
  const make = async (one: Account) =>
    readVisible((await formats['.docx'].write(one, messages, shell)) as Uint8Array) ??
    fail({ failure: 'no-evidence', path: '', kind: 'not-word' });
  const full = await make(account);
  const { chart, annex } = account.occasion;
  const bare = await make({ ...account, letterhead: null, occasion: { ...noOccasion, chart, annex } });
  const counted = new Set(bare.lines.map(({ text }) => text));
  const told = new Set(countedLines(writeMinutes(account.tally, account.occasion, messages).blocks));
  const grids = new Set(bare.grids.map((grid) => JSON.stringify(grid)));
  const expected = {
    lines: full.lines.filter(({ text }) => counted.has(text)),
    grids: full.grids.filter((grid) => grids.has(JSON.stringify(grid))),
    behind: full.behind,
  };
  const own = {
    lines: full.lines.filter(({ text }) => told.has(text) && !counted.has(text)),
    grids: full.grids.filter((grid) => !grids.has(JSON.stringify(grid))),
  };
  const labels = account.tally.orientations.map(({ label }) => label);
  return compare(expected, found, { labels, own, whole });
}

/** Files that were counted and not given, or given and not counted; those without a digest cannot be told. */
function findStrangers(counted: Evidence['sources'], offered: Evidence['sources']): readonly Stranger[] {
  const apart = (sources: Evidence['sources'], others: Evidence['sources'], role: Stranger['role']) =>
    sources.flatMap(({ name, sha256 }): readonly Stranger[] =>
      sha256 === null || others.some((other) => other.sha256 === null || other.sha256 === sha256)
        ? []
        : [{ name, role }],
    );
  return [...apart(counted, offered, 'counted'), ...apart(offered, counted, 'offered')];
}
