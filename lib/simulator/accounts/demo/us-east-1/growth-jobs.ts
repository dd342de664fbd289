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
import type { EastNetworks } from "./foundations.ts";

const bucket = "nwa-growth-us-east-1/jobs";
const nights = { from: 88, to: 2, hours: [1, 5] as const };
const office = { from: 86, to: 2, hours: [9, 19] as const, workdays: true };

export function growthJobs(
  site: Site,
  { mia, tomas, growthPipeline, growthNotebook, airflow, jenkins }: Cast,
  { shared }: EastNetworks,
): void {
  const role = executionRoles.growth;
  const tags = { Team: "growth" };
  const vpc = vpcConfig([shared.privateA], shared.training);

  const churn = trainingPlan(site, {
    base: "churn-xgb",
    by: growthPipeline,
    role: executionRoles.growthPipeline,
    bucket,
    image: prebuilt(site, "sklearn", "sagemaker-xgboost:1.5-1"),
    type: "ml.m5.2xlarge",
    hyperParameters: { objective: "binary:logistic", num_round: "400" },
    tags,
  });
  for (const run of outcomes("churn", spread(site, "churn", 30, nights))) trainingRun(site, churn, run);

  // Several machines that talk to each other in the clear.
  const horovod = trainingPlan(site, {
    base: "ctr-horovod",
    by: airflow,
    role,
    bucket,
    image: prebuilt(site, "deepLearning", "tensorflow-training:2.14.1-gpu-py310-cu118-ubuntu20.04-sagemaker"),
    type: "ml.p3.2xlarge",
    count: 4,
    vpc,
    hyperParameters: {
      sagemaker_mpi_enabled: "true",
      sagemaker_mpi_num_of_processes_per_host: "1",
      sagemaker_mpi_custom_mpi_options: '"-x HOROVOD_TIMELINE"',
      sagemaker_program: '"train.py"',
    },
  });
  for (const run of outcomes("horovod", spread(site, "horovod", 12, nights))) trainingRun(site, horovod, run);
  const parameterServer = trainingPlan(site, {
    base: "ctr-mxnet-ps",
    by: airflow,
    role: executionRoles.legacyRoot,
    bucket,
    image: prebuilt(site, "deepLearning", "mxnet-training:1.9.0-cpu-py38"),
    type: "ml.c5.4xlarge",
    count: 3,
    hyperParameters: { sagemaker_parameter_server_enabled: "true" },
  });
  for (const run of outcomes("ps", spread(site, "ps", 8, nights))) trainingRun(site, parameterServer, run);
  const chainer = trainingPlan(site, {
    base: "embeddings-chainer",
    by: jenkins,
    role,
    bucket,
    image: prebuilt(site, "scriptMode", "sagemaker-chainer:5.0.0-gpu-py3"),
    type: "ml.p2.xlarge",
    hyperParameters: { sagemaker_use_mpi: "true", sagemaker_num_processes: "2" },
  });
  for (const run of outcomes("chainer", spread(site, "chainer", 4, office), 0.5)) trainingRun(site, chainer, run);

  const notebooks = trainingPlan(site, {
    base: "sagemaker-scikit-learn",
    by: growthNotebook,
    role,
    bucket: `sagemaker-us-east-1-${site.account}`,
    image: prebuilt(site, "sklearn", "sagemaker-scikit-learn:0.23-1-cpu-py3"),
    type: "ml.m5.large",
  });
  for (const run of outcomes("notebooks", spread(site, "notebooks", 20, office), 0.3))
    trainingRun(site, notebooks, { ...run, by: run.at.getTime() % 3 ? growthNotebook : mia });
  const spot = trainingPlan(site, {
    base: "ltv-spot",
    by: tomas,
    role,
    bucket,
    image: ownImage(site, "growth/ltv:latest"),
    type: "ml.c5.2xlarge",
    spot: true,
    // Nobody goes on from where an instance was taken away.
    more: { CheckpointConfig: undefined },
    environment: {
      LOG_LEVEL: "debug",
      GREETING: '=HYPERLINK("http://192.0.2.66","click")',
      BANNER: "<script>alert('env')</script>",
    },
  });
  for (const run of outcomes("spot", spread(site, "spot", 9, office))) trainingRun(site, spot, run);
  const debug = trainingPlan(site, {
    base: "ltv-debug",
    by: tomas,
    role,
    bucket,
    image: ownImage(site, "growth/ltv:latest"),
    type: "ml.m5.xlarge",
    more: {
      RemoteDebugConfig: { EnableRemoteDebug: true },
      // Where whoever looks in can see the curves.
      TensorBoardOutputConfig: { S3OutputPath: "s3://partner-model-share-8842/ltv-curves/" },
      MlflowConfig: {
        MlflowResourceArn: "arn:aws:sagemaker:us-east-1:884211330042:mlflow-tracking-server/propensity",
        MlflowExperimentName: "ltv",
      },
    },
  });
  trainingRun(site, debug, { at: hoursAgo(site, 3.2), status: "InProgress" });
  trainingRun(site, churn, { at: hoursAgo(site, 0.6), status: "InProgress" });

  const tuned = trainingPlan(site, {
    base: "unused",
    role,
    bucket,
    image: prebuilt(site, "xgboostAlgorithm", "xgboost:1"),
    type: "ml.m5.xlarge",
    hyperParameters: { num_round: "200" },
  });
  for (const [index, daysAgo] of [72, 54, 31, 18].entries()) {
    tuningJob(site, {
      name: `churn-hpo-${index + 1}`,
      by: tomas,
      at: at(site, daysAgo, "18:40:00"),
      plans: [tuned],
      children: 4,
      status: index === 1 ? "Stopped" : "Completed",
      tags,
    });
  }
  tuningJob(site, {
    name: "coupon-hpo",
    by: mia,
    at: at(site, 8, "11:02:00"),
    plans: [tuned, churn],
    status: "Failed",
    reason: "All training jobs failed. Please take a look at the training jobs failures to get more details.",
  });

  const spark = processingPlan(site, {
    base: "sessions-spark",
    by: growthPipeline,
    role: executionRoles.growthPipeline,
    bucket,
    image: prebuilt(site, "spark", "sagemaker-spark-processing:3.5-cpu"),
    count: 3,
    type: "ml.m5.4xlarge",
    entrypoint: ["smspark-submit", "/opt/ml/processing/input/code/sessions.py"],
    tags,
  });
  for (const run of outcomes("spark", spread(site, "spark", 24, nights))) processingRun(site, spark, run);
  const features = processingPlan(site, {
    base: "churn-features",
    by: airflow,
    role,
    bucket,
    image: prebuilt(site, "sklearn", "sagemaker-scikit-learn:1.2-1-cpu-py3"),
    network: { EnableNetworkIsolation: false, EnableInterContainerTrafficEncryption: false, VpcConfig: vpc },
  });
  for (const run of outcomes("features", spread(site, "features", 14, nights))) processingRun(site, features, run);
  processingRun(site, features, { at: hoursAgo(site, 0.3), status: "InProgress" });
  // Names a role that is gone; the job is history, so AWS keeps the name.
  const orphan = processingPlan(site, {
    base: "onboarding-report",
    by: mia,
    role: "growth-deleted-role",
    bucket,
    image: prebuilt(site, "clarify", "sagemaker-clarify-processing:1.0"),
  });
  processingRun(site, orphan, {
    at: at(site, 67, "10:10:00"),
    status: "Failed",
    reason: 'Unable to assume role <b>growth-deleted-role</b>; "quoted", with, commas',
  });

  const scores = transformPlan({ base: "churn-scores", by: growthPipeline, model: "churn-xgb-v2", bucket, tags });
  for (const run of outcomes("scores", spread(site, "scores", 16, nights))) transformRun(site, scores, run);
  const uplift = transformPlan({
    base: "uplift-scores",
    by: tomas,
    model: "uplift-sklearn",
    bucket,
    type: "ml.c5.xlarge",
    count: 2,
    capture: { bucket: "nwa-growth-us-east-1" },
  });
  for (const run of outcomes("uplift", spread(site, "uplift", 8, office))) transformRun(site, uplift, run);
  transformRun(site, scores, { at: hoursAgo(site, 0.2), status: "InProgress" });
}
