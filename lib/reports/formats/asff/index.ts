import { z } from "zod";
import { defineFormat } from "../../format.ts";
import type { Report } from "../../report.ts";
import { importRegionOf, type SecurityFinding, securityFinding } from "./security-finding.ts";

/** What one call of BatchImportFindings takes at most. Source: Security Hub partner guide, "Guidelines for using the BatchImportFindings API". */
const mostInCall = 100;

/**
 * AWS Security Finding Format: a line is the input of one call, for one account in one region.
 * `sed -n 1p FILE > call.json; aws securityhub batch-import-findings --region REGION --cli-input-json file://call.json`,
 * the region being that of its `ProductArn`.
 */
export const asff = defineFormat({
  name: "asff",
  label: "ASFF",
  purpose: "a BatchImportFindings call a line, for Security Hub",
  readers: "programs",
  mediaType: "application/x-ndjson",
  extension: "asff.ndjson",
  subjects: ["scan", "findings"],
  options: z.strictObject({}),
  async *render(reports) {
    for (const report of reports) yield* callsOf(report);
  },
});

/** A call goes to one region: what is not full yet of each is held, a hundred findings at most. */
async function* callsOf(report: Report): AsyncGenerator<string> {
  const waiting = new Map<string, SecurityFinding[]>();
  for await (const finding of report.findings()) {
    const region = importRegionOf(finding, report);
    const own = waiting.get(region) ?? [];
    waiting.set(region, own);
    own.push(await securityFinding(finding, report));
    if (own.length < mostInCall) continue;
    yield lineOf(own);
    waiting.delete(region);
  }
  for (const own of waiting.values()) yield lineOf(own);
}

function lineOf(Findings: readonly SecurityFinding[]): string {
  return `${JSON.stringify({ Findings })}\n`;
}
