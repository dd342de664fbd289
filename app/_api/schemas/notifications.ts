import { z } from "zod";
import type { ChannelView, NotificationsView, TestView } from "#components/settings/notifications-view.ts";
import { severities } from "#lib/checks/define.ts";
import { describe } from "./describe.ts";
import { count, moment } from "./words.ts";

const channel = describe<ChannelView>(
  "NotificationChannel",
  "Where notices go, without what may be secret. `waiting`: messages that wait for their time, or for another try. `lastFailure.final`: it is not tried again.",
)(
  z.object({
    name: z.string(),
    type: z.enum(["webhook", "slack", "teams", "email"]),
    place: z.string(),
    on: z.array(z.string()),
    severities: z.array(z.enum(severities)),
    accounts: z.union([z.array(z.string()), z.literal("all")]),
    digest: z.object({ cron: z.string(), timeZone: z.string(), nextAt: moment }).nullable(),
    waiting: count,
    lastSentAt: moment.nullable(),
    lastFailure: z.object({ at: moment, why: z.string(), final: z.boolean() }).nullable(),
  }),
);

export const notifications = describe<NotificationsView>(
  "Notifications",
  "What is told to whom, as the configuration file says.",
)(
  z.object({
    channels: z.array(channel),
    dashboard: z.string().nullable(),
    kinds: z.array(z.object({ kind: z.string(), about: z.string() })),
  }),
);

export const testOutcome = describe<TestView>(
  "NotificationTest",
  "How a test went. `why`: why it was not sent, or not to everyone.",
)(z.object({ sent: z.boolean(), why: z.string().nullable() }));
