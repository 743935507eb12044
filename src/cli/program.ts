/** Words of the command line enter; the command they ask for runs, its exit code leaves. Help is in the reader's language. */

import { Command, CommanderError, Option as CommanderOption } from 'commander';
import type { Failure } from '../failure.ts';
import type { Messages } from '../messages/messages.ts';
import { COMPLETE, type CommandId, commandIds, commands, examplesOf } from '../run/commands.ts';
import { type ExitCode, exitCodes, fail, failureOf } from '../run/exit.ts';
import { version } from '../run/formats.ts';
import { common, namesOf, type OptionId, optionOf, optionsOf, wordsFor } from '../run/options.ts';
import { readSettings, vocabulary } from '../run/settings.ts';
import { findKey } from '../workshop/keys.ts';
import { fill } from '../writers/terminal.ts';
import { runCheck } from './check.ts';
import { runCompletion, suggest } from './completion.ts';
import { expand, explain, type Invocation, messagesIn, widthOf } from './environment.ts';
import { runInit, runPage } from './init.ts';
import type { Shell } from './shell.ts';
import { runTally } from './tally.ts';

export { version } from '../run/formats.ts';
export { openShell } from './environment.ts';

/** What each command runs. Those that need more than a count does are loaded when they are asked for. */
const runs = {
  tally: async () => runTally,
  check: async () => runCheck,
  verify: async () => (await import('./verify.ts')).runVerify,
  init: async () => runInit,
  batch: async () => (await import('./batch/batch.ts')).runBatch,
  page: async () => runPage,
  completion: async () => runCompletion,
} as const;

