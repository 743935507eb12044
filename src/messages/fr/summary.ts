/** The words of the terminal. */

import type { LayoutId } from '../../ballots/layouts.ts';
import type { Source } from '../../tally/result.ts';
import type { Messages } from '../messages.ts';
import { layouts } from './rules.ts';
import { integer, many, quote } from './words.ts';

const DELIMITERS: Readonly<Record<string, string>> = {
  ';': 'point-virgule',
  ',': 'virgule',
  '\t': 'tabulation',
  '|': 'barre verticale',
};

/** What the lines of a file hold. */
export const held = (layout: LayoutId, count: number): string => {
  if (layout === 'totals') return many(count, 'ligne de gommettes', 'lignes de gommettes');
  return layout === 'row-per-pick' ? `${integer(count)} de choix` : many(count, 'bulletin');
};

/** A separator by its name; one without a name as it is. */
export const delimiterName = (delimiter: string): string => DELIMITERS[delimiter] ?? quote(delimiter);

/** How the text was read, or which sheet of what workbook. */
export const format = ({ encoding, bom, delimiter, sheet }: Source): string =>
  sheet === undefined
    ? `${encoding}${bom ? ' avec BOM' : ''}, ${delimiterName(delimiter)}`
    : `classeur ${encoding}, feuille ${quote(sheet)}`;

export const summary: Messages['summary'] = {
  source: (source) => {
    const { name, layout, lines } = source;
    return `${name} : ${format(source)}, ${layouts[layout]}, ${many(lines.read, 'ligne lue', 'lignes lues')} (${lines.header} d’en-tête, ${many(lines.ignored, 'ignorée')}, ${held(layout, lines.ballots)})`;
  },
  turnout: ({ valid, incomplete, blank, spoilt, setAside, held }) =>
    `${many(valid + blank + spoilt, 'votant')} : ${many(valid, 'exprimé')}${incomplete > 0 ? ` (dont ${many(incomplete, 'incomplet')})` : ''}, ${many(blank, 'blanc')}, ${many(spoilt, 'nul')}${setAside > held ? ` ; ${many(setAside - held, 'écarté')}` : ''}${held > 0 ? ` ; ${many(held, 'bulletin')} en attente` : ''}`,
  totals: (dots) => `Totaux : ${many(dots, 'gommette')}, aucun bulletin à vérifier`,
  list: (inferred, count) =>
    inferred
      ? `${many(count, 'orientation')}, d’après les bulletins (--orientations donne la liste complète)`
      : many(count, 'orientation'),
  columns: { rank: 'Rang', orientation: 'Orientation', points: 'Points', cited: 'Cité par', share: 'Part' },
  nothing: 'Aucune orientation n’a été choisie.',
  errors: (count) => (count < 2 ? 'À corriger' : `À corriger (${count})`),
  warnings: (count) => (count < 2 ? 'À savoir' : `À savoir (${count})`),
  where: (source, lines, column, letter) =>
    `${source}, ${lines}${letter === null ? '' : `, colonne ${letter}`}${column === null ? '' : ` « ${column} »`}`,
  more: (count) => `… et ${many(count, 'autre')} (--all pour tout voir)`,
  dotsIgnored: 'Les colonnes de points ne sont pas comptées dans ce barème (--scheme cumulative les compte).',
};
