import { MalformedAnswer } from "#lib/aws/failure.ts";
import { defineCollector } from "../define.ts";
import { ofRegion } from "../of-region.ts";

/** What Inspector scans here: images, functions, their code, instances. An account that never used it is `DISABLED`. */
export default defineCollector({
  kind: "inspector",
  label: "Inspector",
  scope: "region",
  volume: "live",
  arnType: "",
  terraform: "aws_inspector2_enabler",
  console: "inspector/v2/home[?region={name}#/settings]",
  actions: ["inspector2:BatchGetAccountStatus"],
  async *collect(context) {
    const { inspector2, account, readEach } = context;
    yield* readEach(...ofRegion(context, "inspector2", "account"), async () => {
      const { accounts, failedAccounts } = await inspector2.batchGetAccountStatus({ accountIds: [account] });
      const state = accounts?.find(({ accountId }) => accountId === account);
      if (state) return state;
      const [failed] = failedAccounts ?? [];
      throw new MalformedAnswer(`The answer has no state of the account: ${failed?.errorMessage ?? "it names none"}.`);
    });
  },
  follows: () => undefined,
});
