import { dataSelector, type OwnTrail, trailFor } from "#lib/analysis/logging/recorders.ts";
import { type AdvancedEventSelector, type AdvancedFieldSelector, asAdvanced } from "#lib/analysis/logging/selectors.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { aws, jq, reshaped } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { type Attributes, attributesOf, cloudFormationOf, terraformOf } from "./snippets.ts";
import { written } from "./written.ts";

interface Data {
  /** As CloudTrail calls it. */
  type: string;
  /** In words: `calls of endpoints`. */
  events: string;
  /** What the ARNs begin with, where not all of the type are meant. */
  prefix?: string;
  region: string;
  /** The bucket whose calls are meant: the trail that writes into it would record itself. */
  bucket?: string;
}

/**
 * A trail of the account with one selector more. AWS takes them all at once, so those that there are when the commands run stand beside
 * it: another finding may have added its own. Selectors of the older sort are written anew, since a trail has the one sort or the other.
 */
export function recordData({ type, events, prefix, region, bucket }: Data, context: CheckContext): Fix {
  const { identity, inventory } = context;
  const what = prefix === undefined ? `${events}, those of ${identity.name} among them` : events;
  const trail = trailFor({ account: identity.account, region }, inventory, bucket);
  const price = "CloudTrail bills data events by their number; what stands in the requests is not in them.";
  if (!trail) {
    return {
      mutability: "in-place",
      summary: `Make a trail that logs in ${region} and records ${what}: the account has none that could be told to. ${price}`,
      ...consoleLink(identity),
    };
  }
  const wanted = dataSelector(capital(events).slice(0, 1000), type, prefix);
  const older = asAdvanced({ EventSelectors: trail.selectors.EventSelectors });
  const read = aws("cloudtrail", "get-event-selectors", { "trail-name": trail.arn, region: trail.region });
  const filter =
    "{TrailName: $trail, AdvancedEventSelectors: ((.AdvancedEventSelectors // $older | map(select(. != $wanted))) + [$wanted])}";
  return written({
    mutability: "in-place",
    summary: `Have ${trail.name} record ${what} (jq is needed). ${price}`,
    steps: () => [
      reshaped(read, jq(filter, { trail: trail.arn, older, wanted: { ...wanted } }), "selectors.json"),
      aws("cloudtrail", "put-event-selectors", {
        "cli-input-json": { contentsOf: "selectors.json" },
        region: trail.region,
      }),
    ],
    ...snippets(trail, [...asAdvanced(trail.selectors), wanted]),
    ...consoleLink(identity),
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function snippets({ name }: OwnTrail, selectors: readonly AdvancedEventSelector[]) {
  const blocks = selectors.map(({ Name, FieldSelectors = [] }): Attributes => {
    const fields = FieldSelectors.map((one) => attributesOf(definedOf(one)));
    return { name: Name, field_selector: fields };
  });
  return {
    terraform: terraformOf("cloudtrail-trail", name, { advanced_event_selector: blocks }),
    cloudformation: cloudFormationOf("cloudtrail-trail", { TrailName: name, AdvancedEventSelectors: selectors }),
  };
}

function definedOf(selector: AdvancedFieldSelector): Record<string, unknown> {
  return Object.fromEntries(Object.entries(selector).filter(([, value]) => value !== undefined));
}
