import { matches } from "#lib/readings/wildcards.ts";
import type { Document } from "./evaluation.ts";
import type { Patterns, Statement } from "./policy.ts";

/** The documents of one list of policies, of which one allow is enough. */
type Level = readonly Document[];

/**
 * What policies without conditions say of a resource that has none of its own, as `evaluate` does, without asking who asks and what for:
 * most questions are of this sort, and there are millions. All statements are about the action. Undefined when one that is about the
 * resource has conditions or variables, or was not read. `no` even so when nobody's own policies can allow it.
 */
export function plainAnswer(
  identity: Level,
  limits: readonly Level[],
  denying: Level,
  resource: string,
): boolean | "no" | undefined {
  const own = saidBy(identity, resource);
  if (!own.mayAllow) return "no";
  let { isOpen } = own;
  for (const level of limits) {
    const said = saidBy(level, resource);
    if (!said.mayAllow) return false;
    isOpen ||= said.isOpen;
    own.denies ||= said.denies;
  }
  const beyond = saidBy(denying, resource);
  if (own.denies || beyond.denies) return false;
  return isOpen || beyond.isOpen ? undefined : true;
}

interface Said {
  mayAllow: boolean;
  /** For certain. */
  denies: boolean;
  /** Something here hangs on more than the resource. */
  isOpen: boolean;
}

function saidBy(documents: Level, resource: string): Said {
  const said: Said = { mayAllow: false, denies: false, isOpen: false };
  for (const document of documents) {
    if (!document) {
      said.mayAllow = true;
      said.isOpen = true;
      continue;
    }
    for (const statement of document) {
      const { resources, hasMore } = compiled(statement);
      if (resources && !coversText(resources, resource)) continue;
      if (statement.effect === "Allow") said.mayAllow = true;
      else if (!hasMore) said.denies = true;
      if (hasMore) said.isOpen = true;
    }
  }
  return said;
}

interface Compiled {
  /** Undefined: any may be covered. */
  resources: CompiledPatterns | undefined;
  hasMore: boolean;
}

interface CompiledPatterns {
  exact: ReadonlySet<string>;
  /** With what stands before their first wildcard. */
  wild: readonly { pattern: string; start: string }[];
  inverted: boolean;
}

const all = new WeakMap<Statement, Compiled>();

function compiled(statement: Statement): Compiled {
  const known = all.get(statement);
  if (known) return known;
  const { resources, conditions } = statement;
  const hasVariable = resources?.listed.some((one) => one.includes("${")) ?? false;
  const made: Compiled = {
    resources: resources && !hasVariable ? patternsOf(resources) : undefined,
    hasMore: hasVariable || conditions.length > 0,
  };
  all.set(statement, made);
  return made;
}

function patternsOf({ listed, inverted }: Patterns): CompiledPatterns {
  const wild = listed.flatMap((pattern) => {
    const at = pattern.search(/[*?]/);
    return at < 0 ? [] : [{ pattern, start: pattern.slice(0, at) }];
  });
  return { exact: new Set(listed), wild, inverted };
}

function coversText({ exact, wild, inverted }: CompiledPatterns, resource: string): boolean {
  const isCovered =
    exact.has(resource) ||
    wild.some(
      ({ pattern, start }) =>
        resource.startsWith(start) &&
        ((pattern.length === start.length + 1 && pattern.endsWith("*")) || matches(pattern, resource)),
    );
  return isCovered !== inverted;
}
