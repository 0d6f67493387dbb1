const linesRead = 500;

const blank = /^\s*$/;
const item = /^[ \t]*(?:[-*+•–]|\d{1,9}[.)]|[A-Za-z]\.)(?:[ \t\u00A0]|$)/;

/**
 * Whether a text looks like an outline: three items or more, and at least half of its lines are items or
 * heads. A head is an unmarked line at column 0 with an item as the next line that is not blank.
 */
export function readsAsOutline(text: string): boolean {
  const lines = text.split(/\r\n|\n|\r/, linesRead).filter(line => !blank.test(line));
  const items = lines.filter(line => item.test(line)).length;
  const heads = lines.filter((line, at) => isHead(line, lines[at + 1])).length;
  return items >= 3 && (items + heads) * 2 >= lines.length;
}

const isHead = (line: string, next: string | undefined): boolean =>
  /^\S/.test(line) && !item.test(line) && next !== undefined && item.test(next);

/**
 * The pattern of `files.associations` that names one file. `path` is relative to the workspace folder, or
 * absolute where there is none; it uses `/`.
 */
export function associationPattern(path: string): string {
  // A character that has a meaning in patterns cannot be escaped there; `?` stands for any one character.
  const literal = path.replace(/[[\]{}*?]/g, '?');
  return literal.includes('/') && !literal.startsWith('/') ? `**/${literal}` : literal;
}

/** The patterns of `files.associations` that make a file one of the language `id`. */
export const patternsOf = (associations: Record<string, string>, id: string): string[] =>
  Object.keys(associations).filter(pattern => associations[pattern] === id);

/** The search for what a pattern of `files.associations` names: there, a pattern without `/` is about the name alone. */
export const searchOf = (pattern: string): string => pattern.includes('/') ? pattern : `**/${pattern}`;
