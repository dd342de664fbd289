import { z } from "zod";
import { defineFormat } from "../format.ts";
import { everyChange, everyFinding } from "../report.ts";
import { wholeChange } from "./whole-change.ts";
import { wholeFinding } from "./whole-finding.ts";

export const ndjson = defineFormat({
  name: "ndjson",
  label: "NDJSON",
  purpose: "a line of JSON for each finding, for log pipelines",
  readers: "programs",
  mediaType: "application/x-ndjson",
  extension: "ndjson",
  subjects: ["scan", "findings", "changes"],
  options: z.strictObject({}),
  async *render(reports) {
    for await (const change of everyChange(reports)) yield `${JSON.stringify(await wholeChange(change))}\n`;
    if (reports[0]?.subject === "changes") return;
    for await (const finding of everyFinding(reports)) yield `${JSON.stringify(await wholeFinding(finding))}\n`;
  },
});
