import { z } from "zod";
import { accountParam, exportParams } from "../../../../_search-params/common.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { exported } from "../../../../_server/export.ts";
import { get } from "../../../../_server/route.ts";

/** The whole report of the scan on show, as the command line writes it, as a file. */
export const GET = get(z.strictObject({ ...accountParam, ...exportParams("scan") }), async (query) =>
  exported([await accountNamed(query.account)], query, { subject: "scan" }),
);
