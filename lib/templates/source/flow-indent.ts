/**
 * The text with the lines of collections in brackets moved to the right of what they stand in. CloudFormation's reader takes them wherever
 * they begin, while YAML 1.2 asks for that. Lines stay lines.
 */
export function flowIndented(text: string): string {
  const state: State = { depth: 0, quote: "", indent: 0, block: undefined };
  return text
    .split("\n")
    .map((line) => {
      const indent = line.length - line.trimStart().length;
      if (state.block !== undefined) {
        if (line.trim() === "" || indent > state.block) return line;
        state.block = undefined;
      }
      const moved =
        state.depth > 0 && indent <= state.indent ? `${" ".repeat(state.indent + 1)}${line.trimStart()}` : line;
      scan(line, indent, state);
      return moved;
    })
    .join("\n");
}

interface State {
  /** How many brackets are open, and how far in the first of them begins. */
  depth: number;
  indent: number;
  /** The quote that a text began with and has not ended. */
  quote: string;
  /** How far in the line stands that a block of text follows. */
  block: number | undefined;
}

/** What comes before a value: nothing, a key, a dash, a tag or an anchor. */
const beforeValue = /(?:^|[:?-]\s+|[!&]\S*\s+)\s*$/;

function scan(line: string, indent: number, state: State): void {
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? "";
    if (state.quote !== "") {
      if (state.quote === '"' && sign === "\\") at += 1;
      else if (sign === state.quote) state.quote = "";
      continue;
    }
    const before = line.slice(0, at);
    const begins = state.depth > 0 ? /(?:^|[\s[{,:])$/.test(before) : beforeValue.test(before);
    if (sign === "#" && /(?:^|\s)$/.test(before)) return;
    if (begins && (sign === '"' || sign === "'")) state.quote = sign;
    else if (begins && (sign === "[" || sign === "{")) {
      if (state.depth === 0) state.indent = indent;
      state.depth += 1;
    } else if (state.depth > 0 && (sign === "]" || sign === "}")) state.depth -= 1;
    else if (begins && state.depth === 0 && /^[|>][+\-\d]*\s*(?:#.*)?$/.test(line.slice(at))) {
      state.block = indent;
      return;
    }
  }
}
