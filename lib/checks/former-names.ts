import { factsOf } from "#lib/inventory/kinds.ts";
import type { Check } from "./define.ts";

type Named = Pick<Check, "id" | "kind" | "formerly">;
type FormerKinds = (kind: string) => readonly string[];

const formerKinds: FormerKinds = (kind) => factsOf(kind)?.formerly ?? [];

/** Every id that a check ever had, the oldest first and today's last: those it declares, each under every name of its kind. */
export function idsOf({ id, kind, formerly = [] }: Named, kindsBefore: FormerKinds = formerKinds): readonly string[] {
  const kinds = [...kindsBefore(kind), kind];
  const under = (name: string) => {
    const slash = name.indexOf("/");
    const isOfKind = kinds.includes(name.slice(0, slash));
    return isOfKind ? kinds.map((one) => one + name.slice(slash)) : [name];
  };
  const before = [...formerly, id].flatMap(under).filter((name) => name !== id);
  return [...new Set(before), id];
}

/** Every finding asks. */
const oldest = new WeakMap<Named, string>();

/** The first id that a check had. A finding's own id hangs on it, so that a new name changes no finding, and no link to one. */
export function oldestIdOf(check: Named): string {
  const id = oldest.get(check) ?? idsOf(check)[0] ?? check.id;
  oldest.set(check, id);
  return id;
}

/** Ids of earlier releases, and what each is today. */
export function checksByFormerId(checks: readonly Named[], kindsBefore?: FormerKinds): ReadonlyMap<string, string> {
  return new Map(
    checks.flatMap((check) =>
      idsOf(check, kindsBefore)
        .slice(0, -1)
        .map((former) => [former, check.id] as const),
    ),
  );
}
