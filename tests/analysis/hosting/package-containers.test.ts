import { expect, test } from "vitest";
import { packageContainers } from "#lib/analysis/hosting/package-containers.ts";

test("containers of the specification and of others beside it are found, each with its path", () => {
  const found = packageContainers({
    InferenceSpecification: { Containers: [{ Image: "a" }, { Image: "b" }] },
    AdditionalInferenceSpecifications: [{ Name: "neo", Containers: [{ Image: "c" }] }],
  });
  expect(found.map(({ path, container }) => [path, container.Image])).toEqual([
    ["InferenceSpecification.Containers[0]", "a"],
    ["InferenceSpecification.Containers[1]", "b"],
    ["AdditionalInferenceSpecifications[0].Containers[0]", "c"],
  ]);
});

test("a package without a specification has none", () => {
  expect(packageContainers({})).toEqual([]);
});
