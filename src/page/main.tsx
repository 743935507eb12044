/** The page: what is opened or typed enters, the reading, the result and the documents leave; nothing leaves the computer. */

import { failed } from '../failure.ts';
import { en } from '../messages/en.ts';
import { fr } from '../messages/fr.ts';
import { refusalOf, tellCheck, tellComparison } from '../report/check.ts';
import { stylesheet } from '../writers/html.ts';
import { Blocks, Button, Choice, Fields, Problem } from './controls.tsx';
import { study } from './engine.ts';
import { Grid } from './grid.tsx';
import { look } from './look.ts';
import { Result } from './result.tsx';
import {
  type FileRole,
  focusOn,
  freeName,
  namesOf,
  type PageState,
  render,
  roleOf,
  save,
  typedIn,
  useEffect,
  useLayoutEffect,
  useState,
  type View,
  withFile,
  without,
} from './state.ts';
import { Typing } from './typing.tsx';

/** Where the browser keeps ballots that are being typed. */
const KEPT = 'atelier';

const EMPTY: PageState = {
  lang: 'fr',
  tab: 'files',
  files: {},
  roles: {},
  options: {},
  study: null,
  typed: {},
  turn: 'orientations',
  saved: {},
};

function Page() {
  const [state, setState] = useState<PageState>({ ...EMPTY, ...kept() });
  const act: View['act'] = (change) =>
    setState((now) => ({ ...now, ...(typeof change === 'function' ? change(now) : change) }));
  const words = state.lang === 'en' ? en : fr;
  const { page } = words;
  const view = { state, words, act };
  const { files, roles, options, lang } = state;

  useEffect(() => {
    const names = namesOf(state, 'ballots');
    const [second] = namesOf(state, 'second');
    let late = false;
    if (names.length === 0 && namesOf(state, 'workshop').length === 0) act({ study: null });
    else void study(files, names, typedIn(state), second).then((done) => late || act({ study: done }));
    return () => {
      late = true;
    };
  }, [files, roles, options, lang]);
  // At once, not after the next picture: a ballot that is shown is kept, whatever happens then.
  useLayoutEffect(() => keep(state), [state]);
  useEffect(() => {
    document.documentElement.lang = lang;
    document.title = page.title;
  }, [lang]);

  const other = lang === 'fr' ? 'en' : 'fr';
  return (
    <>
      <header>
        <h1>{page.title}</h1>
        <Button lang={other} onClick={() => act({ lang: other })}>
          {page.other}
        </Button>
        <p class="note">{page.promise}</p>
      </header>
      <main>
        <section aria-labelledby="ballots">
          <h2 id="ballots">{page.ballots}</h2>
          <p class="tabs">
            {(['files', 'typing'] as const).map((tab) => (
              <Button key={tab} aria-pressed={state.tab === tab} onClick={() => act({ tab })}>
                {page[tab].tab}
              </Button>
            ))}
          </p>
          {state.tab === 'typing' && <Typing {...view} />}
          <OpenFiles {...view} />
          <Fields {...view} />
        </section>
        <Reading {...view} />
        <Result {...view} />
      </main>
    </>
  );
}

/** The files that were dropped, chosen or written by the page, each with what it holds. */
function OpenFiles({ state, words, act }: View) {
  const { files } = words.page;
  const open = async (input: HTMLInputElement) => {
    const read = async (file: File) => [file.name, new Uint8Array(await file.arrayBuffer())] as const;
    const opened = await Promise.all(Array.from(input.files ?? [], read));
    // Whatever else happened while they were read stays.
    act(({ files }) => ({
      files: opened.reduce((all, [name, content]) => withFile(all, freeName(all, name, 'object'), content), files),
    }));
    // The same file, corrected elsewhere, may be opened again.
    input.value = '';
  };
  const keepCopy = (name: string, content: string) => {
    save(name, content);
    act({ saved: { ...state.saved, [name]: content } });
  };
  const remove = (name: string) => {
    if (typeof state.files[name] === 'string' && !confirm(files.removeSure(name))) return;
    act({ files: without(state.files, name), roles: without(state.roles, name) });
    focusOn('open');
  };
  return (
    <>
      {state.tab === 'files' && (
        <label class="drop">
          <strong>{files.drop}</strong>
          <span class="note">{files.hint}</span>
          <input id="open" type="file" multiple onChange={({ currentTarget }) => void open(currentTarget)} />
        </label>
      )}
      <ul class="files">
        {Object.entries(state.files).map(([name, content]) => (
          <li key={name}>
            <strong>{name}</strong>
            <Choice
              aria-label={files.role(name)}
              value={roleOf(name, state)}
              choices={Object.entries(files.roles)}
              change={(role) => act({ roles: { ...state.roles, [name]: role as FileRole } })}
            />
            {typeof content === 'string' && <Button onClick={() => keepCopy(name, content)}>{files.save(name)}</Button>}
            <Button aria-label={files.remove(name)} onClick={() => remove(name)}>
              ✕
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Reading(view: View) {
  const { words } = view;
  if (view.state.study === null) return null;
  const { ballots, grids, comparison } = view.state.study;
  const read = failed(ballots) ? null : ballots;
  return (
    <section aria-labelledby="reading">
      <h2 id="reading" tabIndex={-1}>
        {words.page.reading.title}
      </h2>
      {failed(ballots) && <Problem {...view} problem={ballots} />}
      {/* Remarks stand in the sheet, each below its row; the turnout stands with the result. */}
      {read && <Blocks blocks={tellCheck(read, words, true).slice(0, 2 * read.sources.length)} />}
      <p role="status">
        <strong>{read && (refusalOf(read, read.run.settings, words) ?? words.check.ready)}</strong>
      </p>
      {comparison && (
        <details>
          <summary>{words.page.reading.compare}</summary>
          {failed(comparison) ? (
            <Problem {...view} problem={comparison} />
          ) : (
            <Blocks blocks={tellComparison(comparison, words)} />
          )}
        </details>
      )}
      {grids.map((grid) => (
        <Grid key={grid.name} {...view} {...grid} />
      ))}
    </section>
  );
}

/** A browser may be told to keep nothing. */
function kept(): Partial<PageState> {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}');
  } catch {
    return {};
  }
}

/** What was typed, and nothing that was opened, until all of it has been saved. */
function keep({ typed, turn, files, roles, saved }: PageState): void {
  const mine = Object.entries(files).filter(([name]) => Object.values(typed).includes(name));
  const kept = { tab: 'typing', typed, turn, files: Object.fromEntries(mine), roles };
  try {
    if (mine.every(([name, content]) => saved[name] === content)) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {
    // Then it is kept as long as the page is open.
  }
}

const style = document.createElement('style');
style.textContent = stylesheet + look;
document.head.append(style);
document.body.textContent = '';
render(<Page />, document.body);
