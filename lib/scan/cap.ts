import type { ScanOptions } from "#lib/store/views.ts";

/** What is read of each kind in each region unless a scan is told otherwise. */
const usual = 10_000;

/** The most finished jobs of a kind in a region that a scan reads: what was asked, or all of them where all history is read. */
export function capInEffect({
  horizonDays,
  cap,
}: {
  horizonDays: ScanOptions["horizonDays"];
  cap?: ScanOptions["cap"] | undefined;
}): number | "all" {
  return cap ?? (horizonDays === "all" ? "all" : usual);
}
