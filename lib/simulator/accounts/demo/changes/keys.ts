import { forwarded } from "#lib/simulator/accounts/activity/inside.ts";
import { onKey } from "#lib/simulator/accounts/build/changes.ts";
import { answeredTime } from "#lib/simulator/accounts/build/issued.ts";
import { at, day, inTrail, type Site } from "#lib/simulator/accounts/build/site.ts";
import { record } from "#lib/simulator/accounts/build/trail.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";
import { keyOf } from "./demo.ts";

/** Growth's key is opened to whoever asks, its old one goes, and search's is switched off to see who complains. */
export function eastKeyChanges(site: Site, { grace, tomasAdmin }: Cast): void {
  const growth = keyOf(site, "growth");
  const opened = { PolicyName: "default", Policy: growth.policy, BypassPolicyLockoutSafetyCheck: false };
  record(site, {
    ...{ at: at(site, 68, "19:04:27"), by: tomasAdmin, action: "kms:PutKeyPolicy" },
    ...onKey(site, growth, opened),
  });
  const leaving = keyOf(site, "growth-2022");
  const days = 30;
  const DeletionDate = leaving.DeletionDate ?? site.now;
  record(site, {
    ...{ at: new Date(DeletionDate.getTime() - days * day), by: tomasAdmin, action: "kms:ScheduleKeyDeletion" },
    ...onKey(
      site,
      leaving,
      { PendingWindowInDays: days },
      { KeyState: "PendingDeletion", PendingWindowInDays: days, DeletionDate: answeredTime(DeletionDate) },
    ),
  });
  const search = keyOf(site, "search");
  record(site, {
    ...{ at: at(site, 2, "17:41:55"), by: grace, action: "kms:DisableKey" },
    ...onKey(site, search),
  });
}

/** Grants that a volume of SageMaker's brings with it: asked for with the role's own session, by the service. */
export function grantsMade(site: Site): void {
  for (const { Arn, KeyId, ...key } of site.content.kms.keys) {
    if (!Arn || !KeyId) continue;
    for (const { GranteePrincipal = "", CreationDate, GrantId, Operations, Constraints } of key.grants ?? []) {
      if (!CreationDate || !inTrail(site, CreationDate) || !GranteePrincipal.includes(":role/")) continue;
      const role = GranteePrincipal.slice(GranteePrincipal.indexOf(":role/") + 6);
      record(site, {
        at: CreationDate,
        by: forwarded(site, role),
        action: "kms:CreateGrant",
        ...onKey(site, { ...key, Arn, KeyId }, { GranteePrincipal, Operations, Constraints }, { GrantId }),
      });
    }
  }
}
