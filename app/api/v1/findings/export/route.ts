import { findingFilter, findingsExportQuery } from "../../../../_search-params/findings.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { exported } from "../../../../_server/export.ts";
import { get } from "../../../../_server/route.ts";

/** Exactly the findings that the same parameters list, as a file. */
export const GET = get(findingsExportQuery, async (query) => {
  const account = await accountNamed(query.account);
  return exported(account, query, { subject: "findings", filter: findingFilter(account.id, query) });
});
