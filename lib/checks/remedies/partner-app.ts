import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { aws, requestOptions } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { type Fields, merged } from "./fields.ts";
import { cloudFormationOf } from "./snippets.ts";
import { combinable, summaryOf, written } from "./written.ts";

interface Change {
  summary: string;
  /** Fields of UpdatePartnerApp, which of all but these leaves the app as it is. */
  fields: Fields;
}

export function changePartnerApp(app: ResourceOf<"partner-app">, context: CheckContext, change: Change): Fix {
  return combinable("partner-app", (changes) => write(app, context, changes), change);
}

function write({ Arn, Name }: ResourceOf<"partner-app">, { identity }: CheckContext, changes: readonly Change[]): Fix {
  const fields = merged(changes.map((change) => change.fields));
  // CloudFormation has no property for the version.
  const { AppVersion: _, ...properties } = fields;
  return written({
    mutability: "in-place",
    summary: summaryOf(changes),
    steps: () => [
      aws("sagemaker", "update-partner-app", {
        ...requestOptions({ Arn: Arn ?? identity.arn, ...fields }),
        region: identity.region,
      }),
    ],
    ...(Object.keys(properties).length > 0 && {
      cloudformation: cloudFormationOf("partner-app", { Name: Name ?? identity.name, ...properties }),
    }),
    ...consoleLink(identity),
  });
}
