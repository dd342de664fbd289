import Link from "next/link";
import { formatCount, plural } from "#lib/format.ts";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { CodeBlock } from "../ui/code-block.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { Destinations } from "./destinations.tsx";
import { Notifications } from "./notifications.tsx";
import type { NotificationsView } from "./notifications-view.ts";
import { SettingList } from "./setting-list.tsx";
import { exampleFile, type SettingsView } from "./settings-view.ts";

/** What all scans judge and read by, and where it is set. */
export function SettingsScreen({
  settings,
  notifications,
  schedules,
}: {
  settings: SettingsView;
  notifications: NotificationsView;
  /** How many schedules of scans there are. */
  schedules: number;
}) {
  const { file, shared, own, signals } = settings;
  const set = [...shared, ...own, ...signals].filter(({ isDefault }) => !isDefault).length;
  return (
    <>
      <ScreenHeader title="Settings" meta={set > 0 ? `${plural(set, "option")} set` : "All as it comes"} />
      <div className="page-width flex w-full flex-col gap-10 px-4 pt-2 pb-10 md:px-6">
        <div className="grid min-w-0 gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_27rem]">
          <Facts settings={settings} schedules={schedules} />
          <section aria-label="Where it is set" className="min-w-0">
            <h2 className="ledger-rule pb-1.5 text-base font-semibold">Where it is set</h2>
            <p className="my-2 max-w-[72ch] text-muted">
              {file === null ? (
                <>
                  There was no <code className="font-mono text-xs text-ink">sagewarden.config.json</code> in the folder
                  that Sagewarden was started in.
                </>
              ) : (
                <>
                  Read from{" "}
                  <UntrustedText wrap className="font-mono text-xs text-ink">
                    {file}
                  </UntrustedText>{" "}
                  when Sagewarden was started.
                </>
              )}{" "}
              Change the file and start it again; a wrong word is refused with its place. Each report says what its scan
              judged by.
            </p>
            <CodeBlock code={exampleFile} what="an example of the file" />
          </section>
        </div>
        <Destinations destinations={settings.destinations} />
        <Notifications notifications={notifications} />
        <SettingList
          title="What is trusted, approved and required"
          about="Set under “shared” for all of them at once; a check’s own entry comes first."
          settings={shared}
        />
        <SettingList title="Of one check" about="Set under “checks”, by the check’s id." settings={own} />
        <SettingList
          title="Of a signal"
          about="From when several events together are worth a look. Set under “signals”, by the signal’s id and the limit’s name; when one changes, what is stored is looked through again."
          settings={signals}
        />
      </div>
    </>
  );
}

function Facts({
  settings: { horizonDays, cap, scansAtOnce, watchMinutes, keep },
  schedules,
}: {
  settings: SettingsView;
  schedules: number;
}) {
  const facts = [
    [
      "Finished jobs",
      horizonDays === "all" ? "of all history" : `of the last ${plural(horizonDays, "day")}`,
      "scan.horizonDays",
    ],
    [
      "of a kind in a region",
      cap === "all" ? "all of them" : `at most ${formatCount(cap)}`,
      "scan.cap, SAGEWARDEN_CAP",
    ],
    ["Accounts scanned at once", String(scansAtOnce), "SAGEWARDEN_SCANS_AT_ONCE"],
    [
      "Between full scans",
      watchMinutes === false ? "nothing is read" : `what changed is read every ${plural(watchMinutes, "minute")}`,
      "watch.minutes",
    ],
    ["Scans, findings and reports are kept", kept(keep.history), "SAGEWARDEN_KEEP_HISTORY"],
    ["CloudTrail events are kept", kept(keep.events), "SAGEWARDEN_KEEP_EVENTS"],
  ] as const;
  return (
    <section aria-label="Scans" className="min-w-0">
      <h2 className="ledger-rule pb-1.5 text-base font-semibold">Scans</h2>
      <dl>
        {facts.map(([what, value, where]) => (
          <div
            key={what}
            className="grid gap-x-4 border-b py-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,1.2fr)]"
          >
            <dt className="text-muted">{what}</dt>
            <dd>{value}</dd>
            <dd className="font-mono text-xs text-muted">{where}</dd>
          </div>
        ))}
      </dl>
      <p className="py-2">
        <Link href="/scans" className="text-accent hover:underline">
          {schedules === 0 ? "Schedule full scans" : `${plural(schedules, "schedule")} of full scans`}
        </Link>{" "}
        <span className="text-muted">on the screen Scans</span>
      </p>
    </section>
  );
}

function kept(days: number | "all"): string {
  return days === "all" ? "for good" : `for ${plural(days, "day")}`;
}
