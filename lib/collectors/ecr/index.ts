import ecrRepository from "./ecr-repository.ts";

export const ecrCollectors = [ecrRepository] as const;
