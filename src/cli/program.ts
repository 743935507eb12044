/** Words of the command line enter; the command they ask for runs, its exit code leaves. Help is in the reader's language. */

import { Command, CommanderError, Option as CommanderOption, Help } from 'commander';
import type { Failure } from '../failure.ts';
import type { Messages } from '../messages/messages.ts';
import type { CommandHelp } from '../messages/sentences.ts';
import { COMPLETE, type CommandId, commandIds, commands } from '../run/commands.ts';
import { type ExitCode, exitCodes, fail, failureOf } from '../run/exit.ts';
import { version } from '../run/formats.ts';
import { type OptionId, optionOf, optionsOf, wordsFor } from '../run/options.ts';
import { readSettings, type Typed, vocabulary } from '../run/settings.ts';
import { findKey } from '../workshop/keys.ts';
import { fill } from '../writers/fill.ts';
import { runCheck } from './check.ts';
import { runCompletion, suggest } from './completion.ts';
import { explain, messagesIn } from './environment.ts';
import { expand } from './paths.ts';
import type { Shell } from './shell.ts';
import { runTally } from './tally.ts';

export { version } from '../run/formats.ts';
export { openShell } from './shell.ts';

/** What each command runs. Those that need more than a count does are loaded when they are asked for. */
const runs = {
  tally: async () => runTally,
  check: async () => runCheck,
  verify: async () => (await import('./verify.ts')).runVerify,
  init: async () => (await import('./init.ts')).runInit,
  batch: async () => (await import('./batch/batch.ts')).runBatch,
  page: async () => (await import('./init.ts')).runPage,
  completion: async () => runCompletion,
} as const;

