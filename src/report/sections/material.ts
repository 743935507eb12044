/** What every section is made of; nothing enters or leaves here. */

import type { Messages } from '../../messages/messages.ts';
import type { Tally } from '../../tally/result.ts';
import type { PieceId } from '../../workshop/placeholders.ts';
import type { Block } from '../document.ts';
import type { Occasion } from '../occasion.ts';

export interface Material {
  readonly tally: Tally;
  readonly occasion: Occasion;
  readonly messages: Messages;
  /** Pieces that the prose puts somewhere itself. */
  readonly placed: ReadonlySet<PieceId>;
}

/** A part of the compte rendu; the heading and what leads up to it stand only where the prose has not placed it. */
export interface Section {
  readonly title: (material: Material) => string;
  readonly intro?: (material: Material) => readonly Block[];
  /** Empty where there is nothing to say. */
  readonly write: (material: Material) => readonly Block[];
}
