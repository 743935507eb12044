/** Admits the ballots of a sheet one by one: judges them, finds voters who turn up twice, and remarks what is to be remarked. */

import type { Row } from '../text/rows.ts';
import type { Verdict } from './adjudicate.ts';
import type { Casts } from './casts.ts';
import type { compareFiles } from './compare-files.ts';
import { isFilled } from './headers.ts';
import type { Finding, Where } from './issue.ts';
import { locate } from './locate.ts';
import type { watchForPastes } from './pasted.ts';
import type { Register } from './register.ts';
import type { openRemarks } from './remarks.ts';
import type { BallotRules } from './rules.ts';
import type { Sections } from './sections.ts';
import type { Sheet, Watch } from './sheet.ts';
import type { watchForStrays } from './strays.ts';
import type { Box } from './turnout.ts';
import type { openValidator } from './validate-ballot.ts';
import { knownBy, type openNames, voterKeys } from './voters.ts';

/** What all sheets of a count have in common. */
export interface Room {
  readonly sheets: readonly Sheet[];
  readonly rules: BallotRules;
  readonly turnout: Box;
  readonly casts: Casts;
  readonly remarks: ReturnType<typeof openRemarks>;
  readonly voters: Register;
  readonly names: ReturnType<typeof openNames>;
  readonly pastes: ReturnType<typeof watchForPastes>;
  readonly sections: Sections;
  readonly files: ReturnType<typeof compareFiles>;
  readonly watch: Watch;
}

type Rows = readonly [Row, ...Row[]];

export function openAdmission(
  sheet: Sheet,
  { sheets, rules, turnout, casts, remarks, voters, names, pastes, sections, files, watch }: Room,
  judge: ReturnType<typeof openValidator>,
  strays: ReturnType<typeof watchForStrays>,
) {
  const { source } = sheet;
  const { columns } = sheet.table;
  const where = (row: Row, place: number | null, text: string | null): Where => locate(sheet, row, place, text);
  const placeOf = (cast: number) => ({ source: sheets[casts.sheet(cast)]?.source ?? '', line: casts.line(cast) });
  let unused: { finding: Finding }[] = [];
  const admit = (rows: Rows, odd: boolean) => {
    const [first] = rows;
    const judged = judge(rows, odd);
    const stray = judged.flaws.some(({ finding }) => finding.code === 'damaged') ? [] : rows.flatMap(strays.onBallot);
    const verdict: Verdict =
      stray.length === 0
        ? judged
        : {
            ...judged,
            outcome: 'held',
            incomplete: false,
            picks: [],
            dots: null,
            flaws: [...judged.flaws, ...stray],
          };
    const times = timesOf(first, columns.weight);
    const sent = !verdict.flaws.some(({ finding }) => finding.code === 'unsent');
    const known = sent && first.damage === null && !odd;
    const section = sections.of(first);
    const keys = known ? voterKeys(first.cells, columns.voter, section) : [];
    watch(sheet, first, verdict, times);
    const cast = casts.enter(first.line, verdict, times);
    const said = verdict.flaws.map(({ spot, text, finding }) =>
      remarks.add(cast, verdict.outcome, finding, () =>
        where(rows[spot?.row ?? 0] ?? first, spot?.place ?? null, text),
      ),
    );
    // Numbered rows and nothing more, at the end: someone prepared more lines than there were voters.
    const prepared = verdict.outcome === 'blank' && first.cells.filter(isFilled).length === 1;
    if (!prepared) unused = [];
    else unused.push(...said.filter((remark) => remark?.finding.code === 'blank').filter((remark) => remark !== null));
    const twin = voters.find(keys);
    if (twin !== undefined) settleTwins(twin, cast, verdict, keys);
    const namesake = known ? names.meet(first.cells, columns.voter, cast) : undefined;
    if (namesake !== undefined && twin === undefined) {
      const { source: otherSource, line: otherLine } = placeOf(namesake);
      remarks.add(cast, verdict.outcome, { code: 'namesake', otherSource, otherLine }, () => where(first, null, null));
    }
    pastes.note(source, first.line, verdict);
    files.note(sheet, first, verdict);
    turnout.put(verdict, casts.changed(cast) ?? verdict.outcome, times);
    if (twin === undefined || rules.duplicates === 'last') voters.enter(keys, cast);
  };

  /** The same voter twice: what the rules say of the two ballots. */
  const settleTwins = (earlier: number, later: number, said: Verdict, keys: ReturnType<typeof voterKeys>) => {
    const [leaving, staying] = rules.duplicates === 'last' ? [earlier, later] : [later, earlier];
    const verdict = casts.verdict(leaving) ?? said;
    const times = casts.times(leaving);
    if (rules.duplicates === 'last') turnout.withdraw(verdict, casts.changed(leaving) ?? verdict.outcome, times);
    if (rules.duplicates !== 'all') casts.change(leaving, rules.duplicates === 'stop' ? 'held' : 'set-aside');
    if (rules.duplicates === 'last') turnout.put(verdict, casts.changed(leaving) ?? verdict.outcome, times);
    const { source: otherSource, line: otherLine } = placeOf(staying);
    const by = knownBy(keys.find((key) => voters.find([key]) !== undefined) ?? { kind: 0, id: '' });
    remarks.add(leaving, verdict.outcome, { code: 'duplicate', by, otherSource, otherLine }, () => ({
      ...placeOf(leaving),
      column: null,
      letter: null,
      cell: null,
      ballot: null,
    }));
  };

  /** Numbered rows and nothing more, at the end: someone prepared more lines than there were voters. */
  const close = () => {
    if (unused.length > 1) for (const remark of unused) remark.finding = { code: 'unused' };
  };
  return { admit, close };
}

/** How many ballots a row stands for. */
function timesOf({ cells }: Row, weight: number | null): number {
  const typed = weight === null ? '1' : (cells[weight] ?? '').trim();
  return /^\d{1,6}$/u.test(typed) && Number(typed) > 0 ? Number(typed) : 1;
}
