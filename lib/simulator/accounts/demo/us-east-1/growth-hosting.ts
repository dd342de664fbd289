import { endpoint, endpointConfig, variant } from "#lib/simulator/accounts/build/hosting.ts";
import { prebuilt } from "#lib/simulator/accounts/build/images.ts";
import { container, model } from "#lib/simulator/accounts/build/model.ts";
import { at, type Site, sagemakerArn } from "#lib/simulator/accounts/build/site.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { fakeSecrets } from "#lib/simulator/accounts/demo/fake-secrets.ts";
import type { EastNetworks } from "./foundations.ts";

/** What the growth team serves: out of date frameworks, single machines, captured data in the clear. */
export function growthHosting(site: Site, cast: Cast, { shared }: EastNetworks): void {
  const { mia, tomas, priya, deploy, jenkins } = cast;
  const role = executionRoles.growth;
  const tags = { Team: "growth" };
  const artifact = (name: string) => `s3://nwa-growth-us-east-1/models/${name}/model.tar.gz`;
  const churnImage = prebuilt(site, "sklearn", "sagemaker-xgboost:1.5-1");

  const churn = model(site, {
    name: "churn-xgb-v3",
    by: deploy,
    created: at(site, 29, "15:00:00"),
    role,
    containers: [
      container(churnImage, artifact("churn-v3"), {
        Environment: { DB_PASSWORD: fakeSecrets.databasePassword, SAGEMAKER_PROGRAM: "inference.py" },
      }),
    ],
    tags,
  });
  const churnOld = model(site, {
    name: "churn-xgb-v2",
    by: jenkins,
    created: at(site, 160, "02:30:00"),
    role,
    containers: [container(churnImage, artifact("churn-v2"))],
    tags,
  });
  const uplift = model(site, {
    name: "uplift-sklearn",
    by: tomas,
    created: at(site, 240, "11:25:00"),
    role,
    containers: [container(prebuilt(site, "sklearn", "sagemaker-scikit-learn:0.23-1-cpu-py3"), artifact("uplift"))],
  });
  const legacy = model(site, {
    name: "ctr-mxnet",
    by: jenkins,
    created: at(site, 1310, "03:10:00"),
    role: executionRoles.legacyRoot,
    containers: [container(prebuilt(site, "scriptMode", "sagemaker-mxnet-serving:1.4.1-gpu-py3"), artifact("ctr"))],
  });
  const segments = model(site, {
    name: "segments-sparkml-pipeline",
    by: tomas,
    created: at(site, 75, "10:40:00"),
    role: executionRoles.growthPipeline,
    containers: [
      container(prebuilt(site, "sklearn", "sagemaker-sparkml-serving:3.3"), artifact("segments-features"), {
        ContainerHostname: "features",
      }),
      container(prebuilt(site, "firstParty", "kmeans:1"), artifact("segments-kmeans"), { ContainerHostname: "kmeans" }),
    ],
    tags,
  });
  const coupons = model(site, {
    name: "coupon-ranker-tf",
    by: mia,
    created: at(site, 51, "17:05:00"),
    role,
    containers: [container(prebuilt(site, "deepLearning", "tensorflow-inference:2.14.1-cpu"), artifact("coupons"))],
    vpc: vpcConfig([shared.privateA], shared.training),
    tags,
  });
  const headlines = model(site, {
    name: "headline-writer",
    by: priya,
    created: at(site, 15, "19:50:00"),
    role,
    containers: [
      container(
        prebuilt(site, "deepLearning", "huggingface-pytorch-tgi-inference:2.4.0-tgi2.3.1-gpu-py311-cu124-ubuntu22.04"),
        artifact("headlines"),
        {
          Environment: {
            HF_MODEL_ID: "mistralai/Mistral-7B-Instruct-v0.3",
            HF_TOKEN: `hf_${fakeSecrets.vendorApiKey}`,
            HF_MODEL_TRUST_REMOTE_CODE: "true",
          },
        },
      ),
    ],
  });
  // Of the registry: what was approved for the monthly batch, and what somebody could not wait for.
  for (const [name, version, daysAgo] of [
    ["churn-monthly", 2, 27],
    ["churn-xgb-v4-preview", 3, 8],
  ] as const) {
    const ModelPackageName = sagemakerArn(site, "model-package", `churn/${version}`);
    model(site, {
      name,
      by: tomas,
      created: at(site, daysAgo, "16:20:00"),
      role,
      containers: [{ ModelPackageName }],
      tags,
    });
  }
  // Nothing uses these.
  model(site, {
    name: "churn-xgb-v1",
    by: jenkins,
    created: at(site, 410, "02:30:00"),
    role,
    containers: [container(churnImage, artifact("churn-v1"))],
  });
  model(site, {
    name: "test-model-please-delete",
    by: priya,
    created: at(site, 83, "21:14:00"),
    role,
    containers: [container(prebuilt(site, "scriptMode", "sagemaker-chainer:5.0.0-gpu-py3"), artifact("test"))],
    tags: { Name: "=1+1", Note: "@SUM A1:A9 +cmd", owner: "@SUM+cmd:A1" },
  });
  // A bucket of someone else: whoever owns it decides what the model does.
  model(site, {
    name: "imported-from-partner",
    by: mia,
    created: at(site, 44, "14:22:00"),
    role,
    containers: [
      container(
        prebuilt(site, "deepLearning", "pytorch-inference:1.13.1-cpu-py39"),
        "s3://partner-model-share-8842/exports/model.tar.gz",
      ),
    ],
  });

  const churnConfigV2 = endpointConfig(site, {
    name: "churn-prod-20260612",
    by: jenkins,
    created: at(site, 160, "02:35:00"),
    variants: [variant(churnOld, "ml.m5.large", 1)],
    tags,
  });
  const churnConfigV3 = endpointConfig(site, {
    name: "churn-prod-v3",
    by: deploy,
    created: at(site, 29, "15:02:00"),
    variants: [variant(churn, "ml.m5.large", 1)],
    capture: { to: "s3://nwa-growth-us-east-1/capture", percent: 100 },
    tags,
  });
  const upliftConfig = endpointConfig(site, {
    name: "uplift-config",
    by: tomas,
    created: at(site, 240, "11:28:00"),
    variants: [variant(uplift, "ml.t2.medium", 1)],
  });
  const legacyConfig = endpointConfig(site, {
    name: "ctr-mxnet-config",
    by: jenkins,
    created: at(site, 1310, "03:12:00"),
    variants: [variant(legacy, "ml.p2.xlarge", 1)],
  });
  const segmentsConfig = endpointConfig(site, {
    name: "segments-config",
    by: tomas,
    created: at(site, 75, "10:44:00"),
    variants: [variant(segments, "ml.c5.xlarge", 2)],
    key: "alias/growth",
    tags,
  });
  const couponsConfig = endpointConfig(site, {
    name: "coupons-ab",
    by: mia,
    created: at(site, 51, "17:10:00"),
    variants: [
      variant(coupons, "ml.m5.xlarge", 2, { VariantName: "A", InitialVariantWeight: 0.5 }),
      variant(coupons, "ml.m5.xlarge", 1, { VariantName: "B", InitialVariantWeight: 0.5 }),
    ],
    tags,
  });
  const headlinesConfig = endpointConfig(site, {
    name: "headline-writer-g5",
    by: priya,
    created: at(site, 15, "19:54:00"),
    variants: [
      variant(headlines, "ml.g5.2xlarge", 1, {
        EnableSSMAccess: true,
        CoreDumpConfig: { DestinationS3Uri: "s3://nwa-growth-us-east-1/cores" },
      }),
    ],
  });
  // Nothing uses it, and the model it names was deleted: AWS keeps such configs.
  endpointConfig(site, {
    name: "recommender-canary",
    by: deploy,
    created: at(site, 190, "09:09:00"),
    variants: [variant({ ModelName: "recommender-deleted" }, "ml.m5.large", 1)],
  });

  endpoint(site, {
    name: "churn-prod",
    by: jenkins,
    created: at(site, 160, "02:40:00"),
    config: churnConfigV2,
    updates: [{ at: at(site, 29, "15:05:00"), by: deploy, config: churnConfigV3 }],
    tags,
  });
  endpoint(site, { name: "uplift", by: tomas, created: at(site, 240, "11:30:00"), config: upliftConfig });
  endpoint(site, { name: "CTR-legacy", by: jenkins, created: at(site, 1310, "03:15:00"), config: legacyConfig });
  endpoint(site, { name: "segments", by: tomas, created: at(site, 75, "10:46:00"), config: segmentsConfig, tags });
  endpoint(site, { name: "coupons", by: mia, created: at(site, 51, "17:12:00"), config: couponsConfig, tags });
  endpoint(site, {
    name: "headline-writer",
    by: priya,
    created: at(site, 15, "19:56:00"),
    config: headlinesConfig,
    status: "Failed",
    reason:
      "The primary container for production variant AllTraffic did not pass the ping health check. Please check CloudWatch logs for this endpoint.",
    tags: { Team: "growth", Stage: "dev" },
  });
}
