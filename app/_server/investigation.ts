import { currentJobs } from "#lib/jobs/current.ts";
import type { InvestigationFormatName } from "#lib/reports/investigation/index.ts";
import type { Values } from "#lib/reports/values.ts";
import type { InvestigationAsked } from "#lib/scan/investigation.ts";
import { investigationFile } from "#lib/scan/investigation-file.ts";
import { currentStore } from "#lib/store/current.ts";
import { accountNamed } from "./account.ts";
import { inventoryOf } from "./inventory.ts";
import { download } from "./route.ts";

/** What is known of one resource, or of what one role or user did, as a file to save. @throws AppError `not-found`. */
export async function exportedInvestigation(
  id: string | undefined,
  asked: InvestigationAsked & { format: InvestigationFormatName; values: Values },
): Promise<Response> {
  const account = await accountNamed(id);
  const known = { logs: currentJobs().trailLogsOf(account), inventories: inventoryOf };
  const { file, mediaType, pieces } = await investigationFile(currentStore().db, account, asked, known);
  return download(file, mediaType, pieces);
}
