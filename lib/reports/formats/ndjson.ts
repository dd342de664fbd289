import { z } from "zod";
import { defineFormat } from "../format.ts";
import { everyFinding } from "../report.ts";
import { wholeFinding } from "./whole-finding.ts";

export const ndjson = defineFormat({
  name: "ndjson",
  label: "NDJSON",
  purpose: "a line of JSON for each finding, for log pipelines",
  readers: "programs",
  mediaType: "application/x-ndjson",
  extension: "ndjson",
  subjects: ["scan", "findings"],
  options: z.strictObject({}),
  async *render(reports) {
    for await (const finding of everyFinding(reports)) yield `${JSON.stringify(await wholeFinding(finding))}\n`;
  },
});
