/** The controls of the page: buttons and choices, the options of the count as fields, and problems with what answers them. */

import type { ComponentChildren, ComponentProps } from 'preact';
import type { LayoutId } from '../ballots/layouts.ts';
import { type SchemeId, schemes } from '../count/schemes.ts';
import type { Failure } from '../failure.ts';
import { explain, type Issue } from '../index.ts';
import type { Block } from '../report/document.ts';
import { common } from '../run/options.ts';
import { writeBlocks } from '../writers/html/blocks.ts';
import { type Answers, fields, type Offer, offersFor } from './engine.ts';
import { focusOn, type View, without } from './state.ts';

export const Button = (props: ComponentProps<'button'>) => <button type="button" {...props} />;

type ChoiceProps = ComponentProps<'select'> & {
  readonly choices: readonly (readonly [value: string, told: string])[];
  readonly change?: (value: string) => void;
};

export const Choice = ({ choices, change, ...attributes }: ChoiceProps) => (
  <select {...attributes} onChange={({ currentTarget }) => change?.(currentTarget.value)}>
    {choices.map(([value, told]) => (
      <option key={value} value={value}>
        {told}
      </option>
    ))}
  </select>
);

/** What the writer of pages wrote, which escapes every cell. */
export const Blocks = ({ blocks }: { readonly blocks: readonly Block[] }) => (
  <div class="told" dangerouslySetInnerHTML={{ __html: writeBlocks(blocks, { headings: [], notes: [] }) }} />
);

export function Fields(view: View) {
  const { state, words, act } = view;
  const { page, cli } = words;
  const change = ({ target }: Event) => {
    const { name, type, checked, value } = target as HTMLInputElement;
    act({ options: withOption(state.options, name, type === 'checkbox' ? checked : value) });
  };
  const often = common.tally ?? [];
  const groups = ['workshop', 'vote', 'ties', 'reading', 'output'] as const;
  const shown = (which: (field: (typeof fields)[number]) => boolean) => (
    <div class="fields">
      {fields.filter(which).map((field) => (
        <Field key={field.id} {...view} field={field} />
      ))}
    </div>
  );
  return (
    <details id="rules" onChange={change}>
      <summary>{page.rules}</summary>
      {shown(({ id }) => often.includes(id))}
      <details id="more">
        <summary>{page.more}</summary>
        {groups.map((group) => (
          <fieldset key={group}>
            <legend>{cli.groups[group].replace(/\s*:$/u, '')}</legend>
            {shown((field) => field.group === group && !often.includes(field.id))}
          </fieldset>
        ))}
      </details>
    </details>
  );
}

/** A value as a result calls it: on the page nobody has to type it. */
const nameOf = (id: string, value: string, { schemes: named, layouts }: View['words']): string => {
  if (id === 'layout') return layouts[value as LayoutId];
  return id === 'scheme' ? named[value as SchemeId](schemes[value as SchemeId].points(3)).name : value;
};

function Field({ state, words, field }: View & { readonly field: (typeof fields)[number] }) {
  const { id, placeholder, choices, several, fallback } = field;
  const { cli, page } = words;
  const value = state.options[id];
  const told = { id: `option-${id}`, name: id, 'aria-describedby': `flag-${id}` };
  const usual = ['', fallback ? cli.fallback(nameOf(id, fallback, words)) : page.automatic] as const;
  return (
    <div class={placeholder === null ? 'switch' : ''}>
      <label for={told.id}>{cli.options[id]}</label>
      {placeholder === null ? (
        <input {...told} type="checkbox" checked={value === true} />
      ) : choices && !several ? (
        <Choice
          {...told}
          value={String(value ?? '')}
          choices={[usual, ...choices.map((one) => [one, nameOf(id, one, words)] as const)]}
        />
      ) : (
        <input {...told} value={String(value ?? '')} placeholder={fallback ?? choices?.join(', ') ?? ''} />
      )}
      <code id={`flag-${id}`}>--{id}</code>
    </div>
  );
}

const isRepeatable = (id: string) => fields.some((field) => field.id === id && field.repeatable);

/** An empty field says nothing; several values of one option are parted by commas. */
export function withOption(options: Answers, id: string, value: string | boolean): Answers {
  if (value === false || value === '') return without(options, id);
  return { ...options, [id]: value !== true && isRepeatable(id) ? value.split(',').map((one) => one.trim()) : value };
}

interface ToldProps extends View {
  readonly problem: Failure | Issue;
  /** What comes before the options. */
  readonly children?: ComponentChildren;
}

/** What is wrong and what to do, with a button for each answer: it does what would be typed, or leads to where it is typed. */
export function Told({ state, words, act, problem, children }: ToldProps) {
  const { what, hint } = explain(problem, state.lang);
  const answer = ({ option, value }: Offer) => {
    if (value === null) {
      for (const id of ['rules', 'more']) document.getElementById(id)?.setAttribute('open', '');
      return focusOn(`option-${option}`);
    }
    const said = isRepeatable(option) ? [state.options[option] ?? [], value].flat().join() : value;
    act({ options: withOption(state.options, option, said) });
    return focusOn('reading');
  };
  // What is said already is no answer: it may be what has to be taken out.
  const offers = offersFor(problem, hint ?? '').filter(
    ({ option, value }) => value === null || ![state.options[option]].flat().includes(value),
  );
  return (
    <>
      {what}
      {hint !== null && <span class="hint"> → {hint}</span>}
      {children}
      {offers.map((offer) => (
        <Button key={`${offer.option} ${offer.value}`} onClick={() => answer(offer)}>
          {words.cli.options[offer.option]}{' '}
          <code>{[`--${offer.option}`, offer.value ?? '…'].filter((one) => one !== true).join(' ')}</code>
        </Button>
      ))}
    </>
  );
}

export const Problem = (props: ToldProps) => (
  <p class="warning" role="alert">
    <Told {...props} />
  </p>
);
