/**
 * What the heading of a column announces, by a short closed vocabulary: picks and which, dots, who voted, a weight. A
 * heading that is not in it announces nothing, and the contents of its column have to speak for themselves.
 */

import { MAX_LABEL } from '../limits.ts';
import { plain } from './fold.ts';

/** What picks are called, alone or with a number: «Choix 1», «2e vœu», «Troisième priorité», «Rank 1». */
const PICK = 'choi(?:x|ces?)|voeux?|orientations?|priorit(?:es?|y|ies)|votes?|rangs?|preferences?|picks?|ranks?';
const PICK_WORD = new RegExp(`^(?:${PICK})$`, 'u');
/** Words that change nothing about «choix» or «priorités» when they stand around them. */
const AROUND =
  /^(?:votre|vos|mon|mes|ma|ses|le|la|les|l'|d'|un|une|de|des|du|your|my|the|of|deux|trois|quatre|cinq|two|three|four|five|[2-9]|quels?|quelles?|what|which|are|is|sont|est|preferee?s?|prioritaires?|retenue?s?|principa(?:l|le|les|ux)|choisie?s?|choisissez(?:-vous)?|numeros?)$/u;
/** How a heading says which pick it is: «1er choix», «n° 2», «Choix 3»; «Premier choix», «Choix un», «Priorité A». */
const BY_FIGURE = [
  /(?:^|(?<= ))0*([1-9]\d?)(?:ere?|re|nde?|e|eme|st|nd|rd|th|°)(?= |$)/u,
  /(?:^|(?<= ))(?:n ?[°o]|numero) ?0*([1-9]\d?)(?= |$)/u,
  /(?<=[a-z ]|^)0*([1-9]\d?)$/u,
];
const BY_WORD = ['premiere?|first', 'deuxieme|seconde?', 'troisieme|third', 'quatrieme|fourth', 'cinquieme|fifth'].map(
  (word) => new RegExp(`\\b(?:${word})\\b`, 'u'),
);
/** Behind what picks are called, and nothing else. */
const BY_SIGN = ['une?|one|a', 'deux|two|b', 'trois|three|c', 'quatre|four|d', 'cinq|five|e'].map(
  (sign) => new RegExp(`(?<=^\\S+ )(?:${sign})$`, 'u'),
);

/** A heading as it is compared: «Participant·e», «Nom(s) :» and «Choix 1 (facultatif) *» lose what says nothing. */
const key = (heading: string): string =>
  heading.length > MAX_LABEL
    ? heading
    : plain(heading)
        .replace(/(?<=[a-z])(?:[·•.-](?:es?|s)\b|\((?:e|s|es)\))/gu, '')
        .replace(/(?<=.)\s*\((?!\d{1,2}\)$)[^()]*\)/gu, '')
        .replace(/_|[()]|(?<=[a-z])[-.](?=\d)/gu, ' ')
        .replace(/[\s:?*;,.|]+$/gu, '')
        .trim();

/** «Classez vos priorités [1er choix]»: what a grid of a form puts between brackets is what counts; null without. */
export const inBrackets = (heading: string): string | null => /\[([^[\]]+)\]\s*$/su.exec(heading)?.[1]?.trim() ?? null;

/** Which pick of several a heading announces; null where it has no number. */
export function numberOf(heading: string) {
  if (heading.length > 200) return null;
  const inner = inBrackets(heading);
  const outer = inner === null ? '' : key(heading.replace(/\[[^[\]]+\]\s*$/su, ''));
  const words = key(inner ?? heading);
  const [first = ''] = words.split(' ');
  const ways = [...BY_FIGURE, ...BY_WORD, ...(PICK_WORD.test(first) ? BY_SIGN : [])];
  for (const [way, pattern] of ways.entries()) {
    const found = pattern.exec(words);
    if (found === null) continue;
    const [token, figure] = found;
    const at = figure === undefined ? ((way - BY_FIGURE.length) % BY_WORD.length) + 1 : Number(figure);
    const around = [words.slice(0, found.index), words.slice(found.index + token.length)];
    // «Q2. Votre première priorité», «Q3. Votre deuxième priorité»: the number of the question says nothing.
    const rest = around
      .join(' ')
      .replace(/\s+/gu, ' ')
      .replace(/^q ?\d{1,2}[.):]? /u, '')
      .trim();
    // «Q1[2]. Classez [Rang 2]»: the code of the question counts, too.
    const stem = outer === '' ? rest : `${outer.replace(`[${at}]`, '')} [${rest}]`;
    return {
      at,
      /** The heading without its number: the picks of one question have it in common. */
      stem,
      /** Whether it calls them by the vocabulary: in brackets, or in the question where a mere number stands there. */
      declared: speaksOfPicks(rest || outer),
    };
  }
  return null;
}

