import type { Component, GetCoreDeviceResponse, GetDeploymentResponse } from "@aws-sdk/client-greengrassv2";
import { shelf } from "../shelf.ts";

export interface SimulatedCoreDevice extends GetCoreDeviceResponse {
  coreDeviceThingName: string;
}

export interface SimulatedDeployment extends GetDeploymentResponse {
  deploymentId: string;
}

/** Its latest version alone. */
export interface SimulatedComponent extends Component {
  arn: string;
  componentName: string;
  latestVersion: NonNullable<Component["latestVersion"]> & { arn: string };
  /** JSON text. */
  recipe: string;
  tags?: Record<string, string>;
}

export const coreDevices = shelf<SimulatedCoreDevice>("greengrass core-devices");
export const deployments = shelf<SimulatedDeployment>("greengrass deployments");
export const components = shelf<SimulatedComponent>("greengrass components");
