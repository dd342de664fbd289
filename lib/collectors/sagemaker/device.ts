import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { joined } from "./joined.ts";

/** Of every fleet: the list asks for none. */
export default defineCollector({
  kind: "device",
  label: "Edge devices",
  scope: "region",
  volume: "live",
  parent: "device-fleet",
  arnType: "device-fleet/device",
  volatile: ["LatestHeartbeat", "Models[].LatestSampleTime", "Models[].LatestInference"],
  cloudFormation: "AWS::SageMaker::Device",
  terraform: "aws_sagemaker_device",
  inEvents: {
    deviceName: "{deviceFleetName}/{}",
    "deviceNames[]": "{deviceFleetName}/{}",
    "devices[].deviceName": "{deviceFleetName}/{}",
  },
  actions: ["sagemaker:ListDevices", "sagemaker:DescribeDevice"],
  async *collect({ sagemaker, arnOf, readEach }) {
    for await (const page of pages(sagemaker.listDevices, { MaxResults: 100 })) {
      yield* readEach(
        page.DeviceSummaries,
        // Names are unique within a fleet only. ARN form: Service Authorization Reference.
        ({ DeviceFleetName: fleet = "", DeviceName: name = "", DeviceArn: arn }) => ({
          name: `${fleet}/${name}`,
          arn: arn ?? arnOf("sagemaker", `device-fleet/${fleet}/device/${name}`),
        }),
        ({ DeviceFleetName, DeviceName }) =>
          joined(pages(sagemaker.describeDevice, { DeviceFleetName, DeviceName }), "Models"),
      );
    }
  },
});
