import { readRecipe } from "#lib/analysis/edge/privileged-steps.ts";
import { leastPrivilegeOnHost } from "../controls/groups.ts";
import { type CheckContext, defineCheck } from "../define.ts";
import { consoleLink } from "../remedies/console-link.ts";
import { fail, pass, unknown, unknownLookup, type Verdict } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

function asWhom(name: string, observed: string): Verdict {
  const path = `components.${name}.runWith.posixUser`;
  const evidence = { path, observed, expected: "a user without rights" };
  return /^(root|0)(:|$)/.test(observed) ? fail(evidence) : pass(evidence);
}

/** Whoever is named, steps of a component run as root where its recipe says so. */
function byRecipe(name: string, version: string | undefined, { identity, inventory }: CheckContext): Verdict {
  const component = inventory.get("greengrass-component", name, identity.region);
  if (!component.found) return unknownLookup(component, `The component ${name}`);
  const recipe = readRecipe(component.resource.recipe);
  if (!recipe) return unknown(`The recipe of ${name} cannot be understood.`);
  if (recipe.version !== version) return unknown(`Of ${name} the recipe of version ${version} was not read.`);
  const [path] = recipe.privileged;
  const expected = "no step that requires privilege";
  return path
    ? fail({ path: `${name}: ${path}`, observed: true, expected })
    : pass({ path: `${name}: recipe`, observed: "no RequiresPrivilege", expected });
}

/** A component of which nothing is said runs as the user that the device has set. */
export default defineCheck({
  id: "greengrass-deployment/runs-nothing-as-root",
  kind: "greengrass-deployment",
  title: "Greengrass deployment has no component run as root",
  failTitle: "Greengrass deployment has a component run as root",
  severity: "high",
  category: "edge",
  rationale:
    "A fault in the component, or in a model that it loads, is then a fault of the whole device: its certificate, and the role that it gives, with it.",
  needs: ["greengrass-component"],
  controls: ["checklist:N-NEO-08", ...leastPrivilegeOnHost],
  references: [
    "https://docs.aws.amazon.com/greengrass/v2/developerguide/configure-greengrass-core-v2.html#configure-component-user",
    "https://docs.aws.amazon.com/greengrass/v2/APIReference/API_ComponentRunWith.html",
  ],
  evaluate({ deploymentId, components }, context) {
    if (!deploymentId || !components) return unknown("AWS returned no deploymentId, or no components.");
    const none = pass({ path: "components", observed: Object.keys(components), expected: "none that runs as root" });
    const verdicts = Object.entries(components).flatMap(([name, one]) => [
      ...(one.runWith?.posixUser ? [asWhom(name, one.runWith.posixUser)] : []),
      // Those of AWS are nobody's to change.
      ...(name.startsWith("aws.") ? [] : [byRecipe(name, one.componentVersion, context)]),
    ]);
    return worstOf(verdicts, none);
  },
  fix: (_, { identity }) => ({
    mutability: "replace",
    summary: `Revise ${identity.name} with runWith.posixUser of a user without rights, as ggc_user:ggc_group, for each component, and take RequiresPrivilege out of the recipes of your own: a deployment cannot be changed, and the revision takes its place on all devices of the target. Give that user the files and devices that the component needs first.`,
    ...consoleLink(identity),
  }),
});
