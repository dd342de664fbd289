import { currentStore } from "#lib/store/current.ts";
import { removeRegion as remove } from "#lib/store/removal.ts";
import { removeRegion } from "../../../../../../_api/operations/accounts.ts";
import { route } from "../../../../../../_server/route.ts";

export const DELETE = route(removeRegion, (_, { path }) => remove(currentStore().db, path.id, path.region));
