import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { SourceEntry, SourceNode } from "./node.ts";
import { deepest, refused, twice } from "./refused.ts";

/** The nodes of a JSON document. @throws AppError `usage` for what is no JSON, and for a key that stands twice. */
export function nodesOfJson(text: string, file: string): SourceNode | undefined {
  const lineAt = linesOf(text);
  const errors: ParseError[] = [];
  refuseDepth(text, file);
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (error) {
    const what = `it is no JSON that can be read (${printParseErrorCode(error.error)})`;
    throw refused(file, what, "Mend the JSON there.", lineAt(error.offset));
  }
  if (!root) return undefined;

  const read = (node: Node): SourceNode => {
    const place = { line: lineAt(node.offset), endLine: lineAt(node.offset + Math.max(0, node.length - 1)) };
    if (node.type === "array") return { type: "list", ...place, items: (node.children ?? []).map(read) };
    if (node.type !== "object")
      return { type: "scalar", ...place, value: node.value as string | number | boolean | null };
    const entries = new Map<string, SourceEntry>();
    for (const { children: [name, value] = [], offset } of node.children ?? []) {
      const key = String(name?.value ?? "");
      const line = lineAt(name?.offset ?? offset);
      const before = entries.get(key);
      if (before) throw twice(file, key, line, before.line);
      if (value) entries.set(key, { key, line, value: read(value) });
    }
    return { type: "map", ...place, entries: [...entries.values()] };
  };
  return read(root);
}

/** The parser goes down by calling itself. */
function refuseDepth(text: string, file: string): void {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (token === "[" || token === "{") depth += 1;
    else if (token === "]" || token === "}") depth -= 1;
    if (depth > deepest) throw refused(file, "it is nested too deep", "No template needs that many levels.");
  }
}

/** The 1-based line of an offset. */
function linesOf(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
