import { onKey } from "#lib/simulator/accounts/build/changes.ts";
import { answeredTime } from "#lib/simulator/accounts/build/issued.ts";
import { at, day, type Site } from "#lib/simulator/accounts/build/site.ts";
import { record } from "#lib/simulator/accounts/build/trail.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";
import { keyOf } from "./demo.ts";

/**
 * A plan that nobody read takes the replica of the shared key for left over and schedules it for deletion; a day later,
 * when the first job fails, it is rescued. A key comes back disabled, and is enabled by hand.
 */
export function keyRescued(site: Site, { terraform, grace }: Cast): void {
  const key = keyOf(site, "ml-shared");
  const scheduled = at(site, 56, "09:02:18");
  const PendingWindowInDays = 7;
  record(site, {
    ...{ at: scheduled, by: terraform, action: "kms:ScheduleKeyDeletion" },
    ...onKey(
      site,
      key,
      { PendingWindowInDays },
      {
        ...{ KeyState: "PendingDeletion", PendingWindowInDays },
        DeletionDate: answeredTime(new Date(scheduled.getTime() + PendingWindowInDays * day)),
      },
    ),
  });
  const rescue = { by: grace, ...onKey(site, key) };
  record(site, { at: at(site, 55, "08:41:39"), action: "kms:CancelKeyDeletion", ...rescue });
  record(site, { at: at(site, 55, "08:42:20"), action: "kms:EnableKey", ...rescue });
}
