/** French typography: what is put right, what is left as it was typed, and that once is enough. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Inline } from '../../src/report/document.ts';
import { typeset, typesetAll } from '../../src/report/typography.ts';

/** `~` is a no-break space, `_` a narrow one. */
const signs = (text: string): string => text.replaceAll('~', '\u00a0').replaceAll('_', '\u202f');
const shown = (text: string): string => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '_');

const corrections: Readonly<Record<string, readonly (readonly [typed: string, set: string])[]>> = {
  'spaces before high punctuation': [
    ['Quelles pistes ?', 'Quelles pistes_?'],
    ['Bravo ! Et merci ; à demain', 'Bravo_! Et merci_; à demain'],
    ['Groupe 1 : le quartier', 'Groupe 1~: le quartier'],
    ['Atelier 2 :', 'Atelier 2~:'],
    ['Quoi ?!', 'Quoi_?!'],
    ['trop   ?', 'trop_?'],
    ['(vraiment ?)', '(vraiment_?)'],
    ['centre :mairie', 'centre~:mairie'],
    ['Ratio 3 : 1', 'Ratio 3~: 1'],
  ],
  'a space that was forgotten, after a word': [
    ['Bravo!', 'Bravo_!'],
    ['Quelles suites? Aucune', 'Quelles suites_? Aucune'],
    ['les jeunes; les aînés', 'les jeunes_; les aînés'],
    ['Objectif: agir', 'Objectif~: agir'],
    ['(enfin)!', '(enfin)_!'],
    ['«Oui»!', '«~Oui~»_!'],
    ['Où va-t-on?!', 'Où va-t-on_?!'],
  ],
  guillemets: [
    ['un « enjeu » commun', 'un «~enjeu~» commun'],
    ['un «enjeu» commun', 'un «~enjeu~» commun'],
    ['un "enjeu" commun', 'un «~enjeu~» commun'],
    ['"Agir", "tenir" et "dire"', '«~Agir~», «~tenir~» et «~dire~»'],
    ['l\'"autre" rive', 'l’«~autre~» rive'],
    ['« dire "oui" vite »', '«~dire «~oui~» vite~»'],
    ['("peut-être")', '(«~peut-être~»)'],
    ['un écran de 27" et un "autre"', 'un écran de 27" et un «~autre~»'],
  ],
  'apostrophes and ellipses': [
    ["l'accueil d'aujourd'hui", 'l’accueil d’aujourd’hui'],
    ["l'A.G. d'hier", 'l’A.G. d’hier'],
    ["plus d'1 heure", 'plus d’1~heure'],
    ['...ou trouver mieux...', '…ou trouver mieux…'],
    ['Etc...', 'Etc…'],
  ],
  'numbers and what they count': [
    ['60 % des voix', '60~% des voix'],
    ['60% des voix', '60~% des voix'],
    ['12 €, 12€', '12~€, 12~€'],
    ['18 points et 3 voix', '18~points et 3~voix'],
    ['5 km à 30 km/h, 80 m², 12 kg', '5~km à 30~km/h, 80~m², 12~kg'],
    ['2 mn, 45 k€', '2~mn, 45~k€'],
    ['45 min, 16 ans', '45~min, 16~ans'],
    ['le n° 3, le N°4', 'le n°~3, le N°~4'],
    ['14 h 30 ou 9 h', '14~h~30 ou 9~h'],
    ['14h 30', '14h~30'],
  ],
  dates: [
    ['le 27 mars', 'le 27~mars'],
    ['le 1er mai 2008', 'le 1er~mai 2008'],
    ['du 3 au 14 Août', 'du 3 au 14~Août'],
  ],
};

describe.each(Object.entries(corrections))('%s', (_, cases) => {
  test.each(cases)('%s', (typed, set) => {
    expect(shown(typeset(typed))).toBe(set);
  });
});

describe('left as typed', () => {
  test.each([
    'à 14:30, ou 14h30-17h30',
    'un ratio de 3:1',
    "le lecteur C: et C:\\Documents\\l'an...x",
    'https://exemple.fr/a?b=c;d!e',
    'https://exemple.fr/l\'avenir...?q="x"',
    'www.exemple.fr/page?x',
    "mailto:l'equipe@exemple.fr?subject=Ordre",
    "l'equipe...@exemple.fr",
    "compte'rendu...final.docx",
    'saisie-2.csv: quatre lignes',
    'sourire :) ;) :-( ;-)',
    'AT&amp; T&eacute;',
    'x? y! z;',
    'un "guillemet seul',
    'a" b" c',
    'de 27 " à 32 "',
    '/../.../..',
    '....... (à compléter)',
    '3 maison',
    '% des voix',
    'en 2014!',
    '12 mardi',
    '5! = 120',
    '!important ?x=1',
    "'mot'",
    '',
    ' ',
    'un " blanc " dedans',
  ])('%s', (typed) => {
    expect(typeset(typed)).toBe(typed);
  });

  test.each(['Quoi~?', 'Quoi_?', 'Objet_: x', '«_mot_»', '60_%', '27_mars', 'n°_3'])(
    'a no-break space in %s',
    (typed) => {
      expect(typeset(signs(typed))).toBe(signs(typed));
    },
  );
});

