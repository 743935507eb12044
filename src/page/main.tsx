/** The page: what is opened or typed enters, the reading, the result and the documents leave; nothing leaves the computer. */

import { failed } from '../failure.ts';
import { en } from '../messages/en.ts';
import { fr } from '../messages/fr.ts';
import { refusalOf, tellCheck } from '../report/check.ts';
import type { OpenBallots } from '../run/open-ballots.ts';
import { stylesheet } from '../writers/html.ts';
import { Blocks, Button, Choice, Fields, Problem } from './controls.tsx';
import { study } from './engine.ts';
import { Grid } from './grid.tsx';
import { look } from './look.ts';
import { Result } from './result.tsx';
import {
  type FileRole,
  focusOn,
  namesOf,
  noEntry,
  type PageState,
  render,
  roleOf,
  save,
  type TypedBallots,
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

function Page() {
  const [state, setState] = useState<PageState>(first);
  const act: View['act'] = (change) => setState((before) => ({ ...before, ...change }));
  const words = state.lang === 'en' ? en : fr;
  const { page } = words;
  const view = { state, words, act };
  const { files, roles, options, lang, entry } = state;

  useEffect(() => {
    const names = namesOf(state, 'ballots');
    let late = false;
    if (names.length === 0 && namesOf(state, 'workshop').length === 0) act({ study: null });
    else void study(files, names, typedIn(state)).then((done) => late || act({ study: done }));
    return () => {
      late = true;
    };
  }, [files, roles, options, lang]);
  // At once, not after the next picture: a ballot that is shown is kept, whatever happens then.
  useLayoutEffect(() => keep(entry), [entry]);
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
          {state.tab === 'files' ? <OpenFiles {...view} /> : <Typing {...view} />}
          <Fields {...view} />
        </section>
        <Reading {...view} />
        <Result {...view} />
      </main>
    </>
  );
}

/** The files that are open: dropped or chosen, each with what it holds. */
function OpenFiles({ state, words, act }: View) {
  const { files } = words.page;
  const open = async (input: HTMLInputElement) => {
    let opened = state.files;
    for (const file of input.files ?? [])
      opened = withFile(opened, file.name, new Uint8Array(await file.arrayBuffer()));
    act({ files: opened });
    // The same file, corrected elsewhere, may be opened again.
    input.value = '';
  };
  const remove = (name: string) => {
    act({ files: without(state.files, name) });
    focusOn('open');
  };
  const roles = Object.entries(files.roles);
  return (
    <>
      <label class="drop">
        <strong>{files.drop}</strong>
        <span class="note">{files.hint}</span>
        <input id="open" type="file" multiple onChange={({ currentTarget }) => void open(currentTarget)} />
      </label>
      <ul class="files">
        {Object.entries(state.files).map(([name, content]) => (
          <li key={name}>
            <strong>{name}</strong>
            <Choice
              aria-label={files.role(name)}
              value={roleOf(name, state)}
              choices={roles}
              change={(role) => act({ roles: { ...state.roles, [name]: role as FileRole } })}
            />
            {typeof content === 'string' && <Button onClick={() => save(name, content)}>{files.save(name)}</Button>}
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
  const { ballots, grids } = view.state.study;
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
        <strong>{read && (refusalOf(read, (read.run as OpenBallots).settings, words) ?? words.check.ready)}</strong>
      </p>
      {grids.map((grid, at) => {
        const source = read?.sources[at] ?? null;
        const issues = read?.issues.filter((issue) => issue.source === source?.name) ?? [];
        return <Grid key={grid.name} {...view} grid={grid} source={source} issues={issues} />;
      })}
    </section>
  );
}

function first(): PageState {
  const entry = kept();
  const tab = entry.started ? 'typing' : 'files';
  return { lang: 'fr', tab, entry, files: {}, roles: {}, options: {}, study: null };
}

/** A browser may be told to keep nothing. */
function kept(): TypedBallots {
  try {
    return { ...noEntry, ...JSON.parse(localStorage.getItem(KEPT) ?? '{}') };
  } catch {
    return noEntry;
  }
}

function keep(entry: TypedBallots): void {
  try {
    if (entry.list.length === 0 || entry.saved) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, JSON.stringify(entry));
  } catch {
    // Then it is kept as long as the page is open.
  }
}

const style = document.createElement('style');
style.textContent = stylesheet + look;
document.head.append(style);
document.body.textContent = '';
render(<Page />, document.body);
