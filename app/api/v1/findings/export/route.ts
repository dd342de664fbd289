import { findingsList } from "#lib/filters/findings.ts";
import { findingsExportQuery } from "../../../../_search-params/findings.ts";
import { accountsNamed, filterAsked } from "../../../../_server/account.ts";
import { exported } from "../../../../_server/export.ts";
import { get } from "../../../../_server/route.ts";

/** Exactly the findings that the same parameters list, as a file. */
export const GET = get(findingsExportQuery, async (query) => {
  const filter = await filterAsked(findingsList, query);
  return exported(await accountsNamed(query.account), query, { subject: "findings", filter });
});
