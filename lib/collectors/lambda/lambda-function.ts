import type { EnvironmentResponse } from "@aws-sdk/client-lambda";
import { failureOf } from "#lib/aws/failure.ts";
import { CallFailed } from "#lib/aws/guard.ts";
import { defineCollector } from "../define.ts";
import { answering, given } from "../given.ts";

/** The account's functions that resources call, each version or alias as it is named: they may differ in all. */
export default defineCollector({
  kind: "lambda-function",
  label: "Lambda functions",
  scope: "region",
  volume: "live",
  arnType: "function",
  cloudFormation: "AWS::Lambda::Function",
  terraform: "aws_lambda_function",
  console: "lambda/home?region={region}#/functions[/{name}]",
  // A function that nobody calls goes to sleep.
  volatile: ["State", "StateReason", "StateReasonCode"],
  actions: ["lambda:GetFunctionConfiguration", "lambda:GetPolicy"],
  parts: ["Environment", "Policy"],
  named: (text) =>
    /^(arn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]+(?::(?!\$)[\w-]+)?)(?::\$LATEST)?$/.exec(text)?.[1],
  async *collect({ lambda, names, arnOf, readEach }) {
    const here = arnOf("lambda", "function:");
    yield* readEach(
      [...names].filter((name) => name.startsWith(here)),
      (arn) => ({ name: arn.slice(here.length), arn }),
      async (arn, part) => {
        const [FunctionName, Qualifier] = arn.slice(here.length).split(":");
        const question = { FunctionName, ...(Qualifier !== undefined && { Qualifier }) };
        const answer = answering(await lambda.getFunctionConfiguration(question), "FunctionArn");
        const { Environment, ...configuration } = answer;
        return {
          ...configuration,
          Environment: await part("Environment", async () => decrypted(Environment)),
          Policy: await part("Policy", async () => given(await lambda.getPolicy(question), "Policy"), [
            "ResourceNotFoundException",
          ]),
        };
      },
    );
  },
  // Whom its policy lets in is nothing that it points at.
  follows: ({ Policy: _policy, KMSKeyArn, ...rest }) => ({ ...rest, KmsKeyArn: KMSKeyArn }),
});

/** @throws CallFailed where variables were kept back, for want of the key that they are encrypted with: nobody has seen them. */
function decrypted(environment: EnvironmentResponse | undefined): EnvironmentResponse | null {
  if (!environment?.Error) return environment ?? null;
  const { ErrorCode = "", Message = "" } = environment.Error;
  const error = Object.assign(new Error(Message), { name: ErrorCode });
  throw new CallFailed({ ...failureOf(error, "lambda:GetFunctionConfiguration"), permission: "kms:Decrypt" }, error);
}
