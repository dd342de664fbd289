import { readFileSync } from "node:fs";
import { z } from "zod";
import type { AthenaTable, QueryPlace } from "#lib/activity/queries/place.ts";
import type { TrailLogs } from "#lib/activity/trail-logs/place.ts";
import { checkIdToday, checkOf } from "#lib/checks/catalogue.ts";
import { adjustable, type CheckOptions, completed, sharedOptions } from "#lib/checks/options.ts";
import { type Config, usualConfigFile } from "#lib/config.ts";
import type { Destination } from "#lib/delivery/destination.ts";
import { AppError } from "#lib/errors.ts";
import type { Channel } from "#lib/notifications/channel.ts";
import { limitsOf, type PatternLimits } from "#lib/signals/over-time/fold.ts";
import { patterns } from "#lib/signals/patterns/index.ts";
import type { ScanOptions } from "#lib/store/views.ts";
import { destinationKinds, destinationName, destinationOf, kindNamed, lacking } from "./destination-settings.ts";
import { notificationsIn } from "./notification-settings.ts";
import { placeOf, querySettings } from "./query-settings.ts";
import { meant, objectIn, refused, valuesIn } from "./setting-values.ts";
import { trailLogSettings } from "./trail-log-settings.ts";
import { type WaiverPlace, waiverPlace } from "./waiver-text.ts";

/** What people set for all scans of an installation. */
export interface Settings {
  /** The file they come from; null when there is none. */
  file: string | null;
  /** How far back finished jobs are read, and the most of a kind in a region, unless a scan is told otherwise. */
  scan: Pick<ScanOptions, "horizonDays" | "cap">;
  /** How many minutes after another an account is looked at for what changed; false looks at none. */
  watch: { minutes: number | false };
  /** What was set for every check that asks it, as it stands in the file. */
  shared: Readonly<Record<string, unknown>>;
  checkOptions: CheckOptions;
  /** Where the logs of an account's trail may be read, by account. */
  trailLogs: Readonly<Record<string, TrailLogs>>;
  /** Where longer history may be asked for, by account. */
  eventQueries: Readonly<Record<string, QueryPlace>>;
  /** Where reports may be brought, by name. */
  destinations: readonly Destination[];
  /** Where notices go, by name; and the origin under which people reach the dashboard, null where nobody said. */
  notifications: { channels: readonly Channel[]; dashboard: string | null };
  /** Of every pattern of lib/signals, as people set them or by default. */
  signalLimits: PatternLimits;
  /** Where waivers stand that are reviewed as a file. */
  waivers: WaiverPlace;
}

const all = z.literal("all");
const scanSettings = {
  horizonDays: z
    .union([all, z.int().min(1).max(36_500)])
    .default(90)
    .describe('how many days back finished jobs are read, a whole number from 1 to 36500, or "all"'),
  cap: z
    .union([all, z.int().min(1).max(10_000_000)])
    .optional()
    .describe('the most finished jobs of a kind in a region that a scan reads, a whole number, or "all"'),
};

const watchSettings = {
  minutes: z
    .union([z.literal(false), z.int().min(0).max(1_440)])
    .default(5)
    .describe(
      "how many minutes pass between two looks at what changed, a whole number up to 1440; 0 or false for none",
    ),
};

/**
 * The settings in a file, `{ "scan": { "horizonDays": 90 }, "shared": { "<option>": … }, "checks": { "<id of a check>":
 * { "<option>": … } }, "signals": { "<id of a signal>": { "<limit>": … } }, "watch": { "minutes": 5 }, "trailLogs": { "<account>": { "bucket": …,
 * "region": … } }, "eventQueries": { "<account>": { "athena": … } }, "reports": { "destinations": { "<name>": { "folder": … } } },
 * "notifications": { "channels": { "<name>": { "slack": … } } }, "waivers": "<file>" }`, with the defaults of all others. What is shared goes to each check with an option of that name, unless
 * the check has its own. Without a name the usual file is read, if there is one. The environment's cap comes before the file's.
 * @throws AppError `usage` that names the file and the path in it, and says what may stand there.
 */
export function readSettings({ configFile: named, cap }: Partial<Pick<Config, "configFile" | "cap">> = {}): Settings {
  const settings = settingsFrom(named);
  return { ...settings, scan: { ...settings.scan, ...(cap !== undefined && { cap }) } };
}

function settingsFrom(named: string | undefined): Settings {
  const file = named ?? usualConfigFile;
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" && named === undefined) return { ...settingsIn("{}", file), file: null };
    const what = code === "ENOENT" ? "does not exist" : `cannot be read (${code})`;
    throw new AppError("usage", `The configuration file ${file} ${what}.`, "Name another, or none.");
  }
  return settingsIn(text, file);
}

/** @throws AppError `usage`, as above. */
export function settingsIn(text: string, file: string): Settings {
  const {
    scan = {},
    shared = {},
    checks = {},
    signals = {},
    watch = {},
    trailLogs = {},
    eventQueries = {},
    reports = {},
    notifications = {},
    waivers,
    ...others
  } = objectIn(parsed(text, file), file, "it");
  const [stray] = Object.keys(others);
  if (stray !== undefined) {
    throw refused(
      file,
      `there is no setting "${stray}"`,
      `It holds "scan", "shared", "checks", "signals", "watch", "trailLogs", "eventQueries", "reports", "notifications" and "waivers", nothing else.`,
    );
  }
  const common = sharedIn(shared, file);
  const own = Object.entries(objectIn(checks, file, "checks")).map(
    ([id, options]) => [checkIdToday(id), optionsIn(id, options, file)] as const,
  );
  return {
    file,
    scan: scanIn(scan, file),
    watch: watchIn(watch, file),
    shared: common,
    checkOptions: completed(Object.fromEntries(own), common),
    signalLimits: limitsIn(signals, file),
    trailLogs: trailLogsIn(trailLogs, file),
    eventQueries: eventQueriesIn(eventQueries, file),
    destinations: destinationsIn(reports, file),
    notifications: notificationsIn(notifications, file),
    waivers: waiversIn(waivers, file),
  };
}

