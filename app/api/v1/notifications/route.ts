import { getNotifications } from "../../../_api/operations/notifications.ts";
import { notificationsView } from "../../../_server/notifications.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(getNotifications, () => notificationsView());
