/* Words and numbers as the product prints them. Pure, the same on server and browser: UTC and English, no locale of the host. */

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const two = (value: number): string => String(value).padStart(2, "0");

/** `22 Nov 2026`; the text itself when it is no date. */
export function formatDate(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `22 Nov 2026, 15:04 UTC`. */
export function formatDateTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return `${formatDate(iso)}, ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`;
}

const spans: [limit: number, unit: number, name: string][] = [
  [60, 1, "s"],
  [3600, 60, "min"],
  [86_400, 3600, "h"],
  [86_400 * 60, 86_400, "d"],
  [86_400 * 730, 86_400 * 30.44, "mo"],
  [Number.POSITIVE_INFINITY, 86_400 * 365.25, "y"],
];

/** A length of time in its largest unit: `3 h`, `12 d`. `seconds` is not negative. */
export function formatSpan(seconds: number): string {
  const [, unit, name] = spans.find(([limit]) => seconds < limit) ?? [0, 1, "s"];
  return `${Math.floor(seconds / unit)} ${name}`;
}

/** `3 h ago`, `in 2 d`, `just now`. */
export function formatAgo(iso: string, now: Date): string {
  const seconds = (now.getTime() - new Date(iso).getTime()) / 1000;
  if (Number.isNaN(seconds)) return iso;
  if (Math.abs(seconds) < 45) return "just now";
  return seconds > 0 ? `${formatSpan(seconds)} ago` : `in ${formatSpan(-seconds)}`;
}

/** `12,345`. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte", "petabyte"] as const;

/** `4.2 GB`: thousands, as AWS charges for them. */
export function formatBytes(bytes: number): string {
  const at = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const value = bytes / 1000 ** at;
  const options = { style: "unit", unit: units[at] ?? "byte", maximumFractionDigits: value < 10 ? 1 : 0 } as const;
  return new Intl.NumberFormat("en", { ...options, unitDisplay: at === 0 ? "long" : "short" }).format(value);
}

/** `$0.02`; what is less than a cent is said to be. */
export function formatDollars(dollars: number): string {
  if (dollars > 0 && dollars < 0.01) return "less than $0.01";
  return new Intl.NumberFormat("en", { style: "currency", currency: "USD" }).format(dollars);
}

/** `1 finding`, `1,204 findings`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** `84 %`, never rounding up to a whole: 99.97 stays under 100. */
export function formatShare(share: number): string {
  return `${share >= 1 ? 100 : Math.min(99, Math.round(share * 100))} %`;
}

const acronyms: Record<string, string> = {
  vpc: "VPC",
  iam: "IAM",
  kms: "KMS",
  nat: "NAT",
  ecr: "ECR",
  s3: "S3",
  id: "ID",
  acl: "ACL",
  ai: "AI",
  automl: "AutoML",
  cloudtrail: "CloudTrail",
  mlflow: "MLflow",
  ui: "UI",
  arn: "ARN",
  sns: "SNS",
  efs: "EFS",
  fsx: "FSx",
  ram: "RAM",
  iot: "IoT",
  oidc: "OIDC",
  saml: "SAML",
  aws: "AWS",
  guardduty: "GuardDuty",
  cloudwatch: "CloudWatch",
};

/** Words that AWS writes apart, or with capitals, or names in full. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/^auto-ml\b/, "automl"],
  [/^security-hub$/, "Security Hub"],
  [/^identity-center\b/, "Identity Center"],
  [/^access-analyzer\b/, "Access Analyzer"],
  [/^secretsmanager\b/, "Secrets Manager"],
  [/^servicecatalog\b/, "Service Catalog"],
  [/^config-(?=rule|recorder)/, "AWS Config "],
  [/^greengrass\b/, "Greengrass"],
  [/^event-rule$/, "EventBridge rule"],
];

/** `Notebook instance in us-east-1`; what has no region is `IAM role, global`. */
export function kindIn({ kind, region }: { kind: string; region: string }): string {
  return `${wordsOf(kind)}${inRegions([region])}`;
}

/** ` in us-east-1, eu-west-1`, to follow a name; many regions are counted. */
export function inRegions(regions: readonly string[]): string {
  if (regions.includes("global")) return ", global";
  return ` in ${regions.length > 3 ? plural(regions.length, "region") : regions.join(", ")}`;
}

/** A kind or category in words: `vpc-endpoint` → `VPC endpoint`. */
export function wordsOf(name: string): string {
  const words = phrases
    .reduce((text, [pattern, words]) => text.replace(pattern, words), name)
    .split("-")
    .map((word) => acronyms[word] ?? word);
  const text = words.join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `vpc-endpoint` → `VpcEndpoint`. */
export function pascal(name: string): string {
  return name.replace(/(?:^|[-/])(\w)/g, (_, first: string) => first.toUpperCase());
}

/** A score as a whole number, downwards: 69.5 must not read as the 70 that earns a better grade. */
export function formatScore(value: number): string {
  return String(Math.floor(value));
}
