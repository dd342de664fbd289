import { setField } from "#lib/readings/set-field.ts";
import { decodeScript } from "./script.ts";

/** One text of a resource. */
export interface Leaf {
  /** Where it stands: `Environment.DB_PASSWORD`, `OnStart[0].Content`. */
  path: string;
  /** What it is called: its field, the Key beside a Value, the flag before an argument. Empty when it is a name itself. */
  name: string;
  text: string;
  /** `script`: decoded from base64. `unreadable`: nothing that can be scanned; `text` is what it stands for. */
  form: "plain" | "script" | "unreadable";
}

/** Deeper than anything AWS returns; beyond it a value is withheld as a whole. */
const deepest = 64;
const longestKeyInPath = 100;

/** The value anew, with every text in it, names of fields included, replaced by what `visit` gives. Order never varies. */
export function mapTexts(value: unknown, visit: (leaf: Leaf) => string): unknown {
  return mapValue(value, visit, "", "", 0);
}

type Visit = (leaf: Leaf) => string;

function mapValue(value: unknown, visit: Visit, path: string, name: string, depth: number): unknown {
  if (typeof value === "string") return mapText(value, visit, path, name);
  if (value === null || typeof value !== "object") return value;
  if (depth === deepest) return visit({ path, name, text: path, form: "unreadable" });
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.map((item, at) => mapValue(item, visit, `${path}[${at}]`, flagBefore(items, at) ?? name, depth + 1));
  }
  const label = labelOf(value);
  const mapped: Record<string, unknown> = {};
  for (const [field, child] of Object.entries(value)) {
    const key = visit({ path, name: "", text: field, form: "plain" });
    const shown = key.length > longestKeyInPath ? `${key.slice(0, longestKeyInPath)}…` : key;
    const named = valueField.test(field) ? (label ?? field) : field;
    setField(mapped, key, mapValue(child, visit, path === "" ? shown : `${path}.${shown}`, named, depth + 1));
  }
  return mapped;
}

const valueField = /^(?:default_?)?value$/i;

function mapText(text: string, visit: Visit, path: string, name: string): string {
  const script = /content$/i.test(name) ? decodeScript(text) : undefined;
  if (script === undefined) return visit({ path, name, text, form: "plain" });
  if (script === "binary") return visit({ path, name, text, form: "unreadable" });
  const changed = visit({ path, name, text: script.text, form: "script" });
  return changed === script.text ? text : script.encode(changed);
}

/** The flag that an argument follows: `["--password", "hunter2"]`, and `-p` where it stands for that. */
function flagBefore(items: readonly unknown[], at: number): string | undefined {
  const [before, item] = [items[at - 1], items[at]];
  if (typeof before !== "string" || typeof item !== "string" || item.startsWith("-")) return undefined;
  if (/^-(?:p|P|pw|w|a)$/.test(before)) {
    return items.slice(0, at).some((one) => typeof one === "string" && takesShortPassword.test(one))
      ? "--password"
      : before;
  }
  return /^--?[A-Za-z][\w.-]{0,100}$/.test(before) ? before : undefined;
}

const takesShortPassword =
  /^(?:login|-u|-U|--user|--username|sshpass|sqlcmd|bcp|ldap\w{1,12}|redis-cli|mongo\w{0,10}|cqlsh)$/;

/** What a `{ Key, Value }` or `{ Name, Value }` pair calls its value. */
function labelOf(value: object): string | undefined {
  const fields = value as Record<string, unknown>;
  return [fields.Name, fields.Key, fields.name, fields.key].find((label) => typeof label === "string");
}
