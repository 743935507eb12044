/** A report and what it was made of enter; single values leave, by the names that a letterhead may ask for them. */

import { findPiece, findValue, nearestPlaceholder, type ValueId } from '../workshop/placeholders.ts';
import type { Report } from './document.ts';
import { fillIn, isCounted } from './fill.ts';
import type { Material } from './material.ts';

export interface Value {
  /** Where the compte rendu itself goes, the number of the page and of all pages, or words. */
  readonly kind: 'body' | 'page' | 'pages' | 'title' | 'organisation' | 'words';
  /** Null where nobody said it. */
  readonly text: string | null;
  /** The flag that says it; null where none does. */
  readonly option: string | null;
  /** What it says of the result, if it follows from the count; null where somebody wrote it. */
  readonly counted?: string | null;
}

export interface Values {
  /** What a name stands for, however it is typed; null for one that means nothing. */
  readonly find: (name: string) => Value | null;
  /** The name that was probably meant. */
  readonly suggest: (name: string) => string | null;
}

/** What only a letterhead has. */
const own: Readonly<Record<string, Value['kind']>> = { corps: 'body', body: 'body', page: 'page', pages: 'pages' };

const options: Readonly<Partial<Record<ValueId, string>>> = {
  title: '--title',
  place: '--place',
  date: '--date',
  theme: '--theme',
};

/** The names are those of the workshop file, so that a sentence may move from one to the other. */
export function valuesOf(report: Report, material: Omit<Material, 'placed'>): Values {
  return {
    find: (name) => {
      const kind = own[name.trim().toLowerCase()];
      if (kind !== undefined) return { kind, text: null, option: null };
      const id = findValue(name);
      if (id === null) return null;
      const text = id === 'title' ? report.title : fillIn(id, { ...material, placed: new Set() });
      const kindOfValue = id === 'title' || id === 'organisation' ? id : 'words';
      return { kind: kindOfValue, text, option: options[id] ?? null, counted: isCounted(id) ? id : null };
    },
    suggest: (name) => (findPiece(name) === null ? nearestPlaceholder(name) : 'corps'),
  };
}
