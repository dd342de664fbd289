import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "greengrass-core-device",
  label: "Greengrass core devices",
  scope: "region",
  volume: "live",
  arnType: "coreDevices",
  volatile: ["lastStatusUpdateTimestamp"],
  actions: ["greengrass:ListCoreDevices", "greengrass:GetCoreDevice"],
  async *collect({ greengrass, arnOf, readEach }) {
    for await (const page of pages(greengrass.listCoreDevices, { maxResults: 100 })) {
      yield* readEach(
        page.coreDevices,
        // ARN form: Service Authorization Reference.
        ({ coreDeviceThingName: name = "" }) => ({ name, arn: arnOf("greengrass", `coreDevices:${name}`) }),
        ({ coreDeviceThingName }) => greengrass.getCoreDevice({ coreDeviceThingName }),
      );
    }
  },
});
