import { pinnedImage } from "#lib/simulator/accounts/build/images.ts";
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

const bucket = "nwa-credit-risk-eu-west-1";
const nights = { from: 88, to: 2, hours: [0, 4] as const };
const tags = { Team: "credit-risk", Owner: "Aoife Byrne", DataClass: "restricted", Environment: "prod" };

/** Isolated, in the VPC, encrypted at rest and between machines; started by the pipeline or by people behind MFA. */
export function creditRiskJobs(
  site: Site,
  { creditRiskCi, aoife, lars }: Cast,
  { creditRisk, keys }: EuropeNetworks,
): void {
  const vpc = vpcConfig(creditRisk.subnets, creditRisk.workload);
  const key = keys.creditRisk.Arn;
  const sealed = {
    role: executionRoles.creditRiskTraining,
    bucket,
    vpc,
    volumeKey: key,
    outputKey: key,
    isolated: true,
    encrypted: true,
    tags,
  };

  const retail = trainingPlan(site, {
    ...sealed,
    base: "credit-risk-pd-retail",
    by: creditRiskCi,
    image: pinnedImage(site, "credit-risk/pd-retail"),
    type: "ml.m5.4xlarge",
    hyperParameters: { max_depth: "6", eta: "0.08" },
  });
  for (const run of outcomes("pd retail", spread(site, "pd retail", 34, nights), 0.04)) trainingRun(site, retail, run);
  const cluster = trainingPlan(site, {
    ...sealed,
    base: "credit-risk-early-warning",
    by: creditRiskCi,
    image: pinnedImage(site, "credit-risk/early-warning"),
    type: "ml.c6i.8xlarge",
    count: 4,
    hyperParameters: { sagemaker_mpi_enabled: "true" },
  });
  for (const run of outcomes("early warning", spread(site, "early warning", 16, nights), 0.05))
    trainingRun(site, cluster, run);
  const research = trainingPlan(site, {
    ...sealed,
    base: "credit-risk-lgd",
    by: lars,
    image: pinnedImage(site, "credit-risk/lgd"),
    type: "ml.m5.xlarge",
    spot: true,
  });
  for (const run of outcomes("lgd", spread(site, "lgd", 9, { from: 86, to: 2, workdays: true }), 0.1))
    trainingRun(site, research, run);
  trainingRun(site, retail, { at: hoursAgo(site, 0.8), status: "InProgress" });

  for (const [index, daysAgo] of [83, 69, 51, 37, 22, 6].entries()) {
    tuningJob(site, {
      name: `credit-risk-hpo-${index + 1}`,
      by: aoife,
      at: at(site, daysAgo, "16:00:00"),
      plans: [retail],
      children: 4,
      tags,
    });
  }

  const network = { EnableNetworkIsolation: true, EnableInterContainerTrafficEncryption: true, VpcConfig: vpc };
  const role = executionRoles.creditRiskProcessing;
  const features = processingPlan(site, {
    base: "credit-risk-features",
    by: creditRiskCi,
    role,
    bucket,
    image: pinnedImage(site, "credit-risk/features"),
    type: "ml.m5.4xlarge",
    count: 2,
    volumeKey: key,
    outputKey: key,
    network,
    tags,
  });
  for (const run of outcomes("credit features", spread(site, "credit features", 36, nights), 0.04))
    processingRun(site, features, run);
  const fairness = processingPlan(site, {
    base: "credit-risk-fairness",
    by: creditRiskCi,
    role,
    bucket,
    image: pinnedImage(site, "credit-risk/fairness"),
    volumeKey: key,
    outputKey: key,
    network,
    tags,
  });
  for (const run of outcomes("fairness", spread(site, "fairness", 14, nights), 0.04))
    processingRun(site, fairness, run);

  const monthly = transformPlan({
    base: "credit-risk-book",
    by: creditRiskCi,
    model: "credit-risk-pd-retail-v4",
    bucket,
    type: "ml.c6i.4xlarge",
    count: 2,
    volumeKey: key,
    outputKey: key,
    capture: { bucket, key: keys.creditRiskCapture.Arn },
    tags,
  });
  for (const run of outcomes("book", spread(site, "book", 20, nights), 0.03)) transformRun(site, monthly, run);
  const losses = transformPlan({
    base: "credit-risk-losses",
    by: creditRiskCi,
    model: "credit-risk-lgd-v2",
    bucket,
    volumeKey: key,
    outputKey: key,
    capture: { bucket, key: keys.creditRiskCapture.Arn },
    tags,
  });
  for (const run of outcomes("losses", spread(site, "losses", 10, nights), 0.03)) transformRun(site, losses, run);
}
