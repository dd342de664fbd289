import { type EventReport, eventFormat } from "./event-report.ts";

export const ndjson = eventFormat({
  name: "ndjson",
  label: "NDJSON",
  purpose: "CloudTrail’s own records, secrets redacted",
  readers: "programs",
  mediaType: "application/x-ndjson",
  extension: "ndjson",
  render: lines,
});

async function* lines({ records }: EventReport): AsyncGenerator<string> {
  for await (const record of records()) yield `${JSON.stringify(record)}\n`;
}
