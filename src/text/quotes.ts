/** One physical line enters; what its quotation marks make of it leaves. */

export interface Quoting {
  /** A quoted cell goes on into the next line. */
  readonly open: boolean;
  /** Quotation marks that no rule explains: text behind a closing one, a single one within a cell. */
  readonly stray: boolean;
  /** Some cell is quoted. */
  readonly quoted: boolean;
  /** What a strict reader refuses though it has one meaning: blanks around a quoted cell, «dit "le lieu"» unquoted. */
  readonly loose: boolean;
}

/** Reads the quotation marks of a line; `inside` if a cell that was quoted on a line above is still open. */
export function readQuotes(text: string, delimiter: string, inside: boolean): Quoting {
  let at = 0;
  let quoted = inside;
  let loose = false;
  for (let within = inside; ; within = false) {
    const start = within ? at : afterBlanks(text, at, delimiter);
    if (within || text[start] === '"') {
      quoted = true;
      const close = closingQuote(text, within ? at : start + 1);
      if (close === -1) return { open: true, stray: false, quoted, loose: loose || start !== at };
      const end = afterBlanks(text, close + 1, delimiter);
      loose ||= start !== at || end !== close + 1;
      if (end === text.length) return { open: false, stray: false, quoted, loose };
      if (!text.startsWith(delimiter, end)) return { open: false, stray: true, quoted, loose };
      at = end + delimiter.length;
    } else {
      const next = text.indexOf(delimiter, at);
      const marks = countMarks(text, at, next === -1 ? text.length : next);
      if (marks % 2 === 1) return { open: false, stray: true, quoted, loose };
      loose ||= marks > 0;
      if (next === -1) return { open: false, stray: false, quoted, loose };
      at = next + delimiter.length;
    }
  }
}

/** The place of the quotation mark that ends the cell, -1 if none does; a doubled one stands for itself. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function afterBlanks(text: string, from: number, delimiter: string): number {
  let at = from;
  while ((text[at] === ' ' || text[at] === '\t') && text[at] !== delimiter) at += 1;
  return at;
}

function countMarks(text: string, from: number, to: number): number {
  let marks = 0;
  for (let at = text.indexOf('"', from); at !== -1 && at < to; at = text.indexOf('"', at + 1)) marks += 1;
  return marks;
}
