import { literalIn, looksMade } from "./literal.ts";
import type { Span } from "./span.ts";

interface Pattern {
  kind: string;
  /** A text without it cannot match: keeps most texts away from the expression. */
  hint: RegExp;
  /** Global, with indices; its group `secret` is the secret. Bounded, and never restarts inside what it has passed. */
  find: RegExp;
  /** Only what a machine made, where words stand at the same place. */
  made?: true;
}

/** A word of a command line: quoted, or up to a blank. */
const argument = String.raw`(?:\\{0,15}"(?<quoted>[^"\n\0\\]{1,1024})|\\{0,15}'(?<single>[^'\n\0\\]{1,1024})|(?<secret>[^\s"'\\|;&<>\x60]{3,1024}))`;
const command = (start: string, flag: string) =>
  new RegExp(String.raw`\b(?:${start})\b[^\n\0|;&]{0,300}?[ \t](?:${flag})${argument}`, "dg");
const blank = String.raw`(?:\s|\\[nrt])`;
const word = String.raw`(?:[^\s\\"'\0]|\\(?![nrt"']))`;

const registries =
  "docker|podman|nerdctl|buildah|skopeo|helm|oras|crane|regctl|regclient|ctr|cosign|singularity|apptainer|az|oc|cf|ibmcloud|jf|jfrog|argocd|rancher|bw|kaniko|finch";

