/** What stands in a cell of a workbook enters; what a French spreadsheet shows of it leaves. */

type Value = string | number | boolean | Date | null;

/** As Excel shortens them: 3-5, typed and taken for a date, is shown as «03-mai». */
const MONTHS = ['janv', 'févr', 'mars', 'avr', 'mai', 'juin', 'juil', 'août', 'sept', 'oct', 'nov', 'déc'] as const;
/** Digits that a number holds; those beyond are what counting in twos leaves of 0.1 + 0.2. */
const DIGITS = 15;

/** `format` is the number format of the cell, where it is known; errors («#N/A») are text already. */
export function displayed(value: Value, format: string | null): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'VRAI' : 'FAUX';
  if (typeof value === 'number') return String(Number(value.toPrecision(DIGITS))).replace('.', ',');
  return Number.isNaN(value.getTime()) ? '' : dated(value, format ?? '');
}

function dated(date: Date, format: string): string {
  const [day, month, year] = [date.getUTCDate(), date.getUTCMonth(), date.getUTCFullYear()];
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  // An hour of no day: days are counted from 1900.
  if (year < 1900) return time;
  const shape = format.replace(/"[^"]*"|\[[^\]]*\]|\\./gu, '').toLowerCase();
  const [hasDay, hasMonth, hasYear] = ['d', 'm', 'y'].map((part) => shape.includes(part));
  if (hasMonth && hasDay && !hasYear) return `${two(day)}-${MONTHS[month]}`;
  if (hasMonth && hasYear && !hasDay) return `${MONTHS[month]}-${two(year % 100)}`;
  const whole = `${two(day)}/${two(month + 1)}/${year}`;
  return time === '00:00:00' ? whole : `${whole} ${time}`;
}

const two = (number: number): string => String(number).padStart(2, '0');
