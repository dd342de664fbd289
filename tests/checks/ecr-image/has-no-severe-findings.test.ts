import check from "#lib/checks/ecr-image/has-no-severe-findings.ts";
import { testCheck } from "#tests/support/test-check.ts";

const scanned = (counts: Record<string, number> | undefined, at = "2026-11-20T10:00:00.000Z", status = "COMPLETE") => ({
  imageDigest: "sha256:0f",
  ScanFindings: {
    imageScanStatus: { status: status as "COMPLETE" },
    ...(counts && { findingSeverityCounts: counts }),
    imageScanCompletedAt: at,
  },
});

testCheck(check, {
  pass: {
    "nothing was found": { resource: scanned({}) },
    "little was found": { resource: scanned({ MEDIUM: 3, LOW: 20, UNDEFINED: 1 }) },
    "Inspector goes on looking": { resource: scanned({ LOW: 1 }, "2026-11-22T03:00:00.000Z", "ACTIVE") },
    "an older scan will do here": {
      resource: scanned({}, "2026-09-01T00:00:00.000Z"),
      options: { staleAfterDays: 90 },
    },
  },
  fail: {
    "one that is critical": { resource: scanned({ CRITICAL: 1 }) },
    "some that are high, long ago": { resource: scanned({ HIGH: 4 }, "2025-01-01T00:00:00.000Z") },
  },
  unknown: {
    "it was never scanned": { resource: { imageDigest: "sha256:0f", ScanFindings: null } },
    "nobody looked since": { resource: scanned({}, "2026-01-01T00:00:00.000Z") },
    "the scan failed": { resource: scanned({}, undefined, "FAILED") },
    "its system is not known": { resource: scanned({}, undefined, "UNSUPPORTED_IMAGE") },
    "its findings are Inspector's": { resource: scanned(undefined) },
    "AWS did not say when": {
      resource: { ScanFindings: { imageScanStatus: { status: "COMPLETE" }, findingSeverityCounts: {} } },
    },
  },
});
