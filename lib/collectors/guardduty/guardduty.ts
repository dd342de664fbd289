import { whole } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { answering } from "../given.ts";
import { ofRegion } from "../of-region.ts";

/** A region has one detector, or none. */
export default defineCollector({
  kind: "guardduty",
  label: "GuardDuty",
  scope: "region",
  volume: "live",
  arnType: "",
  cloudFormation: "AWS::GuardDuty::Detector",
  terraform: "aws_guardduty_detector",
  console: "guardduty/home[?region={name}#/settings]",
  actions: ["guardduty:ListDetectors", "guardduty:GetDetector"],
  parts: ["Detector"],
  async *collect(context) {
    const { guardduty, readEach } = context;
    yield* readEach(...ofRegion(context, "guardduty", "detector"), async (_, part) => {
      const DetectorIds = await whole(guardduty.listDetectors, { MaxResults: 50 }, "DetectorIds");
      const [DetectorId] = DetectorIds;
      const Detector = await part("Detector", async () =>
        DetectorId ? answering(await guardduty.getDetector({ DetectorId }), "Status") : null,
      );
      return { DetectorIds, Detector };
    });
  },
  // The role is AWS's own, made for the service.
  follows: () => undefined,
});
