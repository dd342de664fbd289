import { currentStore } from "#lib/store/current.ts";
import { listSightings as list } from "#lib/store/sightings.ts";
import { listSightings } from "../../../_api/operations/activity.ts";
import { accountsNamed } from "../../../_server/account.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(listSightings, async ({ account, sighting, cursor, limit }) => {
  const accounts = (await accountsNamed(account)).map(({ id }) => id);
  return list(currentStore().db, { accounts, id: sighting }, { limit, ...(cursor && { cursor }) });
});
