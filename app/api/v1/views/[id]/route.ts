import { currentStore } from "#lib/store/current.ts";
import { removeSavedView } from "#lib/store/saved-views.ts";
import { changeView, removeView } from "../../../../_api/operations/views.ts";
import { route } from "../../../../_server/route.ts";
import { changeView as change } from "../../../../_server/saved-views.ts";

export const PATCH = route(changeView, (_, { path, body }) => change(path.id, body));

export const DELETE = route(removeView, (_, { path }) => removeSavedView(currentStore().db, path.id));
