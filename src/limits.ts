/** How much is read of a file, in one place: whatever is larger is refused with a sentence, never read for minutes. */

/** Bytes of a file: millions of ballots. */
export const MAX_FILE = 2 ** 29;
/** The longest row of a text that is read, in UTF-16 units; a longer one is a damaged row. */
export const MAX_ROW = 2 ** 20;
/** Bytes of a workbook or of a letterhead, once unpacked. */
export const MAX_UNPACKED = 2 ** 26;
/** Bytes of a picture in the prose. */
export const MAX_PICTURE = 2 ** 23;
/** Characters of XML in a letterhead, or in a document to be verified. */
export const MAX_XML = 2 ** 22;
/** Characters of XML in an OpenDocument spreadsheet. */
export const MAX_ODS = 2 ** 24;
/** Parts of a workbook or of a letterhead. */
export const MAX_PARTS = 2_000;
/** Rows of a sheet of a workbook; a CSV file has no such limit. */
export const MAX_SHEET_ROWS = 250_000;
/** Columns of a sheet. */
export const MAX_COLUMNS = 2_500;
/** Cells of a workbook from the first of a row to the last that says something. */
export const MAX_CELLS = 2_000_000;
/** Characters of a cell; Excel has the same limit. */
export const MAX_CELL = 32_767;
/** Characters of a workshop file, and its lines: some fifty pages. */
export const MAX_WORKSHOP = 2 ** 17;
export const MAX_LINES = 10_000;
/** How deep quotations and lists of a workshop file stand within one another. */
export const MAX_NESTING = 50;
/** Paragraphs, entries, cells, bold words… of the prose of a workshop file. */
export const MAX_ELEMENTS = 10_000;
/** Notes that the prose calls for, those within notes counted each time. */
export const MAX_NOTES = 500;
/** Tables, charts and lists of the result that the prose of a workshop file asks for. */
export const MAX_PIECES = 25;
/** Orientations of a list, given or made of the labels met. */
export const MAX_ORIENTATIONS = 2_000;
/** The longest label, in characters; a longer text is compared as it is typed. */
export const MAX_LABEL = 1_000;
/** Unknown labels for which the list is searched for one like them. */
export const MAX_SUGGESTED = 500;
/** How deep the elements of an XML part stand within one another. */
export const MAX_XML_DEPTH = 256;
/** Groups of a column up to which it is looked at beside the one that breaks the count down. */
export const MAX_GROUPS = 50;
