import check from "#lib/checks/endpoint-config/runs-what-was-compiled-for-it.ts";
import { inventoryOf, reading, testCheck } from "#tests/support/test-check.ts";

const uri = "s3://compiled/churn/model-ml_c5.tar.gz";
const model = (ModelDataUrl = uri) =>
  reading("model", "churn", { ModelName: "churn", ModelArn: "arn:m", PrimaryContainer: { ModelDataUrl } });
const job = (TargetDevice: "ml_c5" | "jetson_nano", CompilationJobStatus: "COMPLETED" | "FAILED" = "COMPLETED") =>
  reading("compilation-job", "churn-c5", {
    CompilationJobName: "churn-c5",
    CompilationJobStatus,
    ModelArtifacts: { S3ModelArtifacts: uri },
    OutputConfig: { TargetDevice },
  });
const on = (InstanceType: "ml.c5.xlarge" | "ml.m5.xlarge", ...readings: Parameters<typeof inventoryOf>[0]) => ({
  resource: {
    EndpointConfigArn: "arn:c",
    ProductionVariants: [{ VariantName: "main", ModelName: "churn", InstanceType }],
  },
  inventory: inventoryOf(readings),
});

testCheck(check, {
  pass: { "on the family it was compiled for": on("ml.c5.xlarge", model(), job("ml_c5")) },
  fail: {
    "on another family": on("ml.m5.xlarge", model(), job("ml_c5")),
    "compiled for a device": on("ml.c5.xlarge", model(), job("jetson_nano")),
  },
  notApplicable: {
    "it was not compiled": on("ml.m5.xlarge", model("s3://models/churn.tar.gz"), job("ml_c5")),
    "the job is not known": on("ml.m5.xlarge", model()),
    "the job failed": on("ml.m5.xlarge", model(), job("ml_c5", "FAILED")),
    "it is serverless": {
      resource: {
        EndpointConfigArn: "arn:c",
        ProductionVariants: [{ VariantName: "main", ModelName: "churn", ServerlessConfig: { MemorySizeInMB: 2048 } }],
      },
    },
  },
  unknown: {
    "the model is gone": on("ml.m5.xlarge", job("ml_c5")),
    "an empty answer": { resource: {} },
  },
});
