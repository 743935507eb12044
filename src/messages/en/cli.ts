/** The words of the command line: help and last lines. */

import type { Messages } from '../messages.ts';
import type { CommandsHelp } from '../sentences.ts';
import { list, many } from './words.ts';

const commands: CommandsHelp = {
  tally: {
    does: 'count the ballots, show the ranking and write the minutes',
    examples: {
      'atelier tally ballots.csv': 'the ranking on screen, the minutes in ballots.docx',
      'atelier tally ballots.csv --orientations list.csv': 'with the list of orientations',
      'atelier tally ballots.csv --json': 'the whole result for a script, no document',
    },
  },
  check: {
    does: 'say what was understood of the ballots and all that is to be checked; count and write nothing',
    examples: {
      'atelier check ballots.csv --orientations list.csv': 'what was understood, and every remark',
      'atelier check typed-1.csv --compare typed-2.csv': 'where two entries of the same ballots differ',
    },
  },
  verify: {
    does: 'check that minutes still say what was counted',
    examples: {
      'atelier verify ballots.docx': 'was it edited since it was written?',
      'atelier verify ballots.docx ballots.csv': 'does it say what was counted? The ballots are counted again',
    },
  },
  init: {
    does: 'prepare a folder: the workshop file, an empty ballot sheet, ballots to print',
    examples: {
      'atelier init': 'atelier.md and ballots.csv, in this folder',
      'atelier init -w atelier.md': 'ballots-to-print.docx, made of the workshop file',
    },
  },
  batch: {
    does: 'write the minutes of all the workshops of a folder or a manifest',
    examples: {
      'atelier batch workshops/ --out minutes': 'minutes for each workshop of the folder',
      'atelier batch workshops/ --out minutes --only-changed': 'only what has changed',
    },
  },
  page: {
    does: 'write atelier.html, a page that does all this in a browser, with nothing to install',
    examples: { 'atelier page': 'atelier.html, in this folder: a double click opens it' },
  },
  completion: {
    does: 'write what completes commands in a terminal, or the manual (man)',
    examples: {
      'source <(atelier completion bash)': 'in ~/.bashrc; the same with zsh in ~/.zshrc',
      'atelier completion fish > ~/.config/fish/completions/atelier.fish': 'for fish',
      'atelier completion powershell | Out-String | Invoke-Expression': 'in $PROFILE, for PowerShell',
      'atelier completion man | man -l -': 'the manual',
    },
  },
};

const LEFT_OUT = { macro: 'a macro', remote: 'a remote file', link: 'a link', field: 'a field' } as const;

