import type { ChannelView, NotificationsView } from "#components/settings/notifications-view.ts";
import { webhookAddress } from "#lib/delivery/webhook-address.ts";
import { nextOf } from "#lib/jobs/cadence.ts";
import { currentJobs } from "#lib/jobs/current.ts";
import type { Channel } from "#lib/notifications/channel.ts";
import { noticeKinds } from "#lib/notifications/kinds/index.ts";
import { currentStore } from "#lib/store/current.ts";
import { channelStates } from "#lib/store/notices.ts";

/** What is told to whom, with how it is going; without what may be secret. */
export async function notificationsView(): Promise<NotificationsView> {
  const { channels, dashboard } = currentJobs().settings.notifications;
  const states = new Map((await channelStates(currentStore().db)).map(({ channel, ...state }) => [channel, state]));
  return {
    channels: channels.map((channel): ChannelView => {
      const { name, type, on, severities, accounts } = channel;
      const state = states.get(name) ?? { waiting: 0, lastSentAt: null, lastFailure: null };
      return {
        ...{ name, type, place: placeOf(channel), on: [...on], severities: [...severities] },
        ...{ accounts: accounts === "all" ? accounts : [...accounts], digest: digestOf(channel), ...state },
      };
    }),
    dashboard,
    kinds: noticeKinds.map(({ kind, about }) => ({ kind, about })),
  };
}

/** Of an address its origin, since the rest may be a secret; where all of it is one, the variable that holds it. */
function placeOf(channel: Channel): string {
  switch (channel.type) {
    case "webhook":
      return webhookAddress(channel.url)?.origin ?? "";
    case "slack":
    case "teams":
      return `the address in ${channel.urlVariable}`;
    case "email":
      return `${channel.to.join(", ")} by ${channel.host}:${channel.port}`;
  }
}

function digestOf({ when }: Channel): ChannelView["digest"] {
  if (when === "at-once") return null;
  const { digest: cron, timeZone } = when;
  return { cron, timeZone, nextAt: nextOf({ type: "cron", cron, timeZone }, new Date()) ?? "" };
}
