import type { Fit } from "./fit.ts";

/** One character, and how often it may stand there. */
interface Atom {
  takes: (character: string) => boolean;
  min: number;
  max: number;
}

interface Branch {
  atoms: Atom[];
  /** Whether it has to begin at the text's beginning, and to end at its end. */
  isFirst: boolean;
  isLast: boolean;
}

/**
 * Whether a regular expression of a filter pattern finds something in a text; undefined when it is none that is understood here. AWS takes no
 * parentheses in it, so a branch is a row of characters. They are walked with all positions at once: the pattern is other people's text, and
 * an engine that tries one after the other may take for ever. Source: CloudWatch Logs user guide, "Supported regular expressions (regex) syntax".
 */
export function finds(pattern: string, text: string): Fit {
  const branches = branchesOf(pattern);
  return branches?.some((branch) => isIn(branch, text));
}

function isIn({ atoms, isFirst, isLast }: Branch, text: string): boolean {
  let ends = new Set(isFirst ? [0] : Array.from({ length: text.length + 1 }, (_, at) => at));
  for (const { takes, min, max } of atoms) {
    const reached = new Set<number>(min === 0 ? ends : []);
    for (let times = 1; times <= Math.min(max, text.length) && ends.size > 0; times++) {
      ends = new Set([...ends].filter((at) => at < text.length && takes(text.charAt(at))).map((at) => at + 1));
      if (times >= min) for (const end of ends) reached.add(end);
    }
    ends = reached;
  }
  return isLast ? ends.has(text.length) : ends.size > 0;
}

const piece =
  /(?<bar>\|)|(?<anchor>[$^])|(?<one>\[\^?[^[\]&\\^]+\]|\\[dDsSwW]|\\[^A-Za-z0-9]|[^\\()[\]{}*+?|$^])(?:(?<sign>[*+?])|\{(?<min>\d+)(?<open>,(?<max>\d*))?\})?/y;

function branchesOf(pattern: string): Branch[] | undefined {
  const branches = [empty()];
  for (let at = 0; at < pattern.length; at = piece.lastIndex) {
    piece.lastIndex = at;
    const { bar, anchor, one, ...times } = piece.exec(pattern)?.groups ?? {};
    const last = branches.at(-1) ?? empty();
    if (bar) branches.push(empty());
    else if (anchor === "^" && last.atoms.length === 0) last.isFirst = true;
    else if (anchor === "$") last.isLast = true;
    else if (one && !last.isLast) last.atoms.push({ takes: takenBy(one), ...often(times) });
    else return undefined;
  }
  return branches.every(({ atoms }) => atoms.length > 0) ? branches : undefined;
}

function empty(): Branch {
  return { atoms: [], isFirst: false, isLast: false };
}

function often({ sign, min, open, max }: Record<string, string | undefined>): Pick<Atom, "min" | "max"> {
  if (min !== undefined) {
    return { min: Number(min), max: max ? Number(max) : open ? Number.POSITIVE_INFINITY : Number(min) };
  }
  return {
    min: sign === "*" || sign === "?" ? 0 : 1,
    max: sign === "*" || sign === "+" ? Number.POSITIVE_INFINITY : 1,
  };
}

const classes: Record<string, RegExp> = { d: /\d/, D: /\D/, s: /\s/, S: /\S/, w: /\w/, W: /\W/ };

function takenBy(one: string): Atom["takes"] {
  if (one === ".") return () => true;
  const escaped = one.startsWith("\\") ? one.charAt(1) : undefined;
  const named = escaped === undefined ? undefined : classes[escaped];
  if (named) return (character) => named.test(character);
  if (!one.startsWith("[")) return (character) => character === (escaped ?? one);
  const isNegated = one.startsWith("[^");
  const ranges = [...one.slice(isNegated ? 2 : 1, -1).matchAll(/(.)-(.)|./gs)];
  return (character) =>
    isNegated !==
    ranges.some(([whole, from, to]) => (from && to ? from <= character && character <= to : whole === character));
}