/** Secrets that are known by what stands around them, which is no assignment: command lines, headers, netrc, SQL. */
const patterns: readonly Pattern[] = [
  {
    kind: "authorization",
    hint: /bearer/i,
    find: /\bbearer[ \t]{1,4}\\{0,15}["']?(?<secret>(?=[\w.~+/-]{0,80}\d)[\w.~+/-]{8,4096}={0,2})/dgi,
  },
  {
    kind: "authorization",
    hint: /basic/i,
    find: /\bbasic[ \t]{1,4}(?<secret>(?=[\w+/]{0,80}\d|[a-z]{0,80}[A-Z])[\w+/]{8,4096}={0,2})/dgi,
    made: true,
  },
  {
    kind: "authorization",
    hint: /authorization/i,
    find: /\bauthorization\\{0,15}["']?\s{0,4}[:=]\s{0,4}\\{0,15}["']?(?:[A-Za-z][\w-]{1,30}[ \t]{1,4})?(?<secret>(?!AWS4-HMAC)(?=[\w.~+/=:-]{0,80}\d)[\w.~+/=:-]{8,4096})/dgi,
  },
  {
    kind: "request-signature",
    hint: /[?&](?:amp;)?(?:code|key|sig|token|auth|ticket)=/i,
    find: /[?&](?:amp;)?(?:code|key|sig|token|auth|ticket)=(?<secret>[\w.~%+/=-]{8,2048})/dgi,
    made: true,
  },
  // -u user:password, of everything that speaks HTTP
  {
    kind: "command-line-password",
    hint: /curl|http|xh|wget|aria2c|lftp|smbclient/,
    find: /\b(?:curl|https?|xhs?|aria2c)\b[^\n\0]{0,300}?\s(?:-\w{0,6}[uaU]|--user|--auth|--proxy-user)[ =]?\\{0,15}["']?[^\s:"'\\]{1,100}:(?<secret>[^\s"'\\]{1,256})/dg,
  },
  {
    kind: "command-line-password",
    hint: /lftp|smbclient|ncftp/,
    find: /\b(?:lftp|smbclient|ncftp)\b[^\n\0]{0,200}?\s-[uU][ =]?["']?[^\s,%"']{1,100}[,%](?<secret>[^\s"']{3,256})/dg,
  },
  {
    kind: "command-line-password",
    hint: /user[ \t]?=/,
    find: /\b(?:proxy-)?user[ \t]{0,4}=[ \t]{0,4}\\{0,15}["']?[^\s:"'\\]{1,100}:(?<secret>[^\s:"'\\]{8,256})(?=["'\\\s])/dg,
    made: true,
  },
  // -p password
  {
    kind: "command-line-password",
    hint: /login/,
    find: command(`(?:${registries})\\b[^\\n\\0|;&]{0,80}\\blogin`, "-p[ =]?"),
  },
  {
    kind: "command-line-password",
    hint: /[ \t](?:-u|--user|--username)[ =]/,
    find: new RegExp(
      String.raw`[ \t](?:-u|--user(?:name)?)[ =]\S{1,200}[ \t]{1,4}(?:[\w.:/-]{1,200}[ \t]{1,4})?-(?:p|w|pw)[ =]?${argument}`,
      "dg",
    ),
  },
  {
    kind: "command-line-password",
    hint: /[ \t]-p/,
    find: new RegExp(String.raw`[ \t]-p[ =]?${argument}[ \t]{1,4}(?:-u|--user(?:name)?)[ =]`, "dg"),
  },
  { kind: "command-line-password", hint: /sshpass/, find: command("sshpass", "-p ?") },
  { kind: "command-line-password", hint: /plink|pscp|psftp/, find: command("plink|pscp|psftp", "-pw ") },
  {
    kind: "command-line-password",
    hint: /mysql|mariadb/,
    find: command("(?:mysql|mariadb)[\\w-]{0,20}", "-p(?=\\S)"),
  },
  {
    kind: "command-line-password",
    hint: /mongo|cqlsh|snowsql|twine|influx|rabbitmqadmin|clickhouse|trino|beeline|couchbase|useradd|usermod/,
    find: command(
      "mongo(?:sh|dump|restore|export|import|files)?|cqlsh|snowsql|twine|influx|rabbitmqadmin|trino|beeline|couchbase-cli|useradd|usermod",
      "-p[ =]?",
    ),
  },
  {
    kind: "command-line-password",
    hint: /sqlcmd|bcp|isql|unzip|zip|tsql|osql/,
    find: command("sqlcmd|bcp|tsql|osql|zip|unzip", "-P ?"),
  },
  { kind: "command-line-password", hint: /\b7za?\b|\brar\b|unrar/, find: command("7z[ar]?|rar|unrar", "-h?p(?=\\S)") },
  { kind: "command-line-password", hint: /redis-cli|valkey-cli/, find: command("(?:redis|valkey)-cli", "-a ?") },
  {
    kind: "command-line-password",
    hint: /ldap/,
    find: command("ldap(?:search|add|modify|delete|passwd|whoami|compare|modrdn)", "-w ?"),
  },
  { kind: "command-line-password", hint: /openssl|gpg|7z|keytool/, find: command("openssl", "-k ") },
  { kind: "command-line-password", hint: /pass:/, find: /\bpass:(?<secret>[^\s"'\\]{3,256})/dg },
  {
    kind: "command-line-password",
    hint: /htpasswd/,
    find: new RegExp(
      String.raw`\bhtpasswd[ \t]{1,4}-\w{0,6}b\w{0,6}[ \t]{1,4}(?:\S{1,200}[ \t]{1,4}){1,2}${argument}`,
      "dg",
    ),
  },
  // What a login command reads from its input
  {
    kind: "command-line-password",
    hint: /stdin|\bsu\b|sudo|--with-token|kinit|passphrase-fd|cryptsetup|login|passwd/,
    find: /\b(?:echo|printf)[ \t]{1,4}(?:-\w{1,3}[ \t]{1,4}){0,2}(?:\\{0,15}["'](?:%s(?:\\n)?["'][ \t]["']?)?)?(?<secret>[^\s"'|\\]{3,1024})(?:\\n)?\\{0,15}["']?[ \t]{0,4}\|[ \t]{0,4}[^\n\0|]{0,200}(?:[-_]stdin\b|\bsudo[ \t]{1,4}-\w{0,4}S|--with-token|\bsu[ \t]|\bkinit\b|--passphrase-fd|\bcryptsetup\b|\bvault login\b|\bpasswd\b)/dg,
  },
  {
    kind: "command-line-password",
    hint: /<<</,
    find: /(?:[-_]stdin\b|\bsu[ \t]|\bsudo[ \t]{1,4}-\w{0,4}S|--(?:with-)?token|\bkinit\b|--passphrase-fd|\bpasswd\b)[^\n\0|]{0,200}<<<[ \t]{0,4}\\{0,15}["']?(?<secret>[^\s"'|\\]{3,1024})/dg,
  },
  {
    kind: "command-line-password",
    hint: /chpasswd/,
    find: /\b(?:echo|printf)[ \t]{1,4}(?:-\w{1,3}[ \t]{1,4}){0,2}\\{0,15}["']?[\w.$@{}-]{1,64}:(?<secret>[^\s"'|\\]{3,256})(?:\\n)?\\{0,15}["']?[ \t]{0,4}\|[^\n\0|]{0,60}\bchpasswd\b/dg,
  },
  {
    kind: "wandb-api-key",
    hint: /wandb/,
    find: /\bwandb\s{1,4}login\b[^\n\0]{0,100}?\s(?<secret>[\da-f]{40}|[\w-]{60,120})\b/dg,
  },
  { kind: "wandb-api-key", hint: /wandb/, find: /\bwandb\.login\([^\n)]{0,100}?["'](?<secret>[\w-]{40,120})["']/dg },
  {
    kind: "command-line-token",
    hint: /vault login/,
    find: /\bvault login[ \t]{1,4}(?![a-z]+=|-)(?<secret>[\w.-]{8,300})/dg,
    made: true,
  },
  {
    kind: "command-line-password",
    hint: /<<-?\s?\\{0,15}["']?\w/,
    find: /(?:-stdin\b[^\n\0]{0,200}<<-?[ \t]?["']?\w{1,40}["']?|<<-?[ \t]?["']?\w{1,40}["']?[^\n\0]{0,200}-stdin\b)[^\n\0]{0,100}\n[ \t]{0,20}(?<secret>[^\s"']{3,1024})/dg,
  },
  {
    kind: "command-line-password",
    hint: /\bsend/,
    find: /\bsend(?:line)?[ \t(]{1,4}(?:--[ \t])?\\{0,15}["'](?<secret>[^\s"'\\]{6,256})/dg,
    made: true,
  },
  { kind: "command-line-password", hint: /\bnet use\b/, find: command("net use", "/user:\\S{1,100}[ \\t]") },
  {
    kind: "command-line-password",
    hint: /SecureString/,
    find: new RegExp(String.raw`\bput-parameter\b[^\n\0]{0,600}?[ \t]--value[ =]${argument}`, "dg"),
  },
  {
    kind: "command-line-password",
    hint: /sqlplus|sqlldr|expdp|impdp|rman/,
    find: /\b(?:sqlplus|sqlldr|expdp|impdp|rman)\b[^\n\0]{0,100}?[ \t"'][\w$#]{1,64}\/(?<secret>[^\s"'@/\\]{3,256})@/dg,
  },
  {
    kind: "command-line-password",
    hint: /["']-(?:p|P|pw|w)\\{0,15}["']/,
    find: /["']-(?:p|P|pw|w)\\{0,15}["']\s{0,4},\s{0,8}\\{0,15}["'](?<secret>[^\s"'\\]{3,1024})/dg,
    made: true,
  },
  {
    kind: "url-credentials",
    hint: /:[^\s:@/]{8,256}@[\w-]{1,63}\./,
    find: /(?<![\w./:@-])[A-Za-z][\w.-]{0,63}:(?<secret>[^\s:@/"'\\]{8,256})@[\w-]{1,63}\.[\w.-]{2,190}/dg,
    made: true,
  },
  // What a command takes as its last word
  {
    kind: "command-line-password",
    hint: /alias|host add|add_user|change_password|http-basic|pypi-token|-v/,
    find: new RegExp(
      String.raw`\b(?:mc[ \t]{1,4}(?:alias[ \t]{1,4}set|config[ \t]{1,4}host[ \t]{1,4}add)[ \t]{1,4}\S{1,100}[ \t]{1,4}\S{1,300}[ \t]{1,4}\S{1,200}|rabbitmqctl[ \t]{1,4}(?:add_user|change_password)[ \t]{1,4}\S{1,100}|poetry[ \t]{1,4}config[ \t]{1,4}(?:--\w{1,20}[ \t]{1,4})?(?:http-basic\.\S{1,60}[ \t]{1,4}\S{1,100}|pypi-token\.\S{1,60})|kaggle[ \t]{1,4}config[ \t]{1,4}set[ \t]{1,4}-n[ \t]{1,4}key[ \t]{1,4}-v)[ \t]{1,4}${argument}`,
      "dg",
    ),
  },
  { kind: "command-line-password", hint: /ssh-keygen/, find: command("ssh-keygen", "-[NP] ?") },
  // Files of credentials
  {
    kind: "file-of-a-secret",
    hint: />[ \t]{0,4}\S{0,200}(?:pass|secret|token|key|cred|pwd)/i,
    find: /\b(?:echo|printf)[ \t]{1,4}(?:-\w{1,3}[ \t]{1,4}){0,2}(?:["']%s(?:\\n)?["'][ \t]{1,4})?\\{0,15}["']?(?<secret>[^\s"'|\\]{8,1024})(?:\\n)?\\{0,15}["']?[ \t]{0,4}>{1,2}[ \t]{0,4}["']?[^\s"']{0,200}?(?:pass|secret|token|key|cred|pwd)/dgi,
    made: true,
  },
  {
    kind: "netrc-password",
    hint: /^[ \t]{0,20}(?:quote[ \t]{1,4}pass|user)[ \t]/im,
    find: /^[ \t]{0,20}(?:quote[ \t]{1,4}pass|user[ \t]{1,4}[^\s:]{1,100})[ \t]{1,4}(?<secret>[^\s"'\\]{6,256})[ \t]{0,20}$/dgim,
    made: true,
  },
  {
    kind: "netrc-password",
    hint: /passw(?:or)?d/,
    find: new RegExp(
      String.raw`\b(?:machine${blank}{1,8}${word}{1,255}|default|login${blank}{1,8}${word}{1,255}|account${blank}{1,8}${word}{1,255})${blank}{1,20}passw(?:or)?d${blank}{1,8}(?<secret>${word}{1,1024})`,
      "dg",
    ),
  },
  {
    kind: "pgpass-password",
    hint: /:(?:\d{4,5}|\*):/,
    find: /(?<![\w.:/@-])(?:[A-Za-z][\w.-]{0,252}|\d{1,3}(?:\.\d{1,3}){3}|\*):(?:\d{4,5}|\*):(?:[A-Za-z_][\w-]{0,62}|\*):(?:[A-Za-z_][\w.@-]{0,62}|\*):(?<secret>(?:[^\s"'\\]|\\[:\\]){3,256})/dg,
  },
  {
    kind: "sql-password",
    hint: /identified|password|secret/i,
    find: /\b(?:identified[ \t]{1,4}(?:with[ \t]{1,4}\S{1,40}[ \t]{1,4})?(?:by|as)|password|secret|secret_key)[ \t]{1,4}(?:for[ \t]{1,4}\S{1,100}[ \t]{1,4})?(?:by[ \t]{1,4}|=[ \t]{0,4})?\\?'(?<secret>[^'\n\0\\]{3,256})\\?'/dgi,
  },
  {
    kind: "registry-auth",
    hint: /auth/,
    find: /\\{0,15}["']_?auth\\{0,15}["']\s{0,4}:\s{0,4}\\{0,15}["'](?<secret>[A-Za-z\d+/]{12,8192}={0,2})/dg,
  },
  {
    kind: "kubernetes-secret",
    hint: /kind\W{1,8}Secret\b/,
    find: /\b(?:client-key-data|tls\.key|\.dockerconfigjson)\\{0,15}["']?:[ \t]{0,4}\\{0,15}["']?(?<secret>[A-Za-z\d+/]{16,65536}={0,2})/dg,
  },
  {
    kind: "private-key",
    hint: /client-key-data|"kty"|\\"kty/,
    find: /(?:client-key-data\\{0,15}["']?:[ \t]{0,4}|["'](?:d|k)\\{0,15}["']\s{0,4}:\s{0,4})\\{0,15}["']?(?<secret>[\w+/-]{40,65536}={0,2})/dg,
  },
];

export function patternSecrets(text: string): Span[] {
  return patterns.flatMap(({ kind, hint, find, made }) => {
    if (!hint.test(text)) return [];
    return Array.from(text.matchAll(find)).flatMap((match): Span[] => {
      const at = match.indices?.groups?.secret ?? match.indices?.groups?.quoted ?? match.indices?.groups?.single;
      if (!at) return [];
      const secret = text.slice(...at);
      const literal = literalIn(secret, "password");
      if (!literal || /^(?:\$\(|`)/.test(secret) || isPort(secret) || (made && !looksMade(secret))) return [];
      return [{ start: at[0] + literal.start, end: at[0] + literal.end, kind }];
    });
  });
}

/** `-p 8080:80` publishes a port. */
function isPort(text: string): boolean {
  return /^[\d.:]+(?:\/(?:tcp|udp))?$/.test(text);
}
