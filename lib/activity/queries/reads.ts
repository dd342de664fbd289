import { atMost } from "#lib/at-most.ts";
import type { ClientPool } from "#lib/aws/clients.ts";
import { CallFailed } from "#lib/aws/guard.ts";
import type { LogFolder } from "#lib/aws/log-folder.ts";
import { missingPermission } from "#lib/readings/reading.ts";
import { LogBucket } from "../trail-logs/bucket.ts";
import { dayFolder } from "../trail-logs/place.ts";
import type { Reads } from "./engine.ts";
import type { Narrowed } from "./partitions.ts";
import { dayAfter, daysOf, type EventQuestion } from "./question.ts";

/** Folders of a day that are listed; of more, as many at equal distances, and what they hold stands for all. */
const mostListed = 60;
const atOnce = 8;
/** US dollars for a byte, and the fewest bytes that a query is charged for. Source: Athena pricing, us-east-1: $5 for a TB, at least 10 MB. */
const price = { byByte: 5e-12, least: 10e6 };

interface Located {
  folder: LogFolder;
  /** The location is of this region alone. */
  region: string | undefined;
}

/** The account's folder in a table's location; undefined where it lies otherwise than a trail's logs do, or is of more accounts. */
export function folderAt(
  parameters: Readonly<Record<string, string>>,
  by: Narrowed["by"],
  account: string,
): Located | undefined {
  const template = parameters["storage.location.template"] ?? parameters.location ?? "";
  const location = by.has("account") ? template.replace(/\$\{\w*account\w*\}/i, account) : template;
  const found =
    /^s3:\/\/([^/]+)\/((?:[^/]+\/)*?AWSLogs\/(?:o-\w+\/)?(\d{12})\/CloudTrail\/)([a-z]{2,5}(?:-[a-z]+)+-\d)?/.exec(
      location.endsWith("/") ? location : `${location}/`,
    );
  if (!found || found[3] !== account) return undefined;
  const [, bucket = "", folder = "", , region] = found;
  return { folder: { bucket, folder }, region };
}

/** How much a question of a table reads: the stored bytes of the logs in the folders that are left. They are listed, which costs next to nothing. */
export async function readsOf(
  pool: ClientPool,
  located: Located | undefined,
  question: EventQuestion,
  { by, region, signal }: { by: Narrowed["by"]; region: string; signal: AbortSignal },
): Promise<Reads> {
  const unknown = (why: string): Reads => ({ bytes: null, isEstimated: false, why, dollars: null });
  if (!located)
    return unknown(
      "The table does not lie in the folder of one account's logs, so how much is read cannot be told before.",
    );
  const bucket = new LogBucket(pool, located.folder, { region, signal });
  try {
    const regions = located.region === undefined ? await bucket.folders("") : [located.region];
    const asked =
      by.has("region") && question.regions.length > 0
        ? regions.filter((one) => question.regions.includes(one))
        : regions;
    const folders: string[] = [];
    for (const one of asked) {
      const days = by.has("day")
        ? daysOf({ from: question.from, to: dayAfter(question.to) })
        : await daysIn(bucket, one);
      folders.push(...days.map((day) => dayFolder(one, day)));
    }
    const step = Math.max(1, folders.length / mostListed);
    const listed = Array.from(
      { length: Math.min(mostListed, folders.length) },
      (_, at) => folders[Math.floor(at * step)] ?? "",
    );
    let bytes = 0;
    await atMost(atOnce, listed, async (folder) => {
      for await (const page of bucket.files(folder, null)) for (const { object } of page) bytes += object.Size ?? 0;
    });
    const isEstimated = folders.length > listed.length;
    const all = isEstimated ? Math.round((bytes / listed.length) * folders.length) : bytes;
    return { bytes: all, isEstimated, why: null, dollars: Math.max(all, price.least) * price.byByte };
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    const { failure } = error;
    return unknown(
      failure.class === "denied"
        ? `How much is read cannot be told before: ${missingPermission(failure)} is not allowed in ${located.folder.bucket}.`
        : `How much is read cannot be told before: ${failure.action} gave ${failure.code}.`,
    );
  }
}

/** Every day since the first month of which there is a folder. */
async function daysIn(bucket: LogBucket, region: string): Promise<string[]> {
  const [year] = (await bucket.folders(`${region}/`)).sort();
  if (year === undefined) return [];
  const [month] = (await bucket.folders(`${region}/${year}/`)).sort();
  return daysOf({ from: `${year}-${month ?? "01"}-01`, to: new Date().toISOString().slice(0, 10) });
}
