import { derivedAction } from "#lib/inventory/derived.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Check } from "./define.ts";
import { checks } from "./index.ts";

type Line = Pick<Coverage, "kind" | "action"> & Partial<Pick<Coverage, "unlisted">>;

/** The checks of what may be there and has no verdicts, since its list was not read in every place. */
export function unlistedIn(coverage: readonly Line[]): string[] {
  return checksOn(coverage, (own) => own.some(({ unlisted }) => unlisted));
}

/** The same, with those of kinds that the scan did not ask for. */
export function unreadIn(coverage: readonly Line[]): ReadonlySet<string> {
  return new Set(checksOn(coverage, (own) => own.length === 0 || own.some(({ unlisted }) => unlisted)));
}

function checksOn(coverage: readonly Line[], isSo: (own: readonly Line[]) => boolean): string[] {
  const byKind = Map.groupBy(coverage, ({ kind }) => kind);
  return (checks as readonly Check[]).flatMap(({ id, kind, family }) => {
    const lines = byKind.get(kind) ?? [];
    const own = family === undefined ? lines : lines.filter(({ action }) => action === derivedAction(family));
    return isSo(own) ? [id] : [];
  });
}
