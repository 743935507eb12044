/** Keeps of the rows left aside what has to be said of them: votes, the list of orientations, a recap. */

import type { Row } from '../text/rows.ts';
import type { Aside } from './classify-rows.ts';
import { isFilled } from './headers.ts';
import type { Finding } from './issue.ts';
import type { Lookup } from './orientations.ts';
import type { watchForStrays } from './strays.ts';

export function openAsides(lookup: Lookup, strays: ReturnType<typeof watchForStrays>) {
  const alone: { row: Row; place: number }[] = [];
  const beside: { row: Row; place: number }[] = [];
  const recaps: { row: Row; place: number; orientation: number; written: number }[] = [];
  return {
    take: (row: Row, why: Aside) => {
      const place = why === 'empty' ? -1 : strays.onAside(row);
      if (place < 0) return;
      const said = row.cells.filter(isFilled);
      const [, figure = '', ...more] = said;
      const orientation = lookup.named(row.cells[place] ?? '');
      if (why === 'closing' && more.length === 0 && /^\s*\d{1,6}\s*$/u.test(figure) && orientation !== null) {
        recaps.push({ row, place, orientation, written: Number(figure) });
      } else if (said.length === 1) alone.push({ row, place });
      else beside.push({ row, place });
    },
    recaps: () => recaps,
    findings: (): readonly { row: Row; place: number; finding: Finding }[] => {
      const [first, , third] = alone;
      const votes = third === undefined ? [...alone, ...beside] : beside;
      const through = alone.at(-1)?.row.line ?? 0;
      return [
        ...votes.map((vote) => ({ ...vote, finding: { code: 'stray-vote' } as const })),
        ...(first === undefined || third === undefined
          ? []
          : [{ ...first, finding: { code: 'list-among', through } as const }]),
      ];
    },
  };
}
