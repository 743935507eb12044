/** The cells of one ballot enter; every way in which it is not the ballot that was asked for leaves, never the first only. */

import * as z from 'zod';
import type { Finding } from './issue.ts';
import type { Lookup } from './orientations.ts';
import type { BallotRules } from './rules.ts';

/** A finding about one of the cells, or about the ballot as a whole (`cell` null). */
export interface Flaw {
  /** The place of the cell among the ballot's cells. */
  readonly cell: number | null;
  readonly finding: Finding;
}

/** What the cells of a ballot hold, before any rule is applied. */
export interface Marks {
  /** One a pick, as typed; empty where nothing was picked. */
  readonly picks: readonly string[];
  /** Dots beside each pick, as typed; empty if the file has none. */
  readonly dots: readonly string[];
}

/** The ballot that was asked for: as many different orientations of the list as the rules say, the first choice first. */
export function ballotSchema(rules: BallotRules, lookup: Lookup) {
  const { picks: asked, repeated, maxDots, maxDotsEach } = rules;
  return z.object({ picks: z.array(z.string()), dots: z.array(z.string()) }).check((context) => {
    const flaw = (cell: number | null, finding: Finding) => {
      context.issues.push({ code: 'custom', input: context.value, path: cell === null ? [] : [cell], params: finding });
    };
    const { picks, dots } = context.value;
    const filled = picks.flatMap((cell, place) => (cell.trim() === '' ? [] : [place]));
    const seen = new Map<number, number>();
    let unknown = 0;
    for (const place of filled) {
      const cell = picks[place] ?? '';
      const orientation = lookup.find(cell);
      if (orientation === null) {
        unknown += 1;
        flaw(place, { code: 'unknown', suggestions: lookup.suggest(cell) });
      } else if (seen.has(orientation) && repeated !== 'each') {
        flaw(place, { code: 'repeated', orientation: lookup.label(orientation) });
      }
      const points = dots[place]?.trim() ?? '1';
      const readable = /^\d{1,6}$/u.test(points);
      if (!readable) flaw(place, { code: 'bad-points' });
      if (orientation !== null) seen.set(orientation, (seen.get(orientation) ?? 0) + (readable ? Number(points) : 0));
    }
    for (const [orientation, laid] of seen) {
      if (maxDotsEach === null || laid <= maxDotsEach) continue;
      flaw(null, { code: 'excess-dots-each', orientation: lookup.label(orientation), dots: laid, most: maxDotsEach });
    }
    const laid = [...seen.values()].reduce((sum, on) => sum + on, 0);
    if (maxDots !== null && laid > maxDots) flaw(null, { code: 'excess-dots', dots: laid, most: maxDots });
    const last = filled.at(-1);
    const gap = last === undefined ? -1 : picks.findIndex((cell, place) => place < last && cell.trim() === '');
    if (gap >= 0) flaw(gap, { code: 'gap', position: gap + 1 });
    const picked = repeated === 'each' ? filled.length : seen.size + unknown;
    if (picked === 0) flaw(null, { code: 'blank' });
    // Whoever lays all the dots on one orientation has said everything.
    else if (picked < asked && !(dots.length > 0 && repeated === 'each'))
      flaw(null, { code: 'incomplete', picks: picked, asked });
    else if (picked > asked) flaw(null, { code: 'extra', picks: picked, asked });
  });
}

/** Holds one ballot against the schema. */
export function findFlaws(schema: ReturnType<typeof ballotSchema>, marks: Marks): readonly Flaw[] {
  const result = schema.safeParse(marks);
  if (result.success) return [];
  return result.error.issues.map((issue) => ({
    cell: typeof issue.path[0] === 'number' ? issue.path[0] : null,
    finding: (issue as unknown as { readonly params: Finding }).params,
  }));
}
