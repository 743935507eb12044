/** What a verification found enters; what is said about it leaves. */

import type { Messages } from '../messages/messages.ts';
import type { Change } from './differ.ts';
import type { Block } from './document.ts';
import { list, paragraph, quiet, strong } from './inline.ts';

/** A file of ballots that was counted, or is offered for a recount, and is not both. */
export interface Stranger {
  readonly name: string;
  readonly sha256: string;
  readonly role: 'counted' | 'offered';
}

/** Keys and codes are promises, as in the Tally. */
export interface Verdict {
  readonly schema: 'atelier/verify@1';
  readonly file: string;
  /** Version of atelier that wrote the document. */
  readonly version: string;
  readonly document: 'untouched' | 'prose' | 'figures';
  readonly changes: readonly Change[];
  /** Null where no ballots were given. */
  readonly ballots: null | {
    readonly same: boolean;
    readonly strangers: readonly Stranger[];
    /** Whether counting the ballots given yields the result in the evidence. */
    readonly result: 'same' | 'different';
  };
}

/** Places listed before the rest is only counted. */
const MOST_CHANGES = 50;

export function tellVerdict({ file, document, changes, ballots }: Verdict, { verify }: Messages): readonly Block[] {
  const told = changes.slice(0, MOST_CHANGES).map((change) => tellChange(change, verify));
  const rest = changes.length - told.length;
  return [
    paragraph([strong(verify.document[document](file, changes.length))], document === 'figures' ? 'warning' : 'note'),
    ...(told.length > 0 ? [list(rest > 0 ? [...told, verify.more(rest)] : told)] : []),
    ...(ballots === null ? [paragraph([quiet(verify.notRecounted)])] : []),
    ...(ballots === null
      ? []
      : [
          paragraph(
            [strong(ballots.same ? verify.sameBallots : verify.otherBallots)],
            ballots.same ? 'note' : 'warning',
          ),
          ...(ballots.strangers.length > 0
            ? [
                list(
                  ballots.strangers.map((stranger) =>
                    verify.stranger(stranger.role === 'counted', stranger.name, stranger.sha256),
                  ),
                ),
              ]
            : []),
          paragraph(verify.recount(ballots.result === 'same', ballots.same)),
        ]),
  ];
}

function tellChange(change: Change, { changes }: Messages['verify']): string {
  switch (change.kind) {
    case 'cell':
      return changes.cell(change.row, change.column, change.from, change.to);
    case 'row':
      return changes.row(change.row, change.fate);
    case 'sentence':
      return changes.sentence(change.from, change.to);
    case 'table':
      return changes.table(change.columns);
  }
}
