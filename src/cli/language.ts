/** The name of a language enters; all its words leave. Only the language that is asked for is loaded. */

import type { Messages } from '../messages/messages.ts';

export const messagesIn = async (lang: Messages['lang']): Promise<Messages> =>
  lang === 'en' ? (await import('../messages/en.ts')).en : (await import('../messages/fr.ts')).fr;
