/** What the page knows at a moment, and how files that are opened change it. */

import type { Files } from '../index.ts';
import type { fr } from '../messages/fr.ts';
import type { Messages } from '../messages/messages.ts';
import { writeRows } from '../writers/csv.ts';
import type { Answers, Study } from './engine.ts';

export { render } from 'preact';
export { useEffect, useLayoutEffect, useState } from 'preact/hooks';

export type FileRole = keyof typeof fr.page.files.roles;

/** Ballots being typed: the places in the list of what each of them picks, in the order of the paper. */
export interface TypedBallots {
  readonly list: readonly string[];
  /** Whether the list is settled, and ballots are typed. */
  readonly started: boolean;
  readonly first: readonly (readonly number[])[];
  /** The same ballots typed again; empty where nobody asked for it. */
  readonly second: readonly (readonly number[])[];
  /** Whether all of it stands in a file too. */
  readonly saved: boolean;
  /** Which of the two is being typed. */
  readonly turn: 'first' | 'second';
}

export interface PageState {
  readonly lang: Messages['lang'];
  readonly tab: 'files' | 'typing';
  readonly files: Files;
  /** What whoever opened a file says that it is. */
  readonly roles: Readonly<Record<string, FileRole>>;
  readonly options: Answers;
  readonly entry: TypedBallots;
  readonly study: Study | null;
}

/** What every part of the page is given: the state, the words of its language, and a way to change the state. */
export interface View {
  readonly state: PageState;
  readonly words: Messages;
  readonly act: (change: Partial<PageState>) => void;
}

export const noEntry: TypedBallots = { list: [], started: false, first: [], second: [], saved: false, turn: 'first' };

const ENDINGS: readonly (readonly [RegExp, FileRole])[] = [
  [/\.(?:md|markdown)$/iu, 'workshop'],
  [/\.docx$/iu, 'letterhead'],
  [/\.json$/iu, 'decision'],
  [/orientations?|liste/iu, 'orientations'],
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

/** For what the page writes: a file that was opened is never written over. */
export const freeName = (files: Files, name: string): string =>
  files[name] instanceof Uint8Array ? freeName(files, name.replace('.', '-bis.')) : name;

export const without = <T>(
  all: Readonly<Record<string, T>>,
  ...names: readonly string[]
): Readonly<Record<string, T>> => Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)));

/** What was typed, as files that atelier reads: the list, and both times the ballots, with their numbers and a column for each pick. */
export function writeTyped({ list, first, second }: TypedBallots, { state, words }: View) {
  const { sheet, files } = words.init;
  const [number = '', firstPick = ''] = sheet.headings;
  const width = Math.max(Number(state.options['picks']) || 3, ...[...first, ...second].map(({ length }) => length));
  const places = Array.from({ length: width }, (_, place) => place);
  const head = [number, ...places.map((place) => firstPick.replace(/\d+$/u, String(place + 1)))];
  const labels = (picks: readonly number[]) => places.map((place) => list[picks[place] ?? -1] ?? '');
  const write = (name: string, rows: readonly (readonly string[])[]) => ({
    name: freeName(state.files, name),
    content: writeRows(rows),
  });
  const ballots = (name: string, typed: TypedBallots['first']) =>
    write(name, [head, ...typed.map((picks, at) => [String(at + 1), ...labels(picks)])]);
  return {
    orientations: write('orientations.csv', [['orientation'], ...list.map((label) => [label])]),
    sheet: ballots(files.ballots, first),
    again: ballots(files.ballots.replace('.', '-2.'), second),
  };
}

/** The state in which what was typed is among the files: its list before any other. */
export function countable(entry: TypedBallots, view: View) {
  const { orientations, sheet } = writeTyped(entry, view);
  const others = without(withFile(view.state.files, sheet.name, sheet.content), orientations.name);
  const files = { [orientations.name]: orientations.content, ...others };
  return {
    files,
    roles: { ...view.state.roles, [sheet.name]: 'ballots', [orientations.name]: 'orientations' } as const,
  };
}

/** Puts the keyboard on an element, once the page shows what has changed. */
export const focusOn = (id: string): void => {
  setTimeout(() => document.getElementById(id)?.focus());
};

/** The browser's own way to save a file. */
export function save(name: string, content: Uint8Array | string = ''): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content as BlobPart]));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
