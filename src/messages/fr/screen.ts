/** What the screen says: of a count, of ballots checked or typed twice, of documents verified. */

import type { Severity } from '../../ballots/issue.ts';
import type { LayoutId } from '../../ballots/layouts.ts';
import type { RowRun } from '../../ballots/sheet.ts';
import type { NearReading } from '../../ballots/table.ts';
import type { Difference, Said } from '../../compare.ts';
import type { ColumnName } from '../../failure.ts';
import type { Source } from '../../tally/result.ts';
import { sayBy } from '../sentences.ts';
import { choices } from './faults.ts';
import { layouts } from './result.ts';
import { aside, integer, lines as linesOf, list, many, plural, quote, quoted, sign } from './words.ts';

/** Ballots, where each line is one. */
const linesHeld = (layout: LayoutId, count: number, weighted: boolean): string =>
  many(count, weighted || layout === 'totals' || layout === 'row-per-pick' ? 'ligne' : 'bulletin');

/** How the text was read, or which sheet of what workbook. */
const formatOf = ({ encoding, delimiter, sheet }: Source): string =>
  sheet === undefined ? `${encoding}, ${sign(delimiter)}` : `classeur ${encoding}, feuille ${quote(sheet)}`;

const ASIDE = {
  title: 'au-dessus des en-têtes',
  section: 'titre',
  empty: 'vide',
  total: 'total',
  closing: 'fin de feuille',
} as const;

export const summary = {
  /** `weighted`: each line stands for as many ballots as it says, so the lines themselves are no ballots. */
  source: ({ name, layout, sheet, lines }: Source, weighted: boolean) =>
    `${name} : ${linesHeld(layout, lines.ballots, weighted)}, ${layouts[layout]}${sheet === undefined ? '' : `, feuille ${quote(sheet)}`}`,
  /** Columns and runs of lines that are no part of any ballot; `source` where there are several. */
  leftAside: (source: string | null, columns: readonly ColumnName[], lines: readonly RowRun[], everything: boolean) =>
    `${source === null ? 'Laissé' : `${source}, laissé`} de côté : ${aside(columns, lines, ASIDE, everything)}`,
  list: (inferred: boolean, count: number) =>
    `${many(count, 'orientation')}${inferred ? ', d’après les bulletins (--orientations donne la liste complète)' : ''}`,
  dotsUncounted: 'Les colonnes de points ne sont pas comptées dans ce barème (--scheme cumulative les compte).',
  /** Over a table that may still change. */
  provisional: 'PROVISOIRE',
  graded: (severity: Severity, count: number) =>
    `${{ error: 'À corriger', warning: 'À savoir' }[severity]}${count < 2 ? '' : ` (${count})`}`,
  ballots: (numbers: readonly string[], lines: string) =>
    `${plural(numbers.length, 'bulletin')} ${list(numbers)} (${lines})`,
  more: (count: number) => `… et ${many(count, 'autre')} (--all pour tout voir)`,
};

export const check = {
  reading: (source: Source) => `Lecture : ${formatOf(source)}, ${layouts[source.layout]}`,
  /** Of a sheet that is refused: what each option would make of it. */
  readings: 'Lectures possibles, avec l’option qui choisit chacune :',
  nearReading: ({ answer, layout }: NearReading) => `${choices([answer])} : ${layouts[layout]}`,
  header: (lines: readonly number[], again: number) =>
    lines.length === 0
      ? 'En-têtes : aucun'
      : `En-têtes : ${linesOf(lines)}${again === 0 ? '' : `, répétés plus bas (${many(again, 'ligne')})`}`,
  roles: {
    pick: 'Choix',
    dots: 'Points',
    rank: 'Rang du choix',
    total: 'Totaux, vérifiés et non comptés',
    number: 'Numéro du bulletin',
    address: 'Adresse du votant',
    name: 'Nom du votant',
    sent: 'Réponse envoyée ou non',
    group: 'Table ou groupe',
    weight: 'Nombre de bulletins de la ligne',
    unread: 'Laissées de côté',
  },
  lines: ({ layout, lines: { read, header, ignored, ballots } }: Source, weighted: boolean) =>
    `${many(read, 'ligne lue')} : ${integer(header)} d’en-tête, ${ignored === 0 ? '' : `${many(ignored, 'laissée de côté', 'laissées de côté')}, `}${linesHeld(layout, ballots, weighted)}`,
  noIssues: 'Aucune remarque.',
  ready: 'Rien ne s’oppose au compte rendu.',
};

