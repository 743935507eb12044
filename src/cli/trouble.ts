/** An error of the system enters; its code, or the failure that says it, leaves. */

import type { Failure } from '../failure.ts';

export function cannotRead(path: string, error: unknown): Failure {
  const code = codeOf(error);
  return code === 'ENOENT' ? { failure: 'file-not-found', path } : { failure: 'file-unreadable', path, reason: code };
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
