import type { Repository, Tag } from "@aws-sdk/client-ecr";
import { shelf } from "../shelf.ts";

/** Documents are JSON text; what was never set is left out. */
export interface SimulatedRepository extends Repository {
  repositoryName: string;
  repositoryArn: string;
  policy?: string;
  lifecyclePolicy?: string;
  tags?: Tag[];
}

export const repositories = shelf<SimulatedRepository>("ecr repositories");
