/** Ballots typed from paper with nothing but the keyboard: the list once, then a line for each ballot; sheets that
 * atelier reads leave. */

import { plain } from '../ballots/fold.ts';
import { type Failure, failed } from '../failure.ts';
import { type Comparison, compare, type Options } from '../index.ts';
import { tellComparison } from '../report/check.ts';
import { Actions, Blocks, Button, Problem } from './controls.tsx';
import { countable, focusOn, noEntry, save, type TypedBallots, useState, type View, writeTyped } from './state.ts';

/** A line that says that a ballot is blank. */
const BLANK = '-';

export function Typing(view: View) {
  const { state, words, act } = view;
  const { typing } = words.page;
  const { entry } = state;
  if (entry.started) return <Ballots {...view} />;
  const start = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const lines = String(new FormData(event.currentTarget).get('list')).split('\n');
    const list = lines.map((line) => line.trim()).filter((line) => line !== '');
    if (list.length > 0) act({ entry: { ...entry, list, started: true } });
    focusOn(list.length > 0 ? 'ballot' : 'list');
  };
  return (
    <form onSubmit={start}>
      <label>
        <span>{typing.list}</span>
        <textarea id="list" name="list" rows={8} defaultValue={entry.list.join('\n')} />
      </label>
      <Button type="submit" class="main">
        {typing.tab}
      </Button>
    </form>
  );
}

function Ballots(view: View) {
  const { state, words, act } = view;
  const { typing, files } = words.page;
  const { entry } = state;
  const { list, turn } = entry;
  const [line, setLine] = useState('');
  /** The place of the ballot that is being typed anew; null for another one. */
  const [correcting, setCorrecting] = useState<number | null>(null);
  /** What is read aloud. */
  const [said, say] = useState('');
  /** Where two entries of the same ballots differ, or why they cannot be compared; null where nobody asked. */
  const [compared, setCompared] = useState<Comparison | Failure | null>(null);
  const typed = entry[turn];
  const { orientations, sheet, again } = writeTyped(entry, view);
  const write = (typed: string, at: number | null, told: string) => {
    setLine(typed);
    setCorrecting(at);
    say(told);
    focusOn('ballot');
  };
  const change = (ballots: TypedBallots['first']) => {
    const next = { ...entry, [turn]: ballots, saved: false };
    // Ballots that are counted already are counted anew.
    act({ entry: next, ...(sheet.name in state.files ? countable(next, view) : {}) });
  };
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const read = readLine(line, list);
    const unclear = read.find(({ found }) => found.length !== 1);
    if (line.trim() === '') return say(typing.empty);
    if (unclear) return say(typing.unclear(unclear.sign));
    const picks = read.flatMap(({ found }) => found);
    const at = correcting ?? typed.length;
    change(correcting === null ? [...typed, picks] : typed.with(at, picks));
    const labels = picks.map((pick) => list[pick] ?? '');
    write('', null, typing.added(at + 1, labels));
  };
  const undo = () => {
    if (typed.length > 0) change(typed.slice(0, -1));
    write(lineOf(typed.at(-1) ?? []), null, typing.ballot(typed.length));
  };
  const toggle = (sign: string) => {
    const signs = line.split(/\s+/u).filter((one) => one !== '');
    write((signs.includes(sign) ? signs.filter((one) => one !== sign) : [...signs, sign]).join(' '), correcting, '');
  };
  const compareBoth = async () => {
    const all = [sheet, again, orientations].map(({ name, content }) => [name, content]);
    const options = { ...state.options, orientations: orientations.name } as Options;
    setCompared(await compare(Object.fromEntries(all), [sheet.name, again.name], options));
  };
  const keep = () => {
    for (const { name, content } of [sheet, orientations]) save(name, content);
    act({ entry: { ...entry, saved: true } });
  };
  const takeTurns = () => {
    act({ entry: { ...entry, turn: turn === 'first' ? 'second' : 'first' } });
    write('', null, '');
  };
  const none = entry.first.length === 0;
  const actions = [
    { told: typing.count, onClick: () => act(countable(entry, view)), class: 'main', disabled: none },
    { told: files.save(sheet.name), onClick: keep, disabled: none },
    { told: turn === 'first' ? typing.second : typing.first, onClick: takeTurns },
    ...(turn === 'first'
      ? []
      : [{ told: typing.compare, onClick: compareBoth, class: 'main', disabled: typed.length === 0 }]),
    { told: typing.editList, onClick: () => act({ entry: { ...entry, started: false } }) },
    { told: typing.clear, onClick: () => confirm(typing.clearSure) && act({ entry: noEntry }) },
  ];
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
          <strong>{typing.ballot((correcting ?? typed.length) + 1)}</strong>
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
        <Button disabled={typed.length === 0} onClick={undo}>
          {typing.undo}
        </Button>
      </form>
      <ol class="typed">
        {typed.map((picks, at) => (
          <li key={at}>
            <Button aria-label={typing.edit(at + 1)} onClick={() => write(lineOf(picks), at, typing.edit(at + 1))}>
              {at + 1}
            </Button>{' '}
            {picks.length === 0 ? typing.blank : picks.map((pick) => pick + 1).join(', ')}
          </li>
        ))}
      </ol>
      <p class="note">
        {typing.typed(typed.length)}. {typing.kept}
      </p>
      <Actions all={actions} />
      <div class="told" role="status">
        {compared &&
          (failed(compared) ? (
            <Problem {...view} problem={compared} />
          ) : (
            <Blocks blocks={tellComparison(compared, words)} />
          ))}
      </div>
    </div>
  );
}

/** Each sign of a line, and the orientations that it can stand for; where no number has two digits, they need no space. */
function readLine(line: string, list: TypedBallots['list']) {
  const signs = line.split(/[\s,;]+/u).filter((sign) => sign !== '');
  const parted = signs.flatMap((sign) => (list.length < 10 && /^\d+$/u.test(sign) ? [...sign] : [sign]));
  return line.trim() === BLANK ? [] : parted.map((sign) => ({ sign, found: candidates(sign, list) }));
}

/** By its number, or by how the label or one of its words begins. */
function candidates(sign: string, list: TypedBallots['list']): readonly number[] {
  const typed = plain(sign);
  const found = (fits: (label: string, at: number) => boolean) =>
    list.flatMap((one, at) => (fits(plain(one), at) ? [at] : []));
  if (/^\d+$/u.test(sign)) return found((_, at) => at === Number(sign) - 1);
  const begun = found((label) => label.startsWith(typed));
  return begun.length > 0 ? begun : found((label) => label.split(/[\s'-]+/u).some((word) => word.startsWith(typed)));
}

/** What the line would be taken for, as far as it is clear. */
const foreseen = (line: string, list: TypedBallots['list'], { page }: View['words']): readonly string[] =>
  line.trim() === BLANK
    ? [page.typing.blank]
    : readLine(line, list).map(({ sign, found }) => (found.length === 1 && list[found[0] ?? -1]) || `${sign} ?`);

const lineOf = (picks: readonly number[]) => (picks.length === 0 ? BLANK : picks.map((pick) => pick + 1).join(' '));
