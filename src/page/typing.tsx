/** Ballots typed from paper with nothing but the keyboard: the list once, then a line for each ballot; each is a row of a file
 * like any other, which leaves. */

import { plain } from '../ballots/fold.ts';
import { Button } from './controls.tsx';
import { cellsOf, focusOn, type PageState, useState, type View, withRows } from './state.ts';

/** A line that says that a ballot is blank. */
const BLANK = '-';

interface Listed extends View {
  readonly list: readonly string[];
}

export function Typing(view: View) {
  const list = cellsOf(view.state, 'orientations').flatMap(([label = ''], at) => (at === 0 ? [] : [label]));
  const Part = view.state.turn === 'orientations' || list.length === 0 ? List : Ballots;
  return <Part {...view} list={list} />;
}

function List({ state, words, act, list }: Listed) {
  const { typing } = words.page;
  const start = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const lines = String(new FormData(event.currentTarget).get('list')).split('\n');
    const labels = lines.map((line) => line.trim()).filter((line) => line !== '');
    if (labels.length === 0) return focusOn('list');
    /** A label that was put right where it stands is put right in the ballots too. */
    const renamed = (cell: string) => {
      const label = labels.length === list.length ? labels[list.indexOf(cell)] : undefined;
      return label === undefined || labels.includes(cell) || list.includes(label) ? cell : label;
    };
    const rename = (before: PageState, part: 'ballots' | 'second') =>
      withRows(
        before,
        part,
        cellsOf(before, part).map((cells) => cells.map(renamed)),
        words,
      );
    const listed = withRows(state, 'orientations', [['orientation'], ...labels.map((label) => [label])], words);
    act({ ...rename(rename(listed, 'ballots'), 'second'), turn: 'ballots' });
    focusOn('ballot');
  };
  return (
    <form onSubmit={start}>
      <label>
        <span>{typing.list}</span>
        <textarea id="list" name="list" rows={8} defaultValue={list.join('\n')} />
      </label>
      <Button type="submit" class="main">
        {typing.tab}
      </Button>
    </form>
  );
}

function Ballots({ state, words, act, list }: Listed) {
  const { typing } = words.page;
  const { turn } = state;
  const [line, setLine] = useState('');
  /** What is read aloud. */
  const [said, say] = useState('');
  const [headings = words.init.sheet.headings, ...ballots] = cellsOf(state, turn);
  const number = ballots.length + 1;
  const change = (rows: ReturnType<typeof cellsOf>) => act(withRows(state, turn, [headings, ...rows], words));
  const write = (typed: string, told: string) => {
    setLine(typed);
    say(told);
    focusOn('ballot');
  };
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const read = readLine(line, list);
    const unclear = read.find(({ found }) => found.length !== 1);
    if (line.trim() === '') return say(typing.empty);
    if (unclear) return say(typing.unclear(unclear.sign));
    const labels = read.flatMap(({ found }) => found);
    change([...ballots, [String(number), ...labels]]);
    write('', typing.added(number, labels));
  };
  const undo = () => {
    const last = ballots.at(-1);
    if (last === undefined) return;
    change(ballots.slice(0, -1));
    write(lineOf(last.slice(1), list), typing.ballot(number - 1));
  };
  const toggle = (sign: string) => {
    const signs = line.split(/\s+/u).filter((one) => one !== '');
    write((signs.includes(sign) ? signs.filter((one) => one !== sign) : [...signs, sign]).join(' '), '');
  };
  const takeTurns = () => {
    act({ turn: turn === 'ballots' ? 'second' : 'ballots' });
    write('', '');
  };
  return (
    <div class="typing">
      <ol class="list">
        {list.map((label, at) => (
          <li key={label}>
            <Button onClick={() => toggle(String(at + 1))}>{label}</Button>
          </li>
        ))}
      </ol>
      <form onSubmit={add}>
        <label>
          <strong>{typing.ballot(number)}</strong>
          <input
            id="ballot"
            value={line}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            aria-describedby="how picked"
            onInput={({ currentTarget }) => {
              setLine(currentTarget.value);
              say('');
            }}
            onKeyDown={(event) => {
              if (!(event.ctrlKey || event.metaKey) || event.key !== 'z' || line !== '') return;
              event.preventDefault();
              undo();
            }}
          />
        </label>
        <p id="picked" aria-live="polite">
          {said || typing.picked(foreseen(line, list, words))}
        </p>
        <p id="how" class="note">
          {typing.how}
        </p>
        <Button type="submit" class="main">
          {typing.enter}
        </Button>{' '}
        <Button onClick={undo}>{typing.undo}</Button>
      </form>
      <p class="actions">
        <Button onClick={takeTurns}>{turn === 'ballots' ? typing.second : typing.first}</Button>
        <Button onClick={() => act({ turn: 'orientations' })}>{typing.editList}</Button>
      </p>
      <p class="note">{typing.kept}</p>
    </div>
  );
}

/** Each sign of a line, and the orientations that it can stand for; where no number has two digits, they need no space. */
function readLine(line: string, list: Listed['list']) {
  const signs = line.split(/[\s,;]+/u).filter((sign) => sign !== '');
  const parted = signs.flatMap((sign) => (list.length < 10 && /^\d+$/u.test(sign) ? [...sign] : [sign]));
  return line.trim() === BLANK ? [] : parted.map((sign) => ({ sign, found: candidates(sign, list) }));
}

/** By its number, or by how the label or one of its words begins. */
function candidates(sign: string, list: Listed['list']): readonly string[] {
  if (/^\d+$/u.test(sign)) return list.filter((_, at) => at === Number(sign) - 1);
  const beginning = (words: (label: string) => readonly string[]) =>
    list.filter((label) => words(plain(label)).some((word) => word.startsWith(plain(sign))));
  const begun = beginning((label) => [label]);
  return begun.length > 0 ? begun : beginning((label) => label.split(/[\s'-]+/u));
}

/** What the line would be taken for, as far as it is clear. */
const foreseen = (line: string, list: Listed['list'], { page }: View['words']): readonly string[] =>
  line.trim() === BLANK
    ? [page.typing.blank]
    : readLine(line, list).map(({ sign, found }) => (found.length === 1 && found[0]) || `${sign} ?`);

/** The line by which a ballot can be typed again; a cell that was corrected may hold what the list does not. */
const lineOf = (picks: readonly string[], list: Listed['list']): string =>
  picks.flatMap((pick) => (pick === '' ? [] : [list.indexOf(pick) + 1 || pick])).join(' ') || BLANK;
