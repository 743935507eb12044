/** The ranking as it stands, what the room still has to decide, and the documents to save. */

import { type Failure, failed } from '../failure.ts';
import { type FileFormat, type Tally, toFile } from '../index.ts';
import { decisionWays } from '../rank/tie-breaks.ts';
import { refusalOf } from '../report/check.ts';
import { warnOfOverlaps } from '../report/ranking.ts';
import { summarise } from '../report/summary.ts';
import { Blocks, Button, Choice, Problem } from './controls.tsx';
import { commandOf, type ReadBallots } from './engine.ts';
import { namesOf, save, typedIn, useState, type View, withFile, without } from './state.ts';

const FORMATS = ['.html', '.csv', '.json'] as const;
const DECISION = 'decision.json';

export function Result(view: View) {
  const { state, words, act } = view;
  const { result: says } = words.page;
  const { ballots, result } = state.study ?? {};
  if (ballots === undefined || failed(ballots) || result == null) return null;
  const counted = failed(result) ? null : result;
  const isOpen = counted?.status === 'final' && counted.rules.decision === null;
  const tied = isOpen ? counted.bar.tied : null;
  return (
    <section aria-labelledby="result">
      <h2 id="result">{says.title}</h2>
      {failed(result) ? (
        <Problem {...view} problem={result} />
      ) : (
        <Blocks blocks={[...summarise(result, false, words), ...warnOfOverlaps(result, words)]} />
      )}
      {tied && <Decide {...view} {...tied} />}
      {DECISION in state.files && (
        <Button onClick={() => act({ files: without(state.files, DECISION) })}>{words.page.decision.cancel}</Button>
      )}
      {counted && <Documents {...view} ballots={ballots} result={counted} />}
      <p class="command">
        {says.command}
        <code>{commandOf(namesOf(state, 'ballots'), typedIn(state))}</code>
      </p>
    </section>
  );
}

function Documents(view: View & { readonly ballots: ReadBallots; readonly result: Tally }) {
  const { words, ballots, result } = view;
  const [problem, setProblem] = useState<Failure | null>(null);
  const reason = refusalOf(result, ballots.run.settings, words);
  if (reason !== null) return <p class="warning">{reason}</p>;
  // The ballots may be `t.csv` themselves.
  const nameOf = (extension: FileFormat) =>
    `${ballots.name}${extension === '.csv' ? `-${words.sheet.title.toLowerCase()}` : ''}${extension}`;
  const keep = async (extension: FileFormat) => {
    const content = await toFile(extension, result, ballots);
    if (typeof content === 'string' || content instanceof Uint8Array) save(nameOf(extension), content);
    else setProblem(content);
  };
  return (
    <>
      {problem && <Problem {...view} problem={problem} />}
      <p class="actions">
        <Button id="save" class="main" onClick={() => keep('.docx')}>
          {words.page.result.save(ballots.name)}
        </Button>
        {FORMATS.map((extension) => (
          <Button key={extension} onClick={() => keep(extension)}>
            {words.page.files.save(nameOf(extension))}
          </Button>
        ))}
      </p>
    </>
  );
}

/** Which of those tied at the bar are retained, and how the room decided. */
function Decide({ state, words, act, orientations, places }: View & NonNullable<Tally['bar']['tied']>) {
  const { decision } = words.page;
  const record = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const content = {
      who: given.get('who'),
      when: given.get('when'),
      how: given.get('how'),
      secretBallot: given.has('secret'),
      retained: given.getAll('retained'),
    };
    act({ files: withFile(state.files, DECISION, `${JSON.stringify(content, null, 2)}\n`) });
  };
  return (
    <form class="decision" aria-labelledby="decision" onSubmit={record}>
      <h3 id="decision">{decision.title}</h3>
      <fieldset>
        <legend>{decision.choose(places)}</legend>
        {orientations.map((label) => (
          <label key={label} class="switch">
            <input type="checkbox" name="retained" value={label} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <div class="fields">
        <label for="how-decided">
          <span>{decision.how}</span>
          <Choice id="how-decided" name="how" choices={decisionWays.map((way) => [way, decision.ways[way]] as const)} />
        </label>
        {(['who', 'when'] as const).map((name) => (
          <label key={name}>
            <span>{decision[name]}</span>
            <input name={name} required />
          </label>
        ))}
        <label class="switch">
          <input type="checkbox" name="secret" />
          <span>{decision.secret}</span>
        </label>
      </div>
      <Button type="submit" class="main">
        {decision.record}
      </Button>
    </form>
  );
}
