/** Holds a compte rendu against its ballots: they are counted again, the document is made again, and what a reader sees of
 * both is compared. */

import { lookUp } from '../ballots/orientations.ts';
import type { Block, Inline } from '../report/document.ts';
import { wordsOf } from '../report/inline.ts';
import { noOccasion } from '../report/material.ts';
import { writeMinutes } from '../report/minutes.ts';
import { digest } from '../report/synthesis.ts';
import { type ExitCode, fail, unwrap } from '../run/exit.ts';
import { type Account, formats } from '../run/formats.ts';
import { openWhole } from '../run/input.ts';
import { readSettings } from '../run/settings.ts';
import { type Alteration, compare } from '../verify/compare.ts';
import { type Evidence, evidenceIn } from '../verify/evidence.ts';
import { isRight, tellVerdict, type Verification } from '../verify/verdict.ts';
import { plainly, readVisible, type VisibleRow } from '../verify/visible.ts';
import { fingerprintOf } from '../writers/fingerprint.ts';
import { parsePackage } from '../writers/xml.ts';
import { conclude, type Invocation } from './environment.ts';
import type { Shell } from './shell.ts';
import { type CountedWorkshop, countWorkshop } from './tally.ts';

export async function runVerify(invocation: Invocation): Promise<ExitCode> {
  const { words, messages } = invocation;
  const [path, ...ballots] = words;
  if (path === undefined) return fail({ failure: 'missing-argument', argument: 'minutes' });
  const verdict = await verify(path, { ...invocation, words: ballots });
  return conclude(verdict, isRight(verdict), invocation, () => tellVerdict(verdict, messages));
}

async function verify(path: string, invocation: Invocation): Promise<Verification> {
  const { words, settings: typed, shell } = invocation;
  const bytes = openWhole(path, shell).bytes;
  const { trees, rows } = openDocument(bytes, path);
  const evidence = evidenceIn(trees);
  if (typeof evidence === 'string') return fail({ failure: 'no-evidence', path, kind: evidence });
  const { version, madeOf, list, decision, lang, sources, result } = evidence;
  const { stored, actual } = fingerprintOf(bytes, shell.sha256);
  const untouched = stored === actual;
  const about = { schema: 'atelier/verify@1', file: path.split(/[\\/]/u).at(-1) ?? path, version } as const;
  if (words.length === 0 && typed.workshop === undefined)
    return { ...about, document: untouched ? 'untouched' : 'edited', changes: [], missing: [], ballots: null };

  if (madeOf.runoff && typed.runoff === undefined) return fail({ failure: 'missing-argument', argument: 'runoff' });
  // Counted again under the rules and with the list that the document carries.
  const settings = { ...readSettings(evidence.settings), ...typed, lang, output: [] };
  const known = { list: list && unwrap(lookUp(list, '')), decision };
  const counted = await countWorkshop({ ...invocation, settings }, known);
  const changes = await holdAgainst(rows, counted, shell);
  // A list that only names the orientations stands on the pages; one with other names for them does not.
  const isRead = list?.some(({ code, aliases }) => code !== null || aliases.length > 0) === true;
  const hasPart = { ...madeOf, orientations: isRead && typed.workshop === undefined };
  const digestsOf = (files: Evidence['sources']) => files.map(({ sha256 }) => sha256).toSorted();
  const isKnown = sources.every(({ sha256 }) => sha256 !== null);
  const isSame = JSON.stringify(digest(counted.tally, result)) === JSON.stringify(result);
  return {
    ...about,
    document: changes.length > 0 ? 'figures' : untouched ? 'untouched' : 'prose',
    changes,
    missing: (['workshop', 'letterhead', 'orientations'] as const).filter(
      (file) => hasPart[file] && typed[file] === undefined,
    ),
    ballots: {
      same: isKnown ? digestsOf(sources).join() === digestsOf(counted.tally.sources).join() : null,
      result: isSame ? 'same' : 'different',
    },
  };
}

/** The parts of a Word document, and what a reader sees of them. */
function openDocument(bytes: Uint8Array, path: string) {
  const trees = parsePackage(bytes);
  const rows = typeof trees === 'string' ? null : readVisible(trees);
  if (typeof trees === 'string' || rows === null) return fail({ failure: 'no-evidence', path, kind: 'not-word' });
  return { trees, rows };
}

/** The document that these ballots make, and what the one at hand shows otherwise. */
async function holdAgainst(
  found: readonly VisibleRow[],
  account: CountedWorkshop,
  shell: Shell,
): Promise<readonly Alteration[]> {
  const { messages, tally, letterhead } = account;
  const make = async (one: Account) => openDocument(await formats['.docx'].write(one, shell), '').rows;
  const { title, place, date, theme, chart, annex } = account.occasion;
  // What was typed beside the count is its author's business; but a letterhead wants something in its place.
  const filled = { title: title ?? '–', place: place ?? '–', date: date ?? '2000-01-01', theme: theme ?? '–' };
  const occasion = letterhead === null ? account.occasion : { ...account.occasion, ...filled };
  return compare(await make({ ...account, occasion }), found, {
    labels: tally.orientations.map(({ label }) => label),
    // What a document shows that says nothing of the day, the place or the people follows from the count alone.
    bare: await make({
      ...account,
      letterhead: null,
      occasion: { ...noOccasion, without: ['signatures'], chart, annex },
    }),
    told: new Set(countedLines(writeMinutes(tally, account.occasion, messages).blocks)),
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
