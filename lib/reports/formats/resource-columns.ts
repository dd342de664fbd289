import { severities } from "#lib/checks/define.ts";
import type { ResourceRow } from "#lib/store/views.ts";
import type { CsvColumn } from "./csv-text.ts";

/** A resource as one line of a spreadsheet. */
export const resourceColumns: readonly CsvColumn<ResourceRow>[] = [
  { name: "kind", value: (row) => row.kind },
  { name: "name", value: (row) => row.name },
  { name: "region", value: (row) => row.region },
  { name: "exposure", value: (row) => row.exposure },
  { name: "grade", value: (row) => row.grade },
  { name: "score", value: (row) => row.score },
  ...severities.map((severity) => ({
    name: `failing ${severity}`,
    value: (row: ResourceRow) => row.failing[severity],
  })),
  { name: "unknown", value: (row) => row.unknown },
  { name: "judged", value: (row) => row.judged },
  { name: "owner", value: (row) => row.owner },
  { name: "tags", value: ({ tags }) => tagText(tags) },
  { name: "changedAt", value: (row) => row.changedAt },
  { name: "unread", value: ({ failure }) => failure && [failure.action, failure.code].filter(Boolean).join(": ") },
  { name: "arn", value: (row) => row.arn },
  { name: "firstSeen", value: (row) => row.firstSeen },
  { name: "account", value: (row) => row.account },
  { name: "failing, accepted", value: (row) => row.waived },
];

/** An empty cell would not tell none from not known; no tag looks like either word, since each has its sign. */
function tagText(tags: ResourceRow["tags"]): string {
  if (tags === null) return "not known";
  return tags.length === 0 ? "none" : tags.map(({ key, value }) => `${key}=${value}`).join("; ");
}
