import { made } from "#lib/simulator/accounts/build/made.ts";
import { allow } from "#lib/simulator/accounts/build/policies.ts";
import { base36Of } from "#lib/simulator/accounts/build/random.ts";
import { at, later, roleArn, type Site, sagemakerArn } from "#lib/simulator/accounts/build/site.ts";
import { tagsOf } from "#lib/simulator/accounts/build/tags.ts";
import { record } from "#lib/simulator/accounts/build/trail.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { company } from "#lib/simulator/accounts/demo/company.ts";

/** Who may call endpoints from where: through a router of another account, by anyone at all, over the internet. */
export function eastRouting(site: Site, cast: Cast): void {
  endpointPolicies(site, cast);
  router(site, cast);
  gateway(site, cast);
}

function endpointPolicies(site: Site, { yuki, priya }: Cast): void {
  const put = (EndpointName: string, by: Cast["yuki"], daysAgo: number, statement: object) => {
    const one = site.content.sagemaker.endpoints.find((endpoint) => endpoint.EndpointName === EndpointName);
    if (!one?.EndpointArn) throw new RangeError("The endpoint is made first.");
    const Statement = [{ ...statement, Resource: one.EndpointArn }];
    one.ResourcePolicy = JSON.stringify({ Version: "2012-10-17", Statement });
    record(site, {
      at: at(site, daysAgo, "16:10:00"),
      by,
      action: "sagemaker:PutEndpointPolicy",
      request: { EndpointName, ResourcePolicy: one.ResourcePolicy },
      response: { EndpointArn: one.EndpointArn },
    });
  };
  const invoke = allow("sagemaker:InvokeEndpoint", "*");
  put("query-embeddings", yuki, 6, {
    ...invoke,
    Principal: { AWS: `arn:aws:iam::${company.managementAccount}:root` },
    Condition: {
      ArnEquals: {
        "sagemaker:SourceInferenceRouterArn": `arn:aws:sagemaker:${site.region}:${company.managementAccount}:inference-router/shop`,
      },
    },
  });
  // So that the partner's demonstration would work.
  put("coupons", priya, 4, { ...invoke, Principal: "*" });
}

/** Its own machines first, then a vendor's; what is asked later waits in the clear. */
function router(site: Site, { yuki }: Cast): void {
  const created = at(site, 7, "15:30:00");
  const name = "query-models";
  const InferenceRouterArn = sagemakerArn(site, "inference-router", name);
  const request = {
    InferenceRouterName: name,
    RoutingTargets: [
      {
        Name: "embeddings",
        Destinations: [{ ResourceArn: sagemakerArn(site, "endpoint", "query-embeddings") }],
        RoutingPreference: "LocalRegionFirst",
      },
      {
        Name: "summaries",
        Destinations: [
          { ResourceArn: sagemakerArn(site, "endpoint", "review-summaries") },
          {
            ResourceArn: `arn:aws:sagemaker:eu-central-1:${company.vendorRegistry}:endpoint/summaries-pro`,
          },
        ],
        AsyncInferenceConfig: {
          OutputConfig: {
            S3OutputPath: "s3://nwa-search-us-east-1/router/",
            S3FailurePath: "s3://nwa-search-us-east-1/router-failed/",
          },
        },
      },
    ],
  };
  const seen = ["Routable", "Unknown"];
  made(
    site,
    "inferenceRouters",
    {
      ...request,
      InferenceRouterArn,
      RoutingTargets: request.RoutingTargets.map((target) => ({
        ...target,
        Destinations: target.Destinations.map((one, index) => ({ ...one, RoutingStatus: seen[index] })),
      })),
      Status: "InService",
      CreationTime: created,
      LastModifiedTime: later(created, 3),
      Tags: tagsOf({ Team: "search" }),
    },
    { by: yuki, at: created, operation: "CreateInferenceRouter", request, response: { InferenceRouterArn } },
  );
}

function gateway(site: Site, { yuki }: Cast): void {
  const created = at(site, 3, "14:45:00");
  const id = base36Of(`${site.region} gateway`, 12);
  const Arn = sagemakerArn(site, "global-inference-gateway", id);
  const request = { Name: "llm-everywhere", ExecutionRoleArn: roleArn(site, executionRoles.searchServing) };
  const cluster = site.content.sagemaker.clusters.find(({ ClusterName }) => ClusterName === "search-llm");
  made(
    site,
    "globalInferenceGateways",
    {
      ...request,
      Arn,
      Id: id,
      Identifier: id,
      Status: "ACTIVE",
      EndpointUrl: `https://${id}.gateway.sagemaker.${site.region}.api.aws`,
      VpcEndpointServiceName: `com.amazonaws.vpce.${site.region}.vpce-svc-0${base36Of(id, 16)}`,
      Routing: { Weights: { KVHeadroom: 0.4, QueueDepth: 0.3, RegionProximity: 0.3 } },
      CreationTime: created,
      InferenceGateways: [{ Name: "llm", Namespace: "inference", ClusterArn: cluster?.ClusterArn, Status: "ACTIVE" }],
      Tags: tagsOf({ Team: "search" }),
    },
    { by: yuki, at: created, operation: "CreateGlobalInferenceGateway", request, response: { Arn } },
  );
}
