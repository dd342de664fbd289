import { createHash } from "node:crypto";
import fc from "fast-check";
import type { ReportFile } from "#lib/delivery/destination.ts";

/** A report of these pieces, in which nothing is amiss unless `parts` says so. */
export function fileOf(pieces: readonly Uint8Array[], parts: Partial<ReportFile> = {}): ReportFile {
  const whole = Buffer.concat(pieces);
  return {
    id: "report-1",
    name: "findings.csv",
    mediaType: "text/csv; charset=utf-8",
    size: whole.length,
    sha256: createHash("sha256").update(whole).digest("hex"),
    async *bytes() {
      yield* pieces;
    },
    ...parts,
  };
}

export const text = (words: string): readonly Uint8Array[] => [Buffer.from(words)];

/** Bytes in whatever pieces, empty ones and none among them. */
export const anyPieces = fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 12 });

/** Reports that are not what was made, or cannot be read. */
export const damaged: readonly [what: string, file: ReportFile][] = [
  [
    "other bytes",
    fileOf(text("a,b\n"), {
      async *bytes() {
        yield* text("a,c\n");
      },
    }),
  ],
  [
    "fewer bytes",
    fileOf(text("a,b\n"), {
      async *bytes() {
        yield* text("a,b");
      },
    }),
  ],
  [
    "more bytes",
    fileOf(text("a,b\n"), {
      async *bytes() {
        yield* text("a,b\n");
        yield* text("c");
      },
    }),
  ],
  ["no bytes", fileOf(text("a,b\n"), { async *bytes() {} })],
];
export const unreadable = fileOf(text("a,b\n"), {
  async *bytes() {
    yield* text("a");
    throw new Error("connection terminated");
  },
});

/** What a delivery failed with. */
export async function failureOf(delivery: Promise<void>): Promise<unknown> {
  return delivery.then(
    () => {
      throw new Error("It was delivered.");
    },
    (error: unknown) => error,
  );
}
