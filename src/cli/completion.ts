/** What completes a command line as it is typed, and the manual: both made of the tables that the help is made of. */

import type { Messages } from '../messages/messages.ts';
import { COMPLETE, commandIds, commands, examplesOf } from '../run/commands.ts';
import { type ExitCode, exitCodes, fail } from '../run/exit.ts';
import { version } from '../run/formats.ts';
import { namesOf, optionIds, optionOf, optionsOf, wordsFor } from '../run/options.ts';
import type { Invocation } from './environment.ts';

/** Where nothing is suggested, each completes the names of files. */
const scripts: Readonly<Record<string, string>> = {
  bash: `_atelier() {
  local IFS=$'\\n'
  COMPREPLY=($(atelier ${COMPLETE} "\${COMP_WORDS[@]:1:COMP_CWORD-1}" "=\${COMP_WORDS[COMP_CWORD]}" | cut -f 1))
}
complete -o default -F _atelier atelier
`,
  zsh: `#compdef atelier
_atelier() {
  local -a found
  found=("\${(@f)$(atelier ${COMPLETE} "\${(@)words[2,CURRENT-1]}" "=$PREFIX")}")
  found=("\${(@)found/$'\\t'/:}")
  if [[ -n $found[1] ]]; then _describe atelier found; else _files; fi
}
compdef _atelier atelier
`,
  fish: `function _atelier
  set -l typed (commandline -opc)
  set -l found (atelier ${COMPLETE} $typed[2..] =(commandline -ct))
  if set -q found[1]; printf '%s\\n' $found; else; __fish_complete_path (commandline -ct); end
end
complete -c atelier -f -a '(_atelier)'
`,
  powershell: `Register-ArgumentCompleter -Native -CommandName atelier -ScriptBlock {
  param($word, $ast, $position)
  $typed = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" } | Where-Object { $_ -ne $word })
  atelier ${COMPLETE} @typed "=$word" |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new(($_ -split "\`t")[0]) }
}
`,
};

/** All that `atelier completion` can be asked for. */
const printable = [...Object.keys(scripts), 'man'];

/** What may stand in the place of the last word, each with what it does; none where that is a file, or anyone's guess. */
export function suggest(typed: readonly string[], { cli }: Messages): string {
  const current = typed.at(-1)?.slice(1) ?? '';
  const words = typed.slice(0, -1);
  const command = commandIds.find((id) => words.includes(id));
  const does = (names: readonly string[], what = ''): readonly (readonly [string, string])[] =>
    names.map((name) => [name, what]);
  const found = () => {
    // The language may stand before the command.
    const named = optionIds.find((id) => namesOf(id).includes(words.at(-1) ?? ''));
    const { placeholder, choices } = named === undefined ? { placeholder: null } : optionOf(named);
    if (placeholder !== null) return does(placeholder === 'file' ? [] : (choices ?? []));
    if (command === undefined)
      return [...commandIds.flatMap((id) => does([id], cli.commands[id])), ...does(['help', 'version'])];
    if (current.startsWith('-')) return optionsOf(command).flatMap((id) => does(namesOf(id), cli.options[id]));
    return does(command === 'completion' ? printable : []);
  };
  const fitting = found().filter(([name]) => name.startsWith(current));
  return fitting.map(([name, what]) => `${name}${what === '' ? '' : `\t${what}`}\n`).join('');
}

export async function runCompletion({ words, messages, shell }: Invocation): Promise<ExitCode> {
  const [asked = ''] = words;
  if (!printable.includes(asked))
    fail({ failure: 'bad-value', option: 'completion', value: asked, expected: { values: printable } });
  shell.stdout.write(scripts[asked] ?? manual(messages));
  return exitCodes.counted;
}

/** In the language of man, in which a dot at the head of a line and a backslash mean something. */
function manual(messages: Messages): string {
  const { cli } = messages;
  const plain = (text: string) => text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/gmu, '\\&$&');
  const bold = (text: string) => `\\fB${plain(text)}\\fR`;
  const entry = (head: string, body: string) => `.TP\n${head}\n${plain(body)}`;
  const sections = commandIds.map((id) => {
    const flags = optionsOf(id).map((option) => {
      const { placeholder } = optionOf(option);
      const value = placeholder === null ? '' : ` \\fI${plain(cli.placeholders[placeholder])}\\fR`;
      return entry(`${namesOf(option).map(bold).join(', ')}${value}`, wordsFor(option, messages));
    });
    const synopsis = commands[id].map((argument) => plain(cli.arguments[argument][0])).join(' ');
    return [
      `.SH ATELIER ${id.toUpperCase()}`,
      `${bold(`atelier ${id}`)} [${cli.placeholders.options}] ${synopsis}`,
      `.PP\n${plain(cli.commands[id])}`,
      ...flags,
      ...examplesOf(id, cli).map(([command, shown]) => entry(bold(command), shown)),
    ].join('\n');
  });
  const head = `.TH ATELIER 1 "" "atelier ${version}"\n.nh\n.ad l\n.SH ${cli.titles.name}\natelier \\- ${plain(cli.tagline)}`;
  return `${[head, ...sections].join('\n')}\n.PP\n${plain(cli.exitCodes)}\n`;
}
