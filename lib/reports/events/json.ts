import { jsonOf } from "../formats/json-list.ts";
import { type EventReport, eventFormat } from "./event-report.ts";

export const json = eventFormat({
  name: "json",
  label: "JSON",
  purpose: "one document, with what is not read of CloudTrail",
  readers: "programs",
  mediaType: "application/json",
  extension: "json",
  render: document,
});

async function* document({ accounts, filters, unread, events }: EventReport): AsyncGenerator<string> {
  yield JSON.stringify({ schemaVersion: 1, accounts, filters, unread }, null, 2).slice(0, -2);
  yield ',\n  "events": ';
  yield* jsonOf(events());
  yield "}\n";
}
