/** The options of all commands, one entry each: how its value is read, what it is called besides its own name, which
 * commands take it and where else it may be said. Help, command line, manifests and workshop files follow from this table. */

import { choices } from '../ballots/ballot.ts';
import { layouts } from '../ballots/layouts.ts';
import { mostPicks, schemes } from '../count/schemes.ts';
import type { Messages } from '../messages/messages.ts';
import { rankStyles } from '../rank/rank.ts';
import { atBarChoices, tieBreaks } from '../rank/tie-breaks.ts';
import { usual } from '../tally/rules.ts';
import { encodings } from '../text/encodings.ts';
import { keys } from '../workshop/keys.ts';
import type { CommandId } from './commands.ts';
import * as read from './option-readers.ts';

export interface Option<T> extends read.Reader<T> {
  /** Other names, French ones first: in manifests, in workshop files, and to suggest the option to whoever types them. */
  readonly names: readonly string[];
  readonly commands: readonly CommandId[];
  /** What it bears on; the help shows the options of a group together. */
  readonly group: 'workshop' | 'vote' | 'ties' | 'reading' | 'output';
  /** Where it may be said besides the command line: `workshop` in a row of a manifest, `vote` under `vote:` in a workshop
   * file too, `run` nowhere. Documents depend on all but those of the run. */
  readonly scope: 'vote' | 'workshop' | 'run';
  readonly short?: string;
  /** May be given several times; the values add up. */
  readonly repeatable?: true;
}

/** Commands that read ballots; those that count them. */
const readers = ['tally', 'check', 'batch'] as const;
const counters = ['tally', 'batch'] as const;
const all = ['tally', 'check', 'verify', 'init', 'batch', 'page'] as const;

const about = { group: 'workshop', scope: 'workshop', commands: counters } as const;
const vote = { group: 'vote', scope: 'vote', commands: readers } as const;
const result = { group: 'vote', scope: 'vote', commands: counters } as const;
const ties = { group: 'ties', scope: 'vote', commands: counters } as const;
const reading = { group: 'reading', scope: 'vote', commands: readers } as const;
const looks = { group: 'output', scope: 'vote', commands: counters } as const;
const run = { group: 'output', scope: 'run', commands: ['tally'] } as const;
const ofBatch = { group: 'output', scope: 'run', commands: ['batch'] } as const;
/** Those that count, and the one that counts again. */
const withVerify = ['tally', 'verify', 'batch'] as const;
const { text, choice, several, whole, wholeOr, toggle, idsOf } = read;
const formatIds = read.extensions.map((ending) => ending.slice(1));
const many = 999_999_999;

