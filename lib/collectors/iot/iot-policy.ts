import { parseArn } from "#lib/readings/arn.ts";
import { defineCollector } from "../define.ts";

/** Policies of IoT that certificates have: no policies of IAM, but written like them. */
export default defineCollector({
  kind: "iot-policy",
  label: "IoT policies",
  scope: "region",
  volume: "live",
  arnType: "policy",
  cloudFormation: "AWS::IoT::Policy",
  terraform: "aws_iot_policy",
  console: "iot/home?region={region}#/policy/{name}",
  actions: ["iot:GetPolicy"],
  named: (text) => (/^arn:[\w-]+:iot:[\w-]+:\d{12}:policy\//.test(text) ? text : undefined),
  async *collect({ iot, names, region, readEach }) {
    yield* readEach(
      [...names].filter((arn) => parseArn(arn)?.region === region),
      (arn) => ({ name: nameIn(arn), arn }),
      (arn) => iot.getPolicy({ policyName: nameIn(arn) }),
    );
  },
  // Of all that it allows, the roles that it gives are what it leads to.
  follows: ({ policyDocument = "" }) => policyDocument.match(/arn:[\w-]+:iot:[\w-]+:\d{12}:rolealias\/[\w=,@-]+/g),
});

function nameIn(arn: string): string {
  return arn.slice(arn.indexOf("/") + 1);
}
