/** Whether a stream shows colour enters; how to mark words on it leaves. */

import { Chalk } from 'chalk';

export interface Style {
  readonly strong: (text: string) => string;
  readonly emphasis: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly gauge: (text: string) => string;
}

/** The default chalk ignores NO_COLOR and the other stream; whoever owns the stream decides. */
export function styleFor(colour: boolean): Style {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  return { strong: chalk.bold, emphasis: chalk.italic, quiet: chalk.dim, warning: chalk.yellow, gauge: chalk.cyan };
}
