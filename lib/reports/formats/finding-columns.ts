import type { FindingRow } from "#lib/store/views.ts";
import type { CsvColumn } from "./csv-text.ts";

/** A finding as one line of a spreadsheet. */
export const findingColumns: readonly CsvColumn<FindingRow>[] = [
  { name: "id", value: (row) => row.id },
  { name: "status", value: (row) => row.status },
  { name: "severity", value: (row) => row.severity },
  { name: "title", value: (row) => row.title },
  { name: "check", value: (row) => row.check },
  { name: "category", value: (row) => row.category },
  { name: "exposure", value: (row) => row.exposure },
  { name: "kind", value: (row) => row.resource.kind },
  { name: "name", value: (row) => row.resource.name },
  { name: "region", value: (row) => row.resource.region },
  { name: "arn", value: (row) => row.resource.arn },
  { name: "since", value: (row) => row.since },
  { name: "firstSeen", value: (row) => row.firstSeen },
  { name: "readAt", value: (row) => row.readAt },
  { name: "isEarlier", value: (row) => row.isEarlier },
  { name: "account", value: (row) => row.account },
];

/** The decision by which a finding is accepted, after all else that a table says of it. */
export const waiverColumns: readonly CsvColumn<FindingRow>[] = [
  { name: "waived until", value: ({ waiver }) => waiver?.until },
  { name: "waived by", value: ({ waiver }) => waiver?.owner },
  { name: "waiver reason", value: ({ waiver }) => waiver?.reason },
  { name: "waiver ticket", value: ({ waiver }) => waiver?.ticket },
];
