import { getSettings } from "../../../_api/operations/server.ts";
import { route } from "../../../_server/route.ts";
import { settingsView } from "../../../_server/settings.ts";

export const GET = route(getSettings, async () => settingsView());
