import { ownImage, prebuilt } from "#lib/simulator/accounts/build/images.ts";
import { processingPlan, processingRun } from "#lib/simulator/accounts/build/processing.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { trainingPlan, trainingRun } from "#lib/simulator/accounts/build/training.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { fakeSecrets } from "#lib/simulator/accounts/demo/fake-secrets.ts";

/** Jobs that carry secrets in hyperparameters, environments and arguments: what Describe shows to every reader. */
export function secretJobs(site: Site, { mia, tomas, internKey, airflow }: Cast): void {
  const bucket = "nwa-growth-us-east-1/jobs";
  const role = executionRoles.growth;
  const image = ownImage(site, "growth/churn:latest");

  // The intern's first job, six weeks in: it gets the team's role, as whoever may pass any can give it.
  const keys = trainingPlan(site, {
    base: "unused",
    by: internKey,
    role,
    bucket,
    image,
    environment: {
      AWS_ACCESS_KEY_ID: fakeSecrets.keyId,
      AWS_SECRET_ACCESS_KEY: fakeSecrets.secretKey,
      AWS_DEFAULT_REGION: "us-east-1",
    },
  });
  trainingRun(site, keys, {
    at: at(site, 26, "20:14:00"),
    name: "churn-debug-run",
    status: "Failed",
    reason: "AlgorithmError: botocore.exceptions.ClientError: InvalidClientTokenId",
  });
  trainingRun(site, keys, { at: at(site, 26, "20:31:00"), name: "churn-debug-run-2" });
  // The documentation's own example: looks like a key, is none.
  const documented = trainingPlan(site, {
    base: "unused",
    by: mia,
    role,
    bucket,
    image,
    hyperParameters: {
      aws_access_key_id: fakeSecrets.exampleKeyId,
      aws_secret_access_key: fakeSecrets.exampleSecretKey,
    },
  });
  trainingRun(site, documented, { at: at(site, 82, "11:00:00"), name: "tutorial-byoc" });
  const database = trainingPlan(site, {
    base: "unused",
    by: airflow,
    role,
    bucket,
    image,
    hyperParameters: { epochs: "20", db_url: fakeSecrets.databaseUrl, db_password: fakeSecrets.databasePassword },
  });
  for (const [index, daysAgo] of [50, 43, 36].entries()) {
    trainingRun(site, database, { at: at(site, daysAgo, "02:15:00"), name: `churn-from-db-${index + 1}` });
  }
  const tokens = trainingPlan(site, {
    base: "unused",
    by: tomas,
    role,
    bucket,
    image: prebuilt(site, "deepLearning", "pytorch-training:2.1.0-cpu-py310-ubuntu20.04-sagemaker"),
    hyperParameters: {
      repo: '"https://github.com/northwind-analytics/growth-models"',
      token: `"${fakeSecrets.githubToken}"`,
    },
    environment: {
      SLACK_TOKEN: fakeSecrets.slackToken,
      WANDB_API_KEY: fakeSecrets.vendorApiKey,
      SIGNING_KEY: fakeSecrets.privateKey,
    },
    more: {
      AlgorithmSpecification: {
        TrainingImage: prebuilt(site, "deepLearning", "pytorch-training:2.1.0-cpu-py310-ubuntu20.04-sagemaker"),
        TrainingInputMode: "File",
        ContainerEntrypoint: ["/bin/bash"],
        ContainerArguments: [
          "-c",
          `pip install git+https://${fakeSecrets.githubToken}@github.com/northwind-analytics/private-lib && python train.py`,
        ],
      },
    },
  });
  trainingRun(site, tokens, { at: at(site, 13, "17:47:00"), name: "notify-on-finish" });
  const report = processingPlan(site, {
    base: "unused",
    by: airflow,
    role,
    bucket,
    image: prebuilt(site, "sklearn", "sagemaker-scikit-learn:1.2-1-cpu-py3"),
    environment: {
      SNOWFLAKE_PASSWORD: fakeSecrets.databasePassword,
      SNOWFLAKE_USER: "growth_etl",
      REPORT_SENDER: "Grüße aus München",
    },
  });
  processingRun(site, report, { at: at(site, 22, "04:00:00"), name: "weekly-report-22" });
}
