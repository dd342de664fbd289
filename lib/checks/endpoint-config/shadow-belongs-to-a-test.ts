import { endpointsUsing } from "#lib/analysis/hosting/serving.ts";
import { whyUnread } from "#lib/readings/reading.ts";
import { defineCheck } from "../define.ts";
import { dropShadows } from "../remedies/endpoint-config-output.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

/** Experiments in other states have not begun, or have come to an end. Source: API reference, DescribeInferenceExperiment. */
const underWay = ["Creating", "Starting", "Running", "Updating", "Stopping"];

export default defineCheck({
  id: "endpoint-config/shadow-belongs-to-a-test",
  kind: "endpoint-config",
  title: "Every shadow variant that gets copies of requests belongs to a running test",
  failTitle: "A shadow variant gets copies of requests and belongs to no running test",
  severity: "medium",
  category: "data",
  rationale:
    "A shadow variant is sent what customers ask and nobody sees its answers: once the test is over, or where there never was one, it is a copy of production data that goes to code nobody watches.",
  needs: ["endpoint", "inference-experiment"],
  controls: ["checklist:N-INF-09", "nist-800-53-r5:CM-7", "iso-27001-2022:A.8.12"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-shadow-deployment.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/shadow-tests.html",
  ],
  evaluate({ EndpointConfigArn, EndpointConfigName = "", ShadowProductionVariants: shadows = [] }, context) {
    const { identity, inventory } = context;
    if (!EndpointConfigArn) return unknown("AWS returned no EndpointConfigArn, so the answer is not complete.");
    if (!Array.isArray(shadows) || shadows.length === 0) return notApplicable("The config has no shadow variant.");
    const names = shadows.map(({ VariantName }) => VariantName);
    const users = endpointsUsing(EndpointConfigName, identity.region, inventory).map((one) => one.EndpointName ?? "");
    const running = inventory
      .all("inference-experiment", identity.region)
      .filter(({ resource }) => underWay.includes(resource.Status ?? ""))
      .map(({ resource }) => resource.EndpointMetadata?.EndpointName);
    const alone = users.filter((endpoint) => !running.includes(endpoint));
    const evidence = {
      path: "ShadowProductionVariants[].VariantName",
      observed: { variants: names, endpoints: users, withoutTest: alone },
      expected: "a running inference experiment for each endpoint, or no shadow variant",
    };
    if (alone.length > 0) {
      const unread = inventory.unreadOf("inference-experiment", identity.region);
      return unread ? unknown(`Which tests run was not all read: ${whyUnread(unread)}.`) : fail(evidence);
    }
    const unread = inventory.unreadOf("endpoint", identity.region);
    if (unread) return unknown(`Which endpoints use the config was not all read: ${whyUnread(unread)}.`);
    return users.length > 0 ? pass(evidence) : notApplicable("No endpoint uses the config.");
  },
  fix: (_, context) => dropShadows(context),
});
