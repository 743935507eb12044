/** Holds a compte rendu against its ballots: they are counted again, the document is made again, and what a reader sees of
 * both is compared. */

import { lookUp } from '../ballots/orientations.ts';
import type { Block, Inline } from '../report/document.ts';
import { wordsOf } from '../report/inline.ts';
import { noOccasion } from '../report/material.ts';
import { writeMinutes } from '../report/minutes.ts';
import { digest } from '../report/synthesis.ts';
import { type ExitCode, exitCodes, fail, unwrap } from '../run/exit.ts';
import { type Account, formats } from '../run/formats.ts';
import { readWhole } from '../run/input.ts';
import type { Settings } from '../run/options.ts';
import { readSettings } from '../run/settings.ts';
import { type Alteration, compare } from '../verify/compare.ts';
import { type Evidence, evidenceIn } from '../verify/evidence.ts';
import { isRight, type Stranger, tellVerdict, type Verification } from '../verify/verdict.ts';
import { plainly, readVisible, type VisibleRow } from '../verify/visible.ts';
import { fingerprintOf } from '../writers/fingerprint.ts';
import { tryPackage } from '../writers/package.ts';
import { writeTerminal } from '../writers/terminal.ts';
import { parsePackage } from '../writers/xml.ts';
import { type Invocation, messagesIn, screenOf } from './environment.ts';
import type { Shell } from './shell.ts';
import { type CountedWorkshop, countWorkshop } from './tally.ts';

export async function runVerify({ words, settings, messages, shell }: Invocation): Promise<ExitCode> {
  const [path, ...ballots] = words;
  if (path === undefined) return fail({ failure: 'missing-argument', argument: 'minutes' });
  const verdict = await verify(path, ballots, settings, shell);
  if (settings.json) shell.stdout.write(`${JSON.stringify(verdict, null, 2)}\n`);
  else if (!(settings.quiet && isRight(verdict)))
    shell.stdout.write(writeTerminal(tellVerdict(verdict, messages), screenOf(shell.stdout, settings)));
  return isRight(verdict) ? exitCodes.counted : exitCodes.refused;
}

async function verify(path: string, ballots: readonly string[], typed: Settings, shell: Shell): Promise<Verification> {
  const bytes = readWhole(path, shell);
  const trees = parsePackage(tryPackage(bytes));
  const found = typeof trees === 'string' ? null : readVisible(trees);
  if (typeof trees === 'string' || found === null) return fail({ failure: 'no-evidence', path, kind: 'not-word' });
  const evidence = evidenceIn(trees);
  if (typeof evidence === 'string') return fail({ failure: 'no-evidence', path, kind: evidence });
  const { stored, actual } = fingerprintOf(bytes, shell.sha256);
  const untouched = stored === actual;
  const about = {
    schema: 'atelier/verify@1',
    file: path.split(/[\\/]/u).at(-1) ?? path,
    version: evidence.version,
  } as const;
  if (ballots.length === 0 && typed.workshop === undefined)
    return { ...about, document: untouched ? 'untouched' : 'edited', changes: [], missing: [], ballots: null };

  if (evidence.madeOf.runoff && typed.runoff === undefined)
    return fail({ failure: 'missing-option', option: '--tie-break runoff', needs: '--runoff' });
  const counted = await countAgain(ballots, evidence, typed, shell);
  // A list that only names the orientations stands on the pages; one with other names for them does not.
  const isRead = evidence.list?.some(({ code, aliases }) => code !== null || aliases.length > 0) === true;
  const madeOf = { ...evidence.madeOf, orientations: isRead && typed.workshop === undefined };
  const missing = (['workshop', 'letterhead', 'orientations'] as const).filter(
    (file) => madeOf[file] && typed[file] === undefined,
  );
  const changes = await holdAgainst(found, counted, evidence.lang, shell);
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
  const before = readSettings(settings);
  const given = list === null ? null : { orientations: list, lookup: unwrap(lookUp(list, '')) };
  const known = { list: given, decision };
  const again = { ...before, ...typed, output: [] };
  return countWorkshop({ words: paths, settings: again, messages: await messagesIn(lang), shell }, known);
}

/** The document that these ballots make, and what the one at hand shows otherwise. */
async function holdAgainst(
  found: readonly VisibleRow[],
  account: CountedWorkshop,
  lang: 'fr' | 'en',
  shell: Shell,
): Promise<readonly Alteration[]> {
  const messages = await messagesIn(lang);
  const make = async (one: Account): Promise<readonly VisibleRow[]> => {
    const trees = parsePackage(tryPackage((await formats['.docx'].write(one, messages, shell)) as Uint8Array));
    const made = typeof trees === 'string' ? null : readVisible(trees);
    return made ?? fail({ failure: 'no-evidence', path: '', kind: 'not-word' });
  };
  const { title, place, date, theme, chart, annex } = account.occasion;
  // What was typed beside the count is its author's business; but a letterhead wants something in its place.
  const filled = { title: title ?? '–', place: place ?? '–', date: date ?? '2000-01-01', theme: theme ?? '–' };
  const occasion = account.letterhead === null ? account.occasion : { ...account.occasion, ...filled };
  return compare(await make({ ...account, occasion }), found, {
    labels: account.tally.orientations.map(({ label }) => label),
    // What a document shows that says nothing of the day or the place follows from the count alone.
    bare: await make({ ...account, letterhead: null, occasion: { ...noOccasion, chart, annex } }),
    told: new Set(countedLines(writeMinutes(account.tally, account.occasion, messages).blocks)),
  });
}

/** The sentences of someone's own that name figures of the result, as the compte rendu fills them in. */
function countedLines(blocks: readonly Block[]): readonly string[] {
  const isCounted = (inline: Inline): boolean =>
    'inlines' in inline ? inline.inlines.some(isCounted) : inline.kind === 'text' && inline.counted !== undefined;
  return blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'list') return countedLines(block.items.flat());
    if (block.kind === 'quote') return countedLines(block.blocks);
    if (block.kind !== 'paragraph' && block.kind !== 'heading') return [];
    return block.inlines.some(isCounted) ? wordsOf(block.inlines).split('\n').map(plainly) : [];
  });
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
