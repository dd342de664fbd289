import { z } from "zod";
import { daysBetween, scanResultOf } from "#lib/analysis/containers/scan-result.ts";
import { defineCheck } from "../define.ts";
import { buildAnew } from "../remedies/ecr-image.ts";
import { failWhere, pass, unknown } from "../verdicts.ts";

/** Of the very digest that runs. That nothing was found is news for a while: a basic scan is of the day of the push. */
export default defineCheck({
  id: "ecr-image/has-no-severe-findings",
  kind: "ecr-image",
  title: "Image in use has no critical or high vulnerabilities that are known",
  failTitle: "Image in use has critical or high vulnerabilities that are known",
  severity: "high",
  category: "containers",
  rationale:
    "Jobs, models and notebooks run it with the rights of their roles, often with data that came from outside: a known hole in it is the shortest way in.",
  needs: [],
  parts: ["ScanFindings"],
  controls: [
    "checklist:ECR-02",
    "checklist:N-ECR-02",
    "prowler:ecr_repositories_scan_vulnerabilities_in_latest_image",
    "nist-800-53-r5:RA-5",
    "nist-800-53-r5:SI-2",
    "cis-controls-8.1:7.5",
    "mitre-attack:T1203",
  ],
  options: z.strictObject({
    staleAfterDays: z
      .number()
      .int()
      .min(1)
      .max(3_650)
      .default(30)
      .describe("days after which a clean scan says nothing"),
  }),
  references: [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html",
    "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageScanStatus.html",
  ],
  evaluate({ ScanFindings }, { now, options: { staleAfterDays } }) {
    const result = scanResultOf(ScanFindings);
    if ("nothing" in result) return unknown(result.nothing);
    const { counts, scannedAt } = result;
    const expected = `within ${staleAfterDays} days`;
    const evidence = [
      { path: "ScanFindings.findingSeverityCounts", observed: counts, expected: "no CRITICAL, no HIGH" },
      { path: "ScanFindings.imageScanCompletedAt", observed: scannedAt ?? null, expected },
    ];
    if ((counts.CRITICAL ?? 0) + (counts.HIGH ?? 0) > 0) return failWhere(evidence, (at) => at === 0);
    if (!scannedAt) return unknown("AWS did not say when the image was scanned.");
    const days = daysBetween(scannedAt, now);
    return days <= staleAfterDays
      ? pass(...evidence)
      : unknown(`The image was scanned ${days} days ago: what became known since then nobody looked for.`);
  },
  fix: buildAnew,
});
