import type {
  AwsSecurityFinding,
  BatchImportFindingsRequest,
  BatchImportFindingsResponse,
  GetFindingsRequest,
  GetFindingsResponse,
  ImportFindingsError,
  StringFilter,
} from "@aws-sdk/client-securityhub";
import type { Call, Operation } from "../call.ts";
import { shelf } from "../shelf.ts";

const findings = shelf<AwsSecurityFinding>("securityhub findings");

/** What is wrong with a finding. Source: Security Hub partner guide, "Guidelines for using the BatchImportFindings API". */
function refusal(finding: AwsSecurityFinding, { account, region }: Call): ImportFindingsError | undefined {
  const failed = (ErrorMessage: string) => ({ Id: finding.Id, ErrorCode: "InvalidInput", ErrorMessage });
  const own = `:securityhub:${region.name}:${account.id}:product/${account.id}/default`;
  if (!finding.ProductArn?.endsWith(own)) return failed("The ProductArn is not that of an enabled product.");
  if (finding.AwsAccountId !== account.id) return failed("AwsAccountId is not the account of the product.");
  if (!finding.Severity) return failed("A finding has a severity.");
  const before = findings.on(region).find(({ Id }) => Id === finding.Id);
  const isOlder = before?.UpdatedAt !== undefined && (finding.UpdatedAt ?? "") < before.UpdatedAt;
  return isOlder ? failed("UpdatedAt is before that of the finding that is there.") : undefined;
}

const batchImportFindings: Operation<BatchImportFindingsRequest, BatchImportFindingsResponse> = (
  { Findings = [] },
  call,
) => {
  const failed: ImportFindingsError[] = [];
  for (const finding of Findings) {
    const wrong = refusal(finding, call);
    if (wrong) failed.push(wrong);
    else {
      findings.drop(call.region, ({ Id }) => Id === finding.Id);
      findings.put(call.region, { ...finding, RecordState: finding.RecordState ?? "ACTIVE" });
    }
  }
  return { SuccessCount: Findings.length - failed.length, FailedCount: failed.length, FailedFindings: failed };
};

const getFindings: Operation<GetFindingsRequest, GetFindingsResponse> = (
  { Filters = {}, MaxResults = 100, NextToken },
  call,
) => {
  const { ProductArn, GeneratorId, RecordState } = Filters;
  const wanted = findings
    .on(call.region)
    .filter(
      (one) =>
        passes(one.ProductArn, ProductArn) &&
        passes(one.GeneratorId, GeneratorId) &&
        passes(one.RecordState, RecordState),
    );
  const { items, next } = call.page(wanted, { token: NextToken, size: MaxResults });
  return { Findings: items, NextToken: next };
};

/** Any of the values will do. */
function passes(text = "", filters: readonly StringFilter[] = []): boolean {
  return (
    filters.length === 0 ||
    filters.some(({ Value = "", Comparison }) => (Comparison === "PREFIX" ? text.startsWith(Value) : text === Value))
  );
}

/** The findings that products send, and that are read back. */
export const securityHubFindings: Readonly<Record<string, Operation>> = {
  BatchImportFindings: batchImportFindings,
  GetFindings: getFindings,
};
