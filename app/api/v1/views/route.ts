import { listViews, saveView } from "../../../_api/operations/views.ts";
import { route } from "../../../_server/route.ts";
import { keepView, viewsShown } from "../../../_server/saved-views.ts";

export const GET = route(listViews, ({ list }) => viewsShown(list));

export const POST = route(saveView, (_, { body }) => keepView(body));
