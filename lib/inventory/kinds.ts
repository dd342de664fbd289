import type { collectors } from "#lib/collectors/index.ts";

/*
 * The kinds are whatever the collectors collect, and a kind's resource is whatever its collector yields:
 * a check that reads a field AWS does not return fails to compile. Types only; nothing is imported at run time.
 */
type AnyCollector = (typeof collectors)[number];

export type Kind = AnyCollector["kind"];

export type ResourceOf<K extends Kind> =
  Extract<AnyCollector, { kind: K }> extends {
    collect: (context: never) => AsyncGenerator<infer Yielded, unknown, unknown>;
  }
    ? Extract<Yielded, { status: "read" }> extends { resource: infer R }
      ? R
      : never
    : never;