export const cli: Messages['cli'] = {
  tagline: 'Counts the ballots of a participatory workshop and writes its minutes.',
  commands,
  titles: {
    name: 'NAME',
    'Usage:': 'Usage:',
    'Arguments:': 'Arguments:',
    'Options:': 'Options:',
    'Commands:': 'Commands:',
    examples: 'Examples:',
  },
  groups: {
    workshop: 'The workshop:',
    vote: 'The vote:',
    ties: 'Ties:',
    reading: 'Reading files:',
    output: 'What is written:',
  },
  path: `From the room to the signed minutes:

  1. atelier init                  prepare atelier.md and ballots.csv
  2. atelier init -w atelier.md    lay out the ballots, to be printed
  3. ballots.csv                   type the ballots there, one a line
  4. atelier tally -w atelier.md   count, rank, write atelier.docx
  5. atelier verify atelier.docx -w atelier.md
                                   before signing: does it say what was counted?

All commands: atelier help. The options of a command: atelier help tally.
`,
  more: 'The options of a command: atelier help tally.',
  exitCodes:
    'Exit codes: 0 done; 1 data to check, or refused; 2 wrong command line, workshop file or manifest; 3 file not readable or not written; 70 a bug; 130 interrupted.',
  allOptions: (command) => `All options, the exit codes: atelier help ${command} --all`,
  arguments: {
    ballots: 'files of ballots (CSV, .xlsx, .ods), or -',
    minutes: 'minutes written by atelier (.docx)',
    folder: 'folder to write in (this one by default)',
    recount: 'ballots to count again, all those that were counted',
    shell: 'bash, zsh, fish, powershell or man',
    workshops: 'folder of workshops, or CSV manifest (workshop, ballots, orientations, output, options)',
  },
  placeholders: {
    file: 'file',
    column: 'column',
    folder: 'folder',
    number: 'number',
    points: 'points',
    choice: 'choice',
    text: 'text',
    date: 'date',
    options: 'options',
    command: 'command',
  },
  options: {
    workshop: 'workshop file: title, date, prose (Markdown)',
    title: 'title of the minutes',
    place: 'place of the workshop',
    date: 'date of the workshop (2026-03-27 or 27/03/2026)',
    theme: 'theme of the workshop',
    orientations: 'list of the orientations (one a line, or CSV)',
    picks: 'picks a ballot, or all',
    ordered: 'the picks are in order of preference',
    'min-picks': 'a ballot with fewer is incomplete (2 for “2 or 3 picks”)',
    quorum: 'voters needed at least: a number, or a part of the register (50%)',
    registered: 'voters on the register, for the quorum',
    'min-share': 'share of the valid ballots, in %, that must name an orientation for it to be retained',
    'per-theme': 'orientations retained at least of each theme of the list',
    runoff: 'ballots of a second round between those tied',
    'at-bar': 'what becomes of those tied for the last place whom no rule separates',
    scheme: 'scheme',
    points: 'points of your own, such as 4,2,1',
    incomplete: 'a ballot with fewer picks than asked',
    repeated: 'the same orientation twice on a ballot (each if cumulative)',
    extra: 'a ballot with more picks than asked',
    unknown: 'a label that is not in the list',
    duplicates: 'the same participant twice',
    'max-dots': 'most dots on a ballot (cumulative)',
    'max-dots-each': 'most dots of a ballot on one orientation (cumulative)',
    keep: 'how many orientations are retained',
    'rank-style': 'how ranks are numbered',
    'tie-break': 'rules that settle ties, in order',
    seed: 'seed for drawing lots; ballots: made of the ballots themselves',
    decision: 'decision taken in the room about a tie (JSON)',
    by: 'column that breaks the count down by group (college, structure, table…)',
    'min-group': 'ballots under which a group is not shown',
    output: 'file to write, repeatable',
    letterhead: 'your letterhead (.docx), in which {{body}} stands',
    chart: 'draws the ranking in the minutes too',
    annex: 'add the record of the count',
    'no-docx': 'write no Word document',
    json: 'write the result as JSON on standard output, no document',
    lang: 'language of all that is written',
    encoding: 'encoding of the files of ballots',
    delimiter: 'separator of the columns',
    header: 'line of the headings',
    'pick-columns': 'columns of the picks, in order, by letter or heading (C,D,E)',
    layout: 'how the ballots are laid out in the file',
    ignore: 'column not to be read, repeatable',
    weight: 'column that says how many ballots a row stands for',
    sheet: 'sheet of a workbook (.xlsx, .ods), by its name or number',
    strict: 'refuse mere warnings too',
    force: 'replace a document edited by hand',
    all: 'show every remark, however many',
    details: 'show the margin and every tie too',
    trace: 'show the count step by step, ballot by ballot',
    compare: 'the same ballots typed a second time, to be held against the first',
    quiet: 'show only errors',
    'no-color': 'no colours',
    out: 'folder of the documents (default: beside the ballots)',
    format: 'formats to write, separated by commas',
    name: 'name of the documents, with {name} {path} {date} {place} {title} {theme} (default: {path})',
    jobs: 'workshops handled at a time (default: as many as there are cores)',
    'only-changed': 'leave alone the documents that are up to date, by their content',
    'fail-fast': 'stop at the first workshop that is refused',
    'dry-run': 'count everything and write nothing',
    summary: 'summary table, one row a workshop',
    synthesis: 'synthesis of all the workshops',
    'allow-outside': 'let the manifest name files outside its folder',
  },
  choices: (choices) => `one of: ${choices.join(', ')}`,
  fallback: (value) => `default: ${value}`,
  noted: (does, notes) => `${does} (${notes.join('; ')})`,
  help: 'show this help',
  version: 'show the version',
  letterheadLeft: (path, left) =>
    `${path}: not kept in the minutes, because it would act on opening: ${list([...new Set(left.map(({ kind, what }) => `${LEFT_OUT[kind]} (${what})`))])}.`,
  workshop: (path) => `Workshop file: ${path}`,
  error: (what) => `atelier: ${what}`,
  written: (path) => `Minutes written to ${path}`,
  exported: (path) => `Result written to ${path}`,
  refused: (count, of, ranked) =>
    `No minutes written: ${many(count, { ballots: 'ballot', points: 'point' }[of])} to check${ranked ? ' (above). The ranking shown is provisional.' : '.'}`,
  noValid: 'No minutes written: no valid ballot.',
  refusedStrict: (warnings) => `No minutes written (--strict): ${many(warnings, 'remark')} left.`,
};
