import { made } from "#lib/simulator/accounts/build/made.ts";
import { base36Of } from "#lib/simulator/accounts/build/random.ts";
import { arnOf, at, hoursAgo, later, type Site, sagemakerArn } from "#lib/simulator/accounts/build/site.ts";
import { tagsOf } from "#lib/simulator/accounts/build/tags.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";
import { company } from "#lib/simulator/accounts/demo/company.ts";

/** Machines paid for in advance, one plan of which is used up; and the vendor's people who outline what is in the pictures. */
export function visionCapacity(site: Site, { dmitri }: Cast): void {
  const plan = (name: string, bought: Date, start: Date, days: number, use: { total: number; busy: number }) => {
    const TrainingPlanArn = sagemakerArn(site, "training-plan", name);
    const isOver = later(start, days * 24 * 60).getTime() < site.now.getTime();
    const status = isOver ? "Expired" : "Active";
    const span = {
      DurationHours: days * 24,
      DurationMinutes: 0,
      StartTime: start,
      EndTime: later(start, days * 24 * 60),
    };
    made(
      site,
      "trainingPlans",
      {
        TrainingPlanArn,
        TrainingPlanName: name,
        Status: status,
        ...span,
        UpfrontFee: String(use.total * days * 24 * 20),
        CurrencyCode: "USD",
        TotalInstanceCount: use.total,
        AvailableInstanceCount: isOver ? 0 : use.total - use.busy,
        InUseInstanceCount: use.busy,
        UnhealthyInstanceCount: 0,
        TargetResources: ["training-job"],
        ReservedCapacitySummaries: [
          {
            ReservedCapacityArn: arnOf(site, "sagemaker", `reserved-capacity/${base36Of(`capacity ${name}`, 12)}`),
            InstanceType: "ml.p4d.24xlarge",
            TotalInstanceCount: use.total,
            Status: status,
            AvailabilityZone: `${site.region}b`,
            ...span,
          },
        ],
        Tags: tagsOf({ Team: "vision" }),
      },
      {
        by: dmitri,
        at: bought,
        operation: "CreateTrainingPlan",
        request: { TrainingPlanName: name, TrainingPlanOfferingId: `tpo-${base36Of(`offering ${name}`, 20)}` },
        response: { TrainingPlanArn },
      },
    );
  };
  plan("backbone-spring", at(site, 170, "18:00:00"), at(site, 160, "11:30:00"), 30, { total: 8, busy: 0 });
  plan("backbone-now", at(site, 24, "18:00:00"), hoursAgo(site, 24 * 12), 30, { total: 8, busy: 8 });

  site.content.sagemaker.subscribedWorkteams.push({
    WorkteamArn: `arn:aws:sagemaker:${site.region}:${company.labelingPartner}:workteam/vendor-crowd/outlines-1188`,
    MarketplaceTitle: "Outlines: polygons and masks",
    SellerName: "Clear Label Works",
    MarketplaceDescription: "Pixel-exact outlines of goods on shelves",
    ListingId: "prodview-q2m6ta7xw4hlo",
  });
}
