import { looksRound, polls, takesRole } from "#lib/simulator/accounts/activity/habits.ts";
import { serviceOf } from "#lib/simulator/accounts/build/actors.ts";
import { trailDays } from "#lib/simulator/accounts/build/site.ts";
import type { Counts } from "./counts.ts";
import type { Draw } from "./foundations.ts";
import { actorsOf } from "./identities.ts";
import { drawMoment } from "./moments.ts";

/** Everyday life on top of what the resources left behind, until there are as many events as asked for. */
export function fillTrail({ site, random, roles }: Draw, counts: Counts): void {
  const [engineer, visitor, pipeline] = actorsOf(site);
  const habits = [
    looksRound(engineer),
    looksRound(visitor),
    polls(pipeline),
    takesRole(serviceOf("sagemaker.amazonaws.com"), roles),
  ];
  while (site.content.events.length < counts.events) {
    random.pick(habits)(site, drawMoment(site, random, trailDays), random);
  }
}
