import type { Reading } from "#lib/readings/reading.ts";

/** What `readEach` gives of one item that was read: for collectors that read on from there. */
export type ReadOf<Readings extends AsyncGenerator<Reading>> =
  Readings extends AsyncGenerator<infer R> ? Extract<R, { status: "read" }> : never;
