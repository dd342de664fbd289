import type { NewerAnswer } from "#lib/aws/newer-operations.ts";
import { simulatedKind, type Tagged } from "./define.ts";

export const inferenceRouter = simulatedKind<Tagged<NewerAnswer<"sagemaker", "DescribeInferenceRouter">>>()(
  "inferenceRouters",
  {
    list: "ListInferenceRouters",
    describe: "DescribeInferenceRouter",
    sortOrder: "Ascending",
  },
);
