import { defineCheck } from "../define.ts";
import { flagIsOn } from "../flag-is-on.ts";
import { trainingSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { notApplicable } from "../verdicts.ts";

export default defineCheck({
  id: "training-job/network-isolation",
  kind: "training-job",
  title: "Training job runs in network isolation",
  failTitle: "Training job's container can make network calls",
  severity: "high",
  category: "network",
  rationale:
    "A training container runs whatever its image and packages bring along: with a network it can send the training data anywhere and use the credentials of the execution role; isolation takes both away.",
  needs: [],
  controls: [
    "checklist:JOB-01",
    "prowler:sagemaker_training_jobs_network_isolation_enabled",
    "cnspec:training-job-network-isolation",
    "aws-well-architected:SEC05-BP02",
    "kisa-isms-p:2.6.1",
    "nist-800-53-r5:SC-7(10)",
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html",
  ],
  evaluate(job) {
    const isOn = flagIsOn(job, "EnableNetworkIsolation", "TrainingJobArn");
    return isOn.status === "fail" && job.ServerlessJobConfig
      ? notApplicable("A serverless job runs code of AWS on instances of AWS; isolation is not yours to set.")
      : isOn;
  },
  fix: (job, context) => launchDifferently("training-job", job, context, trainingSettings.isolation),
});
