/** The name of a shell enters; a script that completes what is typed there leaves, or the manual of the program: both made
 * of the tables that the help is made of. */

import type { Messages } from '../messages/messages.ts';
import { type ExitCode, exitCodes, fail } from './exit.ts';
import { version } from './formats.ts';
import { idsOf } from './option-readers.ts';
import { type CommandId, optionOf, optionsOf, type Settings, wordsFor } from './options.ts';
import type { Shell } from './shell.ts';

/** What may follow a command. */
interface Flag {
  /** The long name last. */
  readonly names: readonly string[];
  readonly does: string;
  /** The same, with the values that it takes. */
  readonly full: string;
  /** What is to be typed after it, as the help calls it; null after a switch. */
  readonly value: string | null;
  readonly choices: readonly string[];
  readonly isFile: boolean;
}

interface Known {
  readonly id: CommandId;
  readonly does: string;
  readonly flags: readonly Flag[];
}

const scripts = { bash, zsh, fish, powershell, man: null } as const;

/** `synopses` are the arguments of each command, as the help shows them. */
export async function runCompletion(
  synopses: Readonly<Record<CommandId, string>>,
  [asked = '', ...others]: readonly string[],
  _: Settings,
  messages: Messages,
  shell: Shell,
): Promise<ExitCode> {
  if (others.length > 0) fail({ failure: 'excess-arguments', arguments: others });
  const choice = idsOf(scripts).find((id) => id === asked);
  if (choice === undefined) {
    const expected = { kind: 'choice' as const, choices: idsOf(scripts) };
    return fail({ failure: 'bad-value', option: 'completion', value: asked, expected });
  }
  const known = idsOf(messages.cli.commands).map(
    (id): Known => ({ id, does: messages.cli.commands[id].does, flags: flagsOf(id, messages) }),
  );
  shell.stdout.write((scripts[choice] ?? manual(synopses, messages))(known));
  return exitCodes.counted;
}

function flagsOf(command: CommandId, messages: Messages): readonly Flag[] {
  const { cli } = messages;
  const flags = optionsOf(command).map((id): Flag => {
    const { short, placeholder, choices = [] } = optionOf(id);
    const isFile = placeholder === 'file' || placeholder === 'folder';
    const value = placeholder === null ? null : cli.placeholders[placeholder];
    const names = [...(short === undefined ? [] : [short]), `--${id}`];
    return {
      names,
      does: cli.options[id],
      full: wordsFor(id, messages),
      value,
      choices: isFile ? [] : choices,
      isFile,
    };
  });
  return [
    ...flags,
    { names: ['-h', '--help'], does: cli.help, full: cli.help, value: null, choices: [], isFile: false },
  ];
}

const namesIn = (flags: readonly Flag[]): string => flags.flatMap(({ names }) => names).join(' ');

