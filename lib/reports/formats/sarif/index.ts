import { z } from "zod";
import { defineFormat } from "../../format.ts";
import { logHead } from "./head.ts";
import { runsOf } from "./run.ts";

/**
 * Static Analysis Results Interchange Format: a run for each account, a result for each finding that fails or is not known.
 * Source: OASIS, SARIF 2.1.0. A resource has no file: viewers that want a line of code show the result without one.
 */
export const sarif = defineFormat({
  name: "sarif",
  label: "SARIF 2.1.0",
  purpose: "a result for each finding, for pipelines and viewers",
  readers: "programs",
  mediaType: "application/sarif+json",
  extension: "sarif",
  subjects: ["scan", "findings"],
  options: z.strictObject({ passing: z.enum(["counted", "listed"]).default("counted") }),
  async *render(reports, { passing }) {
    yield `${JSON.stringify(logHead).slice(0, -1)},"runs":[`;
    for (const [at, report] of reports.entries()) {
      if (at > 0) yield ",";
      yield* runsOf(report, passing === "listed");
    }
    yield "]}\n";
  },
});
