import type {
  DescribeImageScanFindingsRequest,
  DescribeImageScanFindingsResponse,
  DescribeImagesRequest,
  DescribeImagesResponse,
  DescribeRegistryResponse,
  DescribeRepositoriesRequest,
  DescribeRepositoriesResponse,
  GetLifecyclePolicyRequest,
  GetLifecyclePolicyResponse,
  GetRegistryPolicyResponse,
  GetRegistryScanningConfigurationResponse,
  GetRepositoryPolicyRequest,
  GetRepositoryPolicyResponse,
  GetSigningConfigurationResponse,
  ImageIdentifier,
} from "@aws-sdk/client-ecr";
import * as client from "@aws-sdk/client-ecr";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation, Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import {
  images,
  registries,
  repositories,
  type SimulatedImage,
  type SimulatedRegistry,
  type SimulatedRepository,
} from "../shelves/ecr.ts";
import { ecrWrites } from "../writes/ecr.ts";
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
    shown: ({ policy: _policy, lifecyclePolicy: _lifecyclePolicy, ...repository }) => repository,
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

/** The images of a repository, which there must be. */
function imagesOf(input: OfRepository, call: Call): readonly SimulatedImage[] {
  const isHeld = repositories.on(call.region).some((repository) => isNamed(repository, input));
  if (call.gone || !isHeld) throw noRepository(input);
  return images.on(call.region).filter(({ repositoryName }) => repositoryName === input.repositoryName);
}

/** Source: answers seen in public issues. */
function imageIn(input: OfRepository, id: ImageIdentifier | undefined, call: Call): SimulatedImage {
  const image = imagesOf(input, call).find(
    ({ imageDigest, imageTags }) =>
      (id?.imageDigest === undefined || id.imageDigest === imageDigest) &&
      (id?.imageTag === undefined || imageTags?.includes(id.imageTag)),
  );
  if (image) return image;
  throw new AwsError(
    "ImageNotFoundException",
    `The image with imageId {imageDigest:'${id?.imageDigest ?? null}', imageTag:'${id?.imageTag ?? null}'} does not exist within the repository with name '${input.repositoryName}' in the registry with id '${call.account.id}'`,
  );
}

const describeImages: Operation<DescribeImagesRequest, DescribeImagesResponse> = (input, call) => {
  const asked = input.imageIds?.map((id) => imageIn(input, id, call));
  // Source: ECR API reference, DescribeImagesFilter: active ones alone, unless others are asked for.
  const { imageStatus: wanted = "ACTIVE" } = input.filter ?? {};
  const isWanted = ({ imageStatus = "ACTIVE" }: SimulatedImage) => wanted === "ANY" || imageStatus === wanted;
  const found = asked ?? imagesOf(input, call).filter(isWanted);
  const { items, next } = call.page(found, { token: input.nextToken, size: input.maxResults ?? 100 });
  return {
    imageDetails: items.map(({ findings: _findings, ...detail }) => detail),
    ...(next !== undefined && { nextToken: next }),
  };
};

const describeImageScanFindings: Operation<DescribeImageScanFindingsRequest, DescribeImageScanFindingsResponse> = (
  input,
  call,
) => {
  const { registryId, repositoryName, imageDigest, imageScanStatus, findings } = imageIn(input, input.imageId, call);
  const imageScanFindings = given(
    findings,
    new AwsError(
      "ScanNotFoundException",
      `Image scan does not exist for the image with '{imageDigest:'${imageDigest}'}' in the repository with name '${repositoryName}' in the registry with id '${registryId}'`,
    ),
  );
  return {
    registryId,
    repositoryName,
    imageId: { imageDigest },
    imageScanStatus,
    imageScanFindings,
  };
};

const registryOf = ({ region }: Call): SimulatedRegistry => registries.on(region)[0] ?? {};

const describeRegistry: Operation<object, DescribeRegistryResponse> = (_, call) => ({
  registryId: call.account.id,
  replicationConfiguration: registryOf(call).replication ?? { rules: [] },
});

const getRegistryPolicy: Operation<object, GetRegistryPolicyResponse> = (_, call) => ({
  registryId: call.account.id,
  policyText: given(
    registryOf(call).policy,
    new AwsError(
      "RegistryPolicyNotFoundException",
      `Registry policy does not exist in the registry with id '${call.account.id}'`,
    ),
  ),
});

/** Basic scanning without rules is what an account begins with. Source: Amazon ECR user guide, "Image scanning". */
const getRegistryScanningConfiguration: Operation<object, GetRegistryScanningConfigurationResponse> = (_, call) => ({
  registryId: call.account.id,
  scanningConfiguration: registryOf(call).scanning ?? { scanType: "BASIC", rules: [] },
});

const getSigningConfiguration: Operation<object, GetSigningConfigurationResponse> = (_, call) => ({
  registryId: call.account.id,
  signingConfiguration: given(
    registryOf(call).signing,
    new AwsError(
      "SigningConfigurationNotFoundException",
      `Signing configuration does not exist in the registry with id '${call.account.id}'`,
    ),
  ),
});

export const ecr: Service = {
  name: "ecr",
  dialect: "json",
  protocol: jsonProtocol(client),
  operations: {
    ...ecrWrites(noRepository),
    DescribeImageScanFindings: describeImageScanFindings,
    DescribeImages: describeImages,
    DescribeRegistry: describeRegistry,
    DescribeRepositories: describeRepositories,
    GetLifecyclePolicy: getLifecyclePolicy,
    GetRegistryPolicy: getRegistryPolicy,
    GetRegistryScanningConfiguration: getRegistryScanningConfiguration,
    GetRepositoryPolicy: getRepositoryPolicy,
    GetSigningConfiguration: getSigningConfiguration,
  },
  badToken: ["InvalidParameterException", "Invalid parameter at 'nextToken' failed to satisfy constraint"],
};
