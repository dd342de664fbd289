import { effectiveInstanceCount } from "#lib/analysis/jobs/instance-count.ts";
import { trafficBetweenInstances } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { trainingSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { howWorkIsShared, trafficIsEncrypted } from "../traffic-between-instances.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "training-job/encrypts-traffic-between-instances",
  kind: "training-job",
  title: "Training job encrypts the traffic between its instances",
  failTitle: "Training job's instances talk to each other in the clear",
  severity: "medium",
  category: "encryption-in-transit",
  rationale:
    "Distributed training (Horovod over MPI, parameter servers) sends gradients and training data from instance to instance; whoever gets onto that network can read them and rebuild what the model learned from.",
  needs: [],
  controls: [
    "checklist:JOB-03",
    "prowler:sagemaker_training_jobs_intercontainer_encryption_enabled",
    "cnspec:training-job-encryption",
    ...trafficBetweenInstances,
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceConfig.html",
  ],
  evaluate(job) {
    if (!job.TrainingJobArn) return unknown("AWS returned no TrainingJobArn, so the answer is not complete.");
    const flag = job.EnableInterContainerTrafficEncryption;
    if (job.ServerlessJobConfig && flag !== true) {
      return notApplicable("A serverless job has no instances of yours that could talk to each other.");
    }
    const instances = effectiveInstanceCount(job.ResourceConfig, "ResourceConfig");
    const shared = howWorkIsShared(job.HyperParameters, "HyperParameters");
    return trafficIsEncrypted(flag, "EnableInterContainerTrafficEncryption", instances, shared);
  },
  fix: (job, context) => launchDifferently("training-job", job, context, trainingSettings.traffic),
});
