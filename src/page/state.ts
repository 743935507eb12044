/** What the page knows at a moment, and how files that are opened change it. */

import type { Files } from '../index.ts';
import type { fr } from '../messages/fr.ts';
import type { Messages } from '../messages/messages.ts';
import { type Row, readRows } from '../text/rows.ts';
import { writeRows } from '../writers/csv.ts';
import type { Answers, Study } from './engine.ts';

export { render } from 'preact';
export { useEffect, useLayoutEffect, useState } from 'preact/hooks';

export type FileRole = keyof typeof fr.page.files.roles;

/** What can be typed here, each as a file of its own: the list, the ballots, and the same ballots a second time. */
type TypedRole = 'orientations' | 'ballots' | 'second';

export interface PageState {
  readonly lang: Messages['lang'];
  readonly tab: 'files' | 'typing';
  readonly files: Files;
  /** What whoever opened a file says that it is. */
  readonly roles: Readonly<Record<string, FileRole>>;
  readonly options: Answers;
  /** The names of the files that are typed here. */
  readonly typed: Readonly<Partial<Record<TypedRole, string>>>;
  /** Which of them is being typed. */
  readonly turn: TypedRole;
  /** The files of the page that have been saved, as they were then. */
  readonly saved: Files;
  readonly study: Study | null;
}

/** What every part of the page is given: the state, the words of its language, and a way to change the state. */
export interface View {
  readonly state: PageState;
  readonly words: Messages;
  readonly act: (change: Partial<PageState> | ((now: PageState) => Partial<PageState>)) => void;
}

const ENDINGS: readonly (readonly [RegExp, FileRole])[] = [
  [/\.(?:md|markdown)$/iu, 'workshop'],
  [/\.docx$/iu, 'letterhead'],
  [/\.json$/iu, 'decision'],
  [/(?<!\p{L})(?:orientations?|liste?)(?!\p{L})/iu, 'orientations'],
];

/** As its name says, unless somebody says otherwise; where there is a workshop file, it names the others. */
export function roleOf(name: string, { files, roles }: Pick<PageState, 'files' | 'roles'>): FileRole {
  const guess = (one: string) => roles[one] ?? ENDINGS.find(([ending]) => ending.test(one))?.[1] ?? 'ballots';
  const role = guess(name);
  const named = roles[name] === undefined && ['ballots', 'orientations'].includes(role);
  return named && Object.keys(files).some((other) => guess(other) === 'workshop') ? 'beside' : role;
}

export const namesOf = (state: Pick<PageState, 'files' | 'roles'>, role: FileRole): readonly string[] =>
  Object.keys(state.files).filter((name) => roleOf(name, state) === role);

/** The options typed, and the files that stand for some. */
export function typedIn(state: PageState): Answers {
  const named = (['workshop', 'orientations', 'letterhead', 'decision', 'runoff'] as const).flatMap((role) =>
    namesOf(state, role)
      .slice(0, 1)
      .map((name) => [role, name] as const),
  );
  return { ...Object.fromEntries(named), ...(state.lang === 'en' ? { lang: 'en' } : {}), ...state.options };
}

/** A file in the place of another, or at the end. */
export function withFile(files: Files, name: string, content: Uint8Array | string, instead = name): Files {
  const all = Object.entries(files).map(([other, there]) => (other === instead ? [name, content] : [other, there]));
  return Object.fromEntries(instead in files ? all : [...all, [name, content]]);
}

/** A name that no other file has, but one of the kind that may be replaced: text that the page wrote, or bytes that were opened. */
export const freeName = (files: Files, name: string, replaced?: 'string' | 'object'): string =>
  files[name] === undefined || typeof files[name] === replaced
    ? name
    : freeName(files, name.replace(/\.[^.]*$|$/u, '-bis$&'), replaced);

export const without = <T>(
  all: Readonly<Record<string, T>>,
  ...names: readonly string[]
): Readonly<Record<string, T>> => Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)));

/** The rows of a file that the page wrote, as it is now; null for any other. */
export const rowsOf = (content: Files[string] | undefined): readonly Row[] | null =>
  typeof content === 'string' ? [...readRows([content], ';')] : null;

/** The cells of a file that is typed here, its headings first; nothing as long as there is no such file. */
export const cellsOf = ({ files, typed }: PageState, role: TypedRole): readonly Row['cells'][] =>
  (rowsOf(files[typed[role] ?? '']) ?? []).map(({ cells }) => cells);

/** The state in which a file that is typed here has these rows; with nothing but headings it is none. */
export function withRows(
  state: PageState,
  role: TypedRole,
  rows: readonly Row['cells'][],
  { init }: Messages,
): PageState {
  const { ballots } = init.files;
  const usual = { orientations: 'orientations.csv', ballots, second: ballots.replace('.', '-2.') };
  const name = freeName(state.files, state.typed[role] ?? usual[role], 'string');
  if (rows.length < 2) return { ...state, files: without(state.files, name), roles: without(state.roles, name) };
  const [first = [], ...others] = rows;
  const more = (place: number) => init.sheet.headings[1]?.replace(/\d+$/u, String(place)) ?? '';
  const width = Math.max(...rows.map(({ length }) => length));
  const headings = Array.from({ length: width }, (_, place) => first[place] ?? more(place));
  const text = writeRows([headings, ...others.map((cells) => headings.map((_, place) => cells[place] ?? ''))]);
  return {
    ...state,
    // What is typed comes first: ballots are read by the list typed, before any other.
    files: { [name]: text, ...without(state.files, name) },
    roles: { ...state.roles, [name]: role },
    typed: { ...state.typed, [role]: name },
  };
}

/** Puts the keyboard on an element, once the page shows what was changed before, and before anything else is typed. */
export const focusOn = (id: string): void => queueMicrotask(() => document.getElementById(id)?.focus());

/** The browser's own way to save a file. */
export function save(name: string, content: Uint8Array | string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content as BlobPart]));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
