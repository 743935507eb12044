/**
 * A `.pb` file enters, as Pabulib keeps the votes of participatory budgets; its list, its ballots as a sheet with a column a
 * pick, and what it says of the rules leave. Source: pabulib.org/format (Stolicki, Szufa, Talmon 2020).
 */

import { type RowSource, readRows } from '../text/rows.ts';

type Records = readonly Readonly<Record<string, string>>[];

/** Null for a text that is no such file. */
export function readPabulib(text: () => Iterable<string>) {
  const sections = cutSections(text);
  const meta = new Map(recordsOf(sections.get('META')).map(({ key = '', value = '' }) => [key, value]));
  const projects = recordsOf(sections.get('PROJECTS'));
  const votes = recordsOf(sections.get('VOTES'));
  if (projects.length === 0 || votes.length === 0) return null;
  const number = (key: string): number | null => {
    const value = meta.get(key) ?? '';
    return /^\d{1,9}(?:\.0+)?$/u.test(value) ? Number(value) : null;
  };
  const kinds = ['approval', 'ordinal', 'cumulative'] as const;
  const kind = kinds.find((one) => one === meta.get('vote_type')) ?? kinds[0];
  const names = labelsOf(projects);
  const costs = new Set(projects.map(({ cost }) => Number(cost)));
  const [cost = Number.NaN] = costs;
  const affordable = Math.floor(Number(meta.get('budget')) / cost);
  return {
    orientations: projects.map(({ project_id: id = '', category = '' }) => ({
      label: names.get(id) ?? id,
      code: null,
      aliases: [],
      ...(category === '' ? {} : { theme: category }),
    })),
    /** A CSV with semicolons. */
    sheet: sheetOf(votes, names, kind === 'cumulative'),
    kind,
    /** Picks of a ballot, at least and at most; null where the file sets no bound. */
    fewest: number('min_length'),
    most: number('max_length'),
    /** Points of a ballot at most. */
    mostPoints: number('max_sum_points'),
    /** How many projects the budget buys, where all cost the same. */
    affordable: costs.size === 1 && affordable >= 1 ? affordable : null,
  };
}

const SECTIONS = ['META', 'PROJECTS', 'VOTES'];

/** The rows below each title, the first of which are headings. */
function cutSections(text: () => Iterable<string>): ReadonlyMap<string, readonly (readonly string[])[]> {
  const sections = new Map<string, (readonly string[])[]>();
  let current: (readonly string[])[] = [];
  for (const { cells } of readRows(text(), ';')) {
    const title = (cells[0] ?? '').trim().toUpperCase();
    if (cells.every((cell, at) => at === 0 || cell.trim() === '') && SECTIONS.includes(title)) {
      current = [];
      sections.set(title, current);
    } else if (cells.some((cell) => cell.trim() !== '')) current.push(cells);
  }
  return sections;
}

function recordsOf([headings = [], ...rows]: readonly (readonly string[])[] = []): Records {
  const keys = headings.map((heading) => heading.trim());
  return rows.map((cells) => Object.fromEntries(keys.map((key, at) => [key, (cells[at] ?? '').trim()])));
}

/** A project by its name; by its name and number where others have that name too, or it has none. */
function labelsOf(projects: Records): ReadonlyMap<string, string> {
  const isTaken = (own: string, of: string) =>
    projects.some(({ project_id, name = '' }) => project_id !== of && name.toLowerCase() === own.toLowerCase());
  return new Map(
    projects.map(({ project_id: id = '', name = '' }) => [
      id,
      name === '' ? `Projet ${id}` : isTaken(name, id) ? `${name} (${id})` : name,
    ]),
  );
}

/** A number that no project has stays a number, and is asked about as any other label that nobody knows. */
function sheetOf(votes: Records, names: ReadonlyMap<string, string>, dotted: boolean): RowSource {
  const listOf = (cell = '') => (cell === '' ? [] : cell.split(',').map((part) => part.trim()));
  const ballots = votes.map(({ voter_id: id = '', vote, points }) => {
    const picks = listOf(vote).map((pick) => names.get(pick) ?? pick);
    const dots = listOf(points);
    return [id, ...(dotted ? picks.flatMap((pick, at) => [pick, dots[at] ?? '']) : picks)];
  });
  const kinds = dotted ? ['Choix', 'Points'] : ['Choix'];
  const most = ballots.reduce((width, { length }) => Math.max(width, length - 1), kinds.length);
  const picks = Array.from({ length: most / kinds.length }, (_, at) => kinds.map((kind) => `${kind} ${at + 1}`));
  const headings = ['N°', ...picks.flat()];
  const rows = [headings, ...ballots].map((cells, at) => {
    return { line: at + 1, cells: headings.map((_, place) => cells[place] ?? ''), damage: null };
  });
  return { delimiter: ';', occurring: [], cut: () => rows };
}
