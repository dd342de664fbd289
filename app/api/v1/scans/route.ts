import { z } from "zod";
import { currentStore } from "#lib/store/current.ts";
import { listScans } from "#lib/store/scans.ts";
import { accountParam, pageParams } from "../../../_search-params/common.ts";
import { accountNamed } from "../../../_server/account.ts";
import { get } from "../../../_server/route.ts";

/** Scans of an account, newest first. */
export const GET = get(z.strictObject({ ...accountParam, ...pageParams }), async ({ account, cursor, limit }) => {
  const { id } = await accountNamed(account);
  return listScans(currentStore().db, id, { limit, ...(cursor && { cursor }) });
});
