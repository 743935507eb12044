/** A list of names, as typed or as a file of them, enters; who was there and who was excused leaves. */

import { type RowSource, readFilledLines, readHeadedRows } from '../text/rows.ts';
import { findKey, foldKey, personKeys } from './keys.ts';

const EXCUSED = /[\s,;–-]*[([]?\s*excus(?:é|e)(?:e|\(e\)|·e)?\s*[)\]]?\s*$/iu;
const DASH = /\s+[–—-]\s+|\s*;\s*|\s*,\s+/u;
const YES = /^(?:oui|yes|x|1|vrai|true|excus)/u;
const NO = /^(?:excus|abs|non$|no$|0$|faux|false|e$)/u;

const tidy = (words = ''): string => words.replace(/\s+/gu, ' ').trim();

/** «NOM Prénom – structure», «… (excusé)». */
export function readPerson(typed: string) {
  const words = tidy(typed.replace(EXCUSED, ''));
  const [dash = ''] = DASH.exec(words) ?? [];
  const name = dash === '' ? words : words.slice(0, words.indexOf(dash));
  const organisation = words.slice(name.length + dash.length) || null;
  return { name, organisation, excused: EXCUSED.test(typed) };
}

export type Person = Readonly<ReturnType<typeof readPerson>>;

/** The parts of a person, by key or by column; null where there is no name. */
export function assemble(
  parts: Readonly<Partial<Record<keyof typeof personKeys, string | undefined>>>,
  heading = '',
): Person | null {
  const [surname, firstName] = [tidy(parts.name), tidy(parts.firstName)];
  // A surname by itself is written in capitals, so that nobody asks which of two words it is.
  const name = firstName === '' ? surname : `${surname.toUpperCase()} ${firstName}`.trim();
  if (name === '') return null;
  const said = foldKey(parts.excused ?? '');
  const excused = foldKey(heading).startsWith('excus') ? YES.test(said) : NO.test(said);
  return { name, organisation: tidy(parts.organisation) || null, excused };
}

/** A CSV with nom, prénom, structure, présent/excusé in any order; or one name on each line. */
export function readPeople(source: RowSource): readonly Person[] {
  const isHeading = (cell: string) => findKey(cell, personKeys) !== null;
  const [header, ...rows] = readHeadedRows(source, isHeading);
  const ids = header?.cells.map((cell) => findKey(cell, personKeys)) ?? [];
  if (!ids.includes('name') || ids.filter((id) => id !== null).length < 2)
    return readFilledLines(source)
      .filter((line) => !isHeading(line))
      .map(readPerson);
  const heading = header?.cells[ids.indexOf('excused')] ?? '';
  return rows.flatMap(({ cells }) => {
    const parts = Object.fromEntries(ids.flatMap((id, place) => (id === null ? [] : [[id, cells[place] ?? '']])));
    return assemble(parts, heading) ?? [];
  });
}