/** Whether the words are picks and nothing else: «Vos trois priorités», «choix», «Quelle est votre préférence». */
function speaksOfPicks(words: string): boolean {
  const parts = words.split(/[\s:?]+/u).filter((word) => word !== '');
  return parts.some((word) => PICK_WORD.test(word)) && parts.every((word) => PICK_WORD.test(word) || AROUND.test(word));
}

/** Whether a heading is one of several picks by the vocabulary: «Choix 1». */
export const isPick = (heading: string): boolean => numberOf(heading)?.declared === true;

/** «Choix», «Vos trois priorités»: picks, and no number that says which. */
export const isBarePick = (heading: string): boolean => numberOf(heading) === null && speaksOfPicks(key(heading));

const DOTS = 'points?|gommettes?|dots?|jetons?|tokens?';
/** Tables and other parts of a room, as a heading or a title calls them. */
export const GROUPS =
  'tables?|(?:sous-)?groupes?|groups?|ilots?|equipes?|teams?|salles?|rooms?|sites?|ateliers?|workshops?';

/** What else a heading may announce. */
const VOCABULARY = {
  dots: new RegExp(`^(?:${DOTS}|poids|weights?)$`, 'u'),
  rank: /^(?:rang|rank|ordre|order|position|priorite|(?:n ?[°o]?|numero) (?:de |du )?choix|choice number)$/u,
  label:
    /^(?:libelle|label|orientation|choix|choice|intitule|proposition|priorite|voeu|piste|idee|action|theme|axe)s?(?: (?:choisie?|retenue?|citee?)s?)?$/u,
  total: /^(?:(?:sous-)?total|totaux|somme|ensemble|sum)\b/u,
  /** Figures about a count that is already made. */
  figures: /^(?:voix|votes?|score|resultats?|nombre de (?:voix|votes?)|part|share|pourcentage|batons?)(?= |$)|%/u,
  /** Figures worked out from other figures. */
  derived: /^(?:part|share|pourcentage|percent|moyenne|mean|code|n ?[°o]?)\b|%/u,
  number:
    /^(?:#|n ?[°o]?|no|num|numero|number|bulletin|ballot|repondante?|respondent|(?:n ?[°o]?|numero|id|identifiant) (?:de |du |of |de la |de l'|d')?(?:bulletin|ballot|votant|voter|participant|reponse|repondant|serie|utilisateur)|(?:bulletin|ballot|votant|voter|participant|response|respondent|submission|user) (?:n ?[°o]?|id|number)|id|cle)$/u,
  address:
    /^(?:(?:votre |your )?adresse )?(?:e-?mail|courriel|mel|mail|adresse de messagerie|adresse electronique|adresse e-?mail|de courriel)(?: address)?$/u,
  name: /^(?:votant|voter|participant|participante|nom|name|last name|nom de famille|nom complet|full name|nom et prenom|prenom et nom|nom prenom|prenom nom|prenom, nom|nom, prenom)e?$/u,
  firstName: /^(?:prenom|first name)$/u,
  group: new RegExp(`^(?:n ?[°o]? (?:de )?)?(?:${GROUPS})(?: (?:n ?[°o]?|de travail|number))?$`, 'u'),
  /** Columns that would make several ballots, or several votes, of one row: «Nb de délégués», «Pouvoir de». */
  weight:
    /^(?:bulletins|votes?|ballots|x|(?:bulletins?|votes?|ballots?) (?:identiques?|semblables?|pareils?|pour)|(?:nb|nbre|nombres?|effectifs?|quantites?|qtes?|count|frequenc(?:es?|y)|occurrences?|repetitions?|multiplicites?|combien|fois|x fois|exemplaires?|copies|identiques|suffrages?|poids|weights?|coeff?(?:icient)?s?|multiplicateurs?|ponderations?|number of|represente|mandants?|mandataires?|au nom de|pour le compte de)(?! (?:de )?(?:choix|croix|gommettes|points|choices|picks|dots)\b)(?: .*)?|voix\b.*|(?:.* )?(?:pouvoirs?|procurations?|mandats?|prox(?:y|ies))(?: .*)?)$/u,
  /** Those that may, where numbers stand in them: «Participants», «Taille du groupe». */
  people:
    /^(?:(?:total )?(?:participants|membres|adherents|personnes|habitants|usagers|foyers|familles|electeurs|votants|presents|bulletins|reponses|responses|parts?|delegations?|members|people|attendees)|taille|size)(?: .*)?$/u,
  /** Columns that would make no ballot at all of a row: «Nul», «Doublon». */
  void: /^(?:bulletins? )?(?:valide?s?|validite|valables?|exprimes?|nuls?|nulles?|annulee?s?|rejetee?s?|doublons?|a compter|comptee?s?|tests?|essais?|previsualisation|preversion|preview|hors delais?|supprimee?s?|deleted|corbeille|trash|spam|indesirables?|publiee?s?|published|terminee?s?|finished|complet(?:e|es|s|ed)?)$/u,
  /** Whether a form was sent off: a draft, a kind of response, a date. */
  draft: /^(?:est un |is )?(?:brouillon|draft)$/u,
  type: /^(?:response type|type de reponse)$/u,
  date: /^(?:date de soumission|submitdate|date submitted)$/u,
  /** A place to write down something else. */
  other:
    /^(?:.*\[)?(?:autres?|other)(?: (?:orientations?|choix|priorites?|propositions?|reponses?|a preciser|precisez|please specify))?\]?$/u,
  /** Words by which a column holds votes against what stands in it. */
  against:
    /\b(?:contre|moins|rejet\w*|refus\w*|abandon\w*|ecart\w*|supprim\w*|arret\w*|evit\w*|against|least|reject\w*|drop)\b/u,
  /** Words by which it holds no picks, or those of another question. */
  contrary:
    /\b(?:non|pas|no|not|liste?|autres?|other|remplac\w*|exemples?|deja|tours?|rounds?|avant|apres|before|after|actuel\w*|\d{4})\b/u,
} as const;

/** Whether a heading announces one of these. */
export function says(heading: string, ...meanings: readonly (keyof typeof VOCABULARY)[]): boolean {
  const words = key(heading);
  return meanings.some((meaning) => VOCABULARY[meaning].test(words));
}

export const isWho = (heading: string): boolean => says(heading, 'number', 'address', 'name', 'firstName');

/** Which of several picks the dots of a column were laid on. */
export function dotsNumber(heading: string): number | null {
  const numbered = numberOf(heading);
  return numbered !== null && VOCABULARY.dots.test(numbered.stem) ? numbered.at : null;
}

/** Two numbers, two people, a table, all of them: what stands where one voter should. */
const NOT_ONE = new RegExp(
  `[+&×]|^\\(|\\d\\s*(?:[-/;]|a)\\s*\\d|^(?:${GROUPS})(?: n ?°?)? ?(?:\\d{1,3}|[a-z])$|\\b(?:et|and|x ?\\d+|\\d+ ?x|procurations?|pouvoirs?|mandats?|choix|votes?|resultats?|final|finale|finaux|tables?|groupes?|equipes?|ateliers?|ensemble|consensus|compromis|synthese|total|totaux|bilan|podium|retenue?s?|collecti(?:f|ve|on)|tous|toutes|priorites?|orientations?|tests?|essais?|exemples?|habitants|benevoles|salarie(?:e?s)|usagers|adherents|elu(?:e?s)|partenaires|professionnels|administrateurs|absents|excuses|matin|apres-midi|soir|soiree|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)\\b`,
  'u',
);

/** Whether a cell may say who cast one ballot: a number, a name. */
export const isOneVoter = (cell: string): boolean =>
  /^(?:\d+|[\da-f]{6,}(?:-[\da-f]+)*)$/iu.test(cell) || !NOT_ONE.test(plain(cell));

/** How a row begins that sums up or signs a sheet of ballots; «Blanc Guy» may have voted. */
const CLOSING =
  /^\W*(?:(?:en )?%|pourcentages?|part|rangs?|classements?|ecarts?|(?:s(?:ous)?[-/ ])?total|totaux|somme|moyenne|sum|average|mean|count|nb|nbre|nombre|recap\w*|resultats?|results?|votants?|inscrits?|presents?|emargements?|exprimes?|blancs?(?! (?!et |ou )[a-z])|nuls?|voix|suffrages?|participation|abstentions?|(?:a )?report(?:er|s)?|controles?|scrut(?:ateur|atrice)s?|president(?:e|s)?|secretaires?|assesseur(?:e|s)?|signatures?|visa|retenue?s?|gagnant(?:e?s)?|laureat(?:e?s)?|elue?s|top|exemples?|ex|specimen|modele|saisie? (?:par|le)|fait (?:a|le)|le president|la presidente|(?:bulletin|vote)s? (?:blancs?|nuls?|exprimes?|depouilles?)|nombre de|legende|typed by|signed)(?![a-z])/u;

export const isClosing = (cell: string): boolean => CLOSING.test(plain(cell));
