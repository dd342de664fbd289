import type { WaiverScope } from "#lib/waivers/scope.ts";

/** A scope in words, a line for each thing that it names. */
export function scopeLines({
  checks,
  accounts,
  regions,
  resources,
  tags,
  except,
}: WaiverScope): [what: string, words: string][] {
  const placed = (of: {
    accounts: string[];
    regions: string[];
    resources: string[];
    tags: { key: string; value: string }[];
  }) =>
    [
      ["Resources", of.resources.map(unescaped)],
      ["Tags", of.tags.map(({ key, value }) => `${key} = ${unescaped(value)}`)],
      ["Regions", of.regions],
      ["Accounts", of.accounts],
    ] as const;
  const lines = placed({ accounts, regions, resources, tags });
  const left = except ? placed(except).flatMap(([, words]) => words) : [];
  return [
    ["Checks", checks.map(unescaped).join(", ")],
    ...lines.flatMap(([what, words]): [string, string][] => (words.length > 0 ? [[what, words.join(", ")]] : [])),
    ...(left.length > 0 ? [["But not", left.join(", ")] as [string, string]] : []),
  ];
}

/** What a scope is of in a line: a check by its title where there is one, on what. */
export function scopeTitle({ checks, resources, tags }: WaiverScope, title: string | null): string {
  const [check = ""] = checks;
  const what = checks.length === 1 ? (title ?? unescaped(check)) : `${checks.length} checks`;
  if (resources.length === 0 && tags.length === 0) return what;
  const [resource = ""] = resources;
  const on =
    resources.length === 1
      ? unescaped(resource).split(/[:/]/).at(-1)
      : resources.length > 1
        ? `${resources.length} resources`
        : tags.map(({ key, value }) => `${key} = ${unescaped(value)}`).join(", ");
  return `${what}: ${on}`;
}

/** A pattern as people read it: what was only taken literally needs no mark. */
function unescaped(pattern: string): string {
  return pattern.replace(/\\([\\*?])/g, "$1");
}
