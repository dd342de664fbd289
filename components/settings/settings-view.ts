/** What one check, several of them, or a signal take from the settings. */
export interface SettingView {
  option: string;
  /** What it may be, as the end of a sentence that begins with its name. */
  is: string;
  value: unknown;
  isDefault: boolean;
  /** The checks that ask it, by their titles. */
  checks: { id: string; title: string }[];
  /** The title of the signal that asks it; null of what checks ask. */
  signal: string | null;
}

export interface DestinationView {
  name: string;
  type: "folder" | "bucket" | "webhook";
  /** A path, `s3://bucket/prefix/`, or the origin of an address: what follows it may be a secret. */
  place: string;
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
  /** From when several events together are worth a look. */
  signals: SettingView[];
  /** Where reports may be brought. */
  destinations: DestinationView[];
}

/** Some of what may stand in the file. */
export const exampleFile = `{
  "scan": { "horizonDays": 180 },
  "shared": {
    "trustedAccounts": ["111122223333"]
  },
  "checks": {
    "domain/idle-apps-shut-down": {
      "longestIdleMinutes": 60
    }
  },
  "signals": {
    "refusals-in-a-burst": { "calls": 20 }
  }
}`;
