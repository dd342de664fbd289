import { literalIn } from "./literal.ts";
import { mayNameSecret, secretKindOf } from "./secret-name.ts";
import type { Span } from "./span.ts";

/**
 * A name and what stands between it and its value: `NAME=`, `name: `, `"name": `, `name: str = `, `environ["NAME"] = `,
 * `--name `. Every part is bounded, so that hostile texts cost no more than others.
 */
const assignment =
  /(?<![\w.-])([\w.-]{2,120})(?:\\{0,3}["'])?\]?(?:(:[ \t]{0,4}[A-Za-z_][\w.[\]| ]{0,40}=[ \t]{0,8}(?=[bBfFrRuU]{0,2}["'])|[ \t]{0,8}(?:=>|:=|=(?!=)|:)\s{0,8})|[ \t]{1,4}(?![-=:]))/g;
const call = /\b(?:getenv|environ\.get|environ\.setdefault)\(\s{0,4}["']([\w.-]{2,120})["']\s{0,4},\s{0,4}(?=["'])/g;

const quoted = /[bBfFrRuU]{0,2}(\\{0,3}["'])/y;
/** Ends at a blank, a quote, or what separates values in code, shells, queries and connection strings. */
const bareValue = /[^\s"'`,;&|<>(){}[\]\\]+/y;
/** A word, or a path through objects: `db_password`, `self.token`. */
const wordLike = /^(?:[A-Za-z_]+|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+)$/;
const configName = /^[A-Z\d_]+$/;
const typeName = /^(?:str|string|bytes|int|float|bool|boolean|Optional|SecretStr|Any|text|varchar|number|object)$/i;

/** Secrets that stand in a text under a name that says so: scripts, command lines, JSON, YAML, queries. */
export function assignedSecrets(text: string): Span[] {
  if (!mayNameSecret.test(text)) return [];
  const spans: Span[] = [];
  for (const find of [assignment, call]) {
    find.lastIndex = 0;
    for (let match = find.exec(text); match !== null; match = find.exec(text)) {
      const [whole, name = "", separator] = match;
      if (!mayNameSecret.test(name)) continue;
      if (find === assignment && separator === undefined && !takesNextWord(name)) continue;
      const kind = secretKindOf(name);
      if (kind === undefined) continue;
      const valueAt = match.index + whole.length;
      const value = quotedValue(text, valueAt) ?? bare(text, match.index, valueAt, name, separator);
      const literal = value && literalIn(text.slice(value.start, value.end), name);
      if (!value || !literal) continue;
      spans.push({ start: value.start + literal.start, end: value.start + literal.end, kind });
      find.lastIndex = Math.max(find.lastIndex, value.end);
    }
  }
  return spans;
}

/** `--password hunter2`, `aws configure set aws_secret_access_key …`. */
function takesNextWord(name: string): boolean {
  return name.startsWith("-") || name.startsWith("aws_");
}

interface Part {
  start: number;
  end: number;
}

/** Up to the quote that closes it, or to the end of the line. */
function quotedValue(text: string, at: number): Part | undefined {
  quoted.lastIndex = at;
  const open = quoted.exec(text);
  const quote = open?.[1];
  if (!open || quote === undefined) return undefined;
  const start = at + open[0].length;
  let end = start;
  while (end < text.length && text[end] !== "\n" && !text.startsWith(quote, end)) {
    // Inside plain quotes, `\"` does not close them.
    end += quote.length === 1 && text[end] === "\\" ? 2 : 1;
  }
  return { start, end: Math.min(end, text.length) };
}

/** A value without quotes, unless it reads as code or prose: `token=get_token()`, `password: see the wiki`. */
function bare(text: string, nameAt: number, at: number, name: string, separator = " "): Part | undefined {
  const glued = separator === ":" && at === nameAt + name.length + 1;
  if (separator.includes("\n") || (glued && !/passw/i.test(name))) return undefined;
  bareValue.lastIndex = at;
  const value = bareValue.exec(text)?.[0];
  if (value === undefined || typeName.test(value)) return undefined;
  const part = { start: at, end: at + value.length };
  const next = text[part.end] ?? "\n";
  if (next === "(" || next === "[" || (next === "{" && value.endsWith("$"))) return undefined;
  // A plain word is a value in settings and on command lines; in code it is a variable, in prose a word.
  const isSetting = takesNextWord(name) || configName.test(name) || (separator.startsWith(":") && /\d/.test(value));
  if (isSetting || !wordLike.test(value)) return part;
  if (/[?&;]/.test(text[nameAt - 1] ?? "")) return part;
  const reads = (separator === "=" || !/[_.]/.test(value)) && value.toLowerCase() !== name.toLowerCase();
  return reads && /[\r\n&;]/.test(next) ? part : undefined;
}
