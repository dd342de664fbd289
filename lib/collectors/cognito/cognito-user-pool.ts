import { defineCollector } from "../define.ts";
import { given } from "../given.ts";

/**
 * The account's pools of people that resources let in: workforces. Their clients are left alone: who describes one is given its
 * secret.
 */
export default defineCollector({
  kind: "cognito-user-pool",
  label: "Cognito user pools",
  scope: "region",
  volume: "live",
  arnType: "userpool",
  cloudFormation: "AWS::Cognito::UserPool",
  terraform: "aws_cognito_user_pool",
  console: "cognito/v2/idp/user-pools[/{id}/info/overview]?region={region}",
  volatile: ["EstimatedNumberOfUsers"],
  actions: ["cognito-idp:DescribeUserPool"],
  named: (text, field) => (field === "UserPool" || field === "UserPoolId" ? id : arn).exec(text)?.[1],
  async *collect({ "cognito-idp": cognito, names, region, arnOf, readEach }) {
    const pools = readEach(
      [...names].filter((name) => name.startsWith(`${region}_`)),
      (name) => ({ name, arn: arnOf("cognito-idp", `userpool/${name}`), also: [name] }),
      async (UserPoolId) => given(await cognito.describeUserPool({ UserPoolId }), "UserPool"),
    );
    for await (const pool of pools) {
      const name = pool.status === "read" ? pool.resource.Name : undefined;
      yield { ...pool, identity: { ...pool.identity, ...(name && { name }) } };
    }
  },
  // What is called when somebody signs in.
  follows: ({ LambdaConfig }) => ({ LambdaConfig, KmsKeyId: LambdaConfig?.KMSKeyID }),
});

const id = /^([a-z]{2,}(?:-[a-z]+)+-\d+_[0-9A-Za-z]{1,50})$/;
const arn = /^arn:[\w-]+:cognito-idp:[\w-]+:\d{12}:userpool\/([\w-]+_[0-9A-Za-z]{1,50})$/;
