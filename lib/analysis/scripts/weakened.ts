import { elsewhere, type Pattern, type Sight, sightsOf } from "./sight.ts";
import { statementsOf } from "./statements.ts";

/** Services that watch a machine or shield it. */
const guards = [
  "amazon-cloudwatch-agent",
  "amazon-ssm-agent",
  "awslogsd?",
  "auditd",
  "r?syslogd?",
  "fluent-?bit",
  "fluentd",
  "td-agent",
  "filebeat",
  "auditbeat",
  "splunk\\w*",
  "datadog-agent",
  "osqueryd",
  "wazuh-agent",
  "falcon-sensor",
  "sentinel(?:one|agent|d)",
  "ds_agent",
  "mdatp",
  "cbagentd",
  "clamav\\S*",
  "fail2ban",
  "qualys-cloud-agent",
  "nessusagent",
  "firewalld",
  "iptables",
  "nftables",
  "ufw",
  "apparmor",
].join("|");

const defences: readonly Pattern[] = [
  {
    what: "stops what watches or shields the machine",
    pattern: new RegExp(
      [
        String.raw`\bsystemctl\s+(?:-\S+\s+)*(?:stop|disable|mask|kill)\b[^|;&]*\b(?:${guards})(?:\.service)?(?=["'\s]|$)`,
        String.raw`\b(?:service|initctl\s+stop|chkconfig)\s+(?:${guards})\s+(?:stop|off)\b`,
        String.raw`\binitctl\s+stop\s+(?:${guards})\b`,
        String.raw`\b(?:pkill|killall)\b[^|;&]*\b(?:${guards})\b`,
        String.raw`\b(?:yum|dnf|apt|apt-get)\s+(?:-\S+\s+)*(?:remove|erase|purge|autoremove)\b[^|;&]*\b(?:${guards})(?=["'\s]|$)`,
        String.raw`\brpm\s+(?:-e|--erase)\b[^|;&]*\b(?:${guards})(?=["'\s]|$)`,
        String.raw`\bamazon-cloudwatch-agent-ctl\b[^|;&]*\s-a\s+stop\b`,
      ].join("|"),
    ),
  },
  {
    what: "takes a shield of the operating system down",
    pattern:
      /\bsetenforce\s+(?:0|permissive)\b|\bSELINUX=(?:disabled|permissive)\b|\bip6?tables\s+(?:-F|--flush)\b|\bip6?tables\s+(?:-P|--policy)\s+\w+\s+ACCEPT\b|\bnft\s+flush\s+ruleset\b|\bufw\s+disable\b|\bauditctl\s+(?:-e\s*0|-D)\b/i,
  },
  {
    what: "keeps no record of what is done",
    pattern:
      /\bunset\s+HISTFILE\b|\bHISTFILE=\/dev\/null\b|\bHISTSIZE=0\b|\bset\s+\+o\s+history\b|\bhistory\s+-c\b|(?:(?<![\w-])(?:rm|shred|truncate)\b[^|;&]*|(?<!>)>\|?\s*["']?)\/var\/log\/(?:secure|messages|audit|auth\.log|wtmp|btmp|lastlog|cloud-init\S*|\*|(?=\s|$|"))/,
  },
  {
    what: "turns records of the account off",
    pattern:
      /\baws\s+(?:cloudtrail\s+(?:stop-logging|delete-trail|put-event-selectors)|guardduty\s+(?:delete-detector|update-detector)|configservice\s+(?:stop|delete)-\S+|logs\s+delete-log-(?:group|stream)|securityhub\s+disable-\S+)\b.*/,
  },
];

const verification: readonly Pattern[] = [
  {
    what: "takes any certificate",
    // Its -K is a file of options.
    pattern: new RegExp(String.raw`\bcurl\b${elsewhere}[^|;&]*\s(?:-[a-zA-Z]*k[a-zA-Z]*|--insecure)(?=\s|$)[^|;&]*`),
  },
  {
    what: "takes any certificate",
    pattern: new RegExp(
      [
        String.raw`\bwget\b${elsewhere}[^|;&]*\s--no-check-certificate\b[^|;&]*`,
        String.raw`\bhttp\.sslVerify[ =]+["']?(?:false|0)\b`,
        String.raw`\bGIT_SSL_NO_VERIFY=["']?(?:1|true)\b`,
        String.raw`\bPYTHONHTTPSVERIFY=["']?0\b`,
        String.raw`\bNODE_TLS_REJECT_UNAUTHORIZED=["']?0\b`,
        String.raw`\bstrict-ssl[ =]+["']?false\b`,
        String.raw`\bssl_verify[ :]+["']?(?:false|no)\b`,
        String.raw`\baws\b[^|;&]*\s--no-verify-ssl\b`,
        String.raw`\bStrictHostKeyChecking[ =]+["']?(?:no|off)\b`,
      ].join("|"),
      "i",
    ),
  },
  {
    what: "takes packages from anyone who answers for the host",
    pattern:
      /(?:--trusted-host|\b(?:global|install)\.trusted-host)[ =]+\S+|(?:--index-url|--extra-index-url|\bpip[\d.]*\s[^|;&]*\s-i|\b(?:global|install)\.(?:extra-)?index-url)[ =]+["']?http:\/\/(?!localhost|127\.)\S+|\bPIP_(?:EXTRA_)?INDEX_URL=["']?http:\/\/(?!localhost|127\.)\S+/,
  },
  {
    what: "takes packages without their signature",
    pattern: /--no-?gpg-?check\b|\bgpgcheck\s*=\s*0\b|--allow-unauthenticated\b|--force-yes\b|\[trusted=yes\]/,
  },
];

/** What in a script takes away what guards the machine or the account. */
export function weakenedDefences(script: string): Sight[] {
  return sightsOf(statementsOf(script), defences);
}

/** What in a script takes away the proof of where something comes from. */
export function skippedVerification(script: string): Sight[] {
  return sightsOf(statementsOf(script), verification);
}
