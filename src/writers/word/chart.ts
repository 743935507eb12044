/** A chart → a chart that Word draws itself, whose numbers the reader can open. */
import type { ChartRunOptions } from 'docx/charts';
import type { Chart } from '../../report/document.ts';
import { legible } from '../xml.ts';
import { widthOf } from './measure.ts';
import { type Context, indentOf, type Node, type Place } from './node.ts';
import { colour, style } from './theme.ts';

const twipsToPixel = 15;
const pixels = { title: 46, bar: 34, line: 15, gap: 10, least: 110, most: 860 };

/** Word gives labels this part of the width before it breaks them. */
const labelShare = 0.4;

/** Writes a chart; one without bars is left out. Strong bars are darker and their numbers bold. */
export const writeChart = (chart: Chart, place: Place, context: Context): Node[] => {
  if (chart.bars.length === 0 || context.charts === null) return [];
  const width = place.kind === 'cell' ? place.width : context.textWidth - indentOf(place);
  const lines = Math.max(...chart.bars.map(({ label }) => Math.ceil(widthOf(label) / (labelShare * width))));
  const bar = Math.max(pixels.bar, lines * pixels.line + pixels.gap);
  const height = Math.min(Math.max(pixels.title + bar * chart.bars.length, pixels.least), pixels.most);
  const text = { size: 10, color: '262626' };
  const options: ChartRunOptions = {
    type: 'bar',
    title: { text: legible(chart.title), font: { ...text, size: 12, bold: true, color: colour.ink } },
    legend: false,
    categories: chart.bars.map(({ label }) => legible(label)),
    series: [
      {
        name: legible(chart.title),
        values: chart.bars.map(({ value }) => value),
        color: colour.pale,
        colors: chart.bars.map(({ strong }) => (strong ? colour.ink : undefined)),
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
    altText: { name: legible(chart.title), title: legible(chart.title), description: legible(chart.description) },
    transformation: { width: Math.floor(width / twipsToPixel), height },
  };
  return [{ style: style.figure, children: [new context.charts.ChartRun(options)] }];
};
