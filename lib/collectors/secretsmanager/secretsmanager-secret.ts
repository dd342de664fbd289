import { defineCollector } from "../define.ts";

/** The account's secrets that resources name, as they are kept. Their values are never asked for. */
export default defineCollector({
  kind: "secretsmanager-secret",
  label: "Secrets Manager secrets",
  scope: "region",
  volume: "live",
  arnType: "secret",
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
  actions: ["secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy"],
  parts: ["Policy"],
  // What follows an ARN in a task definition says which key of its value.
  named: (text) => /^(arn:[\w-]+:secretsmanager:[\w-]+:\d{12}:secret:[\w/+=.@-]+-\w{6})(?::|$)/.exec(text)?.[1],
  async *collect({ secretsmanager, names, arnOf, readEach }) {
    const here = arnOf("secretsmanager", "secret:");
    yield* readEach(
      [...names].filter((name) => name.startsWith(here)),
      (arn) => ({ name: arn.slice(here.length, -suffix), arn }),
      async (SecretId, part) => ({
        ...(await secretsmanager.describeSecret({ SecretId })),
        Policy: await part(
          "Policy",
          async () => (await secretsmanager.getResourcePolicy({ SecretId })).ResourcePolicy ?? null,
        ),
      }),
    );
  },
  // Who rotates it sees it. Whom its policy lets in is nothing that it points at.
  follows: ({ KmsKeyId, RotationLambdaARN }) => ({ KmsKeyId, RotationLambdaARN }),
});

/** A hyphen and six characters that Secrets Manager adds to each name. */
const suffix = 7;
