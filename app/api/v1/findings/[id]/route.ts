import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { currentStore } from "#lib/store/current.ts";
import { getFinding } from "#lib/store/findings-list.ts";
import { accountParam } from "../../../../_search-params/common.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { get } from "../../../../_server/route.ts";

const params = z.strictObject(accountParam);

export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await context.params;
  return get(params, async ({ account }) => {
    const finding = await getFinding(currentStore().db, (await accountNamed(account)).id, id);
    if (!finding) throw new AppError("not-found", "There is no such finding in this account.");
    return finding;
  })(request);
}
