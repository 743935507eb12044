/** A report and the Tally enter; single values leave, by the names that a letterhead may ask for them. */

import { plain } from '../ballots/fold.ts';
import { farness } from '../ballots/orientations.ts';
import type { Messages } from '../messages/messages.ts';
import type { Tally } from '../result.ts';
import type { Report } from './document.ts';
import type { Occasion } from './occasion.ts';
import { shown } from './ranking.ts';

export interface Value {
  /** Where the compte rendu itself goes, the number of the page and of all pages, or words. */
  readonly kind: 'body' | 'page' | 'pages' | 'title' | 'organisation' | 'words';
  /** Null where nobody said it. */
  readonly text: string | null;
  /** The flag that says it; null where none does. */
  readonly option: string | null;
}

export interface Values {
  /** What a name stands for, however it is typed; null for one that means nothing. */
  readonly find: (name: string) => Value | null;
  /** The name that was probably meant. */
  readonly suggest: (name: string) => string | null;
}

/** Beyond this share of other letters a name is another name. */
const NEAR = 0.4;

export function valuesOf(tally: Tally, occasion: Occasion, report: Report, messages: Messages): Values {
  const { words } = messages;
  const told = (text: string | null, option: string | null = null): Value => ({
    kind: 'words',
    text: text === null ? null : shown(text, messages),
    option,
  });
  const number = (value: number) => told(words.integer(value));
  const { turnout, orientations } = tally;
  const retained = orientations.filter((result) => result.retained === 'yes');
  const entries: readonly (readonly [names: readonly string[], value: Value])[] = [
    [['corps', 'body'], { kind: 'body', text: null, option: null }],
    [['page'], { kind: 'page', text: null, option: null }],
    [['pages'], { kind: 'pages', text: null, option: null }],
    [['titre', 'title'], { kind: 'title', text: report.title, option: '--title' }],
    [['organisme', 'organisation'], { kind: 'organisation', text: report.organisation, option: null }],
    [['lieu', 'place'], told(occasion.place, '--place')],
    [['date'], told(occasion.date === null ? null : words.date(occasion.date), '--date')],
    [['theme'], told(occasion.theme, '--theme')],
    [['horaires', 'hours'], told(occasion.hours)],
    [['animateur', 'chair'], told(occasion.chair)],
    [['redacteur', 'auteur', 'author'], told(report.author)],
    [['votants', 'voters'], number(turnout.valid + turnout.blank + turnout.spoilt)],
    [['exprimes', 'valid'], number(turnout.valid)],
    [['orientations.nombre', 'orientations.count'], number(orientations.length)],
    [['retenues.nombre', 'retained.count'], number(retained.length)],
    [
      ['retenues', 'retained'],
      told(
        words.list(
          retained.map(({ label }) => words.quote(label)),
          'and',
        ),
      ),
    ],
  ];
  const known = new Map(entries.flatMap(([names, value]) => names.map((name) => [name, value] as const)));
  const keyOf = (name: string) => plain(name).replace(/\s+/gu, '');
  return {
    find: (name) => known.get(keyOf(name)) ?? null,
    suggest: (name) => {
      const near = [...known.keys()].map((key) => ({ key, far: farness(keyOf(name), key) }));
      const [nearest] = near.filter(({ far }) => far <= NEAR).sort((a, b) => a.far - b.far);
      return nearest?.key ?? null;
    },
  };
}