/** Runs what was typed. Everything that can go wrong on the way, but for a bug, is said and becomes a status. */
export async function run(shell: Shell): Promise<ExitCode> {
  const messages = await loadMessages(shell);
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
  const program = buildProgram(messages, { ...shell, args }, (code) => {
    status = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    const reason = await shell.stdout.flush();
    return reason === null ? status : explain({ failure: 'file-unwritable', path: 'stdout', reason }, shell, messages);
  } catch (error) {
    const known = failureOf(error);
    if (known !== null) return explain(known, shell, messages);
    if (!(error instanceof CommanderError)) throw error;
    const failure = usageFailure(error);
    if (failure !== null) return explain(failure, shell, messages);
    return error.exitCode === 0 ? exitCodes.counted : exitCodes.usage;
  }
}

/** `--lang`, then ATELIER_LANG, then French; never LANG, so that two machines write the same document. */
async function loadMessages({ args, env }: Shell): Promise<Messages> {
  const typed = args.flatMap((word, place) =>
    word === '--lang' ? [args[place + 1]] : word.startsWith('--lang=') ? [word.slice(7)] : [],
  );
  const lang = typed.at(-1) ?? env['ATELIER_LANG'];
  return messagesIn(lang === 'en' ? 'en' : 'fr');
}

/** Help and version may be asked for by a word, and the language may stand before the command. */
function normalise([word, ...others]: readonly string[]): readonly string[] {
  if (word === 'help') {
    if (others[0] === undefined || others[0].startsWith('-')) return ['--help', ...others];
    return others[0] in commands ? [...others, '--help'] : normalise(others);
  }
  if (word === 'version') return ['--version', ...others];
  const told = word === '--lang' ? [word, ...others.splice(0, 1)] : word?.startsWith('--lang=') ? [word] : null;
  if (told === null) return word === undefined ? [] : [word, ...others];
  const [command, ...rest] = normalise(others);
  return command === undefined ? [] : [command, ...told, ...rest];
}

function buildProgram(messages: Messages, shell: Shell, done: (status: ExitCode) => void): Command {
  const { cli } = messages;
  const program = configure(new Command('atelier'), messages, shell)
    .description(cli.tagline)
    .version(version, '-V, --version', cli.version)
    .helpCommand(false)
    .addHelpText('after', () => `\n${examples(cli.commands.tally.examples, messages, shell)}\n${cli.more}\n`);
  for (const id of commandIds) addCommand(program, id, messages, shell, done);
  return program;
}

function addCommand(
  program: Command,
  id: CommandId,
  messages: Messages,
  shell: Shell,
  done: (status: ExitCode) => void,
): void {
  const { cli } = messages;
  const { does, examples: shown } = cli.commands[id];
  const command = configure(program.command(id), messages, shell)
    .description(does)
    .addHelpText('before', () => examples(shown, messages, shell))
    .addHelpOption(new CommanderOption('-h, --help', cli.help).helpGroup(cli.groups.output));
  // Of the others, their names are enough.
  if (shell.args[0] !== id) return;
  for (const [words, told] of commands[id].arguments) command.argument(words, cli.arguments[told]);
  const ids = optionsOf(id);
  // Short help shows what matters most, where a command has many options.
  const short = shell.args.some((word) => word === '--help' || word === '-h') && !shell.args.includes('--all');
  const isShown = (option: OptionId) => !short || ids.length <= FEW || (optionOf(option).common ?? []).includes(id);
  const typed: Writable<Typed> = {};
  for (const option of ids) addOption(command, option, !isShown(option), typed, messages);
  command.addHelpText(
    'after',
    () => `\n${ids.every(isShown) ? fill(cli.exitCodes, widthOf(shell)) : cli.allOptions(id)}`,
  );
  command.action(async () => {
    const settings = readSettings(typed);
    const words = command.args.flatMap((word) => expand(word, shell));
    const most = command.registeredArguments.some(({ variadic }) => variadic)
      ? Infinity
      : command.registeredArguments.length;
    if (words.length > most) fail({ failure: 'excess-arguments', arguments: words.slice(most) });
    const run = await runs[id]();
    done(await run({ words, settings, messages, shell }));
  });
}

/** So many options fit on a screen with all else that the help says. */
const FEW = 14;

/** Columns that help may fill. */
const widthOf = ({ stdout }: Shell): number => stdout.columns ?? 80;

/** What every command has in common: its words, and errors that come back here instead of ending the process. */
function configure(command: Command, { cli }: Messages, shell: Shell): Command {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': cli.titles.usage,
    'Arguments:': cli.titles.arguments,
    'Options:': cli.titles.options,
    'Commands:': cli.titles.commands,
  };
  return command
    .exitOverride()
    .allowExcessArguments()
    .helpOption('-h, --help', cli.help)
    .configureOutput({ writeOut: shell.stdout.write, writeErr: shell.stderr.write, outputError: () => {} })
    .configureHelp({
      helpWidth: widthOf(shell),
      styleTitle: (title) => titles[title] ?? title,
      commandUsage: (shown) =>
        new Help()
          .commandUsage(shown)
          .replace('[options]', `[${cli.placeholders.options}]`)
          .replace('[command]', `[${cli.placeholders.command}]`),
      subcommandTerm: (shown) => shown.name(),
      // Commander breaks lines at no-break spaces too.
      boxWrap: fill,
    });
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Adds an option to a command; what is typed after it is put into `typed`. */
function addOption(command: Command, id: OptionId, hidden: boolean, typed: Writable<Typed>, { cli }: Messages): void {
  const { placeholder, short, group, repeatable } = optionOf(id);
  const value = placeholder === null ? '' : ` <${cli.placeholders[placeholder]}>`;
  const names = `${short === undefined ? '' : `${short}, `}--${id}${value}`;
  command.addOption(new CommanderOption(names, wordsFor(id, { cli })).helpGroup(cli.groups[group]).hideHelp(hidden));
  command.on(`option:${id}`, (word?: string) => {
    const before = typed[id];
    typed[id] = word === undefined || (repeatable ? [...(typeof before === 'object' ? before : []), word] : word);
  });
}

/** Commands, each with what it does below it. */
function examples(shown: CommandHelp['examples'], { cli }: Messages, shell: Shell): string {
  const indent = ' '.repeat(6);
  const does = (words: string) => fill(words, widthOf(shell) - indent.length).replace(/^/gmu, indent);
  const lines = Object.entries(shown).flatMap(([command, words]) => [`  ${command}`, does(words)]);
  return [cli.titles.examples, ...lines, ''].join('\n');
}

const namesOfCommands = Object.fromEntries(commandIds.map((id) => [id, commands[id].names]));

/** Commander says what is wrong in English, by a stable code; the faulty word stands in quotes in its sentence. */
function usageFailure({ code, message }: CommanderError): Failure | null {
  const word = /'([^']*)'/u.exec(message)?.[1] ?? '';
  const near = /Did you mean (?:one of )?([^?,)]+)/u.exec(message)?.[1] ?? null;
  switch (code) {
    case 'commander.unknownOption': {
      const known = findKey(word.replace(/^-+|=.*$/gu, ''), vocabulary('run', 'workshop', 'vote'));
      return { failure: 'unknown-option', option: word, suggestion: known === null ? near : `--${known}` };
    }
    case 'commander.unknownCommand': {
      const known = findKey(word, namesOfCommands);
      return { failure: 'unknown-command', command: word, suggestion: known ?? near };
    }
    case 'commander.optionMissingArgument':
      return { failure: 'missing-value', option: word.replace(/ <.*$/u, '').replace(/^-\w, /u, '') };
    default:
      return null;
  }
}
