import { z } from "zod";
import { type InstanceCount, instanceCounts } from "#lib/analysis/hosting/instance-counts.ts";
import { availability } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { addInstances } from "../remedies/endpoint-config.ts";
import { type Evidence, fail, notApplicable, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "endpoint-config/more-than-one-instance",
  kind: "endpoint-config",
  title: "Every production variant has more than one instance behind it",
  failTitle: "A production variant has a single instance behind it",
  severity: "medium",
  category: "resilience",
  rationale:
    "One instance is in one Availability Zone: when it fails, or someone overloads it, the endpoint stops answering until a new one has started.",
  needs: ["endpoint"],
  controls: [
    "checklist:INF-08",
    "aws-fsbp:SageMaker.4",
    "aws-ai-security-best-practices:SageMaker.4",
    "aws-config:sagemaker-endpoint-config-prod-instance-count",
    "prowler:sagemaker_endpoint_config_prod_variant_instances",
    ...availability,
  ],
  options: z.strictObject({
    minimumInstances: z
      .int()
      .min(2)
      .max(100)
      .default(2)
      .describe("the fewest instances behind each production variant, a whole number from 2 to 100"),
  }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-best-practices.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-4",
  ],
  evaluate(config, { identity, inventory, options }) {
    const evidenceOf = ({ path, count }: InstanceCount): Evidence => {
      return { path, observed: count ?? null, expected: `${options.minimumInstances} or more instances` };
    };
    if (!config.ProductionVariants?.length) return unknown("AWS returned no ProductionVariants.");
    const counts = instanceCounts(config, identity.region, inventory);
    if (counts.length === 0) return notApplicable("Every production variant is serverless.");
    const tooFew = counts.filter(({ count }) => count !== undefined && count < options.minimumInstances);
    if (tooFew.length > 0) return fail(...tooFew.map(evidenceOf));
    const unclear = counts.find(({ count }) => count === undefined);
    if (unclear?.unread)
      return unknown(`What runs behind it was not read: ${unclear.unread.action} gave ${unclear.unread.code}.`);
    return unclear ? unknown(`AWS returned no ${unclear.path}.`) : pass(...counts.map(evidenceOf));
  },
  fix: (config, context) => addInstances(config, context, context.options.minimumInstances),
});
