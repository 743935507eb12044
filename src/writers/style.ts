/** Whether a stream shows colour enters; how to mark words on it leaves. */

import { Chalk } from 'chalk';

export type Style = ReturnType<typeof styleFor>;

/** The default chalk ignores NO_COLOR and the other stream; whoever owns the stream decides. */
export function styleFor(colour: boolean) {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  return { strong: chalk.bold, emphasis: chalk.italic, quiet: chalk.dim, warning: chalk.yellow, gauge: chalk.cyan };
}