describe('whatever is typed', () => {
  const piece = fc.constantFrom(
    ...'"\'«»“”’.:;!?…%€°()[]&@/\\`{}-–—\n 0123h'.split(''),
    ...[
      '\u00a0',
      '\u202f',
      ' ',
      ' ',
      '...',
      'n°',
      'mot',
      'à',
      'mars',
      'min',
      'http://',
      'a@b.fr',
      '.docx',
      '\ufdd0',
      '😀',
      '\ud83d',
    ],
  );
  const typed = fc.oneof(
    fc.array(piece, { maxLength: 14 }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme' }),
  );

  test('once is enough', () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(typeset(typeset(text))).toBe(typeset(text));
      }),
      { numRuns: 3000 },
    );
  });

  test('no letter and no digit is changed, added or lost', () => {
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(typed, (text) => {
        expect(letters(typeset(text))).toBe(letters(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('a long word or a long run of signs takes no time', () => {
    // A rule that goes back over what it has read would take minutes, and the test its whole time.
    for (const unit of ['m', '!', ' ', '\u00a0', '"', '« ', '.', 'a@', 'a.', '&a', '1 ', '`', '{{', 'a:', 'http'])
      expect(typeset(unit.repeat(200_000)).length, unit).toBeGreaterThanOrEqual(200_000);
  });
});

describe('the words of a paragraph', () => {
  const text = (words: string): Inline => ({ kind: 'text', text: words });
  const set = (...inlines: readonly Inline[]) => typesetAll(inlines, 'fr');

  const bold = (words: string): Inline => ({ kind: 'strong', inlines: [text(words)] });

  test('a sign after a bold word has the space that was typed', () => {
    expect(set(bold('Attention'), text(' ! Danger'))).toEqual([bold('Attention'), text('\u202f! Danger')]);
    expect(set(bold('Constat'), text(' : trop peu'))).toEqual([bold('Constat'), text('\u00a0: trop peu')]);
    expect(set(bold('60'), text(' %, '), bold('12'), text(' points'))).toEqual([
      bold('60'),
      text('\u00a0%, '),
      bold('12'),
      text('\u00a0points'),
    ]);
    expect(set(text('Voir '), bold('ici'), text(' ; puis là'))).toEqual([
      text('Voir '),
      bold('ici'),
      text('\u202f; puis là'),
    ]);
  });

  test('guillemets around a bold word, and the elision before one', () => {
    expect(set(text("l'"), bold('enjeu'), text(' « '), bold('commun'), text(' »'))).toEqual([
      text('l’'),
      bold('enjeu'),
      text(' «\u00a0'),
      bold('commun'),
      text('\u00a0»'),
    ]);
    expect(set(text("qu'«"), bold('un'), text('»'))).toEqual([text('qu’«\u00a0'), bold('un'), text('\u00a0»')]);
  });

  test('straight quotation marks around a bold word stay', () => {
    const around = [text('un "'), bold('enjeu'), text('", une "'), bold('idée'), text('"')];
    expect(set(...around)).toEqual(around);
  });

  test('never code, never the address of a link; its words are', () => {
    const code: Inline = { kind: 'code', text: "l'option..." };
    const link = (words: string): Inline => ({
      kind: 'link',
      href: "https://exemple.fr/l'a...",
      inlines: [text(words)],
    });
    expect(set(code, text(" n'est rien "), link("l'avenir"))).toEqual([code, text(' n’est rien '), link('l’avenir')]);
  });

  test('a note is set by itself, and the words behind its call too', () => {
    const note = (words: string): Inline => ({
      kind: 'footnote',
      blocks: [{ kind: 'paragraph', inlines: [text(words)] }],
    });
    expect(set(text('Vu'), note("l'acte"), text(" l'avis"))).toEqual([text('Vu'), note('l’acte'), text(' l’avis')]);
  });

  test('a word before a break has no space with what follows', () => {
    expect(set(text('Oui'), { kind: 'break' }, text('! non'))).toEqual([text('Oui'), { kind: 'break' }, text('! non')]);
  });
});
