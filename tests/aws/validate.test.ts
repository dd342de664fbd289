import { DescribeNotebookInstance$, DescribeTrainingJob$, ListModels$ } from "@aws-sdk/client-sagemaker";
import { describe, expect, test } from "vitest";
import { MalformedAnswer } from "#lib/aws/failure.ts";
import { validateAnswer } from "#lib/aws/validate.ts";

const notebook = DescribeNotebookInstance$[5];

describe("validateAnswer", () => {
  test("takes a right answer, unknown fields, absent fields and new enum values", () => {
    validateAnswer(notebook, {
      NotebookInstanceName: "a",
      DirectInternetAccess: "Sometimes",
      CreationTime: new Date(),
      New: [1],
    });
    validateAnswer(notebook, {});
    validateAnswer(ListModels$[5], { Models: [{ ModelName: "m" }], $metadata: {} });
  });

  test.each([
    [notebook, { DirectInternetAccess: true }, "DirectInternetAccess"],
    [notebook, { SecurityGroups: "sg-1" }, "SecurityGroups"],
    [notebook, { VolumeSizeInGB: "5" }, "VolumeSizeInGB"],
    [notebook, { CreationTime: new Date(Number.NaN) }, "CreationTime"],
    [ListModels$[5], { Models: [{ ModelName: 5 }] }, "Models[0].ModelName"],
    [ListModels$[5], { Models: { a: 1 } }, "Models"],
    [DescribeTrainingJob$[5], { EnableNetworkIsolation: "true" }, "EnableNetworkIsolation"],
    [DescribeTrainingJob$[5], { Environment: { KEY: 7 } }, "Environment.KEY"],
    [DescribeTrainingJob$[5], { ResourceConfig: [] }, "ResourceConfig"],
  ])("refuses %#", (schema, answer, path) => {
    expect(() => validateAnswer(schema, answer)).toThrow(MalformedAnswer);
    expect(() => validateAnswer(schema, answer)).toThrow(path);
  });
});
