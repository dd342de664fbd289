import type { PartOf, ResourceOf } from "#lib/inventory/kinds.ts";

type Findings = ResourceOf<"ecr-image", PartOf<"ecr-image">>["ScanFindings"];

/** What the latest scan of an image says, or why it says nothing. */
export type ScanResult =
  | { counts: Readonly<Record<string, number>>; scannedAt: string | undefined }
  | { nothing: string };

/** Statuses under which the counts are those of a whole scan. Source: ECR API reference, ImageScanStatus. */
const whole = new Set(["COMPLETE", "ACTIVE"]);

export function scanResultOf(findings: Findings): ScanResult {
  if (!findings) return { nothing: "The image was never scanned, so nobody knows." };
  const { imageScanStatus, imageScanCompletedAt: scannedAt, findingSeverityCounts: counts } = findings;
  const status = imageScanStatus?.status ?? "not given";
  if (!whole.has(status)) return { nothing: `The image's scan gave no result: its status is ${status}.` };
  return counts
    ? { counts, scannedAt }
    : { nothing: "Only Inspector knows what it found, and its findings were not read." };
}

/** Whole days that lie between two moments. */
export function daysBetween(earlier: string, later: string): number {
  return Math.floor((Date.parse(later) - Date.parse(earlier)) / 86_400_000);
}
