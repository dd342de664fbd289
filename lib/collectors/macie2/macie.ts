import { defineCollector } from "../define.ts";
import { answering } from "../given.ts";
import { ofRegion } from "../of-region.ts";

/** What looks for sensitive data in buckets, and whether it does so by itself. */
export default defineCollector({
  kind: "macie",
  label: "Macie",
  scope: "region",
  volume: "live",
  arnType: "",
  cloudFormation: "AWS::Macie::Session",
  terraform: "aws_macie2_account",
  console: "macie/home[?region={name}#settings]",
  actions: ["macie2:GetMacieSession", "macie2:GetAutomatedDiscoveryConfiguration"],
  parts: ["AutomatedDiscovery"],
  async *collect(context) {
    const { macie2, orNone, readEach } = context;
    yield* readEach(...ofRegion(context, "macie2", "session"), async (_, part) => {
      // Who may not ask gets the same code and another sentence. Seen in public issues.
      const Session = await orNone(
        async () => answering(await macie2.getMacieSession({}), "status"),
        ["AccessDeniedException: Macie is not enabled"],
      );
      return {
        Sessions: Session ? [Session] : [],
        AutomatedDiscovery: await part(
          "AutomatedDiscovery",
          async () => Session && answering(await macie2.getAutomatedDiscoveryConfiguration({}), "status"),
        ),
      };
    });
  },
  // The role is AWS's own, made for the service.
  follows: () => undefined,
});
