/** A stream and what was asked for enter; the screen to write for leaves. */

import type { Screen } from '../writers/terminal.ts';
import type { Settings } from './flags.ts';
import type { Stream } from './shell.ts';

/** Where nobody says how wide the screen is. */
const WIDTH = 80;

export const screen = ({ columns, colour }: Stream, settings: Settings): Screen => ({
  width: columns ?? WIDTH,
  colour: colour && !settings['no-color'],
});