/** In the order of the help. */
export const options = {
  workshop: { ...about, ...text('file'), names: ['atelier'], short: '-w', commands: [...withVerify, 'check', 'init'] },
  title: { ...about, ...text('text'), names: keys.title },
  place: { ...about, ...text('text'), names: keys.place },
  date: { ...about, ...read.date, names: keys.date },
  theme: { ...about, ...text('text'), names: keys.theme },

  orientations: {
    ...about,
    ...text('file'),
    names: keys.orientations,
    group: 'vote',
    commands: [...readers, 'verify'],
  },
  picks: { ...vote, ...wholeOr('all', 1, mostPicks, usual.picks), names: ['choix', 'nombre de choix'] },
  'min-picks': { ...vote, ...whole(1, mostPicks), names: ['choix au moins', 'choix minimum'] },
  ordered: { ...vote, ...toggle, names: ['ordonnés', 'ordonné', 'ordre', 'classés'] },
  scheme: { ...vote, ...choice(idsOf(schemes), usual.scheme), names: ['barème', 'mode de scrutin'] },
  points: { ...vote, ...read.points, names: ['points'] },
  incomplete: { ...vote, ...choice(choices.incomplete, usual.incomplete), names: ['incomplets'] },
  repeated: { ...vote, ...choice(choices.repeated, usual.repeated), names: ['répétées', 'répétés'] },
  extra: { ...vote, ...choice(choices.extra, usual.extra), names: ['en trop'] },
  unknown: { ...vote, ...choice(choices.unknown, usual.unknown), names: ['inconnus'] },
  duplicates: { ...vote, ...choice(choices.duplicates, usual.duplicates), names: ['doublons'] },
  'max-dots': { ...vote, ...whole(1, many), names: ['gommettes'] },
  'max-dots-each': { ...vote, ...whole(1, many), names: ['gommettes par orientation'] },
  keep: { ...result, ...whole(1, 999, usual.keep), names: ['retenir', 'garder', 'retenues', 'nombre de retenues'] },
  quorum: { ...result, ...read.quorum, names: ['quorum'] },
  registered: { ...result, ...whole(1, many), names: ['inscrits'] },
  'min-share': { ...result, ...read.percent, names: ['seuil', 'part minimale'] },
  'per-theme': { ...result, ...whole(1, 999), names: ['par thème'] },
  by: { ...result, ...text('text'), names: ['par', 'ventilation'] },
  'min-group': { ...result, ...whole(1, 999_999, usual.minGroup), names: ['groupe minimal'] },

  'rank-style': { ...ties, ...choice(idsOf(rankStyles), usual.rankStyle), names: ['rangs', 'numérotation'] },
  'tie-break': { ...ties, ...several(idsOf(tieBreaks)), names: ['départage', 'ex æquo'] },
  seed: { ...ties, ...read.seed, names: ['graine'] },
  runoff: { ...ties, ...text('file'), names: ['second tour'], commands: withVerify },
  'at-bar': { ...ties, ...choice(atBarChoices, usual.atBar), names: ['à la barre'] },
  decision: { ...ties, ...text('file'), names: ['décision'] },

  encoding: { ...reading, ...choice(idsOf(encodings)), names: ['encodage'] },
  delimiter: { ...reading, ...read.delimiter, names: ['séparateur'] },
  header: { ...reading, ...whole(1, 999_999), names: ['ligne des en-têtes', 'en-têtes'] },
  'pick-columns': { ...reading, ...read.columns, names: ['colonnes des choix', 'colonnes de choix'] },
  layout: { ...reading, ...choice(idsOf(layouts)), names: ['disposition'] },
  ignore: { ...reading, ...text('column'), names: ['ignorer', 'colonnes ignorées'], repeatable: true },
  weight: { ...reading, ...text('column'), names: ['pondération', 'colonne de pondération', 'poids'] },
  sheet: { ...reading, ...text('text'), names: ['feuille'] },
  compare: { ...reading, ...text('file'), names: ['comparer'], scope: 'run', commands: ['check'] },

  output: {
    ...run,
    ...read.target(read.extensions, [read.STDOUT]),
    names: ['sortie'],
    scope: 'workshop',
    short: '-o',
    repeatable: true,
  },
  letterhead: { ...looks, ...text('file'), names: ['en-tête', 'modèle'], commands: withVerify },
  chart: { ...looks, ...toggle, names: ['graphique'] },
  annex: { ...looks, ...toggle, names: keys.annex, scope: 'workshop' },
  lang: { ...looks, ...read.lang, names: keys.lang, scope: 'workshop', commands: [...all, 'completion'] },
  strict: { ...looks, ...toggle, names: ['rigoureux'], commands: readers },

  out: { ...ofBatch, ...text('folder'), names: ['dossier'] },
  format: { ...ofBatch, ...several(formatIds), fallback: 'docx', names: ['formats'] },
  name: { ...ofBatch, ...read.pattern, names: ['nom'] },
  summary: { ...ofBatch, ...read.target(['.json', '.csv', '.xlsx']), names: ['récapitulatif', 'bilan'] },
  synthesis: { ...ofBatch, ...read.target(['.docx', '.json', '.md', '.html']), names: ['synthèse'] },
  jobs: { ...ofBatch, ...whole(1, 64), names: ['tâches'] },
  'only-changed': { ...ofBatch, ...toggle, names: ['modifiés'] },
  'fail-fast': { ...ofBatch, ...toggle, names: ['arrêt au premier'] },
  'dry-run': { ...ofBatch, ...toggle, names: ['à blanc'] },
  'allow-outside': { ...ofBatch, ...toggle, names: ['hors du dossier'] },

  'no-docx': { ...run, ...toggle, names: ['sans docx'] },
  json: { ...run, ...toggle, names: [], commands: [...withVerify, 'check'] },
  force: { ...run, ...toggle, names: ['forcer', 'écraser'], commands: ['tally', 'init', 'batch', 'page'] },
  all: { ...run, ...toggle, names: ['tout'], commands: readers },
  details: { ...run, ...toggle, names: ['détails', 'détail'] },
  trace: { ...run, ...toggle, names: [] },
  quiet: { ...run, ...toggle, names: ['silencieux'], short: '-q', commands: all },
  'no-color': { ...run, ...toggle, names: ['sans couleurs'], commands: [...withVerify, 'check'] },
} as const satisfies Readonly<Record<string, Option<unknown>>>;

export type OptionId = keyof typeof options;

const often = ['workshop', 'orientations', 'picks', 'keep', 'letterhead'] as const;
/** What the short help shows of commands with more options than fit on a screen. */
export const common: { readonly [C in CommandId]?: readonly OptionId[] } = {
  tally: [...often, 'title', 'date', 'ordered', 'scheme', 'tie-break', 'output', 'details'],
  check: ['workshop', 'orientations', 'picks', 'ordered', 'scheme', 'compare'],
  batch: [...often, 'out', 'format', 'name', 'summary', 'synthesis', 'only-changed'],
};

export const optionIds = idsOf(options);

export const optionsOf = (command: CommandId): readonly OptionId[] =>
  optionIds.filter((id) => optionOf(id).commands.includes(command));

/** An option without the type of its value. */
export const optionOf = (id: OptionId): Option<unknown> => options[id];

/** As they are typed. */
export const namesOf = (id: OptionId): readonly string[] => [optionOf(id).short ?? [], `--${id}`].flat();

/** What an option does, the values that it takes, and which holds where none is given. */
export function wordsFor(id: OptionId, { cli }: Messages): string {
  const { choices, fallback } = optionOf(id);
  const notes = [choices && cli.choices(choices), fallback && cli.fallback(fallback)].filter(
    (note) => note !== undefined,
  );
  return notes.length > 0 ? cli.noted(cli.options[id], notes) : cli.options[id];
}

type ValueOf<O> = O extends Option<infer T> ? (O extends { repeatable: true } ? readonly T[] : T) : never;

/** The options that were given, read. */
export type Settings = { readonly [O in OptionId]?: ValueOf<(typeof options)[O]> };

/** Options that name a file to be read, of which the document depends. */
export const inputIds = [
  'workshop',
  'orientations',
  'runoff',
  'decision',
  'letterhead',
] as const satisfies readonly OptionId[];
