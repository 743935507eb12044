/** The page: what is opened or typed enters, the reading, the result and the documents leave; nothing leaves the computer. */

import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { failed } from '../failure.ts';
import { stylesheet } from '../writers/html/stylesheet.ts';
import { messagesIn, showReading, study, verdictOf } from './engine.ts';
import { Fields, Told } from './fields.tsx';
import { Files } from './files.tsx';
import { Grid } from './grid.tsx';
import { look } from './look.ts';
import { Result } from './result.tsx';
import { namesOf, noEntry, type PageState, type TypedBallots, typedIn, type View } from './state.ts';
import { Typing } from './typing.tsx';

/** Where the browser keeps ballots that are being typed. */
const KEPT = 'atelier';

function Page() {
  const [state, setState] = useState<PageState>(first);
  const act: View['act'] = (change) => setState((before) => ({ ...before, ...change }));
  const words = messagesIn(state.lang);
  const { page } = words;
  const view = { state, words, act };
  const { files, roles, options, lang, entry } = state;

  useEffect(() => {
    const names = namesOf(state, 'ballots');
    let late = false;
    if (names.length === 0 && namesOf(state, 'workshop').length === 0) act({ study: null });
    else {
      void study(files, names, typedIn(state)).then((done) => {
        if (!late) act({ study: done, problem: null });
      });
    }
    return () => {
      late = true;
    };
  }, [files, roles, options, lang]);
  useEffect(() => keep(entry), [entry]);
  useEffect(() => {
    document.documentElement.lang = lang;
    document.title = page.title;
  }, [lang]);

  const tab = (id: PageState['tab'], told: string) => (
    <button type="button" aria-pressed={state.tab === id} onClick={() => act({ tab: id })}>
      {told}
    </button>
  );
  return (
    <>
      <header>
        <h1>{page.title}</h1>
        <button
          type="button"
          lang={lang === 'fr' ? 'en' : 'fr'}
          onClick={() => act({ lang: lang === 'fr' ? 'en' : 'fr' })}
        >
          {page.other}
        </button>
        <p class="note">{page.promise}</p>
      </header>
      <main>
        <section aria-labelledby="ballots">
          <h2 id="ballots">{page.ballots}</h2>
          <p class="tabs">
            {tab('files', page.files.tab)}
            {tab('typing', page.typing.tab)}
          </p>
          {state.tab === 'files' ? <Files {...view} /> : <Typing {...view} />}
          <Fields {...view} />
        </section>
        <Reading {...view} />
        <Result {...view} />
      </main>
    </>
  );
}

function Reading(view: View) {
  const { state, words } = view;
  const { study: known, lang } = state;
  if (known === null) return null;
  const { ballots, grids } = known;
  return (
    <section aria-labelledby="reading">
      <h2 id="reading" tabIndex={-1}>
        {words.page.reading.title}
      </h2>
      {failed(ballots) ? (
        <p class="warning" role="alert">
          <Told {...view} problem={ballots} />
        </p>
      ) : (
        <>
          {/* What the writer of pages wrote, which escapes every cell. */}
          <div class="told" dangerouslySetInnerHTML={{ __html: showReading(ballots, lang) }} />
          <p role="status">
            <strong>{verdictOf(ballots, lang)}</strong>
          </p>
        </>
      )}
      {grids.map((grid, at) => (
        <Grid
          key={grid.name}
          {...view}
          grid={grid}
          source={failed(ballots) ? null : (ballots.sources[at] ?? null)}
          issues={failed(ballots) ? [] : ballots.issues.filter(({ source }) => source === grid.name)}
        />
      ))}
    </section>
  );
}

function first(): PageState {
  const entry = kept();
  return {
    lang: 'fr',
    tab: entry.started ? 'typing' : 'files',
    ...{ files: {}, roles: {}, options: {}, study: null, whole: [], compared: '', problem: null, said: '' },
    entry,
  };
}

/** A browser may be told to keep nothing. */
function kept(): TypedBallots {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '') as TypedBallots;
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
