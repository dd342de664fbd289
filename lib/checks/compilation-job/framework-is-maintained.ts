import { z } from "zod";
import { frameworkSupport } from "#lib/analysis/images/support.ts";
import { defineCheck } from "../define.ts";
import { listIsStaleAfterDays, supportVerdict } from "../image-is-supported.ts";
import { sayInWords } from "../remedies/in-words.ts";
import { fail, notApplicable, unknown } from "../verdicts.ts";

/** What Neo still takes and nobody mends, and since when. Source: attic.apache.org/projects/mxnet.html; Neo takes Keras 2.2.4 alone. */
const abandoned: Readonly<Record<string, string>> = {
  MXNET: "retired by Apache in September 2023",
  KERAS: "Keras 2.2.4, of October 2018, is the newest that Neo takes",
  DARKNET: "without a release since 2018",
};

export default defineCheck({
  id: "compilation-job/framework-is-maintained",
  kind: "compilation-job",
  title: "Compilation job is of a framework that somebody still mends",
  failTitle: "Compilation job is of a framework that nobody mends any more",
  severity: "medium",
  category: "edge",
  rationale:
    "The compiled model runs on the runtime of its framework, on devices that are seldom updated: a flaw that is found in it now stays there for good.",
  needs: [],
  controls: ["checklist:N-NEO-05", "nist-800-53-r5:SA-22", "nist-800-53-r5:SI-2"],
  options: z.strictObject({ listIsStaleAfterDays }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InputConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-cloud.html",
    "https://docs.aws.amazon.com/deep-learning-containers/latest/devguide/support-policy.html",
  ],
  evaluate({ CompilationJobArn, InputConfig, ModelPackageVersionArn }, { now, options }) {
    if (!CompilationJobArn) return unknown("AWS returned no CompilationJobArn, so the answer is not complete.");
    const { Framework, FrameworkVersion } = InputConfig ?? {};
    if (!Framework && ModelPackageVersionArn) {
      return unknown("The framework stands in the model package that was compiled, and the answer does not repeat it.");
    }
    if (!Framework) return unknown("AWS returned no InputConfig.Framework.");
    const since = abandoned[Framework];
    if (since) {
      const expected = `a framework that is maintained; this one: ${since}`;
      return fail({ path: "InputConfig.Framework", observed: Framework, expected });
    }
    const dated = frameworkSupport(Framework, FrameworkVersion, now);
    if (!dated) return notApplicable(`Nobody publishes until when ${Framework} is mended.`);
    const observed = `${Framework} ${FrameworkVersion ?? ""}`.trim();
    return supportVerdict(dated, { path: "InputConfig.FrameworkVersion", observed }, now, options);
  },
  fix: (_, { identity }) =>
    sayInWords(
      identity,
      `Export the model to a format that is maintained (ONNX, or PyTorch of a version that is patched), compile it anew, and replace what ${identity.name} made on endpoints and devices; where Neo takes no such version, serve the model uncompiled.`,
    ),
});
