import { findingsList } from "#lib/filters/findings.ts";
import { exportFindings } from "../../../../_api/operations/findings.ts";
import { accountsNamed, filterAsked } from "../../../../_server/account.ts";
import { exported } from "../../../../_server/export.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(exportFindings, async (query) => {
  const filter = await filterAsked(findingsList, query);
  return exported(await accountsNamed(query.account), query, { subject: "findings", filter });
});
