import { leastPrivilegeOnHost } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { consoleLink } from "../remedies/console-link.ts";
import { fail, pass, unknown } from "../verdicts.ts";

/** What it says by itself: a component that it says nothing of runs as the user that the device has set. */
export default defineCheck({
  id: "greengrass-deployment/runs-nothing-as-root",
  kind: "greengrass-deployment",
  title: "Greengrass deployment has no component run as root",
  failTitle: "Greengrass deployment has a component run as root",
  severity: "high",
  category: "edge",
  rationale:
    "A fault in the component, or in a model that it loads, is then a fault of the whole device: its certificate, and the role that it gives, with it.",
  needs: [],
  controls: ["checklist:N-NEO-08", ...leastPrivilegeOnHost],
  references: [
    "https://docs.aws.amazon.com/greengrass/v2/developerguide/configure-greengrass-core-v2.html#configure-component-user",
    "https://docs.aws.amazon.com/greengrass/v2/APIReference/API_ComponentRunWith.html",
  ],
  evaluate({ deploymentId, components }) {
    if (!deploymentId || !components) return unknown("AWS returned no deploymentId, or no components.");
    const users = Object.entries(components).flatMap(([name, { runWith }]) => {
      const user = runWith?.posixUser;
      return user
        ? [{ path: `components.${name}.runWith.posixUser`, observed: user, expected: "a user without rights" }]
        : [];
    });
    const root = users.filter(({ observed }) => /^(root|0)(:|$)/.test(observed));
    if (root.length > 0) return fail(...root);
    return pass(...users, {
      path: "components",
      observed: Object.keys(components),
      expected: "none that runs as root",
    });
  },
  fix: (_, { identity }) => ({
    mutability: "replace",
    summary: `Revise ${identity.name} with runWith.posixUser of a user without rights, as ggc_user:ggc_group, for each component: a deployment cannot be changed, and the revision takes its place on all devices of the target. Give that user the files and devices that the component needs first.`,
    ...consoleLink(identity),
  }),
});
