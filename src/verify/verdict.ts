/** What was found of a document that was held against its ballots, and what is said about it. */

import type { Messages } from '../messages/messages.ts';
import type { Block } from '../report/document.ts';
import { list, paragraph, quiet, strong } from '../report/inline.ts';
import type { Alteration } from './compare.ts';

/** Keys and codes are promises, as in the Tally. */
export interface Verification {
  readonly schema: 'atelier/verify@1';
  readonly file: string;
  /** Version of atelier that wrote the document. */
  readonly version: string;
  /** `edited` where no ballots were given to tell whether it matters; `prose` where the result still stands there. */
  readonly document: 'untouched' | 'edited' | 'prose' | 'figures';
  readonly changes: readonly Alteration[];
  /** What the document was made of and was not given here: what follows from it is not proven. */
  readonly missing: readonly ('workshop' | 'letterhead' | 'orientations')[];
  /** Null where no ballots were given. */
  readonly ballots: null | {
    /** Whether the files are those counted, byte for byte; null where the document does not say. */
    readonly same: boolean | null;
    /** Whether they give the result that the document carries inside. */
    readonly result: 'same' | 'different';
  };
}

export const isRight = ({ document, ballots }: Verification): boolean =>
  ballots === null
    ? document === 'untouched'
    : document !== 'figures' && ballots.same !== false && ballots.result === 'same';

export function tellVerdict(verdict: Verification, { verify }: Messages): readonly Block[] {
  const { file, document, changes, ballots, missing } = verdict;
  const tell = (change: Alteration) => (verify.changes[change.kind] as (one: Alteration) => string)(change);
  return [
    paragraph([strong(verify.document[document](file, changes.length))], isRight(verdict) ? 'note' : 'warning'),
    ...(changes.length > 0 ? [list(changes.map(tell))] : []),
    ...(ballots === null ? [paragraph([quiet(verify.notRecounted)])] : tellBallots(ballots, verify)),
    ...missing.map((what) => paragraph([quiet(verify.missing[what])])),
  ];
}

const tellBallots = (
  { same, result }: NonNullable<Verification['ballots']>,
  { recount, sameBallots, otherBallots }: Messages['verify'],
): readonly Block[] => [
  ...(same === null ? [] : [paragraph([strong(same ? sameBallots : otherBallots)], same ? 'note' : 'warning')]),
  paragraph(recount[result]),
];