/** Runs what was typed. Everything that can go wrong on the way, but for a bug, is said and becomes a status. */
export async function run(shell: Shell): Promise<ExitCode> {
  const typed = shell.args.map((word, at) => (shell.args[at - 1] === '--lang' ? word : LANG.exec(word)?.[1]));
  // Never LANG, so that two machines write the same document.
  const messages = await messagesIn(typed.findLast((lang) => lang !== undefined) ?? shell.env['ATELIER_LANG']);
  const args = normalise(shell.args);
  if (args.length === 0) {
    shell.stderr.write(messages.cli.path);
    return exitCodes.usage;
  }
  if (args[0] === COMPLETE) {
    shell.stdout.write(suggest(args.slice(1), messages));
    return exitCodes.counted;
  }
  let status: ExitCode = exitCodes.counted;
  const program = buildProgram(args, messages, shell, async (id, invocation) => {
    const command = await runs[id]();
    status = await command(invocation);
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    const reason = await shell.stdout.flush();
    return reason === null ? status : explain({ failure: 'file-unwritable', path: 'stdout', reason }, shell, messages);
  } catch (error) {
    const failure = error instanceof CommanderError ? usageFailure(error) : failureOf(error);
    if (failure !== null) return explain(failure, shell, messages);
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.counted : exitCodes.usage;
  }
}

const LANG = /^--lang=(.*)$/su;

/** Help and version may be asked for by a word, and the language may stand before the command. */
function normalise(typed: readonly string[]): readonly string[] {
  const at = typed[0] === '--lang' ? 2 : LANG.test(typed[0] ?? '') ? 1 : 0;
  const [word, ...others] = typed.slice(at);
  if (word === undefined) return [];
  others.push(...typed.slice(0, at));
  if (word === 'version') return ['--version', ...others];
  if (word !== 'help') return [word, ...others];
  if (others[0] === undefined || others[0].startsWith('-')) return ['--help', ...others];
  return others[0] in commands ? [...others, '--help'] : normalise(others);
}

type Act = (id: CommandId, invocation: Invocation) => Promise<void>;

function buildProgram(args: readonly string[], messages: Messages, shell: Shell, act: Act): Command {
  const { cli } = messages;
  const { options, command } = cli.placeholders;
  const titles: Readonly<Record<string, string>> = cli.titles;
  const program = new Command('atelier')
    .description(cli.tagline)
    .usage(`[${options}] [${command}]`)
    .version(version, '-V, --version', cli.version)
    .helpOption('-h, --help', cli.help)
    .helpCommand(false)
    .allowExcessArguments()
    // Errors come back here instead of ending the process.
    .exitOverride()
    .configureOutput({ writeOut: shell.stdout.write, writeErr: shell.stderr.write, outputError: () => {} })
    .configureHelp({
      helpWidth: widthOf(shell.stdout),
      styleTitle: (title) => titles[title] ?? title,
      subcommandTerm: (shown) => shown.name(),
      // Commander breaks lines at no-break spaces too.
      boxWrap: fill,
    })
    .addHelpText('after', () => `\n${examples('tally', messages, shell)}\n${cli.more}\n`);
  for (const id of commandIds) {
    const command = program.command(id).description(cli.commands[id]);
    // Of the others, their names are enough.
    if (args[0] === id) fillIn(command, id, args, messages, shell, act);
  }
  return program;
}

/** Adds to a command its arguments and options, its help, and what it runs. */
function fillIn(
  command: Command,
  id: CommandId,
  args: readonly string[],
  messages: Messages,
  shell: Shell,
  act: Act,
): void {
  const { cli } = messages;
  const ids = optionsOf(id);
  // Short help shows what matters most, where a command has many options.
  const short = args.some((word) => word === '--help' || word === '-h') && !args.includes('--all');
  const isShown = (option: OptionId) => !short || common[id]?.includes(option) !== false;
  const words = commands[id].map((argument) => cli.arguments[argument]);
  const shown = words.map(([argument]) => argument);
  command
    .usage([`[${cli.placeholders.options}]`, ...shown].join(' '))
    .addHelpText('before', () => examples(id, messages, shell))
    .addHelpText(
      'after',
      () => `\n${ids.every(isShown) ? fill(cli.exitCodes, widthOf(shell.stdout)) : cli.allOptions(id)}`,
    )
    .addHelpOption(new CommanderOption('-h, --help', cli.help).helpGroup(cli.groups.output));
  for (const [argument, does] of words) command.argument(argument, does);
  const typed: { [O in OptionId]?: readonly string[] } = {};
  for (const option of ids) {
    const { placeholder, group, repeatable } = optionOf(option);
    const value = placeholder === null ? '' : ` <${cli.placeholders[placeholder]}>`;
    const names = `${namesOf(option).join(', ')}${value}`;
    const described = new CommanderOption(names, wordsFor(option, messages)).helpGroup(cli.groups[group]);
    command.addOption(described.hideHelp(!isShown(option)));
    command.on(`option:${option}`, (word?: string) => {
      const before = repeatable ? (typed[option] ?? []) : [];
      typed[option] = [...before, word ?? 'oui'];
    });
  }
  command.action(() => {
    const settings = readSettings(typed);
    const words = command.args.flatMap((word) => expand(word, shell));
    const most = shown.at(-1)?.includes('...') ? Infinity : shown.length;
    if (words.length > most) fail({ failure: 'excess-arguments', arguments: words.slice(most) });
    return act(id, { words, settings, messages, shell });
  });
}

/** Commands, each with what it does below it. */
function examples(id: CommandId, { cli }: Messages, shell: Shell): string {
  const indent = ' '.repeat(6);
  const does = (words: string) => fill(words, widthOf(shell.stdout) - indent.length).replace(/^/gmu, indent);
  const lines = examplesOf(id, cli).flatMap(([command, words]) => [`  ${command}`, does(words)]);
  return [cli.titles.examples, ...lines, ''].join('\n');
}

/** Commander says what is wrong in English, by a stable code; the faulty word stands in quotes in its sentence. */
function usageFailure({ code, message }: CommanderError): Failure | null {
  const word = /'([^']*)'/u.exec(message)?.[1] ?? '';
  const near = /Did you mean (?:one of )?([^?,)]+)/u.exec(message)?.[1] ?? null;
  switch (code) {
    case 'commander.unknownOption': {
      const known = findKey(word.replace(/^-+|=.*$/gu, ''), vocabulary('run', 'workshop', 'vote')) as OptionId | null;
      // One that is written right belongs to another command.
      const command = known !== null && word === `--${known}` ? `atelier ${optionOf(known).commands[0]} ` : '';
      return { failure: 'unknown-option', option: word, suggestion: known === null ? near : `${command}--${known}` };
    }
    case 'commander.unknownCommand':
      return { failure: 'unknown-command', command: word, suggestion: near };
    case 'commander.optionMissingArgument':
      return { failure: 'missing-argument', argument: word.replace(/ <.*$/u, '').replace(/^-\w, /u, '') };
    default:
      return null;
  }
}
