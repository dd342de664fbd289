import { ownImage, prebuilt } from "#lib/simulator/accounts/build/images.ts";
import { processingPlan, processingRun } from "#lib/simulator/accounts/build/processing.ts";
import { spread } from "#lib/simulator/accounts/build/schedule.ts";
import { at, hoursAgo, type Site } from "#lib/simulator/accounts/build/site.ts";
import { trainingPlan, trainingRun } from "#lib/simulator/accounts/build/training.ts";
import { transformPlan, transformRun } from "#lib/simulator/accounts/build/transform.ts";
import { tuningJob } from "#lib/simulator/accounts/build/tuning.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { outcomes } from "#lib/simulator/accounts/demo/outcomes.ts";
import type { EuropeNetworks } from "./foundations.ts";

const bucket = "nwa-pricing-eu-west-1/jobs";
const office = { from: 86, to: 2, hours: [8, 17] as const, workdays: true };

export function pricingJobs(
  site: Site,
  { elena, deploy, pricingStudio, airflow }: Cast,
  { pricing, keys }: EuropeNetworks,
): void {
  const role = executionRoles.pricing;
  const vpc = vpcConfig(pricing.subnets, pricing.group);
  const tags = { Team: "pricing" };

  const elasticity = trainingPlan(site, {
    base: "elasticity",
    by: deploy,
    role,
    bucket,
    image: prebuilt(site, "sklearn", "sagemaker-scikit-learn:1.4-2-cpu-py312"),
    vpc,
    outputKey: keys.shared.Arn,
    tags,
  });
  for (const run of outcomes("elasticity", spread(site, "elasticity", 12, office))) trainingRun(site, elasticity, run);
  const basket = trainingPlan(site, {
    base: "basket",
    by: pricingStudio,
    role,
    bucket,
    image: ownImage(site, "pricing/basket:1.9.2"),
    isolated: true,
    volumeKey: keys.shared.Arn,
    tags,
  });
  for (const run of outcomes("basket", spread(site, "basket", 8, office))) trainingRun(site, basket, run);
  trainingRun(site, elasticity, { at: hoursAgo(site, 0.5), status: "InProgress" });

  for (const [index, daysAgo] of [47, 11].entries()) {
    tuningJob(site, {
      name: `basket-hpo-${index + 1}`,
      by: elena,
      at: at(site, daysAgo, "13:20:00"),
      plans: [basket],
      children: 3,
      tags,
    });
  }
  const baskets = processingPlan(site, {
    base: "baskets",
    by: airflow,
    role,
    bucket,
    image: prebuilt(site, "sklearn", "sagemaker-scikit-learn:1.2-1-cpu-py3"),
    volumeKey: keys.shared.Arn,
    network: { EnableNetworkIsolation: false, EnableInterContainerTrafficEncryption: true, VpcConfig: vpc },
    tags,
  });
  for (const run of outcomes("baskets", spread(site, "baskets", 15, { ...office, hours: [2, 5] })))
    processingRun(site, baskets, run);
  const prices = transformPlan({
    base: "price-list",
    by: deploy,
    model: "price-elasticity",
    bucket,
    outputKey: "alias/ml-shared",
    tags,
  });
  for (const run of outcomes("prices", spread(site, "prices", 10, { ...office, from: 78 })))
    transformRun(site, prices, run);
}
