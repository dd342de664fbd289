import { CodeBlock } from "../ui/code-block.tsx";
import { Channel } from "./notification-channel.tsx";
import { exampleChannels, type NotificationsView } from "./notifications-view.ts";

/** Who is told when something happens, and how that is going. */
export function Notifications({ notifications: { channels, dashboard, kinds } }: { notifications: NotificationsView }) {
  return (
    <section aria-label="Notifications" className="min-w-0">
      <h2 className="ledger-rule pb-1.5 text-base font-semibold">Notifications</h2>
      <p className="my-2 max-w-[72ch] text-muted">
        {channels.length === 0
          ? "Nobody is told when something happens. Name channels under “notifications”, of Slack, Teams, e-mail or a webhook, and start Sagewarden again; what is secret stays in environment variables."
          : "Set under “notifications”, by name. Addresses that are secret are not shown."}
        {channels.length > 0 &&
          dashboard === null &&
          " Notices have no links: “notifications.dashboard” says under which address people reach this page."}
      </p>
      {channels.length > 0 && (
        <ul>
          {channels.map((channel) => (
            <Channel key={channel.name} channel={channel} />
          ))}
        </ul>
      )}
      <details className="mt-2" open={channels.length === 0}>
        <summary className="cursor-pointer text-accent">What channels can be told, and how they are set</summary>
        <div className="mt-2 grid min-w-0 gap-x-10 gap-y-3 lg:grid-cols-2">
          <dl>
            {kinds.map(({ kind, about }) => (
              <div key={kind} className="border-b py-1.5">
                <dt className="font-mono text-xs">{kind}</dt>
                <dd className="text-muted">{about}</dd>
              </div>
            ))}
          </dl>
          <CodeBlock code={exampleChannels} what="an example of channels" />
        </div>
      </details>
    </section>
  );
}
