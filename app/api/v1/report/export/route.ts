import { exportReport } from "../../../../_api/operations/account-wide.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { exported } from "../../../../_server/export.ts";
import { route } from "../../../../_server/route.ts";

/** As the command line writes it. */
export const GET = route(exportReport, async (query) =>
  exported([await accountNamed(query.account)], query, { subject: "scan" }),
);
