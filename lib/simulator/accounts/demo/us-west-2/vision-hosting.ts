import { endpoint, endpointConfig, variant } from "#lib/simulator/accounts/build/hosting.ts";
import { ownImage, prebuilt } from "#lib/simulator/accounts/build/images.ts";
import { container, model } from "#lib/simulator/accounts/build/model.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { PacificNetworks } from "./foundations.ts";

const artifact = (name: string) => `s3://nwa-vision-us-west-2/models/${name}/model.tar.gz`;
const tags = { Team: "vision" };

export function visionHosting(site: Site, { dmitri, hana, deploy }: Cast, { vision, keys }: PacificNetworks): void {
  const role = executionRoles.visionServing;
  const vpc = vpcConfig(vision.subnets, vision.cluster);
  const shelf = model(site, {
    name: "shelf-detector",
    by: deploy,
    created: at(site, 110, "20:00:00"),
    role,
    containers: [
      container(
        prebuilt(site, "deepLearning", "pytorch-inference:2.6.0-gpu-py312-cu124-ubuntu22.04-sagemaker"),
        artifact("shelf"),
      ),
    ],
    vpc,
    isolated: true,
    tags,
  });
  const damage = model(site, {
    name: "damage-triage",
    by: deploy,
    created: at(site, 57, "20:00:00"),
    role,
    containers: [container(ownImage(site, "vision/damage:3.1.0"), artifact("damage"))],
    vpc,
    tags,
  });
  const segmenter = model(site, {
    name: "segment-anything",
    by: hana,
    created: at(site, 21, "23:10:00"),
    role,
    containers: [container(prebuilt(site, "deepLearning", "sagemaker-tritonserver:24.09-py3"), artifact("sam"))],
    tags,
  });
  model(site, {
    name: "shelf-detector-2024",
    by: dmitri,
    created: at(site, 690, "20:00:00"),
    role,
    containers: [container(prebuilt(site, "deepLearning", "mxnet-inference:1.8.0-gpu-py37"), artifact("shelf-2024"))],
    tags,
  });

  const shelfConfig = endpointConfig(site, {
    name: "shelf-detector",
    by: deploy,
    created: at(site, 110, "20:04:00"),
    variants: [variant(shelf, "ml.g5.xlarge", 2)],
    key: keys.vision.Arn,
    tags,
  });
  const damageConfig = endpointConfig(site, {
    name: "damage-triage",
    by: deploy,
    created: at(site, 57, "20:04:00"),
    variants: [variant(damage, "ml.p3.2xlarge", 2)],
    // Was to be compared for a week, and nobody came back to it.
    shadows: [variant(shelf, "ml.g4dn.xlarge", 1, { VariantName: "candidate" })],
    tags,
  });
  const segmenterConfig = endpointConfig(site, {
    name: "segment-anything",
    by: hana,
    created: at(site, 21, "23:14:00"),
    variants: [variant(segmenter, "ml.g4dn.2xlarge", 1)],
    tags,
  });
  endpoint(site, { name: "shelf-detector", by: deploy, created: at(site, 110, "20:06:00"), config: shelfConfig, tags });
  endpoint(site, { name: "damage-triage", by: deploy, created: at(site, 57, "20:06:00"), config: damageConfig, tags });
  endpoint(site, {
    name: "segment-anything",
    by: hana,
    created: at(site, 21, "23:16:00"),
    config: segmenterConfig,
    tags,
  });
}
