/** The ways of numbering a list that holds ties: where an orientation stands enters, the number it is given leaves. */

/** Where an orientation stands among the groups of equals. */
export interface Position {
  /** Orientations strictly ahead of its group. */
  readonly ahead: number;
  /** Orientations in its group, itself included. */
  readonly equals: number;
  /** Groups ahead of its own. */
  readonly groupsAhead: number;
  /** Members of its own group listed before it. */
  readonly listedBefore: number;
}

/** The shorthands tell how four orientations are numbered when the second and third are equal. */
export const rankStyles = {
  /** 1224: one more than those strictly ahead, as in sports. */
  competition: ({ ahead }) => ahead + 1,
  /** 1223: no number is skipped. */
  dense: ({ groupsAhead }) => groupsAhead + 1,
  /** 1234: the number of the line; never the only number to show where orientations are tied. */
  ordinal: ({ ahead, listedBefore }) => ahead + listedBefore + 1,
  /** 1334: as many as are at least as good. */
  modified: ({ ahead, equals }) => ahead + equals,
  /** 1 2.5 2.5 4: the mean of the line numbers; for statistics. */
  fractional: ({ ahead, equals }) => ahead + (equals + 1) / 2,
} as const satisfies Record<string, (position: Position) => number>;

export type RankStyle = keyof typeof rankStyles;
