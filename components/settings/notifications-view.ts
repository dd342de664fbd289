import type { Severity } from "#lib/checks/define.ts";
import type { ChannelState } from "#lib/store/notice-views.ts";

/** Where notices go, of what they tell, and how that is going. */
export interface ChannelView extends Omit<ChannelState, "channel"> {
  name: string;
  type: "webhook" | "slack" | "teams" | "email";
  /** An address' origin, the variable that holds an address, or a server of mail and who gets it. */
  place: string;
  /** Kinds of notices. */
  on: string[];
  severities: Severity[];
  accounts: string[] | "all";
  /** Null of one that is told at once; else when its digest comes next (ISO), and the expression that says so. */
  digest: { cron: string; timeZone: string; nextAt: string } | null;
}

export interface NotificationsView {
  channels: ChannelView[];
  /** The origin that links in notices begin with; null where nobody set it, and notices have none. */
  dashboard: string | null;
  /** What there is to be told of, by its name in the settings. */
  kinds: { kind: string; about: string }[];
}

/** How a test went. `why`: why it was not sent, or not to everyone. */
export interface TestView {
  sent: boolean;
  why: string | null;
}

/** What stands in the file for one channel of each type. */
export const exampleChannels = `{
  "notifications": {
    "dashboard": "https://sagewarden.example.com",
    "channels": {
      "security": {
        "slack": { "urlVariable": "SLACK_URL" }
      },
      "ml-team": {
        "teams": { "urlVariable": "TEAMS_URL" },
        "on": ["findings", "signals"],
        "severities": ["critical"]
      },
      "weekdays": {
        "email": {
          "host": "smtp.example.com", "port": 587,
          "from": "sagewarden@example.com", "to": ["ml@example.com"],
          "userVariable": "SMTP_USER", "passwordVariable": "SMTP_PASSWORD"
        },
        "when": { "digest": "0 7 * * 1-5", "timeZone": "Europe/Berlin" }
      },
      "tickets": {
        "webhook": {
          "url": "https://hooks.example.com/tickets",
          "secretVariable": "TICKETS_SECRET"
        }
      }
    }
  }
}`;
