import type { ResourceOf } from "#lib/inventory/kinds.ts";

type Specification = NonNullable<ResourceOf<"model-package">["InferenceSpecification"]>;
type PackageContainer = NonNullable<Specification["Containers"]>[number];

/** The containers that a model package is deployed with, with where they stand: of its one specification, and of others beside it. */
export function packageContainers({
  InferenceSpecification,
  AdditionalInferenceSpecifications = [],
}: Pick<ResourceOf<"model-package">, "InferenceSpecification" | "AdditionalInferenceSpecifications">): {
  path: string;
  container: PackageContainer;
}[] {
  const specifications = [
    { at: "InferenceSpecification", specification: InferenceSpecification },
    ...(AdditionalInferenceSpecifications ?? []).map((specification, index) => ({
      at: `AdditionalInferenceSpecifications[${index}]`,
      specification,
    })),
  ];
  return specifications.flatMap(({ at, specification }) =>
    (specification?.Containers ?? []).map((container, index) => ({ path: `${at}.Containers[${index}]`, container })),
  );
}
