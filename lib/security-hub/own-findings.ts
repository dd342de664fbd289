import type { AwsSecurityFinding } from "@aws-sdk/client-securityhub";
import type { ClientPool } from "#lib/aws/clients.ts";
import { type CallFailed, guardedClients } from "#lib/aws/guard.ts";
import { Ledger } from "#lib/aws/ledger.ts";
import type { AwsClients } from "#lib/aws/operations.ts";
import { pages } from "#lib/aws/pages.ts";

/** What sending findings calls. The second is a write, and no scan may make it. */
export const pushActions = ["securityhub:GetFindings", "securityhub:BatchImportFindings"] as const;

/** Of one call. Source: Security Hub partner guide, "Guidelines for using the BatchImportFindings API". */
export const mostInCall = 100;

/** How the ids of checks begin in the hub. */
export const generator = "sagewarden/";

export interface Refused {
  id: string;
  code: string;
  /** AWS's words: untrusted. */
  message: string;
}

/** Security Hub of one account in one region, as far as our own findings go. */
export class Hub {
  readonly #securityhub: AwsClients["securityhub"];
  readonly #productArn: string;

  constructor(pool: ClientPool, productArn: string, { region, signal }: { region: string; signal: AbortSignal }) {
    this.#productArn = productArn;
    const ledger = new Ledger(region, "sent-finding", pushActions);
    const allows = (action: string, input: object) => importsOwn(productArn, action, input);
    this.#securityhub = guardedClients(pool, region, pushActions, ledger, signal, allows).securityhub;
  }

  /** Our findings that are active there, by their ids. @throws CallFailed */
  async active(): Promise<Map<string, AwsSecurityFinding>> {
    const is = (Value: string) => [{ Value, Comparison: "EQUALS" as const }];
    const Filters = {
      ProductArn: is(this.#productArn),
      GeneratorId: [{ Value: generator, Comparison: "PREFIX" as const }],
      RecordState: is("ACTIVE"),
    };
    const found = new Map<string, AwsSecurityFinding>();
    for await (const { Findings = [] } of pages(this.#securityhub.getFindings, { Filters, MaxResults: mostInCall })) {
      for (const finding of Findings) if (finding.Id !== undefined) found.set(finding.Id, finding);
    }
    return found;
  }

  /** Sends at most a hundred. Answers those that the hub did not take. @throws CallFailed */
  async send(findings: readonly AwsSecurityFinding[]): Promise<Refused[]> {
    if (findings.length === 0) return [];
    const { FailedFindings = [] } = await this.#securityhub.batchImportFindings({ Findings: [...findings] });
    return FailedFindings.map(({ Id = "", ErrorCode = "", ErrorMessage = "" }) => ({
      id: Id,
      code: ErrorCode,
      message: ErrorMessage,
    }));
  }
}

/** True for a call that sends nothing but findings of our own. */
function importsOwn(productArn: string, action: string, input: object): boolean {
  const { Findings, ...others } = input as { Findings?: unknown };
  return (
    action === "securityhub:BatchImportFindings" &&
    Object.keys(others).length === 0 &&
    Array.isArray(Findings) &&
    Findings.every(
      (one: { ProductArn?: unknown; GeneratorId?: unknown }) =>
        one.ProductArn === productArn && typeof one.GeneratorId === "string" && one.GeneratorId.startsWith(generator),
    )
  );
}

/** Why a hub cannot be used, as a sentence that says what to do. */
export function whyNot(region: string, error: CallFailed): string {
  const { code, class: kind, permission, action, message } = error.failure;
  if (code === "InvalidAccessException" && /not subscribed/.test(message))
    return `Security Hub is not enabled in ${region}.`;
  if (kind === "denied")
    return `${permission ?? action} is not allowed in ${region}: sagewarden policy --send-findings prints what it takes.`;
  return `${action} gave ${code} in ${region}: ${message}`;
}
