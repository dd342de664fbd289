import { pages } from "#lib/aws/pages.ts";
import { documentIn } from "#lib/readings/document.ts";
import { defineCollector } from "../define.ts";
import { given } from "../given.ts";

/** The account's own components, each with the recipe of its latest version: where its artifacts are, and which function it runs. */
export default defineCollector({
  kind: "greengrass-component",
  label: "Greengrass components",
  scope: "region",
  volume: "live",
  arnType: "components",
  cloudFormation: "AWS::GreengrassV2::ComponentVersion",
  actions: ["greengrass:ListComponents", "greengrass:GetComponent"],
  async *collect({ greengrass, readEach }) {
    for await (const page of pages(greengrass.listComponents, { scope: "PRIVATE", maxResults: 100 })) {
      yield* readEach(
        page.components,
        ({ componentName: name = "", arn = "", latestVersion }) => ({
          name,
          arn,
          ...(latestVersion?.arn && { also: [latestVersion.arn] }),
        }),
        async (component) => {
          const { arn } = given(component, "latestVersion");
          const answer = await greengrass.getComponent({ arn, recipeOutputFormat: "JSON" });
          const recipe = Buffer.from(given(answer, "recipe")).toString("utf8");
          return { ...component, recipe, ...(answer.tags && { tags: answer.tags }) };
        },
      );
    }
  },
  follows: ({ recipe }) => documentIn(recipe),
});
