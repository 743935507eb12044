/** The ranking as it stands, what the room still has to decide, and the documents to save. */

import { failed } from '../failure.ts';
import { type Ballots, refusal, type Tally, toFile } from '../index.ts';
import { decisionWays } from '../rank/decision.ts';
import { warnOfOverlaps } from '../report/ranking.ts';
import { summarise } from '../report/summary.ts';
import { Blocks, Button, Choice, Problem } from './controls.tsx';
import { commandOf } from './engine.ts';
import { namesOf, save, typedIn, type View, withFile, without } from './state.ts';

const FORMATS = ['.html', '.csv', '.json'] as const;
const DECISION = 'decision.json';

export function Result(view: View) {
  const { state, words } = view;
  const { result: says } = words.page;
  const { ballots, result } = state.study ?? {};
  if (ballots === undefined || failed(ballots) || result == null) return null;
  return (
    <section aria-labelledby="result">
      <h2 id="result">{says.title}</h2>
      {failed(result) ? (
        <Problem {...view} problem={result} />
      ) : (
        <Blocks blocks={[...summarise(result, false, words), ...warnOfOverlaps(result, words)]} />
      )}
      {DECISION in state.files ? (
        <Decided {...view} />
      ) : (
        !failed(result) &&
        result.bar.tied &&
        result.rules.decision === null && <Decide {...view} {...result.bar.tied} />
      )}
      {!failed(result) && <Documents {...view} ballots={ballots} result={result} />}
      <p class="command">
        {says.command}
        <code>{commandOf(namesOf(state, 'ballots'), typedIn(state))}</code>
      </p>
    </section>
  );
}

function Documents(view: View & { readonly ballots: Ballots; readonly result: Tally }) {
  const { state, words, act, ballots, result } = view;
  const { result: says } = words.page;
  const reason = refusal(result, ballots, state.lang);
  if (reason !== null) return <p class="warning">{reason}</p>;
  const write = async (extension: Parameters<typeof toFile>[0]) => {
    const content = await toFile(extension, result, ballots);
    if (typeof content === 'string' || content instanceof Uint8Array) save(ballots.name + extension, content);
    else act({ problem: content });
  };
  return (
    <>
      {state.problem && <Problem {...view} problem={state.problem} />}
      <p class="actions">
        <Button class="main" id="save" onClick={() => write('.docx')}>
          {says.save} ({ballots.name}.docx)
        </Button>
        <span>{says.others}</span>
        {FORMATS.map((extension) => (
          <Button key={extension} onClick={() => write(extension)}>
            {extension}
          </Button>
        ))}
      </p>
    </>
  );
}

/** What the room decided, once it is recorded. */
const Decided = ({ state, words, act }: View) => (
  <p class="actions">
    <Button onClick={() => act({ files: without(state.files, DECISION) })}>{words.page.decision.cancel}</Button>
    <Button onClick={() => save(DECISION, state.files[DECISION])}>{words.page.files.save(DECISION)}</Button>
  </p>
);

/** Which of those tied at the bar are retained, and how the room decided. */
function Decide({ state, words, act, orientations, places }: View & NonNullable<Tally['bar']['tied']>) {
  const { decision } = words.page;
  const record = (form: HTMLFormElement) => {
    const given = new FormData(form);
    const content = {
      ...{ who: given.get('who'), when: given.get('when'), how: given.get('how'), secretBallot: given.has('secret') },
      retained: given.getAll('retained'),
    };
    act({ files: withFile(state.files, DECISION, `${JSON.stringify(content, null, 2)}\n`) });
  };
  const submit = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    record(event.currentTarget);
  };
  return (
    <form class="decision" aria-labelledby="decision" onSubmit={submit}>
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
