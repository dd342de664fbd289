/** A parameter of an address that is not understood. */
export interface Refused {
  name: string;
  value: string;
  /** What it could be; empty when that is no closed list. */
  allowed: readonly string[];
  why: "unknown-name" | "unknown-value" | "repeated";
}

/** As much of a parser of list-params.ts or nuqs as is needed here. */
interface Parser {
  parse(value: string): unknown;
  // A method, so that a parser of any one type fits: it is only ever given what it parsed itself.
  serialize(value: unknown): string;
  allowed?: unknown;
}

type Parsers = Readonly<Record<string, Parser>>;
type Query = Readonly<Record<string, string | string[] | undefined>>;

/**
 * The parameters of an address that its screen would not heed. To leave a filter out shows more than was asked for, so the
 * screen shows these instead. An empty value is no filter.
 */
export function refusedIn(parsers: Parsers, query: Query): Refused[] {
  return Object.entries(query).flatMap(([name, value]): Refused[] => {
    // The account is every screen's, and accountOn answers for it.
    if (value === undefined || value === "" || name === "account") return [];
    const parser = Object.hasOwn(parsers, name) ? parsers[name] : undefined;
    if (!parser) return [{ name, value: String(value), allowed: Object.keys(parsers), why: "unknown-name" }];
    const allowed = Array.isArray(parser.allowed) ? parser.allowed.map(String) : [];
    if (Array.isArray(value)) return [{ name, value: value.join(" and "), allowed, why: "repeated" }];
    return isHeeded(parser, value) ? [] : [{ name, value, allowed, why: "unknown-value" }];
  });
}

/** True when what the screen made of a value says, written out again, the same. */
function isHeeded({ parse, serialize }: Parser, value: string): boolean {
  const parsed = parse(value);
  if (parsed === null) return false;
  return serialize(parsed) === value.split(",").filter(Boolean).join(",") || serialize(parsed) === value;
}

/** The same address without the parameters that are refused. */
export function withoutRefused(path: string, query: Query, refused: readonly Refused[]): string {
  const names = new Set(refused.map(({ name }) => name));
  const kept = Object.entries(query).flatMap(([name, value]) =>
    typeof value === "string" && !names.has(name) ? [[name, value] as const] : [],
  );
  const text = new URLSearchParams(kept.map(([name, value]) => [name, value])).toString();
  return text ? `${path}?${text}` : path;
}
