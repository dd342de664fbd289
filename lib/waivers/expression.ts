import { exactly } from "./pattern.ts";

/*
 * Python's regular expressions as Prowler uses them, searched for anywhere in a text, and our patterns. Only what both can say is taken
 * over: letters, `.`, `.*`, `.+`, `^` at the start, `$` at the end, and alternatives of all that. Nothing of a file is ever run as an expression.
 */

const token = /\.\*|\.\+|\.|\\[^\p{L}\p{N}]|[\p{L}\p{N}\s_\-:/=@,#&~!"'<>;%]/gu;

/** The patterns that together match what the expression is found in; undefined where no pattern says that. */
export function patternsOf(expression: string): string[] | undefined {
  // Prowler takes a leading `*` for `.*`.
  const alternatives = expression.replace(/^\*/, ".*").split("|");
  const patterns = alternatives.map(patternOf);
  return patterns.every((one) => one !== undefined) ? patterns : undefined;
}

function patternOf(expression: string): string | undefined {
  const isFromStart = expression.startsWith("^");
  const isToEnd = expression.endsWith("$") && !expression.endsWith("\\$");
  const body = expression.slice(isFromStart ? 1 : 0, isToEnd ? -1 : undefined);
  const tokens = body.match(token) ?? [];
  if (tokens.join("") !== body) return undefined;
  const middle = tokens.map((one) => {
    if (one === ".*") return "*";
    if (one === ".+") return "?*";
    return one === "." ? "?" : exactly(one.startsWith("\\") ? one.slice(1) : one);
  });
  return [isFromStart ? "" : "*", ...middle, isToEnd ? "" : "*"].join("");
}

/** The inside of an expression that finds what the pattern matches. */
export function expressionOf(pattern: string): string {
  return pattern.replace(/\\([\s\S])|\*|\?|[\s\S]/gu, (part, escaped: string | undefined) => {
    if (part === "*") return ".*";
    if (part === "?") return ".";
    return (escaped ?? part).replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  });
}
