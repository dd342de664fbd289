import { jsonText } from "#lib/checks/remedies/commands.ts";

/** A member, an index, or the one item of a list whose members have these values. */
export type Step = string | number | { whose: Readonly<Record<string, string>> };

/** What is made of the value in the end: its fields' names, its length, one member of each item, some members of it. */
export type Shaping = "keys" | "length" | { each: string } | { only: readonly string[] };

export interface Query {
  steps: readonly Step[];
  shaping?: Shaping;
}

/** The query in JMESPath, for `--query`; empty when it is all of the answer. Source: jmespath.org, "JMESPath Specification". */
export function jmesPath({ steps, shaping }: Query): string {
  const path = pathText(steps);
  if (shaping === undefined) return path;
  if (typeof shaping === "string") return `${shaping}(${path || "@"})`;
  if ("each" in shaping) return `${path}[].${identifier(shaping.each)}`;
  const members = shaping.only.map((name) => `${identifier(name)}: ${identifier(name)}`);
  return `${path}${path === "" ? "" : "."}{${members.join(", ")}}`;
}

function pathText(steps: readonly Step[]): string {
  let text = "";
  for (const step of steps) {
    if (typeof step === "string") text += `${text === "" ? "" : "."}${identifier(step)}`;
    else if (typeof step === "number") text += `[${step}]`;
    else {
      const tests = Object.entries(step.whose).map(([name, value]) => `${identifier(name)}==${literal(value)}`);
      text += `[?${tests.join(" && ")}] | [0]`;
    }
  }
  return text;
}

function identifier(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : jsonText(name);
}

/** A raw string knows no escapes that all implementations agree on but that of its quotes. */
function literal(value: string): string {
  const json = jsonText(value);
  return json === `"${value}"` && !value.includes("'") ? `'${value}'` : `\`${json.replaceAll("`", "\\`")}\``;
}

/** What the steps lead to; undefined where there is nothing. */
export function valueAt(value: unknown, steps: readonly Step[]): unknown {
  let at = value;
  for (const step of steps) {
    if (typeof step === "object") {
      const isWanted = (item: unknown) =>
        Object.entries(step.whose).every(([name, wanted]) => memberOf(item, name) === wanted);
      at = Array.isArray(at) ? at.find(isWanted) : undefined;
    } else at = memberOf(at, step);
  }
  return at;
}

export function shaped(value: unknown, shaping: Shaping): unknown {
  if (shaping === "keys") return isObject(value) ? Object.keys(value) : undefined;
  if (shaping === "length") return Array.isArray(value) || typeof value === "string" ? [...value].length : undefined;
  if ("each" in shaping) return Array.isArray(value) ? value.map((item) => memberOf(item, shaping.each)) : undefined;
  return Object.fromEntries(shaping.only.map((name) => [name, memberOf(value, name) ?? null]));
}

export function memberOf(value: unknown, step: string | number): unknown {
  if (typeof step === "number") return Array.isArray(value) ? (value as unknown[])[step] : undefined;
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
