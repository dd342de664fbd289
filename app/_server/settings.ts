import type { UsualReach } from "#components/scans/reach-form.ts";
import type { SettingsView, SettingView } from "#components/settings/settings-view.ts";
import { adjustable, defaultOptions, sharedOptions } from "#lib/checks/options.ts";
import { readConfig } from "#lib/config.ts";
import { placeWords } from "#lib/delivery/place-words.ts";
import { currentJobs } from "#lib/jobs/current.ts";
import { capInEffect } from "#lib/scan/cap.ts";
import type { Settings } from "#lib/scan/settings.ts";
import type { Pattern } from "#lib/signals/over-time/define.ts";
import { limitsOf, type PatternLimits } from "#lib/signals/over-time/fold.ts";
import { patterns } from "#lib/signals/patterns/index.ts";

/** What this process judges and scans with. */
export function settingsView(
  { file, scan, watch, checkOptions, signalLimits, destinations }: Settings = currentJobs().settings,
): SettingsView {
  const { retention, scansAtOnce } = readConfig();
  const settings = adjustable.flatMap(({ id, title, options }) =>
    Object.entries(options.shape).map(([option, schema]): SettingView => {
      const value = checkOptions[id]?.[option];
      const isDefault = JSON.stringify(value) === JSON.stringify(defaultOptions[id]?.[option]);
      return { option, is: schema.description ?? "", value, isDefault, checks: [{ id, title }], signal: null };
    }),
  );
  const isShared = ({ option }: SettingView) => sharedOptions.has(option);
  return {
    file,
    horizonDays: scan.horizonDays,
    cap: capInEffect(scan),
    scansAtOnce: scansAtOnce.kept,
    watchMinutes: watch.minutes,
    keep: retention,
    shared: together(settings.filter(isShared)),
    own: settings.filter((setting) => !isShared(setting)),
    signals: patterns.flatMap((pattern) => limitsIn(pattern, signalLimits)),
    destinations: shownDestinations(destinations),
  };
}

/** Without what may be secret. */
export function shownDestinations(destinations: Settings["destinations"]): SettingsView["destinations"] {
  return destinations.map((one) => ({ name: one.name, type: one.type, place: placeWords(one) }));
}

function limitsIn(pattern: Pattern, set: PatternLimits): SettingView[] {
  const [values, usual] = [limitsOf(pattern, set), limitsOf(pattern, {})];
  return Object.entries(pattern.limits.shape).map(([option, schema]) => {
    const isDefault = JSON.stringify(values[option]) === JSON.stringify(usual[option]);
    const is = (schema as { description?: string }).description ?? "";
    return {
      option: `${pattern.id}.${option}`,
      is,
      value: values[option],
      isDefault,
      checks: [],
      signal: pattern.title,
    };
  });
}

/** How far a scan goes that is told nothing else; of all history, what the form has beside it. */
export function usualReach({ scan: { horizonDays, cap } }: Settings = currentJobs().settings): UsualReach {
  const days = horizonDays === "all" ? 90 : horizonDays;
  return { isAll: horizonDays === "all", days, cap: capInEffect({ horizonDays: days, cap }) };
}

/** Checks that hold the same under the same name, as one. */
function together(settings: readonly SettingView[]): SettingView[] {
  const groups = Map.groupBy(settings, ({ option, value }) => JSON.stringify([option, value]));
  return [...groups.values()]
    .flatMap(([first, ...others]) =>
      first ? [{ ...first, checks: [first, ...others].flatMap(({ checks }) => checks) }] : [],
    )
    .sort((one, other) => one.option.localeCompare(other.option) || other.checks.length - one.checks.length);
}
