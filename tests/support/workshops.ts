/** A seed and a number enter; that many workshops leave, ballots and all, always the same for the same seed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Mulberry32: small, seeded, good enough to shuffle ballots. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const labels = [
  'Ouvrir un lieu de répit pour les aidants',
  'Prêter du matériel entre associations',
  'Publier un agenda commun',
  'Former les trésoriers bénévoles',
  'Simplifier les demandes de subvention',
  'Partager des salles le soir',
  'Accueillir les nouveaux habitants',
  'Soutenir les petites structures rurales',
  'Aller vers les jeunes de 16 à 25 ans',
  'Reconnaître le temps donné',
] as const;

/** One ballot: three different orientations, the first of the list more often than the last. */
export function ballot(random: () => number): readonly string[] {
  const left = [...labels];
  return [0, 1, 2].map(() => left.splice(Math.floor(random() ** 1.5 * left.length), 1)[0] ?? '');
}

/** The ballots of one workshop, as a spreadsheet saves them. */
export function ballotFile(seed: number, ballots = 12 + (seed % 30)): string {
  const random = randomFrom(seed);
  const rows = Array.from({ length: ballots }, (_, at) => [at + 1, ...ballot(random)].join(';'));
  return `\uFEFFn°;choix 1;choix 2;choix 3\r\n${rows.join('\r\n')}\r\n`;
}

/** Writes so many workshops into a folder, each in its own; gives the paths of their ballots. */
export function writeWorkshops(folder: string, count: number, seed = 1): readonly string[] {
  const paths = Array.from({ length: count }, (_, at) =>
    join(`atelier-${String(at + 1).padStart(4, '0')}`, 'bulletins.csv'),
  );
  for (const [at, path] of paths.entries()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), ballotFile(seed + at));
  }
  writeFileSync(join(folder, 'orientations.txt'), `${labels.join('\n')}\n`);
  return paths;
}
