import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { currentStore } from "#lib/store/current.ts";
import { getEvent } from "#lib/store/events-list.ts";
import { accountsParam } from "../../../../_search-params/common.ts";
import { accountsNamed, firstOf } from "../../../../_server/account.ts";
import { get } from "../../../../_server/route.ts";

const params = z.strictObject(accountsParam);

export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await context.params;
  return get(params, async ({ account }) => {
    const event = await firstOf(await accountsNamed(account), (one) => getEvent(currentStore().db, one.id, id));
    if (!event) throw new AppError("not-found", "There is no such event in this account, or in these.");
    return event;
  })(request);
}
