import { z } from "zod";
import type { DestinationView, SettingsView, SettingView } from "#components/settings/settings-view.ts";
import { describe } from "./describe.ts";
import { count } from "./words.ts";

const setting = describe<SettingView>(
  "Setting",
  "An option of checks, with what they judge by, or a limit of a signal.",
)(
  z.object({
    option: z.string(),
    is: z.string(),
    value: z.unknown(),
    isDefault: z.boolean(),
    checks: z.array(z.object({ id: z.string(), title: z.string() })),
    signal: z.string().nullable(),
  }),
);

export const reportDestination = describe<DestinationView>(
  "ReportDestination",
  "Where reports may be brought, without what may be secret.",
)(z.object({ name: z.string(), type: z.enum(["folder", "bucket", "webhook"]), place: z.string() }));

const days = z.union([z.int(), z.literal("all")]);

export const settings = describe<SettingsView>(
  "Settings",
  "What is set for all scans, in the file and the environment that were read at the start.",
)(
  z.object({
    file: z.string().nullable(),
    horizonDays: days,
    cap: z.union([z.int(), z.literal("all")]),
    scansAtOnce: count,
    watchMinutes: z.union([count, z.literal(false)]),
    keep: z.object({ history: days, events: days }),
    shared: z.array(setting),
    own: z.array(setting),
    signals: z.array(setting),
    destinations: z.array(reportDestination),
  }),
);
