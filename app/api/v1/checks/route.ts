import { z } from "zod";
import { accountParam } from "../../../_search-params/common.ts";
import { accountNamed } from "../../../_server/account.ts";
import { checkRows } from "../../../_server/checks.ts";
import { get } from "../../../_server/route.ts";

export const GET = get(z.strictObject(accountParam), async ({ account }) => ({
  rows: await checkRows((await accountNamed(account)).id),
  next: null,
}));
