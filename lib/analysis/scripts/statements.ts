/** A command of a shell script: over all the lines that it spans, with what the script set before in place of its variables. */
export interface Statement {
  /** Lines count from 1. */
  first: number;
  last: number;
  text: string;
}

/** Longer than any command that people write; variables that hold each other could grow without end. */
const longest = 4_000;
const mostLines = 50;

const goesOn = /(?:^|[^\\])(?:\\\\)*\\$|(?:\||&&)\s*$/;
const assignment =
  /^\s*(?:(?:export|local|readonly)\s+)?([A-Za-z_]\w*)=(?:"([^"$`]*)"|'([^']*)'|([^\s;&|$`"'()]*))\s*;?\s*$/;

/** The commands of a script, without its comments. What stands in a document within it is read as commands, too. */
export function statementsOf(script: string): Statement[] {
  const lines = script.split(/\r?\n/).map(withoutComment);
  const variables = new Map<string, string>();
  const statements: Statement[] = [];
  for (let at = 0; at < lines.length; at++) {
    const first = at;
    let text = lines[at] ?? "";
    while (goesOn.test(text) && at + 1 < lines.length && at - first < mostLines) {
      text = `${text.replace(/\\$/, "")} ${lines[++at]?.trim() ?? ""}`;
    }
    if (text.trim() === "") continue;
    const resolved = withPlainUrls(resolve(text, variables));
    const [, name, double, single, bare] = assignment.exec(resolved) ?? [];
    if (name !== undefined) variables.set(name, double ?? single ?? bare ?? "");
    statements.push({ first: first + 1, last: at + 1, text: resolved.trim() });
  }
  return statements;
}

/** A `#` opens a comment at the start of a word that is not quoted. */
function withoutComment(line: string): string {
  let quote = "";
  for (let at = 0; at < line.length; at++) {
    const one = line[at] ?? "";
    if (quote === "" && one === "#" && (at === 0 || /[\s;]/.test(line[at - 1] ?? ""))) return line.slice(0, at);
    if (one === "\\" && quote !== "'") at++;
    else if (quote === "" && (one === '"' || one === "'")) quote = one;
    else if (one === quote) quote = "";
  }
  return line;
}

function resolve(text: string, variables: ReadonlyMap<string, string>): string {
  const resolved = text.replace(
    /\$\{(\w+)\}|\$([A-Za-z_]\w*)/g,
    (whole, braced: string | undefined, plain: string | undefined) => variables.get(braced ?? plain ?? "") ?? whole,
  );
  return resolved.length > longest ? text.slice(0, longest) : resolved;
}

/**
 * Without what they ask for, which may be a token. A shell acts on some characters where an address has no quotes, and it
 * ends there; in quotes they are part of it, and give way to others.
 */
function withPlainUrls(text: string): string {
  return text.replace(
    /(["']?)\b((?:git\+)?(?:https?|ftp|ssh):\/\/[^\s"'`<>;&|]+)([^\s"'`<>]*)/g,
    (_, quote: string, start: string, rest: string) => {
      const url = quote ? (start + rest).replace(/[;&|]/g, "_") : start;
      const plain = url.replace(/\?[^#\s)]*/, "").replace(/\/\/[^/@]*@/, "//");
      return quote + plain + (quote ? "" : rest);
    },
  );
}
