/** What a column holds. Numbers are all one type here. */
export type Type =
  | { kind: "varchar" | "bigint" | "boolean" | "timestamp" | "unknown" }
  | { kind: "row"; fields: readonly { name: string; type: Type }[] }
  | { kind: "array"; of: Type }
  | { kind: "map"; of: Type };

export const varchar: Type = { kind: "varchar" };
export const bigint: Type = { kind: "bigint" };
export const boolean: Type = { kind: "boolean" };
export const unknownType: Type = { kind: "unknown" };

const plain: Readonly<Record<string, Type>> = {
  ...{ string: varchar, varchar, char: varchar, boolean, bool: boolean, timestamp: { kind: "timestamp" } },
  ...{ int: bigint, integer: bigint, bigint, smallint: bigint, tinyint: bigint, double: bigint, float: bigint },
};

/** As Hive writes it: `struct<arn:string,tags:array<string>>`. @throws Error for another type */
export function typeOf(written: string): Type {
  let at = 0;
  const upTo = (ends: string): string => {
    const start = at;
    while (at < written.length && !ends.includes(written[at] ?? "")) at++;
    return written.slice(start, at).trim().toLowerCase();
  };
  const read = (): Type => {
    const name = upTo("<>,:");
    if (written[at] !== "<") {
      const type = plain[name.replace(/\(.*$/, "")];
      if (!type) throw new Error(`No type of a column: ${name}`);
      return type;
    }
    at += 1;
    const found = name === "struct" ? readFields() : readInner(name);
    at += 1;
    return found;
  };
  const readFields = (): Type => {
    const fields: { name: string; type: Type }[] = [];
    do {
      if (written[at] === ",") at += 1;
      const name = upTo(":");
      at += 1;
      fields.push({ name, type: read() });
    } while (written[at] === ",");
    return { kind: "row", fields };
  };
  const readInner = (name: string): Type => {
    const first = read();
    if (name === "array") return { kind: "array", of: first };
    at += 1;
    return { kind: "map", of: read() };
  };
  return read();
}

/** As Trino writes it: `row(arn varchar)`. */
export function typeName(type: Type): string {
  if (type.kind === "row") return `row(${type.fields.map((one) => `${one.name} ${typeName(one.type)}`).join(", ")})`;
  if (type.kind === "array") return `array(${typeName(type.of)})`;
  if (type.kind === "map") return `map(varchar, ${typeName(type.of)})`;
  return type.kind === "timestamp" ? "timestamp(3)" : type.kind;
}
