import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "device-fleet",
  label: "Edge device fleets",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::SageMaker::DeviceFleet",
  terraform: "aws_sagemaker_device_fleet",
  inEvents: { deviceFleetName: "{}" },
  actions: ["sagemaker:ListDeviceFleets", "sagemaker:DescribeDeviceFleet"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listDeviceFleets, { MaxResults: 100 })) {
      yield* readEach(
        page.DeviceFleetSummaries,
        ({ DeviceFleetName: name = "", DeviceFleetArn: arn = "" }) => ({ name, arn }),
        ({ DeviceFleetName }) => sagemaker.describeDeviceFleet({ DeviceFleetName }),
      );
    }
  },
});
