import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { given } from "../given.ts";
import { repositoryIn } from "./repository-in.ts";

/** The account's repositories that images come from. One that is named and not in the list is gone; other accounts' are not asked for. */
export default defineCollector({
  kind: "ecr-repository",
  label: "ECR repositories",
  scope: "region",
  volume: "live",
  arnType: "repository",
  inEvents: { repositoryName: "{}" },
  madeBy: ["CreateRepository"],
  setBy: {
    Policy: { calls: ["SetRepositoryPolicy", "DeleteRepositoryPolicy"] },
    LifecyclePolicy: { calls: ["PutLifecyclePolicy", "DeleteLifecyclePolicy"] },
    imageTagMutability: { calls: ["PutImageTagMutability"] },
    imageScanningConfiguration: { calls: ["PutImageScanningConfiguration"] },
    // Nothing changes it afterwards.
    encryptionConfiguration: { calls: ["CreateRepository"] },
    "ecr-registry ScanningConfiguration": {
      calls: [],
      callsAbout: ["PutRegistryScanningConfiguration"],
      others: (_, { account }) => [`registry/${account}`],
    },
  },
  cloudFormation: "AWS::ECR::Repository",
  terraform: "aws_ecr_repository",
  console: "ecr/repositories[/private/{account}/{name}]?region={region}",
  actions: ["ecr:DescribeRepositories", "ecr:GetRepositoryPolicy", "ecr:GetLifecyclePolicy"],
  parts: ["LifecyclePolicy", "Policy"],
  named: repositoryIn,
  async *collect({ ecr, account, region, names, arnOf, required, readEach }) {
    const wanted = (name: string) => names.has(`${account}.${region}/${name}`);
    for await (const page of pages(ecr.describeRepositories, { maxResults: 1000 })) {
      yield* readEach(
        required(page.repositories, "repositories").filter(({ repositoryName = "" }) => wanted(repositoryName)),
        ({ repositoryName: name = "", repositoryArn }) => ({
          name,
          arn: repositoryArn ?? arnOf("ecr", `repository/${name}`),
          also: [`${account}.${region}/${name}`],
        }),
        async (repository, part) => {
          const { repositoryName } = repository;
          return {
            ...repository,
            LifecyclePolicy: await part(
              "LifecyclePolicy",
              async () => given(await ecr.getLifecyclePolicy({ repositoryName }), "lifecyclePolicyText"),
              ["LifecyclePolicyNotFoundException"],
            ),
            Policy: await part(
              "Policy",
              async () => given(await ecr.getRepositoryPolicy({ repositoryName }), "policyText"),
              ["RepositoryPolicyNotFoundException"],
            ),
          };
        },
      );
    }
  },
  // Whom its policy lets in is nothing that it points at.
  follows: ({ encryptionConfiguration }) => ({ KmsKeyId: encryptionConfiguration?.kmsKey }),
});
