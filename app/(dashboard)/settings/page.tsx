import type { Metadata } from "next";
import { SettingsScreen } from "#components/settings/settings-screen.tsx";
import { notificationsView } from "../../_server/notifications.ts";
import { scanScheduleList } from "../../_server/scan-schedules.ts";
import { settingsView } from "../../_server/settings.ts";

export const metadata: Metadata = { title: "Settings" };
// They are of the process that serves, not of the one that built the pages.
export const dynamic = "force-dynamic";

export default async function SettingsPage() {
  const [notifications, { rows }] = await Promise.all([notificationsView(), scanScheduleList()]);
  return <SettingsScreen settings={settingsView()} notifications={notifications} schedules={rows.length} />;
}
