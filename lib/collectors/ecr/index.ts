import ecrImage from "./ecr-image.ts";
import ecrRegistry from "./ecr-registry.ts";
import ecrRepository from "./ecr-repository.ts";

export const ecrCollectors = [ecrImage, ecrRegistry, ecrRepository] as const;
