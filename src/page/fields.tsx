/** The options of the count as fields, and what went wrong with the options that answer it. */

import type { Failure } from '../failure.ts';
import { explain, type Issue } from '../index.ts';
import { type Answers, fields, type Offer, offersFor } from './engine.ts';
import { toReading, type View } from './state.ts';

type Field = (typeof fields)[number];

export function Fields(view: View) {
  const { words } = view;
  const { page, cli } = words;
  const groups = ['workshop', 'vote', 'ties', 'reading', 'output'] as const;
  const common = fields.filter((field) => field.common);
  return (
    <details id="rules">
      <summary>{page.rules}</summary>
      <div class="fields">
        {common.map((field) => (
          <One key={field.id} {...view} field={field} />
        ))}
      </div>
      <details id="more">
        <summary>{page.more}</summary>
        {groups.map((group) => (
          <fieldset key={group}>
            <legend>{cli.groups[group].replace(/\s*:$/u, '')}</legend>
            <div class="fields">
              {fields
                .filter((field) => field.group === group && !field.common)
                .map((field) => (
                  <One key={field.id} {...view} field={field} />
                ))}
            </div>
          </fieldset>
        ))}
      </details>
    </details>
  );
}

function One({ state, words, act, field }: View & { readonly field: Field }) {
  const { id, placeholder, choices, fallback, repeatable } = field;
  const value = state.options[id];
  const change = (typed: string | boolean) => act({ options: withOption(state.options, id, typed, repeatable) });
  const told = { id: `option-${id}`, 'aria-describedby': `flag-${id}` };
  return (
    <div class={placeholder === null ? 'switch' : ''}>
      <label for={told.id}>{words.cli.options[id]}</label>
      {placeholder === null ? (
        <input
          {...told}
          type="checkbox"
          checked={value === true}
          onChange={({ currentTarget }) => change(currentTarget.checked)}
        />
      ) : choices && placeholder === 'choice' ? (
        <select {...told} value={String(value ?? '')} onChange={({ currentTarget }) => change(currentTarget.value)}>
          <option value="">{fallback ?? words.page.automatic}</option>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <input
          {...told}
          value={String(value ?? '')}
          placeholder={fallback ?? choices?.join(', ') ?? ''}
          onChange={({ currentTarget }) => change(currentTarget.value)}
        />
      )}
      <code id={`flag-${id}`}>--{id}</code>
    </div>
  );
}

/** An empty field says nothing; several values of one option are parted by commas. */
export function withOption(options: Answers, id: string, value: string | boolean, repeatable = false): Answers {
  const { [id]: _, ...others } = options;
  if (value === false || value === '') return others;
  if (value === true || !repeatable) return { ...others, [id]: value };
  return { ...others, [id]: value.split(',').map((one) => one.trim()) };
}

/** What is wrong and what to do, with a button for each answer: it does what would be typed, or leads to where it is typed. */
export function Told({ state, words, act, problem }: View & { readonly problem: Failure | Issue }) {
  const { what, hint } = explain(problem, state.lang);
  const answer = ({ option, value }: Offer) => {
    const several = fields.some(({ id, repeatable }) => id === option && repeatable);
    if (typeof value === 'string' && several) {
      const said = [state.options[option] ?? []].flat().filter((one) => typeof one === 'string');
      act({ options: { ...state.options, [option]: [...said, value] } });
      return toReading();
    }
    if (value !== null) {
      act({ options: withOption(state.options, option, value) });
      return toReading();
    }
    for (const id of ['rules', 'more']) document.getElementById(id)?.setAttribute('open', '');
    document.getElementById(`option-${option}`)?.focus();
  };
  return (
    <>
      {what}
      {hint !== null && <span class="hint"> → {hint}</span>}
      {offersFor(problem, hint ?? '').map((offer) => (
        <button type="button" key={`${offer.option} ${offer.value}`} onClick={() => answer(offer)}>
          {words.cli.options[offer.option as keyof typeof words.cli.options]}{' '}
          <code>
            --{offer.option}
            {typeof offer.value === 'string' ? ` ${offer.value}` : offer.value === null ? '…' : ''}
          </code>
        </button>
      ))}
    </>
  );
}
