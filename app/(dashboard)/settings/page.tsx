import type { Metadata } from "next";
import { SettingsScreen } from "#components/settings/settings-screen.tsx";
import { notificationsView } from "../../_server/notifications.ts";
import { settingsView } from "../../_server/settings.ts";

export const metadata: Metadata = { title: "Settings" };
// They are of the process that serves, not of the one that built the pages.
export const dynamic = "force-dynamic";

export default async function SettingsPage() {
  return <SettingsScreen settings={settingsView()} notifications={await notificationsView()} />;
}
