/** Finds the one reading of a sheet that its contents and headings prove, or the question that is open. */

import type { SheetQuestion } from '../failure.ts';
import type { Row } from '../text/rows.ts';
import { placeOf, type Sent, voterPlaces } from './columns.ts';
import {
  ask,
  type ColumnSample,
  countKinds,
  type Found,
  holdsPicks,
  ignoring,
  kindOf,
  lettersOf,
  type Recognised,
  type Sample,
  sampleOf,
  type TableHints,
} from './contents.ts';
import { findHeader, MOST_ABOVE } from './find-header.ts';
import { findVoter, NOBODY } from './find-voter.ts';
import { plain } from './fold.ts';
import { filledIn, isFilled, NO_HEADER, numberIn } from './headers.ts';
import { isBarePick, isOneVoter, isPick, numberOf, says } from './headings.ts';
import { labelIn, layouts, type SheetShape } from './layouts.ts';
import { signOf } from './marks.ts';
import type { Lookup } from './orientations.ts';
import { recogniseGrid, recogniseTotals } from './recognise-grid.ts';
import { askForList, recognisePicks } from './recognise-picks.ts';
import { recogniseRows } from './recognise-single.ts';
import { namesSeveral, orientationsIn, PLAIN_SEPARATOR } from './split-cell.ts';

export function recognise(rows: readonly Row[], lookup: Lookup, hints: TableHints) {
  if (hints.header === null && hints.pickColumns === null && liesSideways(rows, hints.picks))
    return ask({ header: NO_HEADER }, 'sideways', [], {});
  const header = findHeader(rows, lookup, hints);
  if (header === null) return askForList(sampleOf(rows, NO_HEADER, lookup, hints, []));
  const { headings } = header;
  const glued = hints.header === null ? findGlued(rows.slice(header.next), headings, lookup) : undefined;
  if (glued !== undefined) return ask({ header }, 'glued-heading', [], { header: '' }, [glued]);
  const find = (column: string) => {
    const place = placeOf(column, headings);
    return place < Math.max(headings.length, ...rows.map(({ cells }) => cells.length)) ? place : -1;
  };
  const { ignore, pickColumns, weight } = hints;
  const unknown = [ignore, pickColumns ?? [], weight ?? []].flat().find((one) => find(one) < 0);
  // A column that a flag names, and that the sheet does not have.
  if (unknown !== undefined) return { column: unknown, headings };
  const ignored = ignore.map(find);
  const weightAt = weight === null ? null : find(weight);
  const sample = sampleOf(rows, header, lookup, hints, weightAt === null ? ignored : [...ignored, weightAt]);
  // A column that is named twice is one column: its votes would count double.
  const found = recogniseShape(sample, pickColumns && [...new Set(pickColumns.map(find))]);
  if (found === null) {
    const list = lookup.given ? {} : { orientations: '' };
    return ask({ header }, 'no-picks', [], { ...list, header: '', 'pick-columns': '' });
  }
  return 'code' in found ? found : giveRoles(sample, found, weightAt, ignored);
}

/** A heading to which a ballot sticks, for want of a line break: «Choix 3Accueil», or a line that says far more than any row below it. */
function findGlued(below: readonly Row[], headings: readonly string[], lookup: Lookup): string | undefined {
  const widest = Math.max(0, ...below.map(({ cells }) => cells.length));
  if (widest > 0 && headings.filter(isFilled).length > widest + 1) return headings.join(' ').trim();
  const known = new Set(below.flatMap(({ cells }) => cells.map(plain)));
  return headings.find((heading) => {
    const [, ...rest] = heading.split(/(?<=[\p{Ll}\d?:)])(?=\p{Lu})/u);
    const [end = ''] = rest.slice(-1);
    return end.length > 2 && (lookup.given ? kindOf(end, lookup) === 'label' : known.has(plain(end)));
  });
}

const BALLOT = /^(?:bulletins?|ballots?|votants?|voters?|participant.*|personnes?|b|v|p|n ?°?|feuilles?)$/u;

/** Whether rows are picks and columns ballots: «Choix 1», «Choix 2»… down the side, or «Bulletin 1», «Bulletin 2»… across. */
function liesSideways(rows: readonly Row[], picks: number): boolean {
  const said = rows.filter((row) => filledIn(row) > 1).map(({ cells }) => cells);
  const side = said.map(([first = '']) => first).filter((first, at) => at > 0 || isPick(first));
  const across = said.slice(0, MOST_ABOVE).some((cells) => {
    const figures = cells.filter((cell) => /\d/u.test(cell));
    const numbered = figures.length > 1 ? figures.flatMap((cell) => numberOf(cell) ?? []) : [];
    // «P1», «P2», «P3» above more rows than a ballot has picks are the picks.
    const arePicks = numbered.length === picks && said.length - 1 > picks;
    return (
      numbered.length > 1 && !arePicks && numbered.every(({ at, stem }, place) => at === place + 1 && BALLOT.test(stem))
    );
  });
  return across || (side.length > 1 && side.every((first, at) => isPick(first) && numberOf(first)?.at === at + 1));
}

