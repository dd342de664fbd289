import type { PartOf, ResourceOf } from "#lib/inventory/kinds.ts";
import { matches } from "#lib/readings/wildcards.ts";

type Configuration = NonNullable<ResourceOf<"ecr-registry", PartOf<"ecr-registry">>["ScanningConfiguration"]>;
export type Rule = NonNullable<Configuration["rules"]>[number];

/** How a registry has the images of one repository scanned. */
export interface Scanning {
  type: Configuration["scanType"];
  /** The registry's rules that scan this repository's images by themselves. */
  rules: Rule[];
}

/**
 * What of a registry's scanning concerns one of its repositories. A filter without a wildcard matches every name that contains it.
 * Source: Amazon ECR user guide, "Filters to choose which repositories are scanned".
 */
export function scanningOf(repository: string, configuration: Configuration | null): Scanning {
  const { scanType, rules = [] } = configuration ?? {};
  return {
    type: scanType,
    rules: rules.filter(
      ({ scanFrequency, repositoryFilters = [] }) =>
        (scanFrequency === "SCAN_ON_PUSH" || scanFrequency === "CONTINUOUS_SCAN") &&
        repositoryFilters.some(({ filter = "" }) =>
          filter.includes("*") ? matches(filter, repository) : filter !== "" && repository.includes(filter),
        ),
    ),
  };
}
