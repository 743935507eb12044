/** Holds a compte rendu against what was counted: against the evidence inside it, and against the ballots if given. */

import { lookUp } from '../ballots/orientations.ts';
import type { GivenList, Sheet } from '../ballots/read.ts';
import type { Messages } from '../messages/messages.ts';
import { differ } from '../report/differ.ts';
import { type Evidence, expectedPrint, readEvidence } from '../report/evidence.ts';
import { type Stranger, tellVerdict, type Verdict } from '../report/verdict.ts';
import type { Source, Tally } from '../tally/result.ts';
import { tally } from '../tally.ts';
import { isWorkbook } from '../text/file-kinds.ts';
import { writeTerminal } from '../writers/terminal.ts';
import { messagesIn, screenOf, version } from './environment.ts';
import { type ExitCode, exitCodes, fail, unwrap } from './exit.ts';
import { readSheets, readWhole, refuseTwice } from './input.ts';
import type { Settings } from './options.ts';
import type { Shell } from './shell.ts';

export async function runVerify(
  [path, ...ballots]: readonly string[],
  settings: Settings,
  messages: Messages,
  shell: Shell,
): Promise<ExitCode> {
  if (path === undefined) return fail({ failure: 'missing-argument', argument: 'compte-rendu' });
  const verdict = await verify(path, ballots, shell);
  if (settings.json) shell.stdout.write(`${JSON.stringify(verdict, null, 2)}\n`);
  const intact =
    verdict.document !== 'figures' && verdict.ballots?.same !== false && verdict.ballots?.result !== 'different';
  if (!settings.json && !(settings.quiet && intact)) {
    shell.stdout.write(writeTerminal(tellVerdict(verdict, messages), screenOf(shell.stdout, settings)));
  }
  return intact ? exitCodes.counted : exitCodes.refused;
}

async function verify(path: string, ballots: readonly string[], shell: Shell): Promise<Verdict> {
  const bytes = readWhole(path, shell);
  const { evidenceOf, fingerprintOf } = await import('../writers/fingerprint.ts');
  const { readWord } = await import('../writers/word-text.ts');
  const found = readWord(bytes);
  if (found === null) return fail({ failure: 'no-evidence', path, kind: 'not-word' });
  const carried = evidenceOf(bytes);
  if (carried === null) return fail({ failure: 'no-evidence', path, kind: 'none' });
  const evidence = readEvidence(carried.json);
  if (evidence === null) return fail({ failure: 'no-evidence', path, kind: 'damaged' });

  const language = await messagesIn(evidence.lang);
  const recount = ballots.length === 0 ? null : await countAgain(ballots, evidence, shell);
  const strangers = recount === null ? [] : findStrangers(evidence.tally.sources, recount.sources);
  const counted = recount !== null && strangers.length === 0 ? recount : null;
  const expected = expectedPrint(evidence, counted, version, language);
  if (expected === null) return fail({ failure: 'no-evidence', path, kind: 'damaged' });
  const changes = differ(expected, found);
  const { stored, actual } = fingerprintOf(bytes, shell.sha256);
  return {
    schema: 'atelier/verify@1',
    file: path.split(/[\\/]/u).at(-1) ?? path,
    version: evidence.version,
    document: changes.length > 0 ? 'figures' : stored === actual ? 'untouched' : 'prose',
    changes,
    ballots: recount && {
      same: strangers.length === 0,
      strangers,
      result: sayTheSame(recount, evidence.tally) ? 'same' : 'different',
    },
  };
}

/** The ballots given, under the rules and with the list that the document carries, each file read as it was read then. */
async function countAgain(paths: readonly string[], { tally: before, list }: Evidence, shell: Shell): Promise<Tally> {
  refuseTwice(paths, shell);
  const given = list === null ? null : unwrap(givenList(list));
  const sheets: Sheet[] = [];
  for (const path of paths) {
    const bytes = unwrap(shell.open(path));
    const sha256 = shell.sha256(bytes.chunks());
    const source = before.sources.find((source) => source.sha256 === sha256);
    const { encoding, delimiter, layout, sheet } = source ?? {};
    const found = await readSheets(
      [path],
      given,
      {
        ...(encoding === undefined || isWorkbook(encoding) ? {} : { encoding }),
        ...(delimiter === undefined || delimiter === '' ? {} : { delimiter }),
        ...(layout === undefined ? {} : { layout }),
        ...(sheet === undefined ? {} : { sheet }),
      },
      shell,
    );
    sheets.push(...(source === undefined ? found : found.map((one) => ({ ...one, source: source.name }))));
  }
  const order = (sheet: Sheet) => before.sources.findIndex(({ sha256 }) => sha256 === sheet.file.sha256);
  const inOrder = sheets.toSorted((a, b) => order(a) - order(b));
  return unwrap(tally(inOrder, given, before.rules, { sha256: shell.sha256 }));
}

function givenList(orientations: NonNullable<Evidence['list']>) {
  const lookup = lookUp(orientations, '');
  return 'failure' in lookup ? lookup : ({ orientations, lookup } satisfies GivenList);
}

/** Files that were counted and not given, or given and not counted. */
function findStrangers(counted: readonly Source[], offered: readonly Source[]): readonly Stranger[] {
  const among = (sources: readonly Source[]) => new Set(sources.map(({ sha256 }) => sha256));
  const apart = (sources: readonly Source[], others: ReadonlySet<string>, role: Stranger['role']) =>
    sources.flatMap(({ name, sha256 }): readonly Stranger[] => (others.has(sha256) ? [] : [{ name, sha256, role }]));
  return [...apart(counted, among(offered), 'counted'), ...apart(offered, among(counted), 'offered')];
}

/** Whether two counts come to the same result, whatever the files they were made from. */
const sayTheSame = (one: Tally, other: Tally): boolean => resultOf(one) === resultOf(other);

const resultOf = ({ turnout, orientations, bar, ties }: Tally): string =>
  JSON.stringify([turnout, orientations, bar, ties]);
