import type { InferenceComponentSpecificationSummary } from "@aws-sdk/client-sagemaker";
import { digestOf, prebuilt } from "#lib/simulator/accounts/build/images.ts";
import { made } from "#lib/simulator/accounts/build/made.ts";
import { at, later, type Site, sagemakerArn } from "#lib/simulator/accounts/build/site.ts";
import { tagsOf } from "#lib/simulator/accounts/build/tags.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";

const EndpointName = "llm-components";

/** What runs on the search team's shared machines: a model, a container of its own, and an adapter on top of that. */
export function searchComponents(site: Site, { yuki, deploy }: Cast): void {
  const image = prebuilt(site, "deepLearning", "djl-inference:0.36.0-lmi18.0.0-cu128");
  const resources = { NumberOfAcceleratorDevicesRequired: 2, MinMemoryRequiredInMb: 32_768 };
  component(site, yuki, "llm-summaries", at(site, 18, "15:00:00"), {
    ModelName: "review-summaries",
    ComputeResourceRequirements: resources,
  });
  component(site, deploy, "llm-rewrite", at(site, 18, "15:20:00"), {
    Container: {
      DeployedImage: {
        SpecifiedImage: image,
        ResolvedImage: `${image.replace(/:[^:/]+$/, "")}@${digestOf(image)}`,
        ResolutionTime: at(site, 18, "15:21:00"),
      },
      ArtifactUrl: "s3://nwa-search-us-east-1/models/rewrite/",
      Environment: { OPTION_ROLLING_BATCH: "vllm", OPTION_TRUST_REMOTE_CODE: "true" },
    },
    ComputeResourceRequirements: resources,
  });
  component(site, yuki, "llm-rewrite-de", at(site, 11, "10:05:00"), {
    BaseInferenceComponentName: "llm-rewrite",
    Container: { ArtifactUrl: "s3://nwa-search-us-east-1/adapters/rewrite-de/" },
  });
}

function component(
  site: Site,
  by: Cast["yuki"],
  name: string,
  created: Date,
  Specification: InferenceComponentSpecificationSummary,
): void {
  const InferenceComponentArn = sagemakerArn(site, "inference-component", name);
  const { DeployedImage, ...container } = Specification.Container ?? {};
  made(
    site,
    "inferenceComponents",
    {
      InferenceComponentName: name,
      InferenceComponentArn,
      EndpointName,
      EndpointArn: sagemakerArn(site, "endpoint", EndpointName),
      VariantName: "AllTraffic",
      Specification,
      // An adapter runs wherever its base does.
      ...(!Specification.BaseInferenceComponentName && { RuntimeConfig: { DesiredCopyCount: 1, CurrentCopyCount: 1 } }),
      CreationTime: created,
      LastModifiedTime: later(created, 9),
      InferenceComponentStatus: "InService",
      Tags: tagsOf({ Team: "search" }),
    },
    {
      by,
      at: created,
      operation: "CreateInferenceComponent",
      request: {
        InferenceComponentName: name,
        EndpointName,
        VariantName: Specification.BaseInferenceComponentName ? undefined : "AllTraffic",
        Specification: Specification.Container
          ? { ...Specification, Container: { ...container, Image: DeployedImage?.SpecifiedImage } }
          : Specification,
        RuntimeConfig: Specification.BaseInferenceComponentName ? undefined : { CopyCount: 1 },
      },
      response: { InferenceComponentArn },
    },
  );
}