function bash(known: readonly Known[]): string {
  const ids = known.map(({ id }) => id);
  const values = known.flatMap(({ id, flags }) =>
    flags
      .filter(({ choices }) => choices.length > 0)
      .map(
        ({ names, choices }) =>
          `    ${names.map((name) => `'${id} ${name}'`).join('|')}) words='${choices.join(' ')}' ;;`,
      ),
  );
  const options = known.map(({ id, flags }) => `    '${id} -'*) words='${namesIn(flags)}' ;;`);
  return `_atelier() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= words= word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in ${ids.join('|')}) command=$word; break ;; esac
  done
  case "$command $previous" in
${values.join('\n')}
  esac
  [ -n "$words" ] || case "$command $current" in
    ' '*) words='${ids.join(' ')} help version' ;;
${options.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _atelier atelier
`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function zsh(known: readonly Known[]): string {
  const plain = (text: string) => text.replace(/[[\]:\\]/gu, '\\$&');
  const spec = ({ names, does, value, choices, isFile }: Flag): string => {
    const what = choices.length > 0 ? `(${choices.join(' ')})` : isFile ? '_files' : '';
    const said = quoted(`[${plain(does)}]${value === null ? '' : `:${value}:${what}`}`);
    return names.length > 1 ? `{${names.join(',')}}${said}` : `${names[0]}${said}`;
  };
  const cases = known.map(({ id, flags }) => `      ${id}) _arguments ${flags.map(spec).join(' ')} '*:: :_files' ;;`);
  return `#compdef atelier
_atelier() {
  local context state line
  _arguments -C '1: :->command' '*:: :->argument'
  case $state in
    command)
      local -a commands=(${known.map(({ id, does }) => quoted(`${id}:${does}`)).join(' ')})
      _describe atelier commands ;;
    argument) case $words[1] in
${cases.join('\n')}
    esac ;;
  esac
}
compdef _atelier atelier
`;
}

function fish(known: readonly Known[]): string {
  const lines = known.flatMap(({ id, does, flags }) => [
    `complete -c atelier -n __fish_use_subcommand -f -a ${id} -d ${quoted(does)}`,
    ...flags.map(({ names, does, value, choices, isFile }) => {
      const called = names.map((name) => name.replace(/^--/u, '-l ').replace(/^-(?=\w$)/u, '-s ')).join(' ');
      const takes = value === null ? '' : isFile ? ' -r -F' : ` -x -a ${quoted(choices.join(' '))}`;
      return `complete -c atelier -n '__fish_seen_subcommand_from ${id}' ${called}${takes} -d ${quoted(does)}`;
    }),
  ]);
  return `${lines.join('\n')}\n`;
}

function powershell(known: readonly Known[]): string {
  const list = (words: readonly string[]) => `@(${words.map((word) => `'${word}'`).join(', ')})`;
  const entries = known.flatMap(({ id, flags }) => [
    `    '${id}' = ${list(flags.flatMap(({ names }) => names))}`,
    ...flags
      .filter(({ choices }) => choices.length > 0)
      .flatMap(({ names, choices }) => names.map((name) => `    '${id} ${name}' = ${list(choices)}`)),
  ]);
  return `Register-ArgumentCompleter -Native -CommandName atelier -ScriptBlock {
  param($word, $ast, $position)
  $known = @{
${entries.join('\n')}
  }
  $typed = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" } | Where-Object { $_ -ne $word })
  $command = $typed | Where-Object { $known.ContainsKey($_) } | Select-Object -First 1
  $words = if ($null -eq $command) { ${list([...known.map(({ id }) => id), 'help', 'version'])} }
    elseif ($known.ContainsKey("$command $($typed[-1])")) { $known["$command $($typed[-1])"] }
    elseif ($word -like '-*') { $known[$command] }
  $words | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`;
}

/** In the language of man, in which a dot at the head of a line and a backslash mean something. */
const manual =
  (synopses: Readonly<Record<CommandId, string>>, { cli }: Messages) =>
  (known: readonly Known[]): string => {
    const plain = (text: string) => text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/gmu, '\\&$&');
    const bold = (text: string) => `\\fB${plain(text)}\\fR`;
    const flag = ({ names, full, value }: Flag) =>
      `.TP\n${names.map(bold).join(', ')}${value === null ? '' : ` \\fI${plain(value)}\\fR`}\n${plain(full)}`;
    const sections = known.map(({ id, does, flags }) => {
      const examples = Object.entries(cli.commands[id].examples).map(
        ([command, shown]) => `.TP\n${bold(command)}\n${plain(shown)}`,
      );
      return [
        `.SH ATELIER ${id.toUpperCase()}`,
        `${bold(`atelier ${id}`)} [${cli.placeholders.options}] ${plain(synopses[id])}`,
        `.PP\n${plain(does)}`,
        ...flags.map(flag),
        ...examples,
        `.PP\n${plain(cli.commands[id].exitCodes)}`,
      ].join('\n');
    });
    const head = `.TH ATELIER 1 "" "atelier ${version}"\n.nh\n.ad l\n.SH ${cli.titles.name}\natelier \\- ${plain(cli.tagline)}`;
    return `${[head, ...sections].join('\n')}\n`;
  };
