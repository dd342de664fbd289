import type { Span } from "./span.ts";

interface Pattern {
  kind: string;
  /** A text without it cannot match: keeps most texts away from the expression. */
  hint: string;
  /** Global, with indices; its first group is the secret. Bounded, and never restarts inside what it has passed. */
  find: RegExp;
}

/** Secrets that are known by their own shape or by what stands around them, beyond those of vendors.ts. */
const patterns: readonly Pattern[] = [
  { kind: "jwt", hint: "eyJ", find: /(?<![\w-])(eyJ[\w-]{8,512}\.eyJ[\w-]{8,8192}\.[\w-]{0,2048})/dg },
  { kind: "google-api-key", hint: "AIza", find: /(?<![\w-])(AIza[\w-]{35})(?![\w-])/dg },
  { kind: "stripe-key", hint: "k_", find: /(?<![A-Za-z\d])((?:sk|rk)_(?:live|test)_[A-Za-z\d]{16,200})/dg },
  { kind: "pypi-token", hint: "pypi-", find: /(?<![\w-])(pypi-[\w-]{50,500})/dg },
  { kind: "hugging-face-token", hint: "hf_", find: /(?<![A-Za-z\d])(hf_[A-Za-z\d]{30,64})(?![A-Za-z\d])/dg },
  { kind: "api-key", hint: "sk-", find: /(?<![\w-])(sk-(?:proj|svcacct|admin|ant|or|lf)-[\w-]{20,300})/dg },
  {
    kind: "aws-session-token",
    hint: "XIvYXdz",
    find: /(?<![\w/+])((?:FwoGZ|FQoGZ)XIvYXdz[\w/+]{40,4000}={0,2})/dg,
  },
  { kind: "aws-session-token", hint: "IQoJb3JpZ2lu", find: /(?<![\w/+])(IQoJb3JpZ2lu[\w/+%]{40,4000}={0,2})/dg },
  { kind: "authorization", hint: "ear", find: /\bbearer[ \t]{1,4}((?=[\w.~+/-]{0,80}\d)[\w.~+/-]{16,4096}={0,2})/dgi },
  { kind: "authorization", hint: "asic", find: /\bbasic[ \t]{1,4}((?=[\w+/]{0,80}\d)[\w+/]{16,4096}={0,2})/dgi },
  {
    kind: "command-line-password",
    hint: "curl",
    find: /\bcurl\b[^\n]{0,200}?\s(?:-u|--user)[ =]?["']?[^\s:"']{1,100}:(?![$`{<])([^\s"']{1,256})/dg,
  },
  {
    kind: "command-line-password",
    hint: "sshpass",
    find: /\bsshpass\s{1,4}-p\s{0,4}["']?(?![$`{<])([^\s"']{3,256})/dg,
  },
  {
    kind: "command-line-password",
    hint: "mysql",
    find: /\bmysql(?:dump)?\b[^\n]{0,200}?\s-p(?![$`{<])([^\s"']{3,256})/dg,
  },
  { kind: "wandb-api-key", hint: "wandb", find: /\bwandb\s{1,4}login\b[^\n]{0,100}?\b([\da-f]{40})\b/dg },
];

export function patternSecrets(text: string): Span[] {
  return patterns.flatMap(({ kind, hint, find }) => {
    if (!text.includes(hint)) return [];
    return Array.from(text.matchAll(find), (match): Span => {
      const [start, end] = match.indices?.[1] ?? [match.index, match.index + match[0].length];
      return { start, end, kind };
    });
  });
}
