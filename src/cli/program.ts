/** Words of the command line enter; the command they ask for runs, its exit code leaves. Help is in the reader's language. */

import { Command, CommanderError, Option as CommanderOption, Help } from 'commander';
import type { Failure } from '../failure.ts';
import type { Messages } from '../messages/messages.ts';
import type { CommandHelp } from '../messages/sentences.ts';
import { fill } from '../writers/fill.ts';
import { commands } from './commands.ts';
import { messagesIn, version } from './environment.ts';
import { CannotContinue, type ExitCode, exitCodes, explain, unwrap } from './exit.ts';
import { idsOf } from './option-readers.ts';
import { type CommandId, type OptionId, optionOf, optionsOf } from './options.ts';
import { readSettings, type Typed } from './settings.ts';
import type { Shell } from './shell.ts';

/** Runs what was typed. Everything that can go wrong on the way, but for a bug, is said and becomes a status. */
export async function run(shell: Shell): Promise<ExitCode> {
  const messages = await loadMessages(shell);
  let status: ExitCode = exitCodes.counted;
  const program = buildProgram(messages, shell, (code) => {
    status = code;
  });
  try {
    await program.parseAsync([...shell.args], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CannotContinue) return explain(error.failure, shell, messages);
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

function buildProgram(messages: Messages, shell: Shell, done: (status: ExitCode) => void): Command {
  const { cli } = messages;
  const program = dress(new Command('atelier'), messages, shell)
    .description(cli.tagline)
    .version(version, '-V, --version', cli.version)
    .helpCommand(false)
    .addHelpText(
      'after',
      `\n${examples(cli.commands.tally.examples, messages, shell)}${exits(cli.commands.tally.exitCodes, shell)}`,
    );
  for (const id of idsOf(commands)) addCommand(program, id, messages, shell, done);
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
  const { does, examples: shown, exitCodes: codes } = cli.commands[id];
  const command = dress(program.command(id), messages, shell)
    .description(does)
    .addHelpText('before', examples(shown, messages, shell))
    .addHelpText('after', exits(codes, shell));
  for (const [words, told] of commands[id].arguments) command.argument(words, cli.arguments[told]);
  for (const option of optionsOf(id)) command.addOption(describe(option, messages));
  command.action(async () => {
    const settings = unwrap(readSettings(typedIn(command, id)));
    done(await commands[id].run(command.args, settings, messages, shell));
  });
}

/** Columns that help may fill. */
const widthOf = ({ stdout }: Shell): number => stdout.columns ?? 100;

/** What every command has in common: its words, and errors that come back here instead of ending the process. */
function dress(command: Command, { cli }: Messages, shell: Shell): Command {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': cli.titles.usage,
    'Arguments:': cli.titles.arguments,
    'Options:': cli.titles.options,
    'Commands:': cli.titles.commands,
  };
  return command
    .exitOverride()
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

function describe(id: OptionId, { cli }: Messages): CommanderOption {
  const { placeholder, short, repeatable, choices, fallback } = optionOf(id);
  const words: Readonly<Record<OptionId, string>> = cli.options;
  const value = placeholder === null ? '' : ` <${cli.placeholders[placeholder]}>`;
  const notes = [
    ...(choices ? [cli.choices(choices)] : []),
    ...(fallback === undefined ? [] : [cli.fallback(fallback)]),
  ];
  const does = notes.length > 0 ? cli.noted(words[id], notes) : words[id];
  const option = new CommanderOption(`${short === undefined ? '' : `${short}, `}--${id}${value}`, does);
  return repeatable
    ? option.argParser((typed: string, before: readonly string[] | undefined) => [...(before ?? []), typed])
    : option;
}

/** Only what was typed: commander fills in a value for every `--no-…` that was not. */
function typedIn(command: Command, id: CommandId): Typed {
  const typed: Record<string, string | readonly string[] | true> = {};
  for (const option of optionsOf(id)) {
    const attribute = new CommanderOption(`--${option}`).attributeName();
    if (command.getOptionValueSource(attribute) !== 'cli') continue;
    typed[option] = command.getOptionValue(attribute) || true;
  }
  return typed;
}

/** Commands, each with what it does below it. */
function examples(shown: CommandHelp['examples'], { cli }: Messages, shell: Shell): string {
  const indent = ' '.repeat(6);
  const does = (words: string) => fill(words, widthOf(shell) - indent.length).replace(/^/gmu, indent);
  const lines = Object.entries(shown).flatMap(([command, words]) => [`  ${command}`, does(words)]);
  return [cli.titles.examples, ...lines, ''].join('\n');
}

const exits = (exitCodes: string, shell: Shell): string => `\n${fill(exitCodes, widthOf(shell))}\n`;

/** Commander says what is wrong in English, by a stable code; the faulty word stands in quotes in its sentence. */
function usageFailure({ code, message }: CommanderError): Failure | null {
  const word = /'([^']*)'/u.exec(message)?.[1] ?? '';
  const suggestion = /Did you mean (?:one of )?([^?,)]+)/u.exec(message)?.[1] ?? null;
  switch (code) {
    case 'commander.unknownOption':
      return { failure: 'unknown-option', option: word, suggestion };
    case 'commander.unknownCommand':
      return { failure: 'unknown-command', command: word, suggestion };
    case 'commander.optionMissingArgument':
      return { failure: 'missing-value', option: word.replace(/ <.*$/u, '').replace(/^-\w, /u, '') };
    case 'commander.excessArguments':
      return { failure: 'excess-arguments', arguments: [word] };
    default:
      return null;
  }
}
