import { inventoryOf, reading } from "#tests/support/test-check.ts";

/** A region in which SageMaker is at work, and one in which it is not. */
export const used = inventoryOf([reading("cluster", "pod", { ClusterName: "pod" })]);
export const unused = inventoryOf([]);
