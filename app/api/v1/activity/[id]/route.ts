import { AppError } from "#lib/errors.ts";
import { currentStore } from "#lib/store/current.ts";
import { getEvent as find } from "#lib/store/events-list.ts";
import { getEvent } from "../../../../_api/operations/activity.ts";
import { accountsNamed, firstOf } from "../../../../_server/account.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(getEvent, async ({ account }, { path }) => {
  const event = await firstOf(await accountsNamed(account), (one) => find(currentStore().db, one.id, path.id));
  if (!event) throw new AppError("not-found", "There is no such event in this account, or in these.");
  return event;
});
