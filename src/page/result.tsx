/** The ranking as it stands, what the room still has to decide, and the documents to save. */

import { failed } from '../failure.ts';
import { type Ballots, refusal, type Tally, toCsv, toDocx, toHtml, toJson } from '../index.ts';
import { decisionWays } from '../rank/decision.ts';
import { commandOf, showResult } from './engine.ts';
import { Told } from './fields.tsx';
import { namesOf, save, typedIn, type View, withFile } from './state.ts';

const FORMATS = { html: toHtml, csv: toCsv, json: toJson } as const;
const DECISION = 'decision.json';

export function Result(view: View) {
  const { state, words } = view;
  const { result: says } = words.page;
  const { ballots, result } = state.study ?? {};
  if (ballots === undefined || failed(ballots) || result == null) return null;
  const command = commandOf(namesOf(state, 'ballots'), typedIn(state));
  return (
    <section aria-labelledby="result">
      <h2 id="result">{says.title}</h2>
      {failed(result) ? (
        <p class="warning" role="alert">
          <Told {...view} problem={result} />
        </p>
      ) : (
        <>
          <div class="told" dangerouslySetInnerHTML={{ __html: showResult(result, state.lang) }} />
          <Decision {...view} ballots={ballots} result={result} />
          <Documents {...view} ballots={ballots} result={result} />
        </>
      )}
      <p class="command">
        {says.command}
        <code>{command}</code>
      </p>
    </section>
  );
}

interface Counted extends View {
  readonly ballots: Ballots;
  readonly result: Tally;
}

function Documents(counted: Counted) {
  const { state, words, act, ballots, result } = counted;
  const { result: says } = words.page;
  const reason = refusal(result, ballots, state.lang);
  const write = async (extension: string, make: typeof toDocx | typeof toHtml) => {
    const content = await make(result, ballots);
    if (content instanceof Uint8Array || typeof content === 'string') save(`${ballots.name}.${extension}`, content);
    else act({ problem: content });
  };
  if (reason !== null) return <p class="warning">{reason}</p>;
  return (
    <>
      {state.problem !== null && (
        <p class="warning" role="alert">
          <Told {...counted} problem={state.problem} />
        </p>
      )}
      <p class="actions">
        <button type="button" class="main" id="save" onClick={() => write('docx', toDocx)}>
          {says.save} ({ballots.name}.docx)
        </button>
        <span>{says.others}</span>
        {Object.entries(FORMATS).map(([extension, make]) => (
          <button type="button" key={extension} onClick={() => write(extension, make)}>
            .{extension}
          </button>
        ))}
        <button type="button" onClick={() => print()}>
          {says.print}
        </button>
      </p>
    </>
  );
}

/** Which of those tied at the bar are retained, and how the room decided. */
function Decision({ state, words, act, result }: Counted) {
  const { decision } = words.page;
  const { tied } = result.bar;
  if (result.rules.decision !== null && DECISION in state.files) {
    const { [DECISION]: _, ...files } = state.files;
    return (
      <p class="actions">
        <button type="button" onClick={() => act({ files })}>
          {decision.cancel}
        </button>
        <button type="button" onClick={() => save(DECISION, state.files[DECISION] ?? '')}>
          {words.page.files.save(DECISION)}
        </button>
      </p>
    );
  }
  if (tied === null || result.rules.decision !== null) return null;
  const record = (form: HTMLFormElement) => {
    const given = new FormData(form);
    const content = {
      ...{ who: given.get('who'), when: given.get('when'), how: given.get('how'), secretBallot: given.has('secret') },
      retained: given.getAll('retained'),
    };
    act({ files: withFile(state.files, DECISION, `${JSON.stringify(content, null, 2)}\n`) });
  };
  return (
    <form
      class="decision"
      aria-labelledby="decision"
      onSubmit={(event) => {
        event.preventDefault();
        record(event.currentTarget);
      }}
    >
      <h3 id="decision">{decision.title}</h3>
      <fieldset>
        <legend>{decision.choose(tied.places)}</legend>
        {tied.orientations.map((label) => (
          <label key={label} class="switch">
            <input
              type={tied.places === 1 ? 'radio' : 'checkbox'}
              name="retained"
              value={label}
              required={tied.places === 1}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <div class="fields">
        <label>
          <span>{decision.how}</span>
          <select name="how">
            {decisionWays.map((way) => (
              <option key={way} value={way}>
                {decision.ways[way]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{decision.who}</span>
          <input name="who" required />
        </label>
        <label>
          <span>{decision.when}</span>
          <input name="when" required />
        </label>
        <label class="switch">
          <input type="checkbox" name="secret" />
          <span>{decision.secret}</span>
        </label>
      </div>
      <button type="submit" class="main">
        {decision.record}
      </button>
    </form>
  );
}
