import type { EncryptionConfiguration, ImageTagMutability } from "@aws-sdk/client-ecr";
import { repositories } from "#lib/simulator/shelves/ecr.ts";
import type { Actor } from "./actors.ts";
import { arnOf, type Site } from "./site.ts";
import { record } from "./trail.ts";

interface RepositorySpec {
  name: string;
  by: Actor;
  at: Date;
  mutability?: ImageTagMutability;
  scanOnPush?: boolean;
  /** A KMS key; without one, ECR's own AES-256. */
  kmsKey?: string;
  /** JSON text. */
  policy?: string;
  lifecyclePolicy?: string;
}

/** A private repository, with what an account that sets nothing gets. Source: Amazon ECR API reference, CreateRepository. */
export function repository(site: Site, spec: RepositorySpec): void {
  const { name, by, at, mutability = "MUTABLE", scanOnPush = false, kmsKey, policy, lifecyclePolicy } = spec;
  const encryptionConfiguration: EncryptionConfiguration =
    kmsKey === undefined ? { encryptionType: "AES256" } : { encryptionType: "KMS", kmsKey };
  const settings = {
    imageTagMutability: mutability,
    imageScanningConfiguration: { scanOnPush },
    encryptionConfiguration,
  };
  repositories.put(site.content, {
    registryId: site.account,
    repositoryName: name,
    repositoryArn: arnOf(site, "ecr", `repository/${name}`),
    repositoryUri: `${site.account}.dkr.ecr.${site.region}.amazonaws.com/${name}`,
    createdAt: at,
    ...settings,
    ...(policy !== undefined && { policy }),
    ...(lifecyclePolicy !== undefined && { lifecyclePolicy }),
  });
  record(site, { at, by, action: "ecr:CreateRepository", request: { repositoryName: name, ...settings } });
}
