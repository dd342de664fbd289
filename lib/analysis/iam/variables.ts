/** The one value of a condition key (lower case) in a request: null when it has none, undefined when only the request shows it. */
export type Shown = (key: string) => string | null | undefined;

/** What a value of a policy means in one request. */
export interface Resolved {
  /** For comparisons that know no wildcards. */
  plain: string;
  /** For those that do: what a variable brought in stands for itself. */
  pattern: string;
}

/** Private characters, which stand for a wildcard's own sign. */
const signs: Readonly<Record<string, string>> = { "*": "\ue000", "?": "\ue001" };

/** A text that is held to a pattern with resolved variables. */
export function asText(text: string): string {
  return text.replace(/[*?]/g, (sign) => signs[sign] ?? sign);
}

/**
 * A value with its policy variables resolved: null when one has no value in the request and no default, which fits nothing;
 * undefined when only the request shows it. Source: IAM user guide, "IAM policy elements: variables and tags".
 */
export function resolved(value: string, shown: Shown): Resolved | null | undefined {
  const found: Resolved = { plain: "", pattern: "" };
  for (const part of value.split(/(\$\{[^}]*\})/)) {
    const variable = /^\$\{(.*)\}$/.exec(part)?.[1];
    const meant = variable === undefined ? part : meaningOf(variable, shown);
    if (meant === null || meant === undefined) return meant;
    found.plain += meant;
    found.pattern += variable === undefined ? part : asText(meant);
  }
  return found;
}

function meaningOf(variable: string, shown: Shown): string | null | undefined {
  if (/^[*?$]$/.test(variable)) return variable;
  const [, key = "", otherwise] = /^\s*([^,]*?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(variable) ?? [];
  const value = shown(key.toLowerCase());
  return value === null ? (otherwise ?? null) : value;
}

/** The condition keys that a value takes its variables from, in lower case. */
export function variablesIn(value: string): string[] {
  return [...value.matchAll(/\$\{\s*([^},\s]{2,})/g)].map(([, key = ""]) => key.toLowerCase());
}
