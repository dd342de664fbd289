import type { ConfigRule } from "@aws-sdk/client-config-service";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

/** Rules about SageMaker: AWS's managed ones, and whichever are for its types. */
export default defineCollector({
  kind: "config-rule",
  label: "AWS Config rules about SageMaker",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::Config::ConfigRule",
  terraform: "aws_config_config_rule",
  console: "config/home?region={region}#/rules[/details?configRuleName={name}]",
  actions: ["config:DescribeConfigRules"],
  async *collect({ config, required, readListed }) {
    for await (const page of pages(config.describeConfigRules, {})) {
      yield* readListed(
        required(page.ConfigRules, "ConfigRules").filter(isAboutSageMaker),
        ({ ConfigRuleName: name = "", ConfigRuleArn: arn = "" }) => ({ name, arn }),
      );
    }
  },
  // What it asks for, allowed keys among it, is nothing that it uses.
  follows: () => undefined,
});

function isAboutSageMaker({ Source, Scope }: ConfigRule): boolean {
  const types = Scope?.ComplianceResourceTypes ?? [];
  return (
    Source?.SourceIdentifier?.startsWith("SAGEMAKER_") === true ||
    types.some((type) => type.startsWith("AWS::SageMaker::"))
  );
}
