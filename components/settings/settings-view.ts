/** What one check, or several of them, take from the settings. */
export interface SettingView {
  option: string;
  /** What it may be, as the end of a sentence that begins with its name. */
  is: string;
  value: unknown;
  isDefault: boolean;
  /** The checks that ask it, by their titles. */
  checks: { id: string; title: string }[];
}

/** Everything that is set for all scans of this installation, or is not and has its default. */
export interface SettingsView {
  /** The file that was read when Sagewarden started, as it was named; null without one. */
  file: string | null;
  horizonDays: number | "all";
  /** The most finished jobs of a kind in a region that a scan reads, set or not. */
  cap: number | "all";
  scansAtOnce: number;
  /** Between two looks at what changed; false looks at none. */
  watchMinutes: number | false;
  keep: { history: number | "all"; events: number | "all" };
  /** Lists of what is trusted, approved or required, which may be set for all checks that ask at once. */
  shared: SettingView[];
  /** Of one check alone. */
  own: SettingView[];
}
