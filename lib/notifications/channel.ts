import type { Severity } from "#lib/checks/define.ts";
import type { WebhookPlace } from "#lib/delivery/destination.ts";

/** Slack, or a workflow of Teams: whoever knows the address may write there, so it is a secret. */
export interface ChatPlace {
  /** Name of the environment variable that holds the address. */
  urlVariable: string;
}

/** A server that takes mail by SMTP. */
export interface EmailPlace {
  host: string;
  port: number;
  from: string;
  to: string[];
  /** Names of the environment variables with what to sign in with; both or none. */
  userVariable?: string;
  passwordVariable?: string;
  /** `starttls`: in the open until the server is asked to encrypt, and no further where it cannot. `tls`: from the first byte. */
  tls: "starttls" | "tls" | "none";
}

/** Each notice by itself, or what came up until a time, together: crontab(5) of POSIX, in a time zone. */
export type When = "at-once" | { digest: string; timeZone: string };

/** What a channel is told, and when. */
export interface Wishes {
  /** Kinds of notices. */
  on: readonly string[];
  /** Of notices that are of some severity. */
  severities: readonly Severity[];
  accounts: readonly string[] | "all";
  when: When;
}

/** Where notices go, as whoever runs the server named it in sagewarden.config.json: nobody who signs in can name another. */
export type Channel = { name: string } & Wishes &
  (
    | ({ type: "webhook" } & WebhookPlace)
    | ({ type: "slack" } & ChatPlace)
    | ({ type: "teams" } & ChatPlace)
    | ({ type: "email" } & EmailPlace)
  );
