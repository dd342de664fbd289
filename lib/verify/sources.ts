import type { Evidence } from "#lib/checks/verdicts.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import { factsOf } from "#lib/inventory/kinds.ts";
import type { Reading, ReadResource } from "#lib/readings/reading.ts";

/** The resources that a piece of evidence may be of. */
export interface Sources {
  own: ReadResource<unknown>;
  /** Those that the beginning of a path calls by name, `NAME: PATH` or `KIND NAME: PATH`, with what is left of it. */
  called(path: string): { reading: ReadResource<unknown>; rest: string }[];
  /** Those that a value of the finding's evidence names. */
  pointedAt(): ReadResource<unknown>[];
}

/** @param kinds what the check looks up beside its own kind */
export function sourcesIn(
  inventory: Inventory,
  own: ReadResource<unknown>,
  kinds: readonly string[],
  evidence: readonly Evidence[],
): Sources {
  const { kind: ownKind, region } = own.identity;
  const lookedUp = [ownKind, ...kinds];
  const find = (name: string, among: readonly string[]) =>
    among.flatMap((kind) => readIn(inventory.reading(kind, name, region)));
  return {
    own,
    called(path) {
      const [, name = "", rest = ""] = /^(.+?)(?:: |\.)(.+)$/s.exec(path) ?? [];
      const [, word = "", other = ""] = /^(\S+) (.+)$/s.exec(name) ?? [];
      const readings = [
        ...(rest === "" ? [] : find(name, lookedUp)),
        ...(other === "" ? [] : find(other, factsOf(word) ? [word] : lookedUp)),
      ];
      return readings.map((reading) => ({ reading, rest }));
    },
    pointedAt: () => evidence.flatMap(({ observed }) => (typeof observed === "string" ? find(observed, kinds) : [])),
  };
}

function readIn(reading: Reading | undefined): ReadResource<unknown>[] {
  return reading?.status === "read" ? [reading] : [];
}
