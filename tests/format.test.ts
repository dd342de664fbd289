import { describe, expect, it } from "vitest";
import {
  formatAgo,
  formatCount,
  formatDateTime,
  formatScore,
  formatShare,
  formatSpan,
  inRegions,
  kindIn,
  plural,
  wordsOf,
} from "#lib/format.ts";

describe("format", () => {
  it("rounds no score up into a grade it has not earned", () => {
    expect(["69.5", "69.99", "70", "0"].map(Number).map(formatScore)).toEqual(["69", "69", "70", "0"]);
  });

  it("prints moments in UTC", () => {
    expect(formatDateTime("2026-11-02T05:04:59.999+02:00")).toBe("2 Nov 2026, 03:04 UTC");
    expect(formatDateTime("not a date")).toBe("not a date");
  });

  it.each([
    [0, "0 s"],
    [59, "59 s"],
    [60, "1 min"],
    [7199, "1 h"],
    [86_400 * 3, "3 d"],
    [86_400 * 90, "2 mo"],
    [86_400 * 800, "2 y"],
  ])("prints %d seconds as %s", (seconds, text) => expect(formatSpan(seconds)).toBe(text));

  it("says how long ago", () => {
    const now = new Date("2026-11-02T12:00:00Z");
    expect(formatAgo("2026-11-02T11:59:30Z", now)).toBe("just now");
    expect(formatAgo("2026-11-02T09:00:00Z", now)).toBe("3 h ago");
    expect(formatAgo("2026-11-04T12:00:00Z", now)).toBe("in 2 d");
    expect(formatAgo("soon", now)).toBe("soon");
  });

  it("never rounds a share up to the whole", () => {
    expect([0, 0.5, 0.996, 0.9999, 1].map(formatShare)).toEqual(["0 %", "50 %", "99 %", "99 %", "100 %"]);
  });

  it("says where something is, and that what is global is in no region", () => {
    expect(kindIn({ kind: "notebook-instance", region: "us-east-1" })).toBe("Notebook instance in us-east-1");
    expect(kindIn({ kind: "iam-role", region: "global" })).toBe("IAM role, global");
    expect(inRegions(["us-east-1", "eu-west-1"])).toBe(" in us-east-1, eu-west-1");
    expect(inRegions(["a", "b", "c", "d"])).toBe(" in 4 regions");
  });

  it("counts and names", () => {
    expect([0, 999, 1000, 1234567].map(formatCount)).toEqual(["0", "999", "1,000", "1,234,567"]);
    expect([plural(1, "finding"), plural(1200, "finding"), plural(2, "entry", "entries")]).toEqual([
      "1 finding",
      "1,200 findings",
      "2 entries",
    ]);
    expect(["auto-ml-job", "ai-benchmark-job", "cloudtrail-trail", "human-task-ui"].map(wordsOf)).toEqual([
      "AutoML job",
      "AI benchmark job",
      "CloudTrail trail",
      "Human task UI",
    ]);
    expect(["security-hub", "config-rule", "secretsmanager-secret", "identity-center-instance"].map(wordsOf)).toEqual([
      "Security Hub",
      "AWS Config rule",
      "Secrets Manager secret",
      "Identity Center instance",
    ]);
    expect(["vpc-endpoint", "encryption-at-rest", "iam-role", "s3-bucket"].map(wordsOf)).toEqual([
      "VPC endpoint",
      "Encryption at rest",
      "IAM role",
      "S3 bucket",
    ]);
  });
});
