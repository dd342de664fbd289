import { definitionsOf } from "#lib/analysis/jobs/definitions.ts";
import { effectiveInstanceCount } from "#lib/analysis/jobs/instance-count.ts";
import { trafficBetweenInstances } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { tuningSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { howWorkIsShared, trafficIsEncrypted } from "../traffic-between-instances.ts";
import { unknown } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

export default defineCheck({
  id: "tuning-job/encrypts-traffic-between-instances",
  kind: "tuning-job",
  title: "Tuning job's training jobs encrypt the traffic between their instances",
  failTitle: "Instances of the tuning job's training jobs talk to each other in the clear",
  severity: "medium",
  category: "encryption-in-transit",
  rationale:
    "Where each training job of a tuning runs on several instances, gradients and training data go from one to the other; whoever gets onto that network can read them and rebuild what the models learned from.",
  needs: [],
  controls: ["checklist:N-JOB-08", ...trafficBetweenInstances],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTrainingJobDefinition.html",
  ],
  evaluate: (job) =>
    worstOf(
      definitionsOf(job).map(({ path, definition }) => {
        // Of the two places of resources a definition has one.
        const field = definition.ResourceConfig ? "ResourceConfig" : "HyperParameterTuningResourceConfig";
        return trafficIsEncrypted(
          definition.EnableInterContainerTrafficEncryption,
          `${path}.EnableInterContainerTrafficEncryption`,
          effectiveInstanceCount(definition[field], `${path}.${field}`),
          howWorkIsShared(definition.StaticHyperParameters, `${path}.StaticHyperParameters`),
        );
      }),
      unknown("AWS returned no training job definition."),
    ),
  fix: (job, context) => launchDifferently("tuning-job", job, context, tuningSettings.traffic),
});
