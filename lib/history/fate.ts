import { leastDays, type RightsRecord, unsure } from "#lib/analysis/iam/never-used.ts";
import { recordedActions, unrecordedActions } from "./sagemaker-actions.ts";
import { isUnseen } from "./unseen.ts";

/** What becomes of a right in a right-sized policy. Only what would have been seen, and was not, is `unused`. */
export type Fate = "used" | "unseen" | "unused";

export interface Judged {
  fate: Fate;
  /** How it is known, in words that follow the action. */
  why: string;
}

/** What the stored calls of a role say. */
export interface StoredUse {
  /** Actions that its sessions asked for and were not denied, in lower case, with how often. */
  actions: ReadonlyMap<string, number>;
  /** Whole days of which all of CloudTrail is here, of every region in which the role could have called; 0 where something is missing. */
  wholeDays: number;
}

/** CloudTrail's own history is of 90 days at the most, and the first call in it comes some days after they begin. */
export const leastWholeDays = 80;

const named = (names: readonly string[]) => new Set(names.map((name) => `sagemaker:${name}`.toLowerCase()));
const calledForData = named(unrecordedActions);
const recorded = named(recordedActions);

/**
 * @param action exact, `sagemaker:CreateModel`
 * @param makes whether a right stays to what gives tags by the way: that uses `sagemaker:AddTags` without a call of this name
 */
export function fateOf(action: string, stored: StoredUse, record: RightsRecord | undefined, makes = true): Judged {
  const wanted = action.toLowerCase();
  const [service = "", name = ""] = wanted.split(":");
  const count = stored.actions.get(wanted);
  if (count !== undefined) return { fate: "used", why: `called ${count === 1 ? "once" : `${count} times`}` };
  const own = record?.services.get(service);
  const last = own?.actions?.get(name);
  if (last) return { fate: "used", why: `used on ${last.slice(0, 10)}, by IAM's record` };
  const isLong = (record?.days ?? 0) >= leastDays;
  if (unsure.has(service)) return { fate: "unseen", why: "services use it for the role, or it is no call" };
  if (isNeverUsed(service, stored, record)) {
    return { fate: "unused", why: `${service} never called in ${record?.days} days, by IAM's record` };
  }
  if (makes && wanted === "sagemaker:addtags")
    return { fate: "unseen", why: "what makes something with tags uses it, and makes no call of this name" };
  if (calledForData.has(wanted) || isUnseen(wanted))
    return { fate: "unseen", why: "a call on data, which no record has" };
  if (last === null && isLong) return { fate: "unused", why: `not used in ${record?.days} days, by IAM's record` };
  // Of what is in no table nobody knows whether CloudTrail's history would have it.
  if (recorded.has(wanted) && stored.wholeDays >= leastWholeDays) {
    return { fate: "unused", why: `not called in the ${stored.wholeDays} days of CloudTrail that are here` };
  }
  return { fate: "unseen", why: "neither IAM's record nor the CloudTrail that is here would show it" };
}

/** Whether nothing of a service was ever used, data and all. Undefined where that is not known. */
export function isNeverUsed(service: string, stored: StoredUse, record: RightsRecord | undefined): boolean | undefined {
  // IAM ignores case, and a policy has it as somebody typed it.
  const name = service.toLowerCase();
  const own = record?.services.get(name);
  if (!own || unsure.has(name) || (record?.days ?? 0) < leastDays) return undefined;
  const isCalled = [...stored.actions.keys()].some((action) => action.startsWith(`${name}:`));
  // A call that IAM remembers is a use, whatever it says of the service.
  const isRemembered = [...(own.actions?.values() ?? [])].some((last) => last !== null);
  return own.lastUsed === null && !isCalled && !isRemembered;
}
