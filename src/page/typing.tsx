/** Ballots typed from paper with nothing but the keyboard: the list once, then a line a ballot. */

import { compareEntries } from './engine.ts';
import { noEntry, save, type TypedBallots, type View, withFile } from './state.ts';
import { BLANK, foreseen, labelsOf, listOf, readLine, sheetOf } from './typed.ts';

export function Typing(view: View) {
  const { state, words, act } = view;
  const { typing } = words.page;
  const { entry } = state;
  if (entry.started) return <Ballots {...view} />;
  const start = () => {
    const area = document.getElementById('list') as HTMLTextAreaElement;
    const list = area.value
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    if (list.length === 0) return area.focus();
    act({ entry: { ...entry, list, started: true } });
    focusSoon('ballot');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <label>
        <span>{typing.list}</span>
        <textarea id="list" rows={8} defaultValue={entry.list.join('\n')} />
      </label>
      <button type="submit" class="main">
        {typing.start}
      </button>
    </form>
  );
}

function Ballots(view: View) {
  const { state, words, act } = view;
  const { typing } = words.page;
  const { entry } = state;
  const typed = typedNow(entry);
  const field = () => document.getElementById('ballot') as HTMLInputElement;
  const change = (entries: TypedBallots['first'], said: string) => {
    const next = { ...entry, [entry.turn]: entries, saved: false };
    // Ballots that are counted already are counted anew.
    const again = sheetOf(view, 'first').name in state.files;
    act({ entry: next, said, ...(again ? counted({ state: { ...state, entry: next }, words }, 'first') : {}) });
  };

  const add = () => {
    const line = field().value.trim();
    if (line === '') return act({ said: typing.empty });
    const picks = line === BLANK ? [] : readLine(line, entry.list);
    if (typeof picks === 'string') return act({ said: typing.unclear(picks) });
    const at = Number(field().dataset['at'] ?? typed.length);
    field().value = '';
    delete field().dataset['at'];
    change(
      at >= typed.length ? [...typed, picks] : typed.with(at, picks),
      typing.added(at + 1, labelsOf(picks, entry)),
    );
  };
  const edit = (at: number) => {
    const picks = typed[at];
    if (picks === undefined) return;
    field().value = picks.length === 0 ? BLANK : picks.map((pick) => pick + 1).join(' ');
    field().dataset['at'] = String(at);
    field().focus();
    act({ said: typing.edit(at + 1) });
  };
  const undo = () => {
    const last = typed.at(-1);
    if (last === undefined) return;
    field().value = last.length === 0 ? BLANK : last.map((pick) => pick + 1).join(' ');
    field().focus();
    change(typed.slice(0, -1), typing.ballot(typed.length));
  };
  const toggle = (at: number) => {
    const sign = String(at + 1);
    const signs = field()
      .value.split(/[\s,;]+/u)
      .filter((one) => one !== '' && one !== BLANK);
    field().value = signs.includes(sign) ? signs.filter((one) => one !== sign).join(' ') : [...signs, sign].join(' ');
    act({ said: '' });
    field().focus();
  };
  const hold = async () => {
    const [list, one, other] = [listOf(view), sheetOf(view, 'first'), sheetOf(view, 'second')];
    const files = { [list.name]: list.content, [one.name]: one.content, [other.name]: other.content };
    act({
      compared: await compareEntries(
        files,
        [one.name, other.name],
        { ...state.options, orientations: list.name },
        state.lang,
      ),
    });
  };
  return (
    <div class="typing">
      <ol class="list">
        {entry.list.map((label, at) => (
          <li key={label}>
            <button type="button" onClick={() => toggle(at)}>
              {label}
            </button>
          </li>
        ))}
      </ol>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <label>
          <strong>{typing.ballot(Number(field()?.dataset['at'] ?? typed.length) + 1)}</strong>
          <input
            id="ballot"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            aria-describedby="how picked"
            onInput={() => act({ said: '' })}
            onKeyDown={(event) => {
              if (!(event.ctrlKey || event.metaKey) || event.key !== 'z' || field().value !== '') return;
              event.preventDefault();
              undo();
            }}
          />
        </label>
        <p id="picked" aria-live="polite">
          {state.said || typing.picked(foreseen(field()?.value ?? '', entry, words))}
        </p>
        <p id="how" class="note">
          {typing.how}
        </p>
        <p class="actions">
          <button type="submit" class="main">
            {typing.enter}
          </button>
          <button type="button" disabled={typed.length === 0} onClick={undo}>
            {typing.undo}
          </button>
        </p>
      </form>
      <ol class="typed">
        {typed.map((picks, at) => (
          <li key={at}>
            <button type="button" title={typing.edit(at + 1)} aria-label={typing.edit(at + 1)} onClick={() => edit(at)}>
              {at + 1}
            </button>{' '}
            {picks.length === 0 ? typing.blank : picks.map((pick) => pick + 1).join(', ')}
          </li>
        ))}
      </ol>
      <p class="note">
        {typing.typed(typed.length)}. {typing.kept}
      </p>
      <p class="actions">
        <button
          type="button"
          class="main"
          disabled={entry.first.length === 0}
          onClick={() => act(counted(view, 'first'))}
        >
          {typing.count}
        </button>
        <button
          type="button"
          disabled={entry.first.length === 0}
          onClick={() => {
            const { name, content } = sheetOf(view, 'first');
            save(name, content);
            save(listOf(view).name, listOf(view).content);
            act({ entry: { ...entry, saved: true } });
          }}
        >
          {words.page.files.save(sheetOf(view, 'first').name)}
        </button>
        <button
          type="button"
          onClick={() => {
            const second =
              entry.turn === 'first'
                ? ({ second: entry.second ?? [], turn: 'second' } as const)
                : ({ turn: 'first' } as const);
            act({ entry: { ...entry, ...second }, said: '' });
            field().focus();
          }}
        >
          {entry.turn === 'first' ? typing.second : typing.first}
        </button>
        {entry.turn === 'second' && (
          <button type="button" class="main" disabled={typed.length === 0} onClick={hold}>
            {typing.compare}
          </button>
        )}
        <button type="button" onClick={() => act({ entry: { ...entry, started: false } })}>
          {typing.editList}
        </button>
        <button type="button" onClick={() => confirm(typing.clearSure) && act({ entry: noEntry, said: '' })}>
          {typing.clear}
        </button>
      </p>
      <div class="told" role="status" dangerouslySetInnerHTML={{ __html: state.compared }} />
    </div>
  );
}

const typedNow = ({ first, second, turn }: TypedBallots): TypedBallots['first'] =>
  turn === 'first' ? first : (second ?? []);

/** The state in which what was typed is among the files. */
function counted(view: Pick<View, 'state' | 'words'>, turn: TypedBallots['turn']) {
  const [list, sheet] = [listOf(view), sheetOf(view, turn)];
  const files = withFile(withFile(view.state.files, list.name, list.content), sheet.name, sheet.content);
  return { files, roles: { ...view.state.roles, [sheet.name]: 'ballots', [list.name]: 'orientations' } as const };
}

const focusSoon = (id: string): void => {
  setTimeout(() => document.getElementById(id)?.focus());
};