function recogniseShape(sample: Sample, told: readonly number[] | null): Recognised {
  const { hints, columns } = sample;
  const asked = hints.layout;
  if (asked === 'totals') return recogniseTotals(sample);
  const picked = told?.flatMap((place) => columns.find((column) => column.place === place) ?? []) ?? null;
  const picks = () => recognisePicks(sample, picked);
  if (asked === 'row-per-pick') {
    const labels = picked ?? columns.filter(holdsPicks);
    return recogniseRows(sample, labels.length === 1 ? labels[0] : undefined);
  }
  // Columns that are named may be those of a grid.
  const found = recogniseGrid({ ...sample, columns: picked ?? columns }) ?? picks();
  return asked === null || found === null || 'code' in found || found.layout === asked ? found : null;
}

/** Gives every other column its role, and asks about those that would change the count. */
function giveRoles(
  sample: Sample,
  found: Found,
  weight: number | null,
  ignored: readonly number[],
): SheetShape | SheetQuestion {
  const { header, columns, lookup } = sample;
  const { layout, picks, dots = [], rank = null, total = null, shownBy } = found;
  const taken = [...picks, ...dots, rank, total, weight].filter((place) => place !== null);
  const holdsBallots = layout !== 'totals';
  const isGrid = layout === 'column-per-orientation' || layout === 'rank-per-orientation';
  const voter = holdsBallots ? findVoter(sample, taken) : NOBODY;
  const who = voterPlaces(voter);
  const free = columns.filter(({ place }) => holdsBallots && !taken.includes(place));
  const several = free.filter(({ place, heading, cells }) => {
    const said = new Set(cells.map(plain));
    // The same on every row parts no ballot from another.
    const same = cells.length === sample.body.length && said.size === 1 ? [...said][0] : null;
    const isMore = cells.some((cell) => Number(cell) !== 0 && signOf(cell)?.kind !== 'none') && same !== '1';
    const isVoid = cells.length > 0 && same === null;
    // «Participants», from 1 on, are numbers of ballots.
    const areHeads =
      cells.every((cell) => numberIn(cell) !== null) && cells.some((cell, at) => Number(cell) !== at + 1);
    // Beside picks a total is none of marks.
    const isWeight =
      says(heading, 'weight') || (areHeads && says(heading, 'people', ...(isGrid ? [] : ['total' as const])));
    return !who.includes(place) && ((isMore && isWeight) || (isVoid && says(heading, 'void')));
  });
  if (several.length > 0) {
    const numbers = several.filter(
      ({ heading, cells }) => !says(heading, 'void') && cells.some((cell) => /\d/u.test(cell)),
    );
    return ask(sample, 'weights', several, { weight: lettersOf(numbers), ignore: lettersOf(several) });
  }
  // An orientation above a column that is left aside, words below a heading that announces picks, marks where nothing is
  // headed: what stands there may be votes.
  const isLabel = ({ heading }: ColumnSample) => lookup.named(heading) !== null || namesSeveral(heading, lookup);
  const headed = free.filter(
    (column) => column.cells.length > 0 && (isLabel(column) || lookup.named(labelIn(column.heading, lookup)) !== null),
  );
  const called = free.filter(({ context, cells }) =>
    header.rows.length === 0
      ? cells.some((cell) => signOf(cell)?.kind === 'mark')
      : isBarePick(context) && cells.some((cell) => /\p{L}{2}/u.test(cell) && orientationsIn(cell, lookup) === null),
  );
  const beside = headed.length > 0 ? headed : called;
  if (beside.length > 0) return ask(sample, 'votes-outside', beside, ignoring(beside));
  const picked = columns.filter(({ place }) => holdsBallots && picks.includes(place));
  // Where a cell holds a mark, the heading above it says of what; above picks an orientation is one of them.
  const ballot = isGrid ? undefined : picked.find(isLabel);
  if (ballot !== undefined) return ask(sample, 'glued-heading', [], { header: '' }, [ballot.heading]);
  const kinds = picked.map((column) => (isGrid ? countKinds([labelIn(column.heading, lookup)], lookup) : column.kinds));
  return {
    columns: {
      picks,
      shownBy,
      dots,
      rank,
      total,
      voter,
      weight,
      ignored,
      single: columns
        .filter(({ place, cells }) => who.includes(place) && 2 * cells.filter(isOneVoter).length >= cells.length)
        .map(({ place }) => place),
      group: free.find(({ heading }) => says(heading, 'group'))?.place ?? null,
      sent: findSent(columns),
    },
    headings: header.headings,
    joint: found.joint ?? PLAIN_SEPARATOR,
    layout,
    ordered: found.ordered ?? layouts[layout].ordered,
    header: header.rows,
    missing: found.missing ?? [],
    byCode: kinds.some(({ code }) => code > 0) && (lookup.coded || kinds.every(({ label }) => label === 0)),
  };
}

/** Where a form says whether it was sent off. */
function findSent(columns: readonly ColumnSample[]): Sent | null {
  for (const by of ['draft', 'type', 'date'] as const) {
    // A date that no row has is a column that nobody kept.
    const column = columns.find(
      ({ heading, cells }) => says(heading, by) && (by !== 'date' || cells.some((cell) => /\d/u.test(cell))),
    );
    if (column !== undefined) return { place: column.place, by };
  }
  return null;
}
