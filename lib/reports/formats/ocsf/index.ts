import { z } from "zod";
import { defineFormat } from "../../format.ts";
import { complianceFinding } from "./compliance-finding.ts";

/** Compliance Findings of the Open Cybersecurity Schema Framework: one event a line. Source: OCSF 1.8.0, class 2003. */
export const ocsf = defineFormat({
  name: "ocsf",
  label: "OCSF 1.8.0",
  purpose: "a Compliance Finding a line, for SIEMs",
  readers: "programs",
  mediaType: "application/x-ndjson",
  extension: "ocsf.ndjson",
  subjects: ["scan", "findings"],
  options: z.strictObject({}),
  async *render(reports) {
    for (const report of reports) {
      for await (const finding of report.findings())
        yield `${JSON.stringify(await complianceFinding(finding, report))}\n`;
    }
  },
});
