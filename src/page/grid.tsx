/** A sheet as it was read: what each column was taken for, each remark below its row, each cell to be put right. */

import type { ComponentProps } from 'preact';
import { letters, placeOf } from '../ballots/columns.ts';
import type { Issue } from '../index.ts';
import { writeRows } from '../writers/csv.ts';
import { Button, Choice, Told, withOption } from './controls.tsx';
import type { Answers, SheetShown } from './engine.ts';
import { focusOn, freeName, namesOf, rowsOf, useState, type View, withFile, without } from './state.ts';

/** Rows that are shown of a long sheet besides those that a remark is about. */
const MOST = 500;
/** What a person may say of a column. */
const ANSWERS = ['pick-columns', 'ignore', 'weight'] as const;

type Shown = View & SheetShown;

export function Grid(shown: Shown) {
  const { state, words, act, name, source, issues = [] } = shown;
  const own = rowsOf(state.files[name]);
  const rows = own ?? shown.rows;
  const { reading, files } = words.page;
  const told = new Set([...issues.map(({ line }) => line), ...(source?.header ?? [])]);
  const seen = rows.filter(({ line }, at) => at < MOST || told.has(line));
  const width = Math.max(...seen.map(({ cells }) => cells.length), source?.columns.length ?? 0);
  const places = Array.from({ length: width }, (_, place) => place);
  const sound = rows.every(({ damage }) => damage === null);
  /** Opens the sheet with one cell as it should be in the place of the file; what the page wrote keeps its name. */
  const put = (line: number, place: number, cell: string) => {
    const filled = (cells: readonly string[]) => [...cells, ...places.slice(cells.length, place + 1).map(() => '')];
    const corrected = rows.map((row) => (row.line === line ? filled(row.cells).with(place, cell) : row.cells));
    const stem = name.replace(/\.[^.]*$/u, '');
    const renamed = own === null ? freeName(state.files, `${stem}-${files.corrected}.csv`) : name;
    const role = namesOf(state, 'second').includes(name) ? 'second' : 'ballots';
    act({
      files: withFile(state.files, renamed, writeRows(corrected), name),
      roles: { ...state.roles, [renamed]: role },
      // What had to be said of the file as it was is not true of what the page writes.
      options: without(state.options, 'sheet', 'encoding', 'delimiter'),
    });
  };
  /** A cell may hold several picks: only the words that the issue is about are put right. */
  const replace = (line: number, cells: readonly string[], { letter, cell }: Issue, label: string) => {
    const place = columnAt(letter);
    const corrected = (cells[place] ?? '').replace(cell ?? '', () => label);
    put(line, place, corrected);
    focusOn('reading');
  };
  const rowOf = ({ line, cells }: SheetShown['rows'][number]) => {
    const here = issues.filter((issue) => issue.line === line);
    const isHeader = source?.header.includes(line);
    const aside = source?.ignored.some((row) => row.line === line);
    const remark = here.length > 0 ? `remark-${encodeURIComponent(name)}-${line}` : undefined;
    return (
      <>
        <tr key={line} class={isHeader ? 'headings' : aside ? 'aside' : remark ? 'doubt' : ''}>
          <th scope="row">{line}</th>
          {places.map((place) => (
            <td key={place} class={here.some(({ letter }) => letter === letters(place)) ? 'about' : ''}>
              <Cell
                cell={cells[place] ?? ''}
                readOnly={!sound}
                aria-label={reading.cell(line, letters(place))}
                aria-describedby={remark}
                put={(cell) => put(line, place, cell)}
              />
            </td>
          ))}
        </tr>
        {remark && (
          <tr key={remark} class={here.some(({ severity }) => severity === 'error') ? 'remark error' : 'remark'}>
            <td colSpan={width + 1} id={remark}>
              {here.map((issue, at) => (
                <p key={at}>
                  <Told {...shown} problem={issue}>
                    {(sound ? suggestionsOf(issue) : []).map((label) => (
                      <Button key={label} onClick={() => replace(line, cells, issue, label)}>
                        {reading.replace(label)}
                      </Button>
                    ))}
                  </Told>
                </p>
              ))}
            </td>
          </tr>
        )}
      </>
    );
  };
  return (
    <details class="sheet" open={own !== null || source === undefined || issues.length > 0}>
      <summary>{reading.rows(name)}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
      <section class="frame" tabIndex={0} aria-label={name}>
        <table>
          <caption class="unseen">{name}</caption>
          <thead>
            <tr>
              <th scope="col">{reading.line}</th>
              {places.map((place) => (
                <ColumnHead key={place} {...shown} place={place} />
              ))}
            </tr>
          </thead>
          <tbody>{seen.map(rowOf)}</tbody>
        </table>
      </section>
      {!sound && <p>{reading.noEdit}</p>}
    </details>
  );
}

type CellProps = ComponentProps<'input'> & { readonly cell: string; readonly put: (cell: string) => void };

/** What is being typed stays, also where a count that was under way comes to its end and the sheet is shown anew. */
function Cell({ cell, put, ...shown }: CellProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      {...shown}
      value={typed ?? cell}
      size={Math.min(Math.max(cell.length, 3), 28)}
      onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      onChange={({ currentTarget }) => {
        setTyped(null);
        put(currentTarget.value);
      }}
    />
  );
}

function ColumnHead({ state, words, act, source, place }: Shown & { readonly place: number }) {
  const { reading } = words.page;
  const letter = letters(place);
  const column = source?.columns[place];
  const saidOf = (id: string) =>
    [state.options[id] ?? []].flat().flatMap((one) => (one === true ? [] : one.split(',')));
  const answer = (id: string) => {
    let options: Answers = state.options;
    for (const one of ANSWERS) {
      const others = saidOf(one).filter((other) => other !== letter);
      const all = one === id ? (one === 'weight' ? [letter] : [...others, letter]) : others;
      const said = all.toSorted((a, b) => columnAt(a) - columnAt(b)).join();
      options = withOption(options, one, said);
    }
    act({ options });
  };
  return (
    <th scope="col" class={column?.role === 'unread' ? 'aside' : ''}>
      {letter}
      <span class="role">
        {column && words.check.roles[column.role]} {column?.position}
      </span>
      <Choice
        aria-label={reading.column(letter)}
        value={ANSWERS.find((id) => saidOf(id).includes(letter)) ?? 'read'}
        choices={(['read', ...ANSWERS] as const).map(
          (id) => [id, id === 'read' ? words.page.automatic : reading.as[id]] as const,
        )}
        change={answer}
      />
    </th>
  );
}

const suggestionsOf = (issue: Issue): readonly string[] =>
  'suggestions' in issue && issue.letter !== null ? issue.suggestions : [];

const columnAt = (letter: string | null): number => placeOf(letter ?? '', []);
