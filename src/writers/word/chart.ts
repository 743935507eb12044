/** A chart → a chart that Word draws itself, whose numbers the reader can open, under its title. */
import { ChartRun, type ChartRunOptions } from 'docx/charts';
import type { Chart } from '../../report/document.ts';
import { legible } from '../sanitize.ts';
import { writeInlines } from './inlines.ts';
import { widthOf } from './measure.ts';
import { type Context, indentOf, type Node, type Place } from './node.ts';
import { style, twipsToPixel } from './theme.ts';

/** The part of a chart's width that its labels take. */
export const labelShare = 0.48;

/** A chart of no more bars than this takes half a page at most. */
const few = 12;
/** Sizes of labels, in points: the largest at which the chart fits on a page. */
const sizes = [10, 9, 8, 7, 6];
/** Widths are measured in bold; labels that are not bold take this part of them. */
const regular = 0.82;
/** How high a line of labels is, in pixels for each point of its size. */
const leading = 1.7;
/** In pixels: the room around a bar's labels, the least height of a bar and of a chart, and the room left for the title. */
const pixels = { gap: 8, bar: 26, least: 80, title: 60 };

/** How high the chart is, in pixels, if its labels have that size. */
const heightAt = (size: number, { bars }: Chart, width: number): number => {
  const room = (labelShare * width * 11) / (size * regular);
  const lines = Math.max(...bars.map(({ label }) => Math.ceil(widthOf(label) / room)));
  return Math.max(pixels.least, Math.round(bars.length * Math.max(pixels.bar, lines * size * leading + pixels.gap)));
};

/** Writes a chart; one without bars is left out. Strong bars are darker and their numbers bold. */
export const writeChart = (chart: Chart, place: Place, context: Context): Node[] => {
  if (chart.bars.length === 0) return [];
  const { colours } = context;
  const width = place.kind === 'cell' ? place.width : context.textWidth - indentOf(place);
  // A few bars leave half of the page to the words.
  const page = Math.round(context.textHeight / twipsToPixel);
  const most = (chart.bars.length <= few ? page / 2 : page) - pixels.title;
  const size = sizes.find((each) => heightAt(each, chart, width) <= most) ?? 6;
  const height = Math.floor(Math.min(heightAt(size, chart, width), most));
  const text = { size, color: '262626' };
  const title = legible(chart.title);
  const options: ChartRunOptions = {
    type: 'bar',
    legend: false,
    categories: chart.bars.map(({ label }) => legible(label)),
    series: [
      {
        name: title,
        values: chart.bars.map(({ value }) => value),
        color: colours.pale,
        colors: chart.bars.map(({ strong }) => (strong ? colours.ink : undefined)),
        pointLabels: chart.bars.map(({ strong }) =>
          strong ? { value: true, font: { ...text, bold: true } } : undefined,
        ),
      },
    ],
    gapWidth: 45,
    // A bar chart starts at the bottom; turned over, its value axis would be on top.
    categoryAxis: { reverseOrder: true, font: text },
    valueAxis: { visible: false, gridlines: false, minimum: 0 },
    dataLabels: { value: true, position: 'outsideEnd', font: text },
    chartArea: { border: 'none' },
    altText: { name: title, title, description: legible(chart.description) },
    transformation: { width: Math.floor(width / twipsToPixel), height },
  };
  return [
    { style: style.caption, children: writeInlines([{ kind: 'text', text: chart.title }], place, context) },
    { style: style.figure, children: [new ChartRun(options)] },
  ];
};
