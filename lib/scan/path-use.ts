import type { RegionReach } from "#lib/activity/reach.ts";
import type { StepUse } from "#lib/inventory/derived.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { latestUse } from "#lib/store/events-use.ts";
import type { Db } from "#lib/store/query.ts";
import type { SeenUse } from "#lib/store/views.ts";
import { gapsIn } from "./activity-reach.ts";
import { readWindow } from "./read-window.ts";

/**
 * Whether a step was used, as far as CloudTrail was read: by what is of one region the events of that region, by a role or user
 * those of all. "Nothing found" is only said with the times between which all of these regions were read.
 */
export async function seenUse(
  db: Db,
  account: string,
  use: StepUse,
  reach: readonly Pick<RegionReach, "region" | "readTo" | "gap">[],
): Promise<SeenUse> {
  const subject = "By" in use ? use.By : use.About;
  const region = parseArn(subject)?.region || "global";
  const own = reach.filter((one) => region === "global" || one.region === region);
  const whose = "By" in use ? { by: use.By } : { about: use.About };
  const event = (await latestUse(db, account, use.Events, whose)) ?? null;
  const gaps = gapsIn(own, region);
  const none = own.length === 0 ? [`No event of ${region === "global" ? "any region" : region} was read.`] : [];
  return { event, ...(await readWindow(db, account, own)), gaps: [...gaps, ...none] };
}
