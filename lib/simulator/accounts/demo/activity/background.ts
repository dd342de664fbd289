import {
  awaitsJob,
  type Habit,
  hurries,
  looksRound,
  opensStudio,
  polls,
  takesRole,
  testsDeployment,
} from "#lib/simulator/accounts/activity/habits.ts";
import { seededRandom } from "#lib/simulator/accounts/build/random.ts";
import { spread } from "#lib/simulator/accounts/build/schedule.ts";
import { type Site, trailDays } from "#lib/simulator/accounts/build/site.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";
import { executionRoles } from "#lib/simulator/accounts/demo/cast.ts";

/** A habit, how often it is met among the others, and when of the day (UTC). */
interface Routine {
  habit: Habit;
  weight: number;
  hours: readonly [number, number];
  workdays?: boolean;
}

const daytime = { hours: [13, 22] as const, workdays: true };
const europe = { hours: [7, 17] as const, workdays: true };
const always = { hours: [0, 24] as const };

function routinesOf(cast: Cast): Record<string, Routine[]> {
  const { growth, pricing, visionStudio, creditRiskStudio } = executionRoles;
  const everywhere: Routine[] = [
    { habit: polls(cast.observability), weight: 5, ...always },
    { habit: looksRound(cast.sam), weight: 2, ...europe },
    { habit: looksRound(cast.terraform), weight: 1, ...always },
  ];
  return {
    "us-east-1": [
      ...everywhere,
      { habit: looksRound(cast.mia), weight: 4, ...daytime },
      { habit: looksRound(cast.tomas), weight: 4, ...daytime },
      { habit: looksRound(cast.analyst), weight: 2, ...daytime },
      { habit: looksRound(cast.ines), weight: 2, ...daytime },
      { habit: looksRound(cast.yuki), weight: 2, ...daytime },
      { habit: opensStudio(cast.mia, growth, "mia-chen", false), weight: 2, ...daytime },
      { habit: opensStudio(cast.tomas, growth, "tomas-rivera", false), weight: 2, ...daytime },
      { habit: awaitsJob(cast.growthPipeline), weight: 2, ...always },
      { habit: awaitsJob(cast.deploy), weight: 2, ...always },
      { habit: testsDeployment(cast.deploy, executionRoles.searchServing), weight: 1, ...daytime },
      { habit: hurries(cast.airflow), weight: 1, ...always },
      {
        habit: takesRole(cast.sagemaker, [growth, executionRoles.growthPipeline, executionRoles.fraudTraining]),
        weight: 8,
        ...always,
      },
    ],
    "eu-west-1": [
      ...everywhere,
      { habit: looksRound(cast.aoife), weight: 4, ...europe },
      { habit: looksRound(cast.lars), weight: 3, ...europe },
      { habit: looksRound(cast.elena), weight: 2, ...europe },
      { habit: opensStudio(cast.aoife, creditRiskStudio, "aoife-byrne", true), weight: 2, ...europe },
      { habit: opensStudio(cast.sofia, creditRiskStudio, "sofia-rossi", true), weight: 2, ...europe },
      { habit: opensStudio(cast.elena, pricing, "elena-petrova", true), weight: 1, ...europe },
      { habit: awaitsJob(cast.creditRiskCi), weight: 3, ...always },
      { habit: takesRole(cast.sagemaker, [executionRoles.creditRiskTraining, pricing]), weight: 6, ...always },
    ],
    "us-west-2": [
      ...everywhere,
      { habit: looksRound(cast.dmitri), weight: 3, ...daytime },
      { habit: looksRound(cast.hana), weight: 3, ...daytime },
      { habit: looksRound(cast.ravi), weight: 2, ...daytime },
      { habit: opensStudio(cast.dmitri, visionStudio, "dmitri-volkov", false), weight: 2, ...daytime },
      { habit: awaitsJob(cast.deploy), weight: 2, ...always },
      { habit: takesRole(cast.sagemaker, [executionRoles.visionTraining, executionRoles.edge]), weight: 4, ...always },
    ],
  };
}

/** Everyday life, until the region's trail has so many events. */
export function everydayLife(site: Site, cast: Cast, target: number): void {
  const routines = routinesOf(cast)[site.region] ?? [];
  const lots = routines.flatMap((routine) => Array.from({ length: routine.weight }, () => routine));
  const random = seededRandom(`everyday ${site.region}`);
  for (let turn = 0; site.content.events.length < target && turn < target; turn++) {
    const { habit, hours, workdays = false } = random.pick(lots);
    const [start] = spread(site, `everyday ${site.region} ${turn}`, 1, { from: trailDays - 1, to: 2, hours, workdays });
    if (start) habit(site, start, random);
  }
}
