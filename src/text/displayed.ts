/** What a French spreadsheet shows of the text, the number, the answer or the date that a cell of a workbook holds. */

import type { Cell, CellValue } from 'hucre/xlsx';

/** As Excel shortens them: 3-5, typed and taken for a date, is shown as «03-mai». */
const MONTHS = ['janv', 'févr', 'mars', 'avr', 'mai', 'juin', 'juil', 'août', 'sept', 'oct', 'nov', 'déc'] as const;
/** Digits that a number holds; those beyond are what counting in twos leaves of 0.1 + 0.2. */
const DIGITS = 15;

export function display(value: CellValue | undefined, cell?: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'VRAI' : 'FAUX';
  if (typeof value === 'number')
    return Number.isFinite(value) ? String(Number(value.toPrecision(DIGITS))).replace('.', ',') : '';
  if (typeof value === 'string') return value;
  return Number.isNaN(value.getTime()) ? '' : displayDate(value.toISOString(), cell?.style?.numFmt ?? '');
}

/** `moment` is written as in ISO 8601, `format` is the number format of the cell, where it is known. */
export function displayDate(moment: string, format: string): string {
  const [, year = '', month = '', day = '', time = ''] =
    /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d:\d\d))?/u.exec(moment) ?? [];
  // An hour of no day: days are counted from 1900.
  if (year < '1900') return time;
  const shape = format.replace(/"[^"]*"|\[[^\]]*\]|\\./gu, '').toLowerCase();
  const [hasDay, hasMonth, hasYear] = ['d', 'm', 'y'].map((part) => shape.includes(part));
  if (hasMonth && hasDay && !hasYear) return `${day}-${MONTHS[Number(month) - 1]}`;
  if (hasMonth && hasYear && !hasDay) return `${MONTHS[Number(month) - 1]}-${year.slice(2)}`;
  const whole = `${day}/${month}/${year}`;
  return time === '' || time === '00:00:00' ? whole : `${whole} ${time}`;
}

/** A program wrote the formula, and no spreadsheet has opened the file since. */
export const isUncalculated = (cell: Cell | undefined): boolean => cell?.formula !== undefined && cell.value === null;
