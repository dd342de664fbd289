import { elsewhere, type Pattern, type Sight, sightsOf } from "./sight.ts";
import { statementsOf } from "./statements.ts";

/** Each opens the machine, or the account that it works for, to somebody who is not at it. */
const patterns: readonly Pattern[] = [
  {
    what: "adds keys that may sign in over SSH",
    // Of what is copied the target comes last.
    pattern:
      /(?:>>?\s*[^\s|;&]*|\b(?:tee|sed\s+-i)\b[^|;&]*)\bauthorized_keys\b|\b(?:cp|mv|install)\b[^|;&]*\bauthorized_keys["']?\s*(?=$|[|;&)])|\bssh-import-id\b.*/,
  },
  {
    what: "connects a shell to another machine",
    pattern:
      /\b(?:ba|z|da|k)?sh\s+-i\b.*\/dev\/(?:tcp|udp)\/\S+|\bexec\s+\d+<>\s*\/dev\/(?:tcp|udp)\/\S+|\/dev\/(?:tcp|udp)\/\S+\s+0>&1|\b(?:nc|ncat|netcat)\b(?:\s+-?[\w.:]+)*?\s(?:-\w*e|--exec|--sh-exec|-c)\s+\S+|\bmkfifo\b.*\b(?:nc|ncat|netcat|telnet|openssl)\b.*|\bsocat\b.*\b(?:exec|system):\S+/i,
  },
  {
    what: "connects a shell to another machine",
    pattern: /\bsocket\b.{0,400}\b(?:pty\.spawn|os\.dup2|subprocess\.(?:call|run|Popen))\b.{0,60}/,
  },
  {
    what: "opens a tunnel from outside",
    // Not where it is stopped, taken away or looked for.
    pattern:
      /\b(?:ngrok|cloudflared|localtunnel|serveo\.net|localhost\.run|pagekite(?:\.py)?|zrok|tmate|sshx|ttyd|gotty|gs-netcat|rathole|ligolo\S*|frpc)\b(?<!(?<!-)\b(?:pkill|killall|pgrep|grep|which|command\s+-v|uninstall|remove|erase|purge|rm|stop|disable)\b[^|;&]*).*|\bchisel\s+client\b.*|\btailscale\s+up\b.*|\bzerotier-cli\s+join\b.*|\bupterm\s+host\b.*|\bcode(?:-server)?\s+tunnel\b.*/,
  },
  {
    what: "opens a tunnel from outside",
    // Not the -R of chmod: what is opened is a port, or leads to one.
    pattern:
      /(?<![.\w-])(?:auto)?ssh\s(?:[^|;&]*\s)?(?<!\bch\w+\s+)-[a-zA-Z]*R\s*(?:[^\s|;&]*:\S+|\d+(?=\s|$))|\bssh\b[^|;&]*RemoteForward\S*/,
  },
  {
    what: "starts a server for remote shells",
    pattern:
      /\b(?:systemctl|service)\b[^|;&]*\b(?:start|enable|restart)\b[^|;&]*\bsshd?\b(?!-)|\bservice\s+sshd?\s+(?:re)?start\b|(?:^|[;&|(]\s*|\b(?:sudo|nohup|exec|then|do|else)\s+(?:-\S+\s+)*)(?:\S*\/)?(?:sshd|dropbear)(?=\s|$)(?!\s+-[tT]).*|\bamazon-ssm-agent\b[^|;&]*\s-register\b.*/,
  },
  {
    what: "makes users, or gives them more",
    // Nobody signs in as a user of the system without a shell; a group's bit on a folder gives nobody anything.
    pattern:
      /\b(?:useradd|adduser)\b(?![^|;&]*(?:\s(?:-\w*r\w*|--system)(?=\s|$)|\/nologin\b|\/bin\/false\b)).*|\bchpasswd\b.*|\bpasswd\s+--stdin\b.*|\busermod\b[^|;&]*\b(?:wheel|sudo|root)\b|\bNOPASSWD\b.*|(?:>>?|\btee\b)[^|;&]*\/etc\/sudoers\S*|\bchmod\s+(?:-\S+\s+)*(?:(?!g\+)[ugoa]*\+\w*s\w*|[4-7][0-7]{3})\b.*/,
  },
  {
    what: "gives somebody access to the account",
    pattern:
      /\baws\s+iam\s+(?:create-(?:access-key|user|login-profile|role)|attach-(?:user|role|group)-policy|put-(?:user|role|group)-policy|update-assume-role-policy|add-user-to-group)\b.*/,
  },
  {
    what: "takes the password or the origin check off Jupyter",
    pattern:
      /(?:\w*App|IdentityProvider|PasswordIdentityProvider)\.(?:token|password|hashed_password)\s*=\s*(?:u?'\s*'|u?"\s*"|\\?["']{2}|$|\s*$)|(?:\w*App)\.(?:disable_check_xsrf|allow_unauthenticated_access)\s*=\s*True|(?:\w*App)\.allow_origin\s*=\s*["']?\*["']?/,
  },
];

const readsCredentials =
  /\/latest\/meta-data\/iam\/security-credentials|\bAWS_CONTAINER_CREDENTIALS_(?:RELATIVE|FULL)_URI\b|169\.254\.170\.2|~?\/\.aws\/credentials\b|\baws\s+configure\s+export-credentials\b/;
const sends = new RegExp(
  String.raw`\b(?:curl|wget)\b${elsewhere}[^|;&]*\s(?:-d|-F|-T|--data(?:-\w+)?|--form|--upload-file|--post-(?:data|file)|--body-(?:data|file))\b[^|;&]*`,
);

/** What in a script lets somebody in from outside, or hands the role's credentials out. */
export function waysIn(script: string): Sight[] {
  const statements = statementsOf(script);
  const found = sightsOf(statements, patterns);
  if (!statements.some(({ text }) => readsCredentials.test(text))) return found;
  const what = "reads the role's credentials and sends something out";
  return [...found, ...sightsOf(statements, [{ what, pattern: sends }])];
}
