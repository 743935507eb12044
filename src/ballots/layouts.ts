/** The shapes in which ballots are written down, never the tools that wrote them: a list, the surest signs first. */

import { columnPerOrientation } from './layouts/column-per-orientation.ts';
import { columnPerPick } from './layouts/column-per-pick.ts';
import type { Layout } from './layouts/layout.ts';
import { listInCell } from './layouts/list-in-cell.ts';
import { rankPerOrientation } from './layouts/rank-per-orientation.ts';
import { rowPerPick } from './layouts/row-per-pick.ts';
import { totals } from './layouts/totals.ts';

export const layouts = {
  'column-per-pick': columnPerPick,
  totals,
  'column-per-orientation': columnPerOrientation,
  'rank-per-orientation': rankPerOrientation,
  'row-per-pick': rowPerPick,
  'list-in-cell': listInCell,
} as const satisfies Record<string, Layout>;

export type LayoutId = keyof typeof layouts;
