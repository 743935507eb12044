/** A chart → a chart that Word draws itself, whose numbers the reader can open, under its title. */
import type { ChartRunOptions } from 'docx/charts';
import type { Chart } from '../../report/document.ts';
import { legible } from '../xml.ts';
import { writeInlines } from './inlines.ts';
import { widthOf } from './measure.ts';
import { type Context, indentOf, type Node, type Place } from './node.ts';
import { style } from './theme.ts';

const twipsToPixel = 15;

/** Labels take this part of the width. */
export const labelShare = 0.48;

/** Points: the more bars, the smaller their labels. */
const sizeFor = (bars: number): number => (bars > 20 ? 8 : bars > 12 ? 9 : 10);
/** Of widths measured in bold letters of 11 points, what letters of another size take. */
const thinner = 0.95;

/** Pixels: room around a bar, the least and the most that a chart is high. */
const pixels = { gap: 8, bar: 26, least: 80, most: 880 };

/** Writes a chart; one without bars is left out. Strong bars are darker and their numbers bold. */
export const writeChart = (chart: Chart, place: Place, context: Context): Node[] => {
  if (chart.bars.length === 0 || context.charts === null) return [];
  const { colours } = context;
  const width = place.kind === 'cell' ? place.width : context.textWidth - indentOf(place);
  const size = sizeFor(chart.bars.length);
  const room = (labelShare * width * 11) / (size * thinner);
  const lines = Math.max(...chart.bars.map(({ label }) => Math.ceil(widthOf(label) / room)));
  const bar = Math.max(pixels.bar, lines * size * 1.7 + pixels.gap);
  const height = Math.min(Math.max(Math.round(bar * chart.bars.length), pixels.least), pixels.most);
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
    { style: style.figure, children: [new context.charts.ChartRun(options)] },
  ];
};
