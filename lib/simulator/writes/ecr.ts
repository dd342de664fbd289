import type {
  PutImageScanningConfigurationRequest,
  PutImageTagMutabilityRequest,
  PutLifecyclePolicyRequest,
  PutRegistryScanningConfigurationRequest,
  SetRepositoryPolicyRequest,
} from "@aws-sdk/client-ecr";
import { AwsError } from "../aws-error.ts";
import type { Operation } from "../call.ts";
import { oneOf } from "../services/shelved.ts";
import { registries, repositories, type SimulatedRepository } from "../shelves/ecr.ts";

interface OfRepository {
  repositoryName: string | undefined;
}

/** @param missing how ECR says that there is no such repository. */
export function ecrWrites(missing: (input: OfRepository) => AwsError): Readonly<Record<string, Operation>> {
  const change = <I extends OfRepository>(to: (input: I) => Partial<SimulatedRepository>) =>
    oneOf<SimulatedRepository, I, object>(repositories, {
      is: ({ repositoryName }, input) => repositoryName === input.repositoryName,
      missing,
      answer: (repository, input) => Object.assign(repository, to(input)),
    });
  const withoutPolicy = oneOf<SimulatedRepository, OfRepository, object>(repositories, {
    is: ({ repositoryName }, input) => repositoryName === input.repositoryName,
    missing,
    answer(repository) {
      delete repository.policy;
      return {};
    },
  });
  const putRegistryScanningConfiguration: Operation<PutRegistryScanningConfigurationRequest> = (input, { region }) => {
    const { scanType = "BASIC", rules = [] } = input;
    // Source: ECR API reference, RegistryScanningConfiguration.
    if (rules.length > 2) throw new AwsError("ValidationException", "A registry takes two scanning rules at most.");
    const [registry] = registries.on(region);
    if (registry) registry.scanning = { scanType, rules };
    else registries.put(region, { scanning: { scanType, rules } });
    return { registryScanningConfiguration: { scanType, rules } };
  };
  return {
    PutImageScanningConfiguration: change<PutImageScanningConfigurationRequest>((input) => ({
      ...(input.imageScanningConfiguration && { imageScanningConfiguration: input.imageScanningConfiguration }),
    })),
    PutImageTagMutability: change<PutImageTagMutabilityRequest>(({ imageTagMutability, ...input }) => ({
      imageTagMutability,
      imageTagMutabilityExclusionFilters: input.imageTagMutabilityExclusionFilters,
    })),
    PutLifecyclePolicy: change<PutLifecyclePolicyRequest>(({ lifecyclePolicyText }) => ({
      ...(lifecyclePolicyText !== undefined && { lifecyclePolicy: lifecyclePolicyText }),
    })),
    SetRepositoryPolicy: change<SetRepositoryPolicyRequest>(({ policyText }) => ({
      ...(policyText !== undefined && { policy: policyText }),
    })),
    DeleteRepositoryPolicy: withoutPolicy,
    PutRegistryScanningConfiguration: putRegistryScanningConfiguration,
  };
}
