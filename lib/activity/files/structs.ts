import type { Fields } from "../fields.ts";

/** What may stand in a struct: a text, a struct of these fields, a list of these structs, or a map of any names. */
export interface Shape {
  /** The fields under their names in a record, found in any case. */
  fields: Readonly<Record<string, Shape | "text" | "map">>;
}

interface Found {
  value: unknown;
  end: number;
}

/**
 * A struct as Athena and CloudTrail Lake print it, `{type=Root, principalid=1, sessioncontext={…}}`, nothing quoted:
 * only with its names at hand can it be told where a value ends. The names of users, roles and sessions hold neither
 * blanks nor braces.
 * @returns undefined when it is none, or names a field twice: then a value has been taken for fields.
 */
export function structIn(text: string, shape: Shape): Fields | undefined {
  const found = readStruct(text.trimEnd(), 0, shape);
  return found?.end === text.trimEnd().length ? (found.value as Fields) : undefined;
}

/** The same for a list of structs. */
export function structsIn(text: string, shape: Shape): Fields[] | undefined {
  if (!text.startsWith("[")) return undefined;
  const structs: Fields[] = [];
  let at = 1;
  while (text[at] === "{") {
    const found = readStruct(text, at, shape);
    if (!found) return undefined;
    structs.push(found.value as Fields);
    at = text.startsWith(", ", found.end) ? found.end + 2 : found.end;
  }
  return text.slice(at) === "]" ? structs : undefined;
}

function readStruct(text: string, start: number, { fields }: Shape): Found | undefined {
  if (text[start] !== "{") return undefined;
  const struct: Fields = {};
  const names = new Map(Object.keys(fields).map((name) => [name.toLowerCase(), name]));
  let at = start + 1;
  while (text[at] !== "}") {
    const equals = text.indexOf("=", at);
    const name = equals === -1 ? undefined : names.get(text.slice(at, equals).toLowerCase());
    if (name === undefined || Object.hasOwn(struct, name)) return undefined;
    const shape = fields[name] ?? "text";
    const found =
      shape === "text" || text.startsWith("null", equals + 1)
        ? readText(text, equals + 1, names)
        : readStruct(text, equals + 1, shape === "map" ? { fields: namesIn(text, equals + 1) } : shape);
    if (!found) return undefined;
    struct[name] = found.value;
    at = text.startsWith(", ", found.end) ? found.end + 2 : found.end;
    if (found.end === at && text[at] !== "}") return undefined;
  }
  for (const [name, value] of Object.entries(struct)) if (value === null) delete struct[name];
  return { value: struct, end: at + 1 };
}

/** A text ends at a brace, or before `, ` and the next field's name. */
function readText(text: string, start: number, names: ReadonlyMap<string, string>): Found | undefined {
  for (let at = start; at < text.length; at++) {
    const isEnd = text[at] === "}" || (text[at] === "," && beginsField(text, at, names));
    if (!isEnd) continue;
    const value = text.slice(start, at);
    return { value: value === "null" || value === "" ? null : value, end: at };
  }
  return undefined;
}

function beginsField(text: string, at: number, names: ReadonlyMap<string, string>): boolean {
  const name = /^, (\w{1,64})=/.exec(text.slice(at, at + 70))?.[1];
  return name !== undefined && names.has(name.toLowerCase());
}

/** The names of a map: whatever stands before `=` up to its brace. */
function namesIn(text: string, start: number): Shape["fields"] {
  const end = text.indexOf("}", start);
  const names = text.slice(start, end === -1 ? start : end).matchAll(/(?:\{|, )([^={},]{1,128})=/g);
  return Object.fromEntries(Array.from(names, ([, name = ""]) => [name, "text" as const]));
}
