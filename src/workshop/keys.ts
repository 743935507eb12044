/** The keys of a workshop file, in every language they are read in; a typed key enters, the key that was meant leaves. */

import { plain } from '../ballots/fold.ts';
import type { Decision } from '../rank/decision.ts';

/** Keys by all the names that they go by. */
export type Names = Readonly<Record<string, readonly string[]>>;

/** The first name of each is the French one, which messages show. */
export const keys = {
  title: ['titre', 'title', 'intitulé'],
  organisation: ['organisme', 'organisation', 'organization', 'organisateur'],
  place: ['lieu', 'place', 'ville'],
  date: ['date'],
  hours: ['horaires', 'horaire', 'heures', 'hours', 'time'],
  theme: ['thème', 'theme'],
  chair: ['animateur', 'animatrice', 'animation', 'facilitator', 'chair'],
  secretary: ['rédacteur', 'rédactrice', 'rédaction', 'secrétaire', 'secretary', 'author'],
  orientations: ['orientations', 'liste', 'list'],
  ballots: ['bulletins', 'bulletin', 'ballots', 'ballot'],
  vote: ['vote', 'règles', 'rules'],
  participants: ['participants', 'présents', 'attendance', 'present'],
  excused: ['excusés', 'excuses', 'excused', 'apologies'],
  next: ['suite', 'suites', 'prochain atelier', 'next'],
  decision: ['décision', 'decision'],
  signatories: ['signatures', 'signataires', 'signatories'],
  without: ['sans', 'without'],
  annex: ['annexe', 'annex'],
  typography: ['typographie', 'typography'],
  lang: ['langue', 'lang', 'language'],
} as const satisfies Record<string, readonly string[]>;

const nextKeys = {
  title: ['titre', 'title'],
  date: ['date'],
  hours: ['horaires', 'horaire', 'heures', 'hours', 'time'],
  place: ['lieu', 'place'],
  objectives: ['objectifs', 'objectif', 'objectives', 'ordre du jour', 'agenda'],
} as const satisfies Record<string, readonly string[]>;

const decisionKeys = {
  when: ['quand', 'when', 'date'],
  how: ['comment', 'how'],
  who: ['qui', 'par', 'who', 'by'],
  retained: ['retenues', 'retenue', 'retained'],
  order: ['ordre', 'order'],
  secretBallot: ['bulletins secrets', 'secret', 'secret ballot', 'secretBallot'],
} as const satisfies Record<string, readonly string[]>;

const orientationKeys = {
  label: ['libellé', 'label', 'orientation', 'intitulé'],
  code: ['code', 'n°', 'numéro', 'no', 'id'],
  aliases: ['alias', 'aliases', 'synonymes', 'variantes'],
  theme: ['thème', 'theme', 'axe'],
} as const satisfies Record<string, readonly string[]>;

export const personKeys = {
  name: ['nom', 'name', 'surname', 'nom de famille'],
  firstName: ['prénom', 'first name'],
  organisation: ['structure', 'organisme', 'organisation'],
  excused: [
    'présence',
    'présent',
    'excusé',
    'présent/excusé',
    'présent ou excusé',
    'statut',
    'état',
    'attendance',
    'status',
  ],
} as const satisfies Record<string, readonly string[]>;

/** The keys of what stands below a key, or of each entry of the list below it. */
export const inner: Readonly<Record<string, Names>> = {
  next: nextKeys,
  decision: decisionKeys,
  orientations: orientationKeys,
  participants: personKeys,
  excused: personKeys,
};

export const foldKey = (key: string): string => plain(key).replace(/[\s_-]+/gu, ' ');

/** The id that a typed key stands for, or null. */
export function findKey<Id extends string>(typed: string, table: Readonly<Record<Id, readonly string[]>>): Id | null {
  const key = foldKey(typed);
  return (Object.keys(table) as Id[]).find((id) => table[id].some((name) => foldKey(name) === key)) ?? null;
}

/** How the room decided, in the words of whoever was there; null for what is no way of deciding. */
export function readWay(typed: string): Decision['how'] | null {
  const words = foldKey(typed);
  if (
    /^(?:un )?(?:vote|scrutin|ballot|show of hands|by show|a main|mains? levees?|(?:by |par )?consensus|par (?:un )?vote|by (?:a )?vote|unanim|a l.unanim)/u.test(
      words,
    )
  )
    return 'vote';
  if (/^(?:(?:par |un )?tirage|sort|(?:by )?lots?\b|drawing|draw)/u.test(words)) return 'draw';
  return /^(?:(?:par la |la )?voix prep|president|casting|chair)/u.test(words) ? 'chair' : null;
}

/** Whether a switch is on, as people write it; null for any other word. */
export function readYesOrNo(typed: string): boolean | null {
  if (/^(?:oui|yes|x|1|true|vrai|on)$/u.test(foldKey(typed))) return true;
  return /^(?:non|no|0|false|faux|off|)$/u.test(foldKey(typed)) ? false : null;
}
