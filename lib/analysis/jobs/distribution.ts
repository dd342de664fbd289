/** How the instances of a job share its work. */
export interface Distribution {
  /** As people call it: `MPI, which Horovod uses`. */
  how: string;
  /** The hyperparameter that says so. */
  name: string;
}

/** Source: SageMaker Python SDK, fw_utils.py, estimator.py; sagemaker-training-toolkit, params.py. */
const switches: readonly (readonly [name: string, how: string])[] = [
  ["sagemaker_parameter_server_enabled", "parameter servers"],
  ["sagemaker_distributed_dataparallel_enabled", "SageMaker's data parallelism"],
  ["sagemaker_multi_worker_mirrored_strategy_enabled", "mirrored strategy of TensorFlow"],
  ["sagemaker_torch_distributed_enabled", "torchrun"],
  ["sagemaker_pytorch_ddp_enabled", "DistributedDataParallel of PyTorch"],
  ["sagemaker_pytorch_xla_multi_worker_enabled", "XLA of PyTorch"],
  ["sagemaker_mpi_enabled", "MPI, as Horovod uses it"],
  // Chainer's containers.
  ["sagemaker_use_mpi", "MPI"],
];

/**
 * What the hyperparameters of a job say of it. The third version of the Python SDK says it in a file instead: that they say
 * nothing does not mean that the work is not shared.
 */
export function distributionOf(
  hyperParameters: Readonly<Record<string, string>> | undefined,
): Distribution | undefined {
  const found = switches.find(([name]) => isTrue(hyperParameters?.[name]));
  if (found) return { name: found[0], how: found[1] };
  return hyperParameters?.mp_parameters ? { name: "mp_parameters", how: "SageMaker's model parallelism" } : undefined;
}

/** Values are JSON, and some are JSON in a JSON string. */
function isTrue(value: string | undefined): boolean {
  return value?.replace(/^"|"$/g, "").toLowerCase() === "true";
}
