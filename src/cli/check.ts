/** Says what was understood of the ballots and all that is to be checked: counts nothing, writes nothing. */

import type { GivenList } from '../ballots/sheet.ts';
import { isUnproven } from '../ballots/table.ts';
import { type Check, check } from '../check.ts';
import { compareEntries } from '../compare.ts';
import type { Messages } from '../messages/messages.ts';
import { tellCheck, tellReadings, tellVerdict } from '../report/check.ts';
import { tellComparison } from '../report/comparison.ts';
import { paragraph } from '../report/inline.ts';
import { remark } from '../report/remarks.ts';
import { attempt, type ExitCode, exitCodes, fail, unwrap } from '../run/exit.ts';
import { readOrientations, readSheets } from '../run/input.ts';
import { open, openBallots } from '../run/open-ballots.ts';
import type { Settings } from '../run/options.ts';
import { rulesOf } from '../run/settings.ts';
import { stringify } from '../writers/json.ts';
import { writeTerminal } from '../writers/terminal.ts';
import { screenOf } from './environment.ts';
import { withWorkshop } from './paths.ts';
import type { Shell } from './shell.ts';

export async function runCheck(
  typedPaths: readonly string[],
  typed: Settings,
  messages: Messages,
  shell: Shell,
): Promise<ExitCode> {
  const context = await open(typedPaths, withWorkshop(typedPaths, typed, messages, shell), shell);
  const { paths, settings, list: inline } = context;
  const [first, ...others] = paths;
  if (first === undefined) return fail({ failure: 'missing-argument', argument: 'ballots' });
  if (settings.compare !== undefined) {
    if (others.length > 0) fail({ failure: 'excess-arguments', arguments: others });
    return runCompare([first, settings.compare], inline, settings, messages, shell);
  }
  const opened = await attempt(() => openBallots(context, shell));
  if ('failure' in opened) {
    if (isUnproven(opened) && !settings.json && !settings.quiet) {
      const readings = tellReadings(opened, messages, settings.all === true);
      shell.stdout.write(writeTerminal(readings, screenOf(shell.stdout, settings)));
    }
    return fail(opened);
  }
  const { sheets, given, rules } = opened;
  const checked = unwrap(check(sheets, given, rules));
  const { ready, words } = tellVerdict(checked, settings.strict === true, messages);
  const told = settings.quiet
    ? remark({ issues: checked.issues.filter(isInTheWay(checked)) }, messages, true)
    : tellCheck(checked, messages, settings.all === true);
  const blocks = [...told, paragraph(words, ready ? 'note' : 'warning')];
  if (settings.json) shell.stdout.write(stringify(checked));
  else if (!(settings.quiet && ready)) shell.stdout.write(writeTerminal(blocks, screenOf(shell.stdout, settings)));
  return ready ? exitCodes.counted : exitCodes.refused;
}

/** Where there is no error, --strict has found the warnings to be too many. */
const isInTheWay = ({ issues }: Check) => {
  const worst = issues.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  return ({ severity }: Check['issues'][number]): boolean => severity === worst;
};

/** Two people typed the same paper ballots: where they differ. */
async function runCompare(
  paths: readonly [string, string],
  inline: GivenList | null,
  settings: Settings,
  messages: Messages,
  shell: Shell,
): Promise<ExitCode> {
  const rules = unwrap(rulesOf(settings));
  const list = await readOrientations(settings, shell, inline);
  const [one, other] = await readSheets(paths, list, settings, shell);
  if (one === undefined || other === undefined) return fail({ failure: 'missing-argument', argument: 'ballots' });
  const comparison = unwrap(compareEntries([one, other], list, rules));
  const same = comparison.differences.length === 0;
  if (settings.json) shell.stdout.write(stringify(comparison));
  else if (!(settings.quiet && same)) {
    shell.stdout.write(writeTerminal(tellComparison(comparison, messages), screenOf(shell.stdout, settings)));
  }
  return same ? exitCodes.counted : exitCodes.refused;
}
