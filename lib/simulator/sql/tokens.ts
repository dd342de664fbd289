import { type Place, SqlError } from "./sql-error.ts";

/** Its text is without quotes; a word's is as it was written. */
export interface Token extends Place {
  kind: "word" | "quoted" | "text" | "number" | "id" | "sign" | "end";
  text: string;
}

/** Names of event data stores stand in a statement unquoted. */
const storeId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/iy;
const word = /[A-Za-z_]\w*/y;
const number = /\d+(?:\.\d+)?(?![A-Za-z_])/y;
const blank = /\s+/y;
const sign = /->|<=|>=|<>|!=|[(),.=<>-]/y;

/** @throws SqlError at what begins no token */
export function tokensOf(statement: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let line = 1;
  let lineStart = 0;
  const here = (): Place => ({ line, column: at - lineStart + 1 });
  const found = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(statement)?.[0];
  };
  const pass = (length: number) => {
    for (const end = at + length; at < end; at++) {
      if (statement[at] !== "\n") continue;
      line += 1;
      lineStart = at + 1;
    }
  };
  while (at < statement.length) {
    const place = here();
    const space = found(blank);
    if (space !== undefined) pass(space.length);
    else if (statement[at] === "'" || statement[at] === '"') {
      const quoted = quotedAt(statement, at, place);
      tokens.push({ kind: statement[at] === "'" ? "text" : "quoted", text: quoted.text, ...place });
      pass(quoted.length);
    } else {
      const token = plain(found);
      if (!token) throw new SqlError("SYNTAX_ERROR", place, `mismatched input '${statement[at]}'`);
      tokens.push({ ...token, ...place });
      pass(token.text.length);
    }
  }
  return [...tokens, { kind: "end", text: "<EOF>", ...here() }];
}

function plain(found: (pattern: RegExp) => string | undefined): Pick<Token, "kind" | "text"> | undefined {
  for (const [kind, pattern] of [
    ["id", storeId],
    ["number", number],
    ["word", word],
    ["sign", sign],
  ] as const) {
    const text = found(pattern);
    if (text !== undefined) return { kind, text };
  }
  return undefined;
}

/** A quote within is written twice. */
function quotedAt(statement: string, start: number, place: Place): { text: string; length: number } {
  const quote = statement[start];
  let text = "";
  for (let at = start + 1; at < statement.length; at++) {
    if (statement[at] !== quote) text += statement[at];
    else if (statement[at + 1] === quote) {
      text += quote;
      at += 1;
    } else return { text, length: at + 1 - start };
  }
  throw new SqlError("SYNTAX_ERROR", place, `mismatched input '${quote}'`);
}
