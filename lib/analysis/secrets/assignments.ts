import { looksMade, secretUnder } from "./literal.ts";
import { mayNameSecret, readName } from "./secret-name.ts";
import { namedSecret, type Span } from "./span.ts";
import { bareValue, blockValue, type Part, quotedValue } from "./values.ts";

const nameHint = new RegExp(mayNameSecret.source, "gi");
const nameCharacter = /[\w.-]/;
const longestName = 120;

/*
 * What may stand between a name and its value, tried in this order right behind the name. Every part is bounded, so
 * that hostile texts cost no more than others.
 */
const closing = /(?:\\{0,15}["'`])?(?:\[\d{0,6}\])?\]{0,2}\)?/y;
/** `password: str = "…"` */
const typed = /[ \t]{0,4}:[ \t]{0,4}[A-Za-z_][\w.[\]| ]{0,40}=[ \t]{0,8}(?=[bBfFrRuU]{0,2}\\{0,15}["'])/y;
/** `password string = "…"` */
const typedBefore = /[ \t]{1,4}[A-Za-z_][\w*]{0,20}[ \t]{0,4}=[ \t]{0,8}(?=\\{0,15}["'])/y;
/** `=`, `:`, `=>`, `:=`, `<-`, `?=`, `+=`, and the default in `${NAME:-…}`. */
const sign = /[ \t]{0,8}(?:=>|:=|<-|\?=|\+=|:-|=(?!=)|:(?!:))\s{0,8}(?:!!\w{1,20}[ \t]{1,4})?/y;
const tag = /(?:[ \t][^<>\n]{0,200})?>\s{0,8}/y;
const blank = /[ \t]{1,32}(?:is[ \t]{1,4}|was[ \t]{1,4}|value[ \t]{1,4})?(?![-=:])/y;
/** A call that takes a name and a value: `setdefault("NAME", "…")`. */
const argument = /[ \t]{0,4},\s{0,4}(?=[bBfFrRuU]{0,2}\\{0,15}["'])/y;
/** A call of the name itself: `set_password("…")`. */
const call = /\(\s{0,4}(?=\\{0,15}["'])/y;
/** The next item of a list whose item is a flag: `["--token", "…"]`. */
const item = /[ \t]{0,4},\s{0,8}/y;
const callBefore = /\b[A-Za-z_][\w.]{0,60}\(\s{0,4}\\{0,15}["']$/;
/** Commands that take a name and then its value as a word of its own. */
const setBefore =
  /(?:^|[\s;&|(])(?:set|setx|setenv|export|ENV|ARG|put|add|(?:configure|config)(?:[ \t]set)?)(?:[ \t]+-{1,2}[\w-]{1,20}){0,3}[ \t]+["']?$/;

/** Secrets that stand in a text behind a name that says so: scripts, command lines, JSON, YAML, queries, headers. */
export function assignedSecrets(text: string): Span[] {
  const spans: Span[] = [];
  nameHint.lastIndex = 0;
  for (let hint = nameHint.exec(text); hint !== null; hint = nameHint.exec(text)) {
    const { start, end } = nameAround(text, hint.index, nameHint.lastIndex);
    nameHint.lastIndex = Math.max(end, nameHint.lastIndex);
    const name = wholeName(text, start, end);
    if (readName(name) === undefined) continue;
    const span = spanBehind(text, name, start, end);
    if (!span) continue;
    spans.push(span);
    nameHint.lastIndex = Math.max(nameHint.lastIndex, span.end);
  }
  return [...spans, ...labelledSecrets(text)];
}

function nameAround(text: string, from: number, to: number): Part {
  let [start, end] = [from, to];
  while (start > 0 && from - start < longestName && nameCharacter.test(text[start - 1] ?? "")) start--;
  while (end < text.length && end - to < longestName && nameCharacter.test(text[end] ?? "")) end++;
  // `\n` before a name in an escaped text is not its first letter; a full stop behind it ends a sentence.
  if (text[start - 1] === "\\" && /^[nrt]$/.test(text[start] ?? "") && start < from) start++;
  while (end > to && /[.-]/.test(text[end - 1] ?? "")) end--;
  return { start, end };
}

/** `API key` is one name in prose. */
function wholeName(text: string, start: number, end: number): string {
  const name = text.slice(start, end);
  if (!/^(?:key|token)s?$/i.test(name)) return name;
  const before = /\b(api|access|secret|private|auth|signing|encryption|account|service)[ ]$/i;
  const word = before.exec(text.slice(Math.max(0, start - 16), start))?.[1];
  return word === undefined ? name : `${word}_${name}`;
}

type Separator = "typed" | "sign" | "glued" | "tag" | "blank" | "argument" | "call" | "item";

/** The value behind a name, unless it reads as code or prose: `token=get_token()`, `password: see the wiki`. */
function spanBehind(text: string, name: string, start: number, end: number): Span | undefined {
  const at = end + lengthAt(closing, text, end);
  for (const [separator, length] of separators(text, name, start, end, at)) {
    const from = at + length;
    const quoted = quotedValue(text, from);
    const value =
      quoted ??
      blockValue(text, from) ??
      (accepts(text, name, start, separator, from) ? bareValue(text, from) : undefined);
    if (!value) continue;
    const literal = secretUnder(name, text.slice(value.start, value.end));
    if (!literal) continue;
    if (separator === "call" && !looksMade(text.slice(value.start, value.end))) continue;
    if (!quoted && !isValue(text, name, start, separator, value)) continue;
    return { start: value.start + literal.start, end: value.start + literal.end, kind: literal.kind };
  }
  return undefined;
}

function* separators(
  text: string,
  name: string,
  start: number,
  end: number,
  at: number,
): Generator<[Separator, number]> {
  const typedLength = lengthAt(typed, text, at);
  if (typedLength > 0) yield ["typed", typedLength];
  const typedBeforeLength = lengthAt(typedBefore, text, at);
  if (typedBeforeLength > 0) yield ["typed", typedBeforeLength];
  const signLength = lengthAt(sign, text, at);
  if (signLength > 0) {
    const separator = text.slice(at, at + signLength);
    yield [separator === ":" && at === end ? "glued" : "sign", signLength];
    return;
  }
  if (/[<:]/.test(text[start - 1] ?? "")) {
    const tagLength = lengthAt(tag, text, at);
    if (tagLength > 0) yield ["tag", tagLength];
  }
  const callLength = lengthAt(call, text, at);
  if (callLength > 0 && at === end) yield ["call", callLength];
  if (name.startsWith("-")) {
    const itemLength = lengthAt(item, text, at);
    if (itemLength > 0) yield ["item", itemLength];
  }
  const before = text.slice(Math.max(0, start - 90), start);
  if (callBefore.test(before)) {
    const argumentLength = lengthAt(argument, text, at);
    if (argumentLength > 0) yield ["argument", argumentLength];
  }
  const blankLength = lengthAt(blank, text, at);
  if (blankLength > 0 && (at === end || name.startsWith("-") || setBefore.test(before))) yield ["blank", blankLength];
}

/** Glued by a colon are mostly other things: services and their actions, ARNs, ports. */
function accepts(text: string, name: string, start: number, separator: Separator, at: number): boolean {
  if (separator !== "glued") return true;
  if (/(?:^|[^\w])arn:[^\s"']{0,300}$/.test(text.slice(Math.max(0, start - 300), start))) return false;
  return /passw|pwd|passphrase/i.test(name) || /^[^\s"',;]*\d/.test(text.slice(at, at + 64));
}

/** A word, or a path through objects: `db_password`, `self.token`. */
const wordLike = /^(?:[A-Za-z_]+|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+)$/;
const configName = /^[A-Z\d_]+$/;
const typeName = /^(?:str|string|bytes|int|float|bool|boolean|Optional|SecretStr|Any|text|varchar|number|object)$/i;

function isValue(text: string, name: string, nameAt: number, separator: Separator, { start, end }: Part): boolean {
  const value = text.slice(start, end);
  const next = text[end] ?? "\n";
  if (typeName.test(value)) return false;
  if (wordLike.test(value) && (next === "(" || next === "[")) return false;
  if (next === "{" && value.endsWith("$")) return false;
  if (separator === "tag") return next === "<";
  const isFlag = name.startsWith("-") || name.startsWith("aws_");
  if (separator === "blank") {
    const before = text.slice(Math.max(0, nameAt - 90), nameAt);
    if (isFlag || setBefore.test(before)) return true;
    return readName(name)?.needs === "any" ? unlikeProse.test(value) : name.toLowerCase() !== "key" && looksMade(value);
  }
  // A plain word is a value in settings and on command lines; in code it is a variable, in prose a word.
  const isSetting = isFlag || configName.test(name) || /\d/.test(value);
  if (isSetting || !wordLike.test(value))
    return !(separator === "sign" && text[start - 1] === "\n" && !/\d/.test(value));
  if (/[?&;]/.test(text[nameAt - 1] ?? "")) return true;
  const isAssigned = text.slice(nameAt, start).includes("=") || !/[_.]/.test(value);
  return isAssigned && value.toLowerCase() !== name.toLowerCase() && /[\r\n&;\0]/.test(next);
}

/** Letters and digits, mixed as in no word of prose: what follows `password` in netrc or a chat. */
const unlikeProse = /^(?=\S*\d)(?=\S*[A-Za-z])(?=\S{6})(?!\S*[:/]\d)/;

/** `{"Name": "DB_PASSWORD", "Value": "…"}`, `- name: DB_PASSWORD` and `value: …` below it, `key="Password" value="…"`. */
const label =
  /\b(?:Parameter)?(?:[Nn]ame|NAME|[Kk]ey|KEY)\\{0,15}["']?\s{0,4}[:=]\s{0,4}\\{0,15}["']?([\w./-]{2,120})\\{0,15}["']?[\s,;]{1,40}(?:- )?\\{0,15}["']?(?:[Dd]efault_?|Parameter)?[Vv]alue\\{0,15}["']?\s{0,4}[:=][ \t]{0,4}/g;

function labelledSecrets(text: string): Span[] {
  if (!/value/i.test(text)) return [];
  const spans: Span[] = [];
  for (const match of text.matchAll(label)) {
    const at = match.index + match[0].length;
    const value = quotedValue(text, at) ?? blockValue(text, at) ?? bareValue(text, at);
    const literal = value && secretUnder(match[1] ?? "", text.slice(value.start, value.end));
    if (!value || !literal) continue;
    spans.push({
      start: value.start + literal.start,
      end: value.start + literal.end,
      kind: literal.kind ?? namedSecret,
    });
  }
  return spans;
}

function lengthAt(find: RegExp, text: string, at: number): number {
  find.lastIndex = at;
  return find.exec(text)?.[0].length ?? 0;
}
