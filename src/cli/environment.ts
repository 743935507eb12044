/** What surrounds a run: the version of the program, the words of a language, the screen to write for. */

import manifest from '../../package.json' with { type: 'json' };
import type { Messages } from '../messages/messages.ts';
import type { Screen } from '../writers/terminal.ts';
import type { Settings } from './options.ts';
import type { Stream } from './shell.ts';

export const { version } = manifest;

/** Only the language that is asked for is loaded. */
export const messagesIn = async (lang: Messages['lang']): Promise<Messages> =>
  lang === 'en' ? (await import('../messages/en.ts')).en : (await import('../messages/fr.ts')).fr;

/** Where nobody says how wide the screen is. */
const WIDTH = 80;

export const screenOf = ({ columns, colour }: Stream, settings: Settings): Screen => ({
  width: columns ?? WIDTH,
  colour: colour && !settings['no-color'],
});
