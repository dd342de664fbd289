import { idleApps } from "#lib/analysis/domain/idle-shutdown.ts";
import { defineCheck } from "../define.ts";
import { idling } from "../idle-shutdown.ts";
import { changeDomain } from "../remedies/domain.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "domain/idle-apps-shut-down",
  kind: "domain",
  title: "Studio domain shuts idle JupyterLab and Code Editor apps down",
  failTitle: "Studio domain leaves idle JupyterLab or Code Editor apps running",
  ...idling,
  rationale:
    "An app that nobody uses holds the credentials of its role for whoever finds the browser open, misses every update of its image, and costs by the hour.",
  needs: [],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-idle-shutdown.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_IdleSettings.html",
  ],
  evaluate({ DomainArn, DefaultUserSettings, DefaultSpaceSettings }, { options: { longestIdleMinutes: longest } }) {
    if (!DomainArn || !DefaultUserSettings)
      return unknown("AWS returned no DomainArn or DefaultUserSettings, so the answer is not complete.");
    // Shared spaces have settings of their own, once somebody gave the domain any; Code Editor runs in none of them.
    const places = [
      ...idleApps.map((app) => [`DefaultUserSettings.${app}`, DefaultUserSettings[app]] as const),
      ...(DefaultSpaceSettings
        ? [["DefaultSpaceSettings.JupyterLabAppSettings", DefaultSpaceSettings.JupyterLabAppSettings] as const]
        : []),
    ];
    const seen = places.map(([place, settings]) => {
      const idle = settings?.AppLifecycleManagement?.IdleSettings;
      const { LifecycleManagement: managed, IdleTimeoutInMinutes: minutes } = idle ?? {};
      const isOn = managed === "ENABLED" && minutes !== undefined && minutes <= longest;
      const path = `${place}.AppLifecycleManagement.IdleSettings`;
      const observed = managed === "ENABLED" ? `after ${minutes ?? "unknown"} minutes` : (managed ?? null);
      return { isOn, evidence: { path, observed, expected: `ENABLED, after at most ${longest} minutes` } };
    });
    const open = seen.filter(({ isOn }) => !isOn);
    return open.length > 0
      ? fail(...open.map(({ evidence }) => evidence))
      : pass(...seen.map(({ evidence }) => evidence));
  },
  fix(domain, context) {
    const { longestIdleMinutes: longest } = context.options;
    const times = { IdleTimeoutInMinutes: Math.min(120, longest), MinIdleTimeoutInMinutes: 60 };
    const IdleSettings = { LifecycleManagement: "ENABLED", ...times, MaxIdleTimeoutInMinutes: longest };
    const idle = { AppLifecycleManagement: { IdleSettings } };
    return changeDomain(domain, context, {
      summary:
        "Shut apps down that are idle; files stay, what is only in memory is lost. It counts for apps that are started from then on with SageMaker Distribution 2.0 or newer.",
      fields: {
        DefaultUserSettings: Object.fromEntries(idleApps.map((app) => [app, idle])),
        ...(domain.DefaultSpaceSettings && { DefaultSpaceSettings: { JupyterLabAppSettings: idle } }),
      },
    });
  },
});
