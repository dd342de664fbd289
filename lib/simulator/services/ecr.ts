import type {
  DescribeRepositoriesRequest,
  DescribeRepositoriesResponse,
  GetLifecyclePolicyRequest,
  GetLifecyclePolicyResponse,
  GetRepositoryPolicyRequest,
  GetRepositoryPolicyResponse,
} from "@aws-sdk/client-ecr";
import * as client from "@aws-sdk/client-ecr";
import { AwsError } from "../aws-error.ts";
import type { Operation, Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import { repositories, type SimulatedRepository } from "../shelves/ecr.ts";
import { given, listOf, oneOf } from "./shelved.ts";

interface OfRepository {
  repositoryName: string | undefined;
  registryId?: string | undefined;
}

const isNamed = ({ repositoryName }: SimulatedRepository, input: OfRepository) =>
  repositoryName === input.repositoryName;

/** Source: answers seen in public issues. */
function noRepository({ repositoryName }: OfRepository): AwsError {
  return new AwsError(
    "RepositoryNotFoundException",
    `The repository with name '${repositoryName}' does not exist in the registry`,
  );
}

const listRepositories = listOf<SimulatedRepository, DescribeRepositoriesRequest, DescribeRepositoriesResponse>(
  repositories,
  {
    items: "repositories",
    token: ["nextToken", "nextToken"],
    size: ["maxResults", 100],
    matches: ({ repositoryName }, { repositoryNames }) => repositoryNames?.includes(repositoryName) ?? true,
    shown: ({ policy: _policy, lifecyclePolicy: _lifecyclePolicy, tags: _tags, ...repository }) => repository,
  },
);

const describeRepositories: Operation<DescribeRepositoriesRequest, DescribeRepositoriesResponse> = (input, call) => {
  const held = repositories.on(call.region);
  const absent = input.repositoryNames?.find(
    (name) => call.gone || !held.some(({ repositoryName }) => repositoryName === name),
  );
  if (absent !== undefined) throw noRepository({ repositoryName: absent });
  return listRepositories(input, call);
};

const getRepositoryPolicy = oneOf<SimulatedRepository, GetRepositoryPolicyRequest, GetRepositoryPolicyResponse>(
  repositories,
  {
    is: isNamed,
    missing: noRepository,
    answer: ({ registryId, repositoryName, policy }) => ({
      registryId,
      repositoryName,
      policyText: given(
        policy,
        new AwsError(
          "RepositoryPolicyNotFoundException",
          `Repository policy does not exist for the repository with name '${repositoryName}'`,
        ),
      ),
    }),
  },
);

const getLifecyclePolicy = oneOf<SimulatedRepository, GetLifecyclePolicyRequest, GetLifecyclePolicyResponse>(
  repositories,
  {
    is: isNamed,
    missing: noRepository,
    answer: ({ registryId, repositoryName, lifecyclePolicy }) => ({
      registryId,
      repositoryName,
      lifecyclePolicyText: given(
        lifecyclePolicy,
        new AwsError(
          "LifecyclePolicyNotFoundException",
          `Lifecycle policy does not exist for the repository with name '${repositoryName}'`,
        ),
      ),
    }),
  },
);

export const ecr: Service = {
  name: "ecr",
  dialect: "json",
  protocol: jsonProtocol(client),
  operations: {
    DescribeRepositories: describeRepositories,
    GetLifecyclePolicy: getLifecyclePolicy,
    GetRepositoryPolicy: getRepositoryPolicy,
  },
  badToken: ["InvalidParameterException", "Invalid parameter at 'nextToken' failed to satisfy constraint"],
};
