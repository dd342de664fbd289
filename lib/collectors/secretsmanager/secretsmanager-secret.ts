import { defineCollector } from "../define.ts";
import { answering, given } from "../given.ts";
import { holdsMember } from "../members-in.ts";
import type { ReadOf } from "../read-of.ts";

/**
 * The account's secrets that resources name, as they are kept. Their values are never asked for. AWS takes an ARN without the six
 * characters that it added: what the secret is called, and which one it is, the answer says.
 */
export default defineCollector({
  kind: "secretsmanager-secret",
  label: "Secrets Manager secrets",
  scope: "region",
  volume: "live",
  arnType: "secret",
  inEvents: { secretId: "{}", "Secret:name": "{}" },
  madeBy: ["CreateSecret"],
  setBy: {
    Policy: { calls: ["PutResourcePolicy", "DeleteResourcePolicy"] },
    KmsKeyId: { calls: ["UpdateSecret"], where: (request) => holdsMember(request, ["kmsKeyId"]) },
    RotationEnabled: { calls: ["RotateSecret", "CancelRotateSecret"] },
    RotationRules: { calls: ["RotateSecret", "CancelRotateSecret"] },
  },
  cloudFormation: "AWS::SecretsManager::Secret",
  terraform: "aws_secretsmanager_secret",
  console: "secretsmanager/listsecrets?region={region}[&search=all%3D{name}]",
  volatile: [
    "LastAccessedDate",
    "LastChangedDate",
    "LastRotatedDate",
    "NextRotationDate",
    "ReplicationStatus[].LastAccessedDate",
    "VersionIdsToStages",
  ],
  inRequests: { SecretId: "{arn}" },
  actions: ["secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy"],
  parts: ["Policy"],
  // What follows an ARN in a task definition says which key of its value. Other services' secrets have a `!`: `rds!cluster-…`.
  named: (text) => /^(arn:[\w-]+:secretsmanager:[\w-]+:\d{12}:secret:[\w/+=.@!-]+)(?::|$)/.exec(text)?.[1],
  async *collect({ secretsmanager, names, arnOf, readEach }) {
    const here = arnOf("secretsmanager", "secret:");
    const described = readEach(
      [...names].filter((name) => name.startsWith(here)),
      (arn) => ({ name: arn.slice(here.length).replace(suffix, ""), arn }),
      async (SecretId) => {
        const answer = await secretsmanager.describeSecret({ SecretId });
        return { ...answer, ARN: given(answer, "ARN"), Name: given(answer, "Name") };
      },
    );
    const secrets = new Map<string, ReadOf<typeof described>>();
    for await (const reading of described) {
      if (reading.status === "unread") {
        yield reading;
        continue;
      }
      const { ARN: arn, Name: name } = reading.resource;
      const also = new Set([...(secrets.get(arn)?.identity.also ?? []), reading.identity.arn]);
      also.delete(arn);
      secrets.set(arn, {
        ...reading,
        identity: { ...reading.identity, arn, name, ...(also.size > 0 && { also: [...also] }) },
      });
    }
    yield* readEach(
      [...secrets.values()],
      ({ identity }) => identity,
      async ({ resource }, part) => ({
        ...resource,
        Policy: await part("Policy", async () => {
          const answer = await secretsmanager.getResourcePolicy({ SecretId: resource.ARN });
          return answering(answer, "ARN").ResourcePolicy ?? null;
        }),
      }),
    );
  },
  // Who rotates it sees it. Whom its policy lets in is nothing that it points at.
  follows: ({ KmsKeyId, RotationLambdaARN }) => ({ KmsKeyId, RotationLambdaARN }),
});

/** A hyphen and six characters that Secrets Manager adds to each name. */
const suffix = /-\w{6}$/;