const ballot = (number: string | null): string => (number === null ? 'Un bulletin' : `Bulletin ${number}`);

const tellPick = (said: Said): string =>
  said === null ? '–' : `${quote(said.label)}${said.dots ? ` (points : ${said.dots})` : ''}`;

export const compare = {
  source: (name: string, ballots: number) => `${name} : ${many(ballots, 'bulletin')}`,
  differ: sayBy<Difference, 'kind'>('kind', {
    picks: ({ number }) => `${ballot(number)} : deux saisies différentes`,
    only: ({ number, source, line }) => `${ballot(number)} : seulement dans ${source} (ligne ${integer(line)})`,
    twice: ({ number, source, lines }) => `${ballot(number)} : plusieurs fois dans ${source} (${linesOf(lines)})`,
    unnumbered: ({ source, line }) => `Sans numéro : ${source}, ligne ${integer(line)}`,
  }),
  entry: (source: string, line: number, picks: readonly Said[]) =>
    `${source}, ligne ${integer(line)} : ${picks.map(tellPick).join(', ') || 'rien'}`,
  same: (ballots: number) => `Les deux saisies sont identiques (${many(ballots, 'bulletin')}).`,
  sum: (same: number, differing: number) =>
    `${many(same, 'bulletin identique')}, ${integer(differing)} à revoir sur le papier.`,
};

const FATES = { removed: 'a été retirée', added: 'a été ajoutée', moved: 'a été déplacée' } as const;

const shown = (cell: string): string => (cell === '' ? 'rien' : quote(bind(cell)));

/** Documents are compared with plain spaces; on the screen no line breaks before a sign or after «. */
const bind = (words: string): string => words.replace(/(?<=«) | (?=[»%:;!?])/gu, '\u00a0');

export const verify = {
  document: {
    untouched: (file: string) => `${file} n’a pas été modifié depuis qu’atelier l’a écrit.`,
    edited: (file: string) => `${file} a été modifié ou enregistré de nouveau depuis qu’atelier l’a écrit.`,
    prose: (file: string) =>
      `${file} a été modifié ou enregistré de nouveau, mais le classement, les retenues et la participation y sont ceux du décompte.`,
    figures: (file: string, changes: number) =>
      `${file} ne dit pas ce qui a été compté : ${many(changes, 'différence')}.`,
  },
  changes: {
    cell: ({ row, column, from, to }: Readonly<Record<'row' | 'column' | 'from' | 'to', string>>) =>
      `Tableau, ligne ${quote(row)}${column === '' ? '' : `, colonne ${quote(column)}`} : ${shown(to)} au lieu de ${shown(from)}`,
    row: ({ row, fate }: { readonly row: string; readonly fate: keyof typeof FATES }) =>
      `La ligne ${quote(row)} ${FATES[fate]}`,
    sentence: ({ from, to }: { readonly from: string; readonly to: string | null }) =>
      to === null
        ? `Phrase absente : ${quote(bind(from))}`
        : `Phrase modifiée : ${quote(bind(to))} au lieu de ${quote(bind(from))}`,
    table: ({ columns }: { readonly columns: readonly string[] }) => `Tableau absent : ${quoted(columns)}`,
    concealed: ({ text, how }: { readonly text: string; readonly how: 'hidden' | 'covered' }) =>
      how === 'covered'
        ? `Une image ou un cadre est posé devant le texte et peut en cacher une partie${text === '' ? '' : ` (${quote(text)})`} : alignez-le sur le texte, puis recommencez`
        : `Texte caché, ou qui se montre autrement qu’il n’est écrit : ${quote(text)}`,
  },
  sameBallots: 'Ces bulletins sont ceux du décompte (mêmes fichiers).',
  otherBallots: 'Ces fichiers ne sont pas ceux du décompte.',
  recount: {
    same: 'Recomptés, les bulletins donnent le même résultat.',
    different: 'Recomptés, les bulletins donnent un autre résultat.',
  },
  notRecounted:
    'Pour savoir s’il dit ce qui a été compté, donnez les bulletins : atelier verify compte-rendu.docx bulletins.csv',
  missing: {
    workshop: 'Donnez aussi le fichier de l’atelier (-w) : les phrases qui en viennent n’ont pas été comparées.',
    orientations: 'Donnez aussi votre liste (--orientations) : c’est celle que porte le document qui a servi.',
    letterhead: 'Donnez aussi le papier à en-tête (--letterhead) : il n’a pas été comparé.',
  },
};
