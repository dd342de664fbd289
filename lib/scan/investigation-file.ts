import { activityList } from "#lib/filters/activity.ts";
import { filterFrom } from "#lib/filters/define.ts";
import { fileNamed } from "#lib/filters/said.ts";
import { type InvestigationFormatName, investigationFormatNamed } from "#lib/reports/investigation/index.ts";
import type { Values } from "#lib/reports/values.ts";
import type { Db } from "#lib/store/query.ts";
import type { AccountView } from "#lib/store/views.ts";
import { type InvestigationAsked, investigationOf } from "./investigation.ts";
import type { WrittenReport } from "./report-file.ts";
import { noteValuesAsked } from "./values-asked.ts";

/** An investigation as one file, which is called after whom and which time it is of. @throws AppError as `investigationOf` does */
export async function investigationFile(
  db: Db,
  account: AccountView,
  { format: name, values, ...asked }: InvestigationAsked & { format: InvestigationFormatName; values: Values },
  known: Parameters<typeof investigationOf>[3],
): Promise<Pick<WrittenReport, "file" | "mediaType"> & { pieces: AsyncIterable<string> }> {
  const format = investigationFormatNamed(name);
  const investigation = await investigationOf(db, account, asked, known);
  const about = fileNamed(activityList, filterFrom(activityList, account.id, asked));
  const file = `investigation-${about}.${format.extension}`;
  if (values === "included") noteValuesAsked(file);
  return {
    file,
    mediaType: format.mediaType,
    pieces: format.render(investigation, values),
  };
}
