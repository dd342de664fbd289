import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { presentName } from "./choices.ts";
import { aws } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { cloudFormationOf } from "./snippets.ts";
import { written } from "./written.ts";

/** An alarm for each variant, whose metrics are counted one by one. */
export function watchErrors({ ProductionVariants = [] }: ResourceOf<"endpoint">, { identity }: CheckContext): Fix {
  const endpoint = presentName("CURRENT_ENDPOINT_NAME", identity.name);
  const variants = ProductionVariants.flatMap(({ VariantName }) => VariantName ?? []);
  const alarms = (variants.length > 0 ? variants : ["AllTraffic"]).map((variant) => ({
    AlarmName: `${endpoint}-${variant}-errors`,
    Namespace: "AWS/SageMaker",
    MetricName: "Invocation5XXErrors",
    Dimensions: [
      { Name: "EndpointName", Value: endpoint },
      { Name: "VariantName", Value: variant },
    ],
    Statistic: "Sum",
    Period: 300,
    EvaluationPeriods: 1,
    Threshold: 5,
    ComparisonOperator: "GreaterThanOrEqualToThreshold",
    TreatMissingData: "notBreaching",
    AlarmActions: ["NEW_TOPIC_ARN"],
  }));
  const [first] = alarms;
  return written({
    mutability: "in-place",
    summary: `Have CloudWatch tell a topic that somebody reads when ${identity.name} fails: here from five errors in five minutes on. Alarms on Invocation4XXErrors and ModelLatency show who tries out inputs, and who asks too much; set them by what is usual.`,
    steps: () =>
      alarms.map((one) =>
        aws("cloudwatch", "put-metric-alarm", {
          "alarm-name": one.AlarmName,
          namespace: one.Namespace,
          "metric-name": one.MetricName,
          dimensions: one.Dimensions,
          statistic: one.Statistic,
          period: one.Period,
          "evaluation-periods": one.EvaluationPeriods,
          threshold: one.Threshold,
          "comparison-operator": one.ComparisonOperator,
          "treat-missing-data": one.TreatMissingData,
          "alarm-actions": one.AlarmActions,
          region: identity.region,
        }),
      ),
    cloudformation: first && cloudFormationOf("cloudwatch-alarm", first),
    ...consoleLink(identity),
  });
}
