import { idleApps, idleShutdownOf } from "#lib/analysis/domain/idle-shutdown.ts";
import { defineCheck } from "../define.ts";
import { idling } from "../idle-shutdown.ts";
import { changeSpace } from "../remedies/space.ts";
import { type Evidence, fail, notApplicable, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "space/idle-app-shuts-down",
  kind: "space",
  title: "Studio space does not let its idle app run on for long",
  failTitle: "Studio space lets its idle app run on for long",
  ...idling,
  rationale:
    "A space may wait longer than its domain says: an app that nobody uses holds the credentials of its role for whoever finds the browser open, and costs by the hour.",
  needs: ["domain", "user-profile"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_SpaceIdleSettings.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-idle-shutdown.html",
  ],
  evaluate(space, { identity, inventory, options: { longestIdleMinutes: longest } }) {
    const { SpaceArn, SpaceName, SpaceSettings } = space;
    if (!SpaceArn && !SpaceName) return unknown("AWS returned no SpaceArn, so the answer is not complete.");
    const set = idleApps.flatMap((app) => {
      const observed = SpaceSettings?.[app]?.AppLifecycleManagement?.IdleSettings?.IdleTimeoutInMinutes;
      const path = `SpaceSettings.${app}.AppLifecycleManagement.IdleSettings.IdleTimeoutInMinutes`;
      return observed === undefined ? [] : [{ app, time: { path, observed, expected: `at most ${longest}` } }];
    });
    if (set.length === 0) return notApplicable("The space has no time of its own; the domain's counts.");
    const long = set.flatMap(({ time }) => (time.observed > longest ? [time] : []));
    if (long.length > 0) return fail(...long);
    const evidence: Evidence[] = [];
    for (const { app, time } of set) {
      const shutdown = idleShutdownOf(space, app, inventory, identity.region);
      if ("why" in shutdown) return unknown(shutdown.why);
      const { isOn, ...said } = shutdown;
      if (!isOn)
        return notApplicable("Its time counts for nothing: idle apps are not shut down, says its domain or owner.");
      evidence.push(time, { ...said, expected: "ENABLED" });
    }
    return pass(...evidence);
  },
  fix(space, context) {
    const { longestIdleMinutes: longest } = context.options;
    const idle = { AppLifecycleManagement: { IdleSettings: { IdleTimeoutInMinutes: Math.min(120, longest) } } };
    const settings = space.SpaceSettings;
    const own = idleApps.filter((app) => settings?.[app]?.AppLifecycleManagement?.IdleSettings);
    return changeSpace(space, context, {
      summary: `Let the app of ${context.identity.name} shut down when it is idle; files stay, what is only in memory is lost. The domain's MaxIdleTimeoutInMinutes keeps people from setting more.`,
      settings: Object.fromEntries(own.map((app) => [app, idle])),
    });
  },
});
