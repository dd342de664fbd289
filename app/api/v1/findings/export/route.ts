import { exportFindings } from "../../../../_api/operations/findings.ts";
import { findingFilter } from "../../../../_search-params/findings.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { exported } from "../../../../_server/export.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(exportFindings, async (query) => {
  const account = await accountNamed(query.account);
  return exported(account, query, { subject: "findings", filter: findingFilter(account.id, query) });
});
