import type {
  GetComponentRequest,
  GetComponentResponse,
  GetCoreDeviceRequest,
  GetCoreDeviceResponse,
  GetDeploymentRequest,
  GetDeploymentResponse,
  ListComponentsRequest,
  ListComponentsResponse,
  ListCoreDevicesRequest,
  ListCoreDevicesResponse,
  ListDeploymentsRequest,
  ListDeploymentsResponse,
} from "@aws-sdk/client-greengrassv2";
import * as client from "@aws-sdk/client-greengrassv2";
import { AwsError } from "../aws-error.ts";
import type { Service } from "../call.ts";
import { restProtocol } from "../protocols/rest.ts";
import {
  components,
  coreDevices,
  deployments,
  type SimulatedComponent,
  type SimulatedCoreDevice,
  type SimulatedDeployment,
} from "../shelves/greengrass.ts";
import { listOf, oneOf } from "./shelved.ts";

function missing(type: string, id: string | undefined): AwsError {
  return new AwsError("ResourceNotFoundException", `${type} ${id} does not exist.`, 404);
}

const paged = { token: ["nextToken", "nextToken"], size: ["maxResults", 50] } as const;

export const greengrass: Service = {
  name: "greengrass",
  dialect: "json",
  protocol: restProtocol(client, { format: "json" }),
  operations: {
    ListCoreDevices: listOf<SimulatedCoreDevice, ListCoreDevicesRequest, ListCoreDevicesResponse>(coreDevices, {
      ...paged,
      items: "coreDevices",
      matches: ({ status }, input) => input.status === undefined || input.status === status,
      shown: ({ coreVersion: _version, tags: _tags, ...device }) => device,
    }),
    GetCoreDevice: oneOf<SimulatedCoreDevice, GetCoreDeviceRequest, GetCoreDeviceResponse>(coreDevices, {
      is: ({ coreDeviceThingName }, input) => coreDeviceThingName === input.coreDeviceThingName,
      missing: ({ coreDeviceThingName }) => missing("Core device", coreDeviceThingName),
      answer: (device) => device,
    }),
    ListDeployments: listOf<SimulatedDeployment, ListDeploymentsRequest, ListDeploymentsResponse>(deployments, {
      ...paged,
      items: "deployments",
      // The latest only, unless all are asked for. Source: Greengrass API reference.
      matches: ({ isLatestForTarget, targetArn }, input) =>
        (input.historyFilter === "ALL" || isLatestForTarget === true) &&
        (input.targetArn === undefined || input.targetArn === targetArn),
    }),
    GetDeployment: oneOf<SimulatedDeployment, GetDeploymentRequest, GetDeploymentResponse>(deployments, {
      is: ({ deploymentId }, input) => deploymentId === input.deploymentId,
      missing: ({ deploymentId }) => missing("Deployment", deploymentId),
      answer: (deployment) => deployment,
    }),
    ListComponents: listOf<SimulatedComponent, ListComponentsRequest, ListComponentsResponse>(components, {
      ...paged,
      items: "components",
      matches: (_, { scope = "PRIVATE" }) => scope === "PRIVATE",
      shown: ({ recipe: _recipe, tags: _tags, ...component }) => component,
    }),
    GetComponent: oneOf<SimulatedComponent, GetComponentRequest, GetComponentResponse>(components, {
      is: ({ latestVersion }, { arn }) => latestVersion.arn === arn,
      missing: ({ arn }) => missing("Component", arn),
      answer: ({ recipe, tags = {} }) => ({ recipeOutputFormat: "JSON", recipe: Buffer.from(recipe), tags }),
    }),
  },
  badToken: ["ValidationException", "Invalid nextToken."],
};
