import { ProcessingInstanceType, TrainingInstanceType, TransformInstanceType } from "@aws-sdk/client-sagemaker";
import { expect, test } from "vitest";
import { hasLocalStorage as judgedAsLocal } from "#lib/analysis/encryption/instance-families.ts";
import { hasLocalStorage } from "#lib/simulator/local-storage.ts";

test("the account knows as many families with local disks as the checks do", () => {
  const types = [TrainingInstanceType, ProcessingInstanceType, TransformInstanceType].flatMap((all) =>
    Object.values(all),
  );
  expect(types.filter(hasLocalStorage).length).toBeGreaterThan(50);
  expect(types.filter((type) => hasLocalStorage(type) !== judgedAsLocal(type))).toEqual([]);
});
