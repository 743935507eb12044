/** A sheet as it was read: what each column was taken for, each remark below its row, each cell to be put right. */

import type { Check, Issue } from '../index.ts';
import { type Answers, correct, letterOf, type SheetShown } from './engine.ts';
import { Told, withOption } from './fields.tsx';
import { save, toReading, type View, withFile } from './state.ts';

/** Rows that are shown of a long sheet besides those that a remark is about. */
const MOST = 40;
/** What a person may say of a column. */
const ANSWERS = ['pick-columns', 'ignore', 'weight'] as const;

interface Shown extends View {
  readonly grid: SheetShown;
  /** Null where no reading is proven. */
  readonly source: Check['sources'][number] | null;
  readonly issues: Check['issues'];
}

export function Grid(shown: Shown) {
  const { state, words, act, grid, source, issues } = shown;
  const { reading } = words.page;
  const { name, rows } = grid;
  const all = state.whole.includes(name) || rows.length <= MOST;
  const told = new Set([...issues.map(({ line }) => line), ...(source?.header ?? [])]);
  const seen = all ? rows : rows.filter(({ line }, at) => at < MOST || told.has(line));
  const width = Math.max(...seen.map(({ cells }) => cells.length), source?.columns.length ?? 0);
  const places = Array.from({ length: width }, (_, place) => place);
  const sound = rows.every(({ damage }) => damage === null);
  const put = (line: number, place: number, cell: string) => {
    const renamed = `${name.replace(/\.[^.]*$/u, '').replace(new RegExp(`-${words.page.files.corrected}$`), '')}-${words.page.files.corrected}.csv`;
    const content = correct(grid, line, place, cell);
    const files = withFile(state.files, renamed, content, name);
    const { sheet: _, ...options } = state.options;
    act({
      files,
      roles: { ...state.roles, [renamed]: 'ballots' },
      options,
      whole: [...state.whole, ...(all ? [renamed] : [])],
    });
  };
  return (
    <details class="sheet" open={source === null || issues.length > 0}>
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
          <tbody>
            {seen.map(({ line, cells }) => {
              const here = issues.filter((issue) => issue.line === line);
              const isHeader = source?.header.includes(line);
              const aside = source?.ignored.some((row) => row.line === line);
              return (
                <>
                  <tr key={line} class={isHeader ? 'headings' : aside ? 'aside' : here.length > 0 ? 'doubt' : ''}>
                    <th scope="row">
                      {isHeader ? (
                        line
                      ) : (
                        <button
                          type="button"
                          title={reading.header(line)}
                          aria-label={reading.header(line)}
                          onClick={() => act({ options: { ...state.options, header: String(line) } })}
                        >
                          {line}
                        </button>
                      )}
                    </th>
                    {places.map((place) => (
                      <td key={place} class={here.some(({ letter }) => letter === letterOf(place)) ? 'about' : ''}>
                        <input
                          value={cells[place] ?? ''}
                          size={Math.min(Math.max((cells[place] ?? '').length, 3), 28)}
                          readOnly={!sound}
                          aria-label={reading.cell(line, letterOf(place))}
                          aria-describedby={here.length > 0 ? `remark-${encodeURIComponent(name)}-${line}` : undefined}
                          onChange={({ currentTarget }) => put(line, place, currentTarget.value)}
                        />
                      </td>
                    ))}
                  </tr>
                  {here.length > 0 && (
                    <tr
                      key={`remark-${line}`}
                      class={`remark ${here.some(({ severity }) => severity === 'error') ? 'error' : ''}`}
                    >
                      <td colSpan={width + 1} id={`remark-${encodeURIComponent(name)}-${line}`}>
                        {here.map((issue, at) => (
                          <p key={at}>
                            <Told {...shown} problem={issue} />
                            {sound &&
                              issue.letter !== null &&
                              suggestionsOf(issue).map((label) => (
                                <button
                                  type="button"
                                  key={label}
                                  onClick={() => {
                                    put(line, placeOf(issue.letter ?? ''), instead(issue, cells, label));
                                    toReading();
                                  }}
                                >
                                  {reading.replace(label)}
                                </button>
                              ))}
                          </p>
                        ))}
                      </td>
                    </tr>
                  )}
                </>
              );
            })}
          </tbody>
        </table>
      </section>
      <p class="actions">
        {!all && (
          <button type="button" onClick={() => act({ whole: [...state.whole, name] })}>
            {reading.all(rows.length)}
          </button>
        )}
        {!sound && reading.noEdit}
        {typeof state.files[name] === 'string' && (
          <button type="button" class="main" onClick={() => save(name, state.files[name] ?? '')}>
            {words.page.files.save(name)}
          </button>
        )}
      </p>
    </details>
  );
}

function ColumnHead({ state, words, act, source, place }: Shown & { readonly place: number }) {
  const { reading } = words.page;
  const letter = letterOf(place);
  const column = source?.columns[place];
  const role = column === undefined ? '' : words.check.role(column.role);
  const said = ANSWERS.find((id) => lettersIn(state.options[id]).includes(letter)) ?? 'read';
  const answer = (id: string) => {
    let options: Answers = state.options;
    for (const one of ANSWERS) {
      const others = lettersIn(options[one]).filter((other) => other !== letter);
      const letters =
        one !== id
          ? others
          : one === 'weight'
            ? [letter]
            : [...others, letter].toSorted((a, b) => placeOf(a) - placeOf(b));
      options = withOption(options, one, letters.join(','), one === 'ignore');
    }
    act({ options });
  };
  return (
    <th scope="col" class={column?.role === 'unread' ? 'aside' : ''}>
      {letter}
      <span class="role">
        {role}
        {column?.position == null ? '' : ` ${column.position}`}
      </span>
      <select
        aria-label={reading.column(letter)}
        value={said}
        onChange={({ currentTarget }) => answer(currentTarget.value)}
      >
        {(['read', ...ANSWERS] as const).map((id) => (
          <option key={id} value={id}>
            {reading.as[id]}
          </option>
        ))}
      </select>
    </th>
  );
}

const lettersIn = (value: Answers[string] | undefined): readonly string[] =>
  (typeof value === 'string' ? value.split(',') : value === true ? [] : (value ?? [])).filter((one) => one !== '');

/** The cell with the words that the issue is about put right: a cell may hold several picks. */
const instead = ({ letter, cell }: Issue, cells: readonly string[], label: string): string =>
  (cells[placeOf(letter ?? '')] ?? '').replace(cell ?? '', () => label);

const suggestionsOf = (issue: Issue): readonly string[] => ('suggestions' in issue ? issue.suggestions : []);

const placeOf = (letter: string): number =>
  [...letter].reduce((place, sign) => 26 * place + sign.charCodeAt(0) - 64, 0) - 1;
