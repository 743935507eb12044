import { expect, test } from 'vitest';
import { closePackage, openPackage, textOf } from '../../src/writers/package.ts';
import { writeWord } from '../../src/writers/word.ts';
import { faultsOf } from '../support/docx.ts';
import { sampleReport } from '../support/sample-report.ts';
import { sha256 } from '../support/sha256.ts';

const written = writeWord(sampleReport, { sha256 });
const broken = async (name: string, search: string | RegExp, replacement: string) => {
  const parts = openPackage(await written);
  const text = textOf(parts, name);
  expect(text).toMatch(search);
  return faultsOf(closePackage({ ...parts, [name]: text.replace(search, replacement) }));
};

const body = 'word/document.xml';
test.each<[string, string, string | RegExp, string, RegExp]>([
  [
    'a cell without a paragraph',
    body,
    /(<w:tc>(?:<w:tcPr>.*?<\/w:tcPr>)).*?<\/w:tc>/,
    '$1</w:tc>',
    /end with a paragraph/,
  ],
  ['a row without cells', body, /(<w:tr>).*?<\/w:tr>/, '$1</w:tr>', /without cells/],
  [
    'a style that is none',
    body,
    '<w:pStyle w:val="Heading1"/>',
    '<w:pStyle w:val="Titre1"/>',
    /no paragraph style Titre1/,
  ],
  ['a list that is none', body, /<w:numId w:val="\d+"\/>/, '<w:numId w:val="99"/>', /no list 99/],
  ['a column off the grid', body, /<w:gridCol w:w="\d+"\/>/, '<w:gridCol w:w="1"/>', /width/],
  ['a header row that does not repeat', body, '<w:tblHeader/>', '', /does not repeat/],
  [
    'a table without words',
    body,
    /<w:tblDescription w:val="[^"]*"\/>/,
    '<w:tblDescription w:val=""/>',
    /no description/,
  ],
  ['a chart without words', body, /descr="[^"]*"/, 'descr=""', /without words/],
  ['a level skipped', body, '<w:pStyle w:val="Heading2"/>', '<w:pStyle w:val="Heading3"/>', /skips/],
  ['a link to nowhere', body, /r:id="rIdA1"/, 'r:id="rIdZ"', /no relationship rIdZ/],
  [
    'a reference to no footnote',
    body,
    /<w:footnoteReference w:id="\d+"\/>/,
    '<w:footnoteReference w:id="9"/>',
    /no footnote/,
  ],
  ['two tables that touch', body, /<\/w:tbl>.*?<w:tbl>/, '</w:tbl><w:tbl>', /no paragraph follows/],
  ['a tag that is not closed', body, '</w:body>', '', /closes/],
  ['a document without a title', 'docProps/core.xml', /<dc:title>.*?<\/dc:title>/, '', /no title/],
  ['a document without a language', 'docProps/core.xml', 'fr-FR', 'en-GB', /language/],
  ['a part without a type', '[Content_Types].xml', 'Extension="rels"', 'Extension="relation"', /no content type/],
])('the checks of the other tests find %s', async (_, name, search, replacement, fault) => {
  expect((await broken(name, search, replacement)).join('\n')).toMatch(fault);
});
