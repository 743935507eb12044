/**
 * What the heading of a column announces, by a short closed vocabulary: picks and which, dots, who voted, a weight. A
 * heading that is not in it announces nothing, and the contents of its column have to speak for themselves.
 */

import { MAX_LABEL } from '../limits.ts';
import { plain } from './fold.ts';
import { saysNothing } from './marks.ts';

/** What picks are called, alone or with a number: «Choix 1», «2e vœu», «Troisième priorité», «Rank 1». */
const PICK = 'choi(?:x|ces?)|voeux?|orientations?|priorit(?:es?|y|ies)|votes?|rangs?|preferences?|picks?|ranks?';
const PICK_WORD = new RegExp(`^(?:${PICK})$`, 'u');
/** Words that change nothing about «choix» or «priorités» when they stand around them. */
const AROUND =
  /^(?:votre|vos|mon|mes|ma|le|la|les|l'|d'|un|une|de|des|du|your|my|the|of|deux|trois|quatre|cinq|two|three|four|five|[2-9]|quels?|quelles?|what|which|are|is|sont|est|preferee?s?|prioritaires?|retenue?s?|principa(?:l|le|les|ux)|choisie?s?|choisissez(?:-vous)?|numeros?)$/u;
/** «Premier choix», «Choix un», «Priorité A». */
const ORDINALS = [
  ['premiere?|first', 'une?|one|a'],
  ['deuxieme|seconde?|second', 'deux|two|b'],
  ['troisieme|third', 'trois|three|c'],
  ['quatrieme|fourth', 'quatre|four|d'],
  ['cinquieme|fifth', 'cinq|five|e'],
].map(([word, sign]) => new RegExp(`\\b(?:${word})\\b|(?<=^(?:${PICK}) )(?:${sign})$`, 'u'));
const ORDINAL = /(?:^|(?<= ))0*([1-9]\d?)(?:ere?|re|nde?|e|eme|st|nd|rd|th|°)(?= |$)/u;
const NUMBERED = /(?:^|(?<= ))(?:n ?[°o]|numero) ?0*([1-9]\d?)(?= |$)/u;
const LAST = /(?<=[a-z ]|^)0*([1-9]\d?)$/u;

/** One column among several picks: which one it says that it is, and what it calls them all. */
export interface Numbered {
  readonly at: number;
  /** The heading without its number: the picks of one question have it in common. */
  readonly stem: string;
}

/** A heading as it is compared: «Participant·e», «Nom(s) :» and «Choix 1 (facultatif) *» lose what says nothing. */
const key = (heading: string): string =>
  heading.length > MAX_LABEL
    ? heading
    : plain(heading)
        .replace(/(?<=[a-z])(?:[·•.-](?:es?|s)\b|\((?:e|s|es)\))/gu, '')
        .replace(/(?<=.)\s*\([^()]*\)/gu, '')
        .replace(/_/gu, ' ')
        .replace(/[\s:?*;,.|]+$/gu, '')
        .trim();

/** «Classez vos priorités [1er choix]»: what a grid of a form puts between brackets is what counts; null without. */
export const inBrackets = (heading: string): string | null => /\[([^[\]]+)\]\s*$/su.exec(heading)?.[1]?.trim() ?? null;

/** Which pick of several a heading announces; null where it has no number. */
export function numberOf(heading: string): Numbered | null {
  if (heading.length > 200) return null;
  const inner = inBrackets(heading);
  const outer = inner === null ? '' : key(heading.replace(/\[[^[\]]+\]\s*$/su, ''));
  const words = key(inner ?? heading);
  const numbered = (at: number, token: string): Numbered => {
    const rest = words.replace(token, ' ').replace(/\s+/gu, ' ').trim();
    return { at, stem: outer === '' ? rest : `${outer} [${rest}]` };
  };
  for (const pattern of [ORDINAL, NUMBERED, LAST]) {
    const [token, digits] = pattern.exec(words) ?? [];
    if (token !== undefined) return numbered(Number(digits), token);
  }
  for (const [at, pattern] of ORDINALS.entries()) {
    const [token] = pattern.exec(words) ?? [];
    if (token !== undefined) return numbered(at + 1, token);
  }
  return null;
}

/** Whether the words are picks and nothing else: «Vos trois priorités», «choix», «Quelle est votre préférence». */
function speaksOfPicks(words: string): boolean {
  const parts = words.split(/[\s:?]+/u).filter((word) => word !== '');
  return parts.some((word) => PICK_WORD.test(word)) && parts.every((word) => PICK_WORD.test(word) || AROUND.test(word));
}

/** Whether a stem belongs to the vocabulary: what stands in brackets, or the question where that is a mere number. */
export function isDeclared(numbered: Numbered | null): boolean {
  if (numbered === null) return false;
  const { stem } = numbered;
  const [, outer = '', inner = stem] = /^(.*) \[(.*)\]$/u.exec(stem) ?? [];
  return speaksOfPicks(inner === '' ? outer : inner);
}

/** «Choix», «Vos trois priorités»: picks, and no number that says which. */
export const isBarePick = (heading: string): boolean => numberOf(heading) === null && speaksOfPicks(key(heading));

