import { exportReport } from "../../../../_api/operations/account-wide.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { exported, exportedScan } from "../../../../_server/export.ts";
import { route } from "../../../../_server/route.ts";

/** As the command line writes it. */
export const GET = route(exportReport, async (query) => {
  const account = await accountNamed(query.account);
  return query.scan === undefined
    ? exported([account], query, { subject: "scan" })
    : exportedScan(account, query.scan, query);
});
