/** A chart → a chart that Word draws itself, whose numbers the reader can open, under its title. */
import { type FileChild, TextRun } from 'docx';
import { ChartRun } from 'docx/charts';
import type { Chart } from '../../report/document.ts';
import { legible } from '../sanitize.ts';
import { textRuns } from './inlines.ts';
import { type Context, indentOf, type Place, paragraph } from './place.ts';
import { quiet, twipsToPixel } from './styles.ts';

/** The part of a chart's width that its labels take. */
const labelShare = 0.54;
/** A chart of no more bars than this takes half a page at most. */
const few = 12;
/** Sizes of labels, in points: the largest at which the chart fits on a page. */
const sizes = [10, 9, 8, 7];
const smallest = 6;

/** How high the chart is, in pixels, if its labels have that size: a letter is about 7.7 twips wide for each point of it, the
 * word at which a line breaks leaves six of them empty, a line takes 1.7 times its size, and no bar is low. */
const heightAt = (size: number, { bars }: Chart, width: number): number => {
  const letters = (labelShare * width) / (7.7 * size);
  const linesOf = (length: number) => (length <= letters ? 1 : Math.ceil(length / (letters - 6)));
  const lines = Math.max(...bars.map(({ label }) => linesOf(label.length)));
  return Math.max(80, Math.round(bars.length * Math.max(20, lines * size * 1.7 + 3)));
};

/** Writes a chart; one without bars is left out. Strong bars are darker. */
export const writeChart = (chart: Chart, place: Place, { look, textHeight }: Context): FileChild[] => {
  const { bars } = chart;
  if (bars.length === 0) return [];
  const width = place.width - indentOf(place);
  // A few bars leave half of the page to the words; the title takes its part.
  const most = textHeight / twipsToPixel / (bars.length <= few ? 2 : 1) - 80;
  const size = sizes.find((each) => heightAt(each, chart, width) <= most) ?? smallest;
  const font = { size, color: '262626' };
  const title = legible(chart.title);
  const drawn = new ChartRun({
    type: 'bar',
    legend: false,
    categories: bars.map(({ label }) => legible(label)),
    series: [
      {
        name: title,
        values: bars.map(({ value }) => value),
        color: look.pale,
        colors: bars.map(({ strong }) => (strong ? look.ink : undefined)),
      },
    ],
    gapWidth: 45,
    // A bar chart starts at the bottom; turned over, its value axis would be on top.
    categoryAxis: { reverseOrder: true, font },
    valueAxis: { visible: false, gridlines: false, minimum: 0 },
    dataLabels: { value: true, position: 'outsideEnd', font },
    chartArea: { border: 'none' },
    altText: { name: title, title, description: legible(chart.description) },
    transformation: {
      width: Math.floor(width / twipsToPixel),
      height: Math.floor(Math.min(heightAt(size, chart, width), most)),
    },
  });
  // One paragraph, since LibreOffice parts a caption from what is as high as a page.
  return [paragraph(place, [...textRuns(chart.title), new TextRun({ break: 1 }), drawn], { style: 'Caption' })];
};

/** Keeps room for the labels, which break into as many lines as they need; the bars have the rest of the width. */
const plot = `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>\
<c:x val="${labelShare}"/><c:y val="0.01"/><c:w val="${0.94 - labelShare}"/><c:h val="0.98"/></c:manualLayout></c:layout>`;

/** docx says «en-US» in every chart, lets whoever draws it leave out labels, and takes colours from a theme that a
 * letterhead may not have. */
export const finishChart = (xml: string, language: string): string =>
  xml
    .replace(/(<c:lang val|<a:(?:endParaRPr|rPr) lang)="en-US"/g, `$1="${language}"`)
    .replaceAll('<a:schemeClr val="bg1"/>', '<a:srgbClr val="FFFFFF"/>')
    .replace(/<a:schemeClr val="tx1">.*?<\/a:schemeClr>/gs, `<a:srgbClr val="${quiet}"/>`)
    .replace('<c:plotArea><c:layout/>', `<c:plotArea>${plot}`)
    .replace('<c:noMultiLvlLbl', '<c:tickLblSkip val="1"/><c:noMultiLvlLbl');
