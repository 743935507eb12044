/** A page → its tags in order, or the first thing in it that a browser would have to repair; what a page of ours may hold. */

export interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly attributes: Readonly<Record<string, string>>;
}

const empty = new Set(['meta', 'br', 'hr', 'col']);
const opening = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)>/y;

/** Reads the tags. Throws on a tag that is not ours to write: unquoted, upper case, unclosed, or a bare `<`. */
export function tagsOf(html: string): readonly Tag[] {
  const page = html
    .replace(/^<!DOCTYPE html>/, '')
    .replace(/<!--[\s\S]*?-->\n$/, '')
    .replace(/<style>[\s\S]*?<\/style>/g, '');
  const tags: Tag[] = [];
  const open: string[] = [];
  for (let at = page.indexOf('<'); at !== -1; at = page.indexOf('<', at + 1)) {
    opening.lastIndex = at;
    const [, slash, name = '', attributes = ''] = opening.exec(page) ?? [];
    if (name === '') throw new Error(`no tag of ours: ${page.slice(at, at + 60)}`);
    const closes = slash === '/';
    if (closes && open.pop() !== name) throw new Error(`</${name}> closes another`);
    if (!closes && !empty.has(name)) open.push(name);
    tags.push({
      name,
      closes,
      attributes: Object.fromEntries(
        [...attributes.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
      ),
    });
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)}> stays open`);
  return tags;
}
