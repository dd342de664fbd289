import { definitionsOf } from "#lib/analysis/jobs/definitions.ts";
import { defineCheck } from "../define.ts";
import { tuningSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { fail, pass, unknown } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

export default defineCheck({
  id: "tuning-job/network-isolation",
  kind: "tuning-job",
  title: "Tuning job's training jobs run in network isolation",
  failTitle: "Containers of the tuning job's training jobs can make network calls",
  severity: "high",
  category: "network",
  rationale:
    "A training container runs whatever its image and packages bring along, here hundreds of times: with a network it can send the training data anywhere and use the credentials of the execution role.",
  needs: [],
  controls: ["checklist:N-JOB-08", "aws-well-architected:SEC05-BP02", "kisa-isms-p:2.6.1", "nist-800-53-r5:SC-7(10)"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTrainingJobDefinition.html",
  ],
  evaluate: (job) =>
    worstOf(
      definitionsOf(job).map(({ path, definition: { EnableNetworkIsolation: isolated } }) => {
        const field = `${path}.EnableNetworkIsolation`;
        // It may be left out, which means false.
        const evidence = { path: field, observed: isolated ?? null, expected: "true" };
        if (isolated === true) return pass(evidence);
        return (isolated ?? false) === false
          ? fail(evidence)
          : unknown(`AWS returned a ${field} of an unexpected type.`);
      }),
      unknown("AWS returned no training job definition."),
    ),
  fix: (job, context) => launchDifferently("tuning-job", job, context, tuningSettings.isolation),
});