const DOTS = 'points?|gommettes?|dots?|jetons?|tokens?';
const BARE_DOTS = new RegExp(`^(?:${DOTS}|poids|weights?)$`, 'u');
const NUMBERED_DOTS = new RegExp(`^(?:${DOTS}|poids|weights?) ?(?:n ?[°o]? ?)?0*([1-9]\\d?)$`, 'u');
const RANK = /^(?:rang|rank|ordre|order|position|priorite|(?:n ?[°o]?|numero) (?:de |du )?choix|choice number)$/u;
const LABEL =
  /^(?:libelle|label|orientation|choix|choice|intitule|proposition|priorite|voeu|piste|idee|action|theme|axe)s?(?: (?:choisie?|retenue?|citee?)s?)?$/u;
const TOTAL = /^(?:(?:sous-)?total|totaux|somme|ensemble|sum)\b/u;
/** Figures about a count that is already made. */
const FIGURES = /^(?:voix|votes?|score|resultats?|nombre de (?:voix|votes?)|%|part|share|pourcentage|batons?)(?: |$)/u;
const BALLOT_NUMBER =
  /^(?:n ?[°o]?|no|num|numero|number|bulletin|ballot|(?:n ?[°o]?|numero|id) (?:de |du |of )?(?:bulletin|ballot|votant|voter|participant)|(?:bulletin|ballot|votant|voter|participant) (?:n ?[°o]?|id|number)|id)$/u;
const ADDRESS =
  /^(?:(?:votre |your )?adresse )?(?:e-?mail|courriel|mel|mail|adresse de messagerie|adresse electronique|adresse e-?mail|de courriel)(?: address)?$/u;
const NAME =
  /^(?:votant|voter|participant|participante|nom|name|last name|nom de famille|nom complet|full name|nom et prenom|prenom et nom|nom prenom|prenom nom|prenom, nom|nom, prenom)e?$/u;
const FIRST_NAME = /^(?:prenom|first name)$/u;
const GROUP =
  /^(?:n ?[°o]? (?:de )?)?(?:tables?|(?:sous-)?groupes?|groups?|ilots?|equipes?|teams?|salles?|rooms?|sites?|ateliers?|workshops?)(?: (?:n ?[°o]?|de travail|number))?$/u;
/** Columns that would make several ballots, or several votes, of one row. */
const WEIGHT =
  /^(?:(?:bulletins?|votes?|ballots?) (?:identiques?|semblables?|pareils?)|(?:nb|nbre|nombres?|effectifs?|quantites?|count|number of ballots|fois|pouvoirs?|procurations?|mandats?|voix|poids|weights?|coefficients?|prox(?:y|ies))(?: (?:de |d'|du |des )?(?:bulletins?|votes?|voix|votants?|personnes?|pouvoirs?|procurations?|mandats?))?)$/u;
const DRAFT = /^(?:est un |is )?(?:brouillon|draft)$/u;
const SENT_DATE = /^(?:date de soumission|submitdate|date submitted)$/u;
const RESPONSE_TYPE = /^(?:response type|type de reponse)$/u;
const OTHER =
  /^(?:autres?|other)(?: (?:orientations?|choix|priorites?|propositions?|reponses?|a preciser|precisez|please specify))?$/u;

const says =
  (pattern: RegExp) =>
  (heading: string): boolean =>
    pattern.test(key(heading));

export const isDots = says(BARE_DOTS);
export const isRank = says(RANK);
export const isLabel = says(LABEL);
export const isTotal = says(TOTAL);
export const isFigures = (heading: string): boolean => FIGURES.test(`${key(heading)} `) || heading.includes('%');
export const isGroup = says(GROUP);
export const isWeight = says(WEIGHT);
/** Whether a heading offers to write down something else. */
export const isOther = (heading: string): boolean => OTHER.test(key(inBrackets(heading) ?? heading));
export const dotsNumber = (heading: string): number | null => {
  const [, digits] = NUMBERED_DOTS.exec(key(heading)) ?? [];
  return digits === undefined ? null : Number(digits);
};

/** What says who voted, each with the headings that announce it. */
export const WHO = {
  number: says(BALLOT_NUMBER),
  address: says(ADDRESS),
  name: says(NAME),
  firstName: says(FIRST_NAME),
} as const;
export const isWho = (heading: string): boolean => Object.values(WHO).some((announces) => announces(heading));

/** What says whether a form was sent off. */
export const SENT = { draft: says(DRAFT), type: says(RESPONSE_TYPE), date: says(SENT_DATE) } as const;

/** What says of a column that it holds no votes for what stands in it, or those of another question. */
const CONTRARY =
  /\b(?:contre|non|pas|moins|rejet\w*|refus\w*|abandon\w*|ecart\w*|supprim\w*|arret\w*|evit\w*|against|no|not|least|reject\w*|drop|liste?|autres?|other|remplac\w*|exemples?|deja|actuel\w*|\d{4})\b/u;
export const isContrary = says(CONTRARY);

/** How a row begins that sums up or signs a sheet of ballots. */
const CLOSING =
  /^\W*(?:(?:sous-)?total|totaux|somme|moyenne|sum|average|mean|count|nb|nbre|nombre|recap\w*|resultats?|results?|votants?|inscrits?|presents?|emargements?|exprimes?|blancs?|nuls?|voix|suffrages?|participation|scrut(?:ateur|atrice)s?|president(?:e|s)?|secretaires?|assesseur(?:e|s)?|signatures?|visa|saisie? (?:par|le)|fait (?:a|le)|le president|la presidente|bulletins? (?:blancs?|nuls?|exprimes?|depouilles?)|nombre de|legende|typed by|signed)(?![a-z])/u;

export const isClosing = (cell: string): boolean => CLOSING.test(plain(cell)) && !saysNothing(cell, null);
