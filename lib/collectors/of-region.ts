import type { CollectContext, Listed } from "./define.ts";

/**
 * What a region has once, whether or not it is on there: GuardDuty, Security Hub, Macie, Inspector, the recorder of AWS Config. It is one
 * resource in every region, named after the region, since "not enabled" is what a check may fail and an empty list is
 * nothing to judge. It says that it is off as AWS does, by a status or an empty list; by an empty list as well where AWS refuses to
 * describe what is not there (`orNone`). Where the answer was any other, the resource is unread: silence is neither "on" nor "off".
 *
 * Its ARN is the one AWS gives it, or where that has an id which is there only while it is on, the same without it.
 */
export function ofRegion({ region, arnOf }: Pick<CollectContext, "region" | "arnOf">, service: string, what: string) {
  const identify = (): Listed => ({ name: region, arn: arnOf(service, what), isAlways: true });
  return [[region], identify] as const;
}
