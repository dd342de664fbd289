import type { SimulatedTable } from "../shelves/athena.ts";

/** The values of the partition columns that a key of this bucket has; undefined for one that is in no partition of the table. */
export type Partition = (bucket: string, key: string) => ReadonlyMap<string, string> | undefined;

/**
 * By projection, or by the partitions that were added: a table that has neither has no rows. Source: Athena user guide, "Use partition
 * projection".
 */
export function partitionOf(table: SimulatedTable, now: Date): Partition {
  const { PartitionKeys = [], Parameters = {}, partitions = [] } = table;
  const names = PartitionKeys.map(({ Name = "" }) => Name.toLowerCase());
  const location = folderOf(Parameters.location ?? "");
  if (names.length === 0)
    return (bucket, key) => (`s3://${bucket}/${key}`.startsWith(location) ? new Map() : undefined);
  if (Parameters["projection.enabled"] !== "true") {
    return (bucket, key) => {
      const found = partitions.find((one) => `s3://${bucket}/${key}`.startsWith(folderOf(one.location)));
      return found && new Map(names.map((name, index) => [name, found.values[index] ?? ""]));
    };
  }
  const projected = new Map(names.map((name) => [name, projectionOf(name, Parameters, now)]));
  const usual = `${location}${names.map((name) => `${name}=\${${name}}/`).join("")}`;
  const pattern = patternOf(folderOf(Parameters["storage.location.template"] ?? usual), projected);
  return (bucket, key) => {
    const found = pattern.exec(`s3://${bucket}/${key}`)?.groups;
    const isOne = found && names.every((name) => projected.get(name)?.holds(found[groupOf(name)] ?? ""));
    return isOne ? new Map(names.map((name) => [name, found[groupOf(name)] ?? ""])) : undefined;
  };
}

interface Projection {
  /** What a value looks like. */
  pattern: string;
  holds(value: string): boolean;
}

function projectionOf(name: string, parameters: Record<string, string>, now: Date): Projection {
  const property = (suffix: string) => parameters[`projection.${name}.${suffix}`] ?? "";
  const [from = "", to = ""] = property("range")
    .split(",")
    .map((bound) => bound.trim());
  switch (property("type").toLowerCase()) {
    case "enum": {
      const values = new Set(
        property("values")
          .split(",")
          .map((value) => value.trim()),
      );
      return { pattern: "[^/]+", holds: (value) => values.has(value) };
    }
    case "integer":
      return { pattern: "\\d+", holds: (value) => Number(value) >= Number(from) && Number(value) <= Number(to) };
    case "date": {
      const format = property("format");
      const [first, last] = [from, to].map((bound) => boundOf(bound, format, now));
      const pattern = escaped(format).replaceAll(/y+|M+|d+|H+|m+|s+/g, (letters) => `\\d{${letters.length}}`);
      return { pattern, holds: (value) => value >= (first ?? "") && value <= (last ?? "") };
    }
    default:
      return { pattern: "[^/]+", holds: () => true };
  }
}

const milliseconds: Readonly<Record<string, number>> = {
  ...{ SECOND: 1000, MINUTE: 60_000, HOUR: 3_600_000, DAY: 86_400_000, WEEK: 7 * 86_400_000 },
  ...{ MONTH: 30 * 86_400_000, YEAR: 365 * 86_400_000 },
};

/** `2024/01/01`, `NOW`, `NOW-3YEARS`: as text of the format, whose order is that of the dates. */
function boundOf(bound: string, format: string, now: Date): string {
  const parts = /^NOW(?:([+-]\d+)([A-Z]+?)S?)?$/.exec(bound);
  if (!parts) return bound;
  const [, count = "0", unit = "DAY"] = parts;
  const iso = new Date(now.getTime() + Number(count) * (milliseconds[unit] ?? 0)).toISOString();
  const digits = { yyyy: iso.slice(0, 4), MM: iso.slice(5, 7), dd: iso.slice(8, 10), HH: iso.slice(11, 13) };
  const all: Record<string, string> = { ...digits, mm: iso.slice(14, 16), ss: iso.slice(17, 19) };
  return format.replaceAll(/yyyy|MM|dd|HH|mm|ss/g, (letters) => all[letters] ?? letters);
}

function patternOf(template: string, projected: ReadonlyMap<string, Projection>): RegExp {
  const seen = new Set<string>();
  const parts = template.split(/\$\{(\w+)\}/).map((part, index) => {
    if (index % 2 === 0) return escaped(part);
    const name = part.toLowerCase();
    if (seen.has(name)) return `\\k<${groupOf(name)}>`;
    seen.add(name);
    return `(?<${groupOf(name)}>${projected.get(name)?.pattern ?? "[^/]+"})`;
  });
  return new RegExp(`^${parts.join("")}`);
}

/** Names of columns may be any. */
function groupOf(name: string): string {
  return `p_${Buffer.from(name).toString("hex")}`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function folderOf(location: string): string {
  return location.endsWith("/") ? location : `${location}/`;
}
