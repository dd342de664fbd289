import { expect, test } from "vitest";
import { distributionOf } from "#lib/analysis/jobs/distribution.ts";

test.each([
  [{ sagemaker_mpi_enabled: "true", sagemaker_mpi_num_of_processes_per_host: "8" }, "MPI, as Horovod uses it"],
  [{ sagemaker_mpi_enabled: '"true"' }, "MPI, as Horovod uses it"],
  [{ sagemaker_parameter_server_enabled: "true" }, "parameter servers"],
  [
    { sagemaker_distributed_dataparallel_enabled: "true", sagemaker_mpi_enabled: "true" },
    "SageMaker's data parallelism",
  ],
  [{ sagemaker_torch_distributed_enabled: "True" }, "torchrun"],
  [{ sagemaker_use_mpi: "true" }, "MPI"],
  [{ mp_parameters: '{"tensor_parallel_degree": 8}' }, "SageMaker's model parallelism"],
])("%o", (hyperParameters, how) => {
  expect(distributionOf(hyperParameters)?.how).toBe(how);
});

test("what is off, or is no switch, says nothing", () => {
  expect(distributionOf({ sagemaker_mpi_enabled: "false", epochs: "3" })).toBeUndefined();
  expect(distributionOf(undefined)).toBeUndefined();
});
