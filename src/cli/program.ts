/** Words of the command line enter; the command they ask for runs, its exit code leaves. Help is in the reader's language. */

import { Command, CommanderError, Help, Option } from 'commander';
import type { Failure } from '../failure.ts';
import type { Messages } from '../messages/messages.ts';
import { fill } from '../writers/fill.ts';
import { allBatchFlags, type BatchFlagId, batchFlags } from './batch/flags.ts';
import { CannotContinue, type ExitCode, exitCodes, explain, orStop } from './exit.ts';
import { checkFlags, type Flag, type FlagId, flags, tallyFlags } from './flags.ts';
import { messagesIn } from './language.ts';
import { readSettings, type Typed } from './settings.ts';
import type { Shell } from './shell.ts';
import { version } from './version.ts';

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

const verifyFlags = ['json', 'lang', 'quiet', 'no-color'] as const;
const initFlags = ['workshop', 'lang', 'force', 'quiet'] as const;
const batchIds = Object.keys(allBatchFlags) as readonly AnyFlagId[];

function buildProgram(messages: Messages, shell: Shell, done: (status: ExitCode) => void): Command {
  const { cli } = messages;
  const program = dress(new Command('atelier'), messages, shell)
    .description(cli.tagline)
    .version(version, '-V, --version', cli.version)
    .helpCommand(false)
    .addHelpText('after', `\n${examples(cli.examples, messages, shell)}${exits(cli.exitCodes, shell)}`);

  const tally = dress(program.command('tally'), messages, shell)
    .description(cli.commands.tally)
    .argument('[ballots...]', cli.arguments.ballots)
    .addHelpText('before', examples(cli.examples, messages, shell))
    .addHelpText('after', exits(cli.exitCodes, shell))
    .action(async (paths: readonly string[], options: Readonly<Record<string, unknown>>) => {
      const settings = orStop(readSettings(flags, typedIn(tallyFlags, options)));
      const { runTally } = await import('./tally.ts');
      done(await runTally(paths, settings, messages, shell));
    });
  addOptions(tally, tallyFlags, messages);

  const check = dress(program.command('check'), messages, shell)
    .description(cli.commands.check)
    .argument('[ballots...]', cli.arguments.ballots)
    .addHelpText('before', examples(cli.checkExamples, messages, shell))
    .addHelpText('after', exits(cli.checkExitCodes, shell))
    .action(async (paths: readonly string[], options: Readonly<Record<string, unknown>>) => {
      const settings = orStop(readSettings(flags, typedIn(checkFlags, options)));
      const { runCheck } = await import('./check.ts');
      done(await runCheck(paths, settings, messages, shell));
    });
  addOptions(check, checkFlags, messages);

  const verify = dress(program.command('verify'), messages, shell)
    .description(cli.commands.verify)
    .argument('[compte-rendu]', cli.arguments.minutes)
    .argument('[ballots...]', cli.arguments.recount)
    .addHelpText('before', examples(cli.verifyExamples, messages, shell))
    .addHelpText('after', exits(cli.verifyExitCodes, shell))
    .action(
      async (path: string | undefined, ballots: readonly string[], options: Readonly<Record<string, unknown>>) => {
        const settings = orStop(readSettings(flags, typedIn(verifyFlags, options)));
        const { runVerify } = await import('./verify.ts');
        done(await runVerify(path, ballots, settings, messages, shell));
      },
    );
  addOptions(verify, verifyFlags, messages);

  const init = dress(program.command('init'), messages, shell)
    .description(cli.commands.init)
    .argument('[folder]', cli.arguments.folder)
    .addHelpText('before', examples(cli.initExamples, messages, shell))
    .addHelpText('after', exits(cli.initExitCodes, shell))
    .action(async (folder: string | undefined, options: Readonly<Record<string, unknown>>) => {
      const settings = orStop(readSettings(flags, typedIn(initFlags, options)));
      if (settings.workshop !== undefined) {
        if (folder !== undefined) throw new CannotContinue({ failure: 'excess-arguments', arguments: [folder] });
        const { runPaper } = await import('./paper.ts');
        done(await runPaper(settings, messages, shell));
        return;
      }
      const { runInit } = await import('./init.ts');
      done(await runInit(folder ?? '.', settings, messages, shell));
    });
  addOptions(init, initFlags, messages);

  const batch = dress(program.command('batch'), messages, shell)
    .description(cli.commands.batch)
    .argument('[workshops]', cli.arguments.workshops)
    .addHelpText('before', examples(cli.batchExamples, messages, shell))
    .addHelpText('after', exits(cli.batchExitCodes, shell))
    .action(async (path: string | undefined, options: Readonly<Record<string, unknown>>) => {
      const settings = orStop(readSettings(allBatchFlags, typedIn(batchIds, options)));
      const { runBatch } = await import('./batch/batch.ts');
      done(await runBatch(path, settings, messages, shell));
    });
  addOptions(batch, batchIds, messages);
  return program;
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

type AnyFlagId = FlagId | BatchFlagId;

/** Of every command. */
const everyFlag: Readonly<Record<AnyFlagId, Flag<unknown>>> = { ...flags, ...batchFlags };

function addOptions(command: Command, ids: readonly AnyFlagId[], messages: Messages): void {
  for (const id of ids) command.addOption(optionFor(id, messages));
}

function optionFor(id: AnyFlagId, { cli, batch }: Messages): Option {
  const { placeholder, short, repeatable, choices, fallback } = everyFlag[id];
  const value = placeholder === null ? '' : ` <${cli.placeholders[placeholder]}>`;
  const notes = [
    ...(choices ? [cli.choices(choices)] : []),
    ...(fallback === undefined ? [] : [cli.fallback(fallback)]),
  ];
  const does = { ...cli.flags, ...batch.flags }[id];
  const description = notes.length > 0 ? cli.noted(does, notes) : does;
  const option = new Option(`${short === undefined ? '' : `${short}, `}--${id}${value}`, description);
  return repeatable
    ? option.argParser((typed: string, before: readonly string[] | undefined) => [...(before ?? []), typed])
    : option;
}

/** Only what was typed: commander fills in a value for every `--no-…` that was not. */
function typedIn(ids: readonly AnyFlagId[], options: Readonly<Record<string, unknown>>): Typed {
  const typed: Record<string, unknown> = {};
  for (const id of ids) {
    const negated = id.startsWith('no-');
    const value = options[new Option(`--${id}`).attributeName()];
    if (negated ? value === false : value !== undefined) typed[id] = negated ? true : value;
  }
  return typed as Typed;
}

/** Commands, each with what it does below it. */
function examples(shown: Messages['cli']['examples'], { cli }: Messages, shell: Shell): string {
  const indent = ' '.repeat(6);
  const does = (words: string) => fill(words, widthOf(shell) - indent.length).replace(/^/gmu, indent);
  return [cli.titles.examples, ...shown.flatMap((example) => [`  ${example.command}`, does(example.does)]), ''].join(
    '\n',
  );
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
