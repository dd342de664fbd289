import { forwarded } from "#lib/simulator/accounts/activity/inside.ts";
import { onKey } from "#lib/simulator/accounts/build/changes.ts";
import { answeredTime } from "#lib/simulator/accounts/build/issued.ts";
import { at, day, roleArn, type Site } from "#lib/simulator/accounts/build/site.ts";
import { record } from "#lib/simulator/accounts/build/trail.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { keyOf } from "./demo.ts";

/**
 * A plan that nobody read takes the replica of the shared key for left over and schedules it for deletion; a day later,
 * when SageMaker is refused it for a volume, it is rescued. A key comes back disabled, and is enabled by hand.
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
  const refused = at(site, 55, "08:27:13");
  record(site, {
    ...{ at: refused, by: forwarded(site, executionRoles.pricing), action: "kms:CreateGrant" },
    ...onKey(site, key, {
      GranteePrincipal: roleArn(site, executionRoles.pricing),
      Operations: ["Decrypt", "GenerateDataKeyWithoutPlaintext", "CreateGrant"],
    }),
    // Source: KMS developer guide, "Create an alarm that detects use of a KMS key pending deletion".
    error: { code: "KMSInvalidStateException", message: `${key.Arn} is pending deletion.` },
  });
  const rescue = { by: grace, ...onKey(site, key) };
  record(site, { at: at(site, 55, "08:41:39"), action: "kms:CancelKeyDeletion", ...rescue });
  record(site, { at: at(site, 55, "08:42:20"), action: "kms:EnableKey", ...rescue });
}
