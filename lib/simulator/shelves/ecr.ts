import type {
  ImageDetail,
  ImageScanFindings,
  RegistryScanningConfiguration,
  ReplicationConfiguration,
  Repository,
  SigningConfiguration,
} from "@aws-sdk/client-ecr";
import { shelf } from "../shelf.ts";

/** Documents are JSON text; what was never set is left out. */
export interface SimulatedRepository extends Repository {
  repositoryName: string;
  repositoryArn: string;
  policy?: string;
  lifecyclePolicy?: string;
}

export const repositories = shelf<SimulatedRepository>("ecr repositories");

export interface SimulatedImage extends ImageDetail {
  repositoryName: string;
  imageDigest: string;
  /** Of its latest scan, where there was one. */
  findings?: ImageScanFindings;
}

export const images = shelf<SimulatedImage>("ecr images");

/** What was set for a whole region; where nothing was, nothing stands here. */
export interface SimulatedRegistry {
  policy?: string;
  scanning?: RegistryScanningConfiguration;
  signing?: SigningConfiguration;
  replication?: ReplicationConfiguration;
}

export const registries = shelf<SimulatedRegistry>("ecr registries");
