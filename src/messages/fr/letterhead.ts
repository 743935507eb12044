/** What keeps a compte rendu from being written on the user's own Word file, fault by fault. */

import type { LetterheadFault, LetterheadPlace } from '../../failure.ts';
import type { Messages } from '../messages.ts';
import { integer, list, quote } from './words.ts';

const PARTS = { page: 'corps du document', header: 'en-tête', footer: 'pied de page', note: 'note' } as const;

const WITHIN = {
  header: 'dans un en-tête',
  footer: 'dans un pied de page',
  note: 'dans une note',
  table: 'dans un tableau',
  'text-box': 'dans une zone de texte',
  control: 'dans un champ de saisie de texte brut',
} as const;

const KINDS = {
  'not-word': 'ce n’est pas un document Word (.docx ou .dotx)',
  'old-or-locked': 'c’est un document Word d’avant 2007 (.doc) ou protégé par un mot de passe',
  macros: 'il contient des macros (.docm, .dotm)',
  signed: 'il porte une signature numérique, que tout changement casserait',
  unusual: 'il est enregistré dans une variante rare du format Word',
} as const;

const where = ({ part, paragraph, text }: LetterheadPlace): string =>
  `${PARTS[part]}, paragraphe ${integer(paragraph)}${text === '' ? '' : ` (${quote(text)})`} : `;

const brace = (name: string): string => `{{${name}}}`;

function tell(fault: LetterheadFault): string {
  switch (fault.fault) {
    case 'no-body':
      return `rien ne dit où placer le compte rendu${fault.names.length === 0 ? '' : ` (repères trouvés : ${list([...new Set(fault.names)].map(brace))})`}`;
    case 'body-twice':
      return `${where(fault.place)}{{corps}} s’y trouve une seconde fois`;
    case 'body-not-alone':
      return `${where(fault.place)}{{corps}} doit être seul dans son paragraphe, ${fault.beside === 'words' ? 'le reste de la phrase' : 'l’image ou le champ qui s’y trouve'} serait perdu`;
    case 'body-misplaced':
      return `${where(fault.place)}{{corps}} se trouve ${WITHIN[fault.within]}, où un compte rendu ne tient pas`;
    case 'too-narrow':
      return `le texte y a ${String(fault.width).replace('.', ',')} cm de large, il en faut ${String(fault.least).replace('.', ',')}`;
    case 'unknown-placeholder':
      return `${where(fault.place)}${brace(fault.name)} n’est pas connu${fault.suggestion === null ? '' : `, sans doute ${brace(fault.suggestion)}`}`;
    case 'no-value':
      return `${where(fault.place)}rien n’est donné pour ${brace(fault.name)}${fault.option === null ? '' : ` (${fault.option})`}`;
    case 'stray-braces':
      return `${where(fault.place)}accolades {{ ou }} sans repère entre elles`;
    default:
      return KINDS[fault.fault];
  }
}

const hint = (faults: readonly LetterheadFault[]): string => {
  if (faults.some(({ fault }) => fault in KINDS))
    return 'Dans Word : Enregistrer sous, « Document Word (*.docx) », sans mot de passe ni signature, puis recommencez.';
  if (faults.some(({ fault }) => fault === 'no-body' || fault.startsWith('body-')))
    return 'Écrivez {{corps}} seul dans un paragraphe du document, là où le compte rendu doit commencer.';
  return 'Corrigez le papier à en-tête dans Word, ou donnez ce qui manque, puis recommencez.';
};

export const badLetterhead: Messages['failures']['bad-letterhead'] = ({ path, faults }) => ({
  what: `${path} ne peut pas servir de papier à en-tête : ${faults.map(tell).join(' ; ')}.`,
  hint: hint(faults),
});
