/** A seed and a number enter; a ballot file with everything that a ballot file may have, in so many rows, leaves. */
import { ballot, randomFrom } from './workshops.ts';

const HEADINGS = 'bulletin;choix 1;choix 2;choix 3;remarque';

/** One row in ten is odd in one of these ways. */
const oddities: readonly ((number: number, picks: readonly string[]) => string)[] = [
  () => '',
  () => ';;;;',
  () => HEADINGS,
  () => '# à relire',
  (number) => `Total;${number};;;`,
  (number) => `B-${number};;;;`,
  (number, [one, , three]) => `B-${number};${one};;${three};`,
  (number, [one, two]) => `B-${number};${one};${two}`,
  (number, [one, two, three]) => `B-${number};${two};${two};${three};${one}`,
  (number, picks) => `B-${number};${picks.join(';')};;de trop`,
  (number, picks) => `B-${number - 1};${picks.join(';')};le même numéro`,
  (number, picks) => `B-${number};${picks.join(';').replace('é', 'e').toUpperCase()};`,
  (number, [one, two]) => `B-${number};${one};${two}s;Creuser une piscine;`,
  (number, [one, two, three]) => `B-${number};"${one}";"${two}";"${three}";"dit ""le lieu""\r\net s’en va"`,
  (number, [one, two, three]) => `B-${number}; "${one}" ;${two};${three};deux\u00a0;points`,
  (number, picks) => `B-${number};${picks.join(';')};"jamais fermé`,
  (number, picks) => `B-${number};"${picks.join('";"')}" reste;`,
  (number, picks) => `B-${number};${picks.join(';')};12" de large`,
  (number, picks) => `B-${number};${picks.join(';')};😀 l’œuvre ﬁnie, Ĳ et Ω`,
  (_, picks) => `;${picks.join(';')};`,
];

export function oddBallots(seed: number, rows: number): string {
  const random = randomFrom(seed);
  const lines = Array.from({ length: rows }, (_, at) => {
    const picks = ballot(random);
    const odd = random() < 0.1 ? oddities[Math.floor(random() * oddities.length)] : undefined;
    const end = ['\r\n', '\n', '\r'][random() < 0.97 ? 0 : Math.floor(3 * random())];
    return `${odd?.(at, picks) ?? `B-${at};${picks.join(';')};`}${end}`;
  });
  return `${HEADINGS}\r\n${lines.join('')}`;
}
