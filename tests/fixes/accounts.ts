import type { SimulatedAccount, SimulatedSageMaker } from "#lib/simulator/account.ts";
import { fakeSecrets } from "#lib/simulator/accounts/demo/fake-secrets.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";

/** The demo account without its jobs, which are most of it: what is live is tried sooner there. */
export function withoutJobs(): SimulatedAccount {
  const account = demoAccount({ now: new Date() });
  const none = { trainingJobs: [], processingJobs: [], transformJobs: [], tuningJobs: [] };
  for (const { sagemaker } of account.regions) Object.assign(sagemaker, none);
  return account;
}

/** What the demo account does not do wrong, done wrong: a resource for every check that all of the demo passes. */
export function withMoreFaults(): SimulatedAccount {
  const account = withoutJobs();
  const { regions } = demoAccount({ now: new Date() });
  const sagemaker = account.regions[0]?.sagemaker;
  const jobs = regions[0]?.sagemaker;
  if (!sagemaker || !jobs) throw new Error("The demo account has no regions.");
  const { databasePassword, vendorApiKey, githubToken, privateKey } = fakeSecrets;

  change(sagemaker, "domains", () => true, { KmsKeyId: "alias/aws/sagemaker" });
  change(sagemaker, "endpointConfigs", ({ EndpointConfigName }) => EndpointConfigName === "llm-components", {
    VpcConfig: undefined,
  });
  const captures = sagemaker.endpointConfigs.find(({ DataCaptureConfig }) => DataCaptureConfig);
  change(sagemaker, "endpointConfigs", (one) => one === captures, {
    DataCaptureConfig: captures && { ...captures.DataCaptureConfig, KmsKeyId: "alias/aws/sagemaker" },
  });

  // Only the first line of a private key is sighted.
  const script = ["#!/bin/bash", `cat > key.pem <<EOF\n${privateKey}\nEOF`, "echo done"].join("\n");
  const OnStart = [{ Content: Buffer.from(script).toString("base64") }];
  sagemaker.notebookLifecycleConfigs = sagemaker.notebookLifecycleConfigs.map((one) => ({ ...one, OnStart }));

  sagemaker.transformJobs = jobs.transformJobs.slice(0, 1).map((job) => ({
    ...job,
    Environment: { DB_PASSWORD: databasePassword, MODE: "batch" },
  }));
  sagemaker.tuningJobs = jobs.tuningJobs.slice(0, 1).map((job) => ({
    ...job,
    TrainingJobDefinition: job.TrainingJobDefinition && {
      ...job.TrainingJobDefinition,
      StaticHyperParameters: { ...job.TrainingJobDefinition.StaticHyperParameters, api_key: vendorApiKey },
    },
  }));
  // A secret in a list, which no setting's name tells, and one in a setting whose name holds dots and brackets.
  sagemaker.trainingJobs = jobs.trainingJobs.slice(0, 1).map((job) => ({
    ...job,
    Environment: { "git.token[0]": githubToken },
    AlgorithmSpecification: {
      TrainingInputMode: "File",
      ...job.AlgorithmSpecification,
      ContainerArguments: ["--epochs=3", `--token=${githubToken}`],
    },
  }));
  return account;
}

function change<C extends "domains" | "endpointConfigs">(
  sagemaker: SimulatedSageMaker,
  collection: C,
  is: (resource: SimulatedSageMaker[C][number]) => boolean,
  fields: object,
): void {
  const resources = (sagemaker[collection] as SimulatedSageMaker[C][number][]).map((one) =>
    is(one) ? { ...one, ...fields } : one,
  );
  Object.assign(sagemaker, { [collection]: resources });
}
