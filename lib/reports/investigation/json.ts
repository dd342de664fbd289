import { jsonOf } from "../formats/json-list.ts";
import { wholeFinding } from "../formats/whole-finding.ts";
import type { ReportFinding } from "../report.ts";
import type { Investigation } from "./investigation.ts";
import { investigationFormat } from "./investigation-format.ts";

export const json = investigationFormat({
  name: "json",
  label: "JSON",
  purpose: "all of it in one document",
  readers: "programs",
  mediaType: "application/json",
  extension: "json",
  render: document,
});

async function* document({ events, resource, ...told }: Investigation): AsyncGenerator<string> {
  const { findings, ...known } = resource ?? {};
  yield JSON.stringify({ schemaVersion: 1, ...told, resource: resource && known }, null, 2).slice(0, -2);
  yield ',\n  "findings": ';
  yield* jsonOf(findings ? blamed(findings()) : nothing());
  yield ',\n  "events": ';
  yield* jsonOf(events());
  yield "}\n";
}

/** Findings as the report of a scan has them, each with the event behind it. */
async function* blamed(findings: AsyncIterable<ReportFinding>) {
  for await (const finding of findings)
    yield { ...(await wholeFinding(finding)), blame: (await finding.blame()) ?? null };
}

async function* nothing() {}
