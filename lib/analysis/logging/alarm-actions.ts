import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { allOf, anyOf, type Fit } from "./fit.ts";
import { tells } from "./targets.ts";

export type Alarm = ResourceOf<"cloudwatch-alarm">;

/**
 * Whether an alarm tells somebody, by itself or by one that is made of it, or of one that is.
 * @param through whether a composite alarm goes off whenever one that it is made of does, for whom that matters.
 */
export function toldBy(alarm: Alarm, all: readonly Alarm[], through: (composite: Alarm) => Fit = () => true): Fit {
  const reached = new Map<Alarm, Fit>([[alarm, true]]);
  const queue = [alarm];
  for (const one of queue) {
    for (const composite of madeOf(one, all)) {
      const fit = allOf([reached.get(one), through(composite)]);
      // Each is met twice at most: alarms may be made of each other in more ways than anybody could walk.
      if (reached.has(composite) && (fit !== true || reached.get(composite) === true)) continue;
      reached.set(composite, fit);
      queue.push(composite);
    }
  }
  return anyOf([...reached].map(([one, fit]) => allOf([fit, acts(one)])));
}

function acts({ ActionsEnabled, AlarmActions = [] }: Alarm): Fit {
  return ActionsEnabled === false ? false : anyOf(AlarmActions.map(tells));
}

/** Source: CloudWatch API reference, PutCompositeAlarm: `ALARM("name") OR ALARM(arn)`. */
function madeOf({ AlarmName = "", AlarmArn = "" }: Alarm, all: readonly Alarm[]): Alarm[] {
  const names = [AlarmName, AlarmArn].filter(Boolean).flatMap((one) => [`"${one}"`, `(${one})`]);
  return all.filter(({ AlarmRule = "" }) => names.some((name) => AlarmRule.includes(name)));
}