function scanIn(given: unknown, file: string): Settings["scan"] {
  const entries = Object.entries(valuesIn("scan", given, scanSettings, file));
  const { horizonDays, cap } = z.object(scanSettings).parse(Object.fromEntries(entries));
  return { horizonDays, ...(cap !== undefined && { cap }) };
}

function watchIn(given: unknown, file: string): Settings["watch"] {
  const { minutes } = z.object(watchSettings).parse(valuesIn("watch", given, watchSettings, file));
  return { minutes: minutes || false };
}

/** What is set for all must be right for each that takes it. */
function sharedIn(given: unknown, file: string): Record<string, unknown> {
  const values = objectIn(given, file, "shared");
  for (const [name, value] of Object.entries(values)) {
    const takers = sharedOptions.get(name);
    if (!takers) {
      const names = [...sharedOptions.keys()];
      throw refused(
        file,
        `shared has no option "${name}"`,
        `${meant(name, names)}Options that several checks share: ${names.join(", ")}.`,
      );
    }
    for (const { options } of takers) valuesIn("shared", { [name]: value }, options.shape, file);
  }
  return values;
}

function limitsIn(given: unknown, file: string): PatternLimits {
  const set = objectIn(given, file, "signals");
  const ids = patterns.map(({ id }) => id);
  const own = Object.entries(set).map(([id, limits]) => {
    const pattern = patterns.find((one) => one.id === id);
    if (!pattern) {
      const advice = `${meant(id, ids)}Signals with limits are ${ids.join(", ")}.`;
      throw refused(file, `there is no signal "${id}" that has limits`, advice);
    }
    return [id, valuesIn(id, limits, pattern.limits.shape as Readonly<Record<string, z.ZodType>>, file)] as const;
  });
  return Object.fromEntries(patterns.map((one) => [one.id, limitsOf(one, Object.fromEntries(own))]));
}

function trailLogsIn(given: unknown, file: string): Record<string, TrailLogs> {
  return byAccount("trailLogs", given, file, (where, place) => {
    const { bucket, region, ...others } = valuesIn(where, place, trailLogSettings, file) as Partial<TrailLogs>;
    if (bucket !== undefined && region !== undefined) return { bucket, region, ...others };
    throw refused(
      file,
      `${where} has no ${bucket === undefined ? "bucket" : "region"}`,
      "It needs both, of the bucket.",
    );
  });
}

function eventQueriesIn(given: unknown, file: string): Record<string, QueryPlace> {
  return byAccount("eventQueries", given, file, (where, place) => {
    const named = valuesIn(where, place, querySettings, file) as { athena?: AthenaTable; eventDataStore?: string };
    const found = placeOf(named);
    if (found) return found;
    throw refused(file, `${where} must name one place`, 'It has "athena" or "eventDataStore".');
  });
}

function destinationsIn(given: unknown, file: string): Destination[] {
  const { destinations = {} } = valuesIn("reports", given, { destinations: z.unknown() }, file);
  return Object.entries(objectIn(destinations, file, "destinations of reports")).map(([name, entry]) => {
    if (!destinationName.test(name))
      throw refused(
        file,
        `a destination is called "${name}"`,
        "Its name is up to 40 small letters, digits and hyphens.",
      );
    const where = `the destination ${name}`;
    const kind = kindNamed(objectIn(entry, file, where));
    if (kind === undefined)
      throw refused(file, `${where} must name one place`, 'It has "folder", "bucket" or "webhook".');
    const values = valuesIn(where, entry, destinationKinds[kind], file, { isSecret: kind === "webhook" });
    const wrong = lacking(kind, values);
    if (wrong !== undefined) throw refused(file, `${where} ${wrong}`, "Both belong together.");
    return destinationOf(name, kind, values);
  });
}

function waiversIn(given: unknown, file: string): WaiverPlace {
  if (given === undefined || (typeof given === "string" && given !== "")) return waiverPlace(file, given);
  throw refused(file, "waivers is no name of a file", 'It looks like {"waivers": "waivers.yaml"}, beside it.');
}

function byAccount<Place>(
  name: string,
  given: unknown,
  file: string,
  placeIn: (where: string, place: unknown) => Place,
): Record<string, Place> {
  const places = Object.entries(objectIn(given, file, name)).map(([account, place]) => {
    if (!/^\d{12}$/.test(account))
      throw refused(file, `${name} names "${account}"`, "It is by account: a number of twelve digits.");
    return [account, placeIn(`${name} of ${account}`, place)] as const;
  });
  return Object.fromEntries(places);
}

function optionsIn(id: string, given: unknown, file: string): Record<string, unknown> {
  const ids = adjustable.map((check) => check.id);
  const check = adjustable.find((one) => one.id === checkIdToday(id));
  if (!check) {
    const what = checkOf(id) ? `the check ${id} has no options` : `there is no check "${id}"`;
    throw refused(file, what, `${meant(id, ids)}Checks with options are ${ids.join(", ")}.`);
  }
  return valuesIn(id, given, check.options.shape, file);
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw refused(file, `it is not JSON: ${why}`, "Correct it, or take it away.");
  }
}
