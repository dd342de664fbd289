import { z } from "zod";
import { defineCheck } from "../define.ts";
import { changeSpace } from "../remedies/space.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

const apps = ["JupyterLabAppSettings", "CodeEditorAppSettings"] as const;

export default defineCheck({
  id: "space/idle-app-shuts-down",
  kind: "space",
  title: "Studio space does not let its idle app run on for long",
  failTitle: "Studio space lets its idle app run on for long",
  severity: "low",
  category: "hygiene",
  question: "studio/idle-apps-shut-down",
  rationale:
    "A space may wait longer than its domain says: an app that nobody uses holds the credentials of its role for whoever finds the browser open, and costs by the hour.",
  needs: [],
  controls: ["checklist:N-STU-10", "nist-800-53-r5:AC-12"],
  options: z.strictObject({
    longestIdleMinutes: z
      .int()
      .min(60)
      .max(525_600)
      .default(480)
      .describe("the longest that an app may be idle, in minutes, a whole number from 60 to 525600"),
  }),
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_SpaceIdleSettings.html"],
  evaluate({ SpaceArn, SpaceName, SpaceSettings }, { options: { longestIdleMinutes: longest } }) {
    if (!SpaceArn && !SpaceName) return unknown("AWS returned no SpaceArn, so the answer is not complete.");
    const set = apps.flatMap((app) => {
      const observed = SpaceSettings?.[app]?.AppLifecycleManagement?.IdleSettings?.IdleTimeoutInMinutes;
      const path = `SpaceSettings.${app}.AppLifecycleManagement.IdleSettings.IdleTimeoutInMinutes`;
      return observed === undefined ? [] : [{ path, observed, expected: `at most ${longest}` }];
    });
    if (set.length === 0) return notApplicable("The space has no time of its own; the domain's counts.");
    const long = set.filter(({ observed }) => observed > longest);
    return long.length > 0 ? fail(...long) : pass(...set);
  },
  fix(space, context) {
    const { longestIdleMinutes: longest } = context.options;
    const idle = { AppLifecycleManagement: { IdleSettings: { IdleTimeoutInMinutes: Math.min(120, longest) } } };
    const settings = space.SpaceSettings;
    const own = apps.filter((app) => settings?.[app]?.AppLifecycleManagement?.IdleSettings);
    return changeSpace(space, context, {
      summary: `Let the app of ${context.identity.name} shut down when it is idle; files stay, what is only in memory is lost. The domain's MaxIdleTimeoutInMinutes keeps people from setting more.`,
      settings: Object.fromEntries(own.map((app) => [app, idle])),
    });
  },
});
