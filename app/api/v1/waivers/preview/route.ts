import { currentStore } from "#lib/store/current.ts";
import { previewOf } from "#lib/store/waiver-counts.ts";
import { previewWaiver } from "../../../../_api/operations/waivers.ts";
import { route } from "../../../../_server/route.ts";

export const POST = route(previewWaiver, (_, { body }) => previewOf(currentStore().db, body.scope));
