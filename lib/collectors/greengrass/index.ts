import greengrassComponent from "./greengrass-component.ts";
import greengrassCoreDevice from "./greengrass-core-device.ts";
import greengrassDeployment from "./greengrass-deployment.ts";

export const greengrassCollectors = [greengrassComponent, greengrassCoreDevice, greengrassDeployment] as const;
