/**
 * Kinds of SageMaker resources that exist and that no collector reads: a report and the screens name them, since what is not
 * read is not known to be fine. A test holds the list to the List operations of the SDK. Source: SageMaker API reference;
 * the last five are newer than the SDK's client and have no operation in it.
 */
export const notCollected: readonly { label: string; operation?: string }[] = [
  { label: "Algorithms", operation: "ListAlgorithms" },
  { label: "Generic jobs", operation: "ListJobs" },
  { label: "Lineage groups", operation: "ListLineageGroups" },
  { label: "Model cards", operation: "ListModelCards" },
  { label: "Pipeline executions", operation: "ListPipelineExecutions" },
  { label: "Cluster extensions" },
  { label: "Endpoint resource policies" },
  { label: "Global inference gateways" },
  { label: "Inference routers" },
  { label: "Training sessions" },
];
