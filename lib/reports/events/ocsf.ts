import { sightingFinding, signalFinding } from "../formats/ocsf/detection-finding.ts";
import { type EventReport, eventFormat } from "./event-report.ts";

/** Detection Findings of the Open Cybersecurity Schema Framework, one a line: of the signals, not of each event. Source: OCSF 1.8.0, class 2004. */
export const ocsf = eventFormat({
  name: "ocsf",
  label: "OCSF 1.8.0",
  purpose: "a Detection Finding a line for what signals see in them, for SIEMs",
  readers: "programs",
  mediaType: "application/x-ndjson",
  extension: "ocsf.ndjson",
  render: lines,
});

async function* lines({ generator, sightings, signalled }: EventReport): AsyncGenerator<string> {
  for await (const sighting of sightings()) yield `${JSON.stringify(sightingFinding(sighting, generator))}\n`;
  for await (const { signals, ...event } of signalled())
    for (const signal of signals) yield `${JSON.stringify(signalFinding(event, signal, generator))}\n`;
}
