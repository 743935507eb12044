/** A language and a sheet of paper → a Word package without its words: docx makes it once for all documents that differ in
 * nothing else. */
import { type Parts, textOf } from '../package.ts';
import type { Specimen } from './copy.ts';
import { keep } from './keep.ts';
import { type Shell, shells, stylesheets } from './known.ts';
import type { ParagraphPiece } from './piece.ts';
import type { Frame } from './press.ts';

/** Between two specimens. As XML no text can hold it. */
const mark = '\ue001';
const apart: ParagraphPiece = { children: [{ format: {}, text: mark }] };
const between = `<w:p><w:r><w:t xml:space="preserve">${mark}</w:t></w:r></w:p>`;

const body = 'word/document.xml';
const foot = 'word/footer1.xml';
const styles = 'word/styles.xml';

/** Shells kept at a time, of some 50 kB each. */
const most = 64;

/** Has docx write the specimens, in a package where the words come between the two halves of a part. */
const openShell = async (frame: Frame, specimens: readonly Specimen[]): Promise<Shell> => {
  const lists = specimens.filter(({ kind }) => kind === 'list');
  const key = JSON.stringify([frame, lists.map(({ of }) => of)]);
  const there = shells.get(key);
  if (there !== undefined && lists.length === specimens.length) {
    for (const [index, { written }] of lists.entries()) written(there.lists[index] ?? '');
    return there;
  }
  const { press } = await import('./press.ts');
  const stylesheet = stylesheets.get(frame.language);
  const pieces = [apart, ...specimens.flatMap(({ piece }) => [piece, apart])];
  const pressed = await press(frame, pieces, [apart], stylesheet === undefined);
  const parts = stylesheet === undefined ? pressed : { ...pressed, [styles]: stylesheet };
  stylesheets.set(frame.language, textOf(parts, styles));
  const [before = '', ...shown] = textOf(parts, body).split(between);
  const after = shown.pop() ?? '';
  if (shown.length !== specimens.length) throw new Error('docx writes paragraphs in another way');
  for (const [index, { written }] of specimens.entries()) written(shown[index] ?? '');
  const [top = '', bottom = ''] = textOf(parts, foot).split(between);
  const isList = (_: string, index: number) => specimens[index]?.kind === 'list';
  const shell: Shell = { parts, body: [before, after], foot: [top, bottom], lists: shown.filter(isList) };
  if (specimens.some(({ kind }) => kind === 'reference')) return shell;
  keep(shells, most, key, shell);
  return shell;
};

/** The parts of a document whose body and foot are copied; either is read only when all that they are made of is known. */
export const assemble = async (
  frame: Frame,
  specimens: readonly Specimen[],
  words: { readonly body: () => string; readonly foot: () => string },
): Promise<Parts> => {
  const shell = await openShell(frame, specimens);
  const around = ([before, after]: readonly [string, string], text: string) => before + text + after;
  return {
    ...shell.parts,
    [body]: around(shell.body, words.body()),
    ...(frame.footed && { [foot]: around(shell.foot, words.foot()) }),
  };
};
