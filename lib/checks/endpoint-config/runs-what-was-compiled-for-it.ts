import { compiledIn, familyOf } from "#lib/analysis/hosting/compiled-models.ts";
import { defineCheck } from "../define.ts";
import { everyVariant } from "../every-variant.ts";
import { useCompiledFamilies } from "../remedies/compiled-families.ts";
import { fail, notApplicable, pass, unknown, unknownLookup } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

/** Judges the models of which the compilation job is known: jobs older than what is read say nothing of theirs. */
export default defineCheck({
  id: "endpoint-config/runs-what-was-compiled-for-it",
  kind: "endpoint-config",
  title: "Every model that Neo compiled is on the family of machines it was compiled for",
  failTitle: "A model that Neo compiled is on another family of machines than it was compiled for",
  severity: "low",
  category: "resilience",
  rationale:
    "What is compiled is machine code for one family: on another it does not start, or crashes or computes something else when an instruction is missing, as when the endpoint scales out.",
  needs: ["compilation-job", "model"],
  controls: ["checklist:N-NEO-11"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/neo-cloud-instances.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputConfig.html",
  ],
  evaluate: (config, { identity: { region }, inventory }) =>
    everyVariant(config, ({ ModelName, InstanceType }, path) => {
      if (!ModelName || !InstanceType)
        return notApplicable("No variant has a model and a type of instance of its own.");
      const model = inventory.get("model", ModelName, region);
      if (!model.found) return unknownLookup(model, `The model ${ModelName}`);
      const compiled = compiledIn(model.resource, region, inventory);
      const unread = inventory.unreadOf("compilation-job", region);
      if (compiled.length === 0) {
        return unread
          ? unknown("What Neo compiled was not read.")
          : notApplicable("No model is one that a compilation job which was read has made.");
      }
      return worstOf(
        compiled.map(({ job, target, family }) => {
          const expected = `${target}, for which ${job} compiled ${ModelName}`;
          const evidence = { path: `${path}.InstanceType`, observed: InstanceType, expected };
          return family !== undefined && family === familyOf(InstanceType) ? pass(evidence) : fail(evidence);
        }),
        notApplicable("Neo compiled none of it."),
      );
    }),
  fix: useCompiledFamilies,
});
