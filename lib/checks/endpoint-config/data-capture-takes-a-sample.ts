import { z } from "zod";
import { ofDataCapture } from "../config-outputs.ts";
import { defineCheck } from "../define.ts";
import { sampleCapture } from "../remedies/endpoint-config-output.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "endpoint-config/data-capture-takes-a-sample",
  kind: "endpoint-config",
  title: "Data capture keeps a sample of the requests and answers",
  failTitle: "Data capture keeps nearly all requests and answers",
  severity: "info",
  category: "data",
  rationale:
    "To see a model drift a sample is enough; a second store of all that customers ever asked is one more to protect, to search and to empty when somebody wants to be forgotten.",
  needs: [],
  controls: ["checklist:INF-10", "checklist:N-INF-08"],
  options: z.strictObject({
    maximumPercentage: z
      .int()
      .min(1)
      .max(100)
      .default(50)
      .describe("the largest share of requests that counts as a sample, a whole number of percent from 1 to 100"),
  }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-capture.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DataCaptureConfig.html",
  ],
  evaluate: (config, { options: { maximumPercentage } }) =>
    ofDataCapture(config, ({ InitialSamplingPercentage: observed }, at) => {
      const path = `${at}.InitialSamplingPercentage`;
      if (typeof observed !== "number") return unknown(`AWS returned no ${path}.`);
      const evidence = { path, observed, expected: `${maximumPercentage} or less` };
      return observed > maximumPercentage ? fail(evidence) : pass(evidence);
    }),
  fix: (_, context) => sampleCapture(context.options.maximumPercentage, context),
});
