import { rules } from "@secretlint/secretlint-rule-preset-recommend";
import type { Span } from "./span.ts";

/*
 * The rules of secretlint are used without @secretlint/core: its profiler keeps a performance mark of every run for ever
 * and searches all of them at the end of each, so that a process that lints for hours gets ever slower.
 */
type Rule = (typeof rules)[number];
type RuleContext = Parameters<Rule["create"]>[0];
type Report = Parameters<RuleContext["report"]>[0];
type Source = Parameters<NonNullable<ReturnType<Rule["create"]>["file"]>>[0];

const ruleId = "@secretlint/secretlint-rule-";
/**
 * Comments in a script must not be able to switch the scanner off; URLs are read in url-credentials.ts, which also takes
 * weak passwords; the rule for Google keys reads files only.
 */
const leftOut = ["filter-comments", "basicauth", "database-connection-string", "gcp"];
const used = rules.filter(({ meta }) => !leftOut.some((name) => meta.id === ruleId + name));

const kinds: Record<string, string> = {
  AWSAccessKeyID: "aws-access-key",
  AWSSecretAccessKey: "aws-secret-key",
  HUGGINGFACE_USER_ACCESS_TOKEN: "hugging-face-token",
  IncomingWebhook: "slack-webhook",
  OPS_TOKEN: "1password-token",
  PackageJSON_xOauthToken: "github-token",
  PrivateKey: "private-key",
};
/** An account number is no secret, and of the ids that IAM gives out only access keys open anything. */
const isSecret = (id: string, value: string) =>
  id !== "AWSAccountID" && !(id === "AWSAccessKeyID" && !/^(?:AKIA|ASIA|A3T)/.test(value));

/** Tokens and keys of cloud, code and AI vendors, each known by its own shape. */
export async function vendorSecrets(text: string): Promise<Span[]> {
  const reports: Report[] = [];
  const context: RuleContext = {
    sharedOptions: {},
    report: (report: Report) => void reports.push(report),
    ignore: () => undefined,
    // The message itself would hold the secret once more; only its id and values are of use.
    createTranslator: (() => (messageId: string, data?: object) => ({
      message: "",
      messageId,
      data,
    })) as unknown as RuleContext["createTranslator"],
  };
  // A text without a name: some rules read only files of certain names, others take any text.
  const source = { content: text, ext: ".txt", filePath: undefined, contentType: "text" } as unknown as Source;
  for (const rule of used) await rule.create(context, { enableIDScanRule: true }).file?.(source);
  return reports.flatMap((report) => spansOf(report, text));
}

/** Some rules report where the assignment begins instead of the secret: its value is looked up from there on. */
function spansOf({ message, range }: Report, text: string): Span[] {
  const { messageId, data = {} } = message as { messageId: string; data?: Record<string, unknown> };
  const kind = kinds[messageId] ?? messageId.toLowerCase().replaceAll("_", "-");
  const values = Object.entries(data).filter(([name]) => name !== "typeName");
  const spans = values.flatMap(([, value]): Span[] => {
    if (typeof value !== "string" || value === "") return [];
    if (!isSecret(messageId, value)) return [];
    const start = text.indexOf(value, range[0]);
    return start === -1 ? [] : [{ start, end: start + value.length, kind }];
  });
  if (spans.length > 0 || messageId === "AWSAccountID" || messageId === "AWSAccessKeyID") return spans;
  return [{ start: range[0], end: range[1], kind }];
}
