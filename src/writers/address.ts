/** The address of a link enters; it leaves as a document may hold it, or not at all. */

const openable = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** Null for an address that no reader could open, or that leads into a computer. */
export const addressOf = (href: string): string | null => {
  try {
    const url = new URL(href);
    return openable.has(url.protocol) ? url.href.replace(/[\s"<>\\^`{|}]/g, encodeURIComponent) : null;
  } catch {
    return null;
  }
};
