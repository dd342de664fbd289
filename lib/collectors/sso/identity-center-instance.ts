import { defineCollector } from "../define.ts";
import { idOf, instancesHere } from "./instances-here.ts";

/** Where people's identities come from: the organization's, which every account in it sees, and the account's own. */
export default defineCollector({
  kind: "identity-center-instance",
  label: "Identity Center instances",
  scope: "region",
  volume: "live",
  arnType: "instance",
  cloudFormation: "AWS::SSO::Instance",
  actions: ["sso:ListInstances"],
  async *collect(context) {
    yield* context.readListed(await instancesHere(context), ({ Name, InstanceArn: arn = "" }) => ({
      name: Name || idOf(arn),
      arn,
    }));
  },
});
