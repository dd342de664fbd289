import { hasEnded } from "#lib/inventory/exposure.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { consoleLink } from "./console-link.ts";

/** Which model is to be tuned instead, and by what it is judged, no command knows. */
export function nameKnownParts(job: object, { identity }: CheckContext): Fix {
  return {
    mutability: hasEnded("training-job", job) ? "record" : "replace",
    summary: `Start the next job in place of ${identity.name} from a model of AWS's public hub, or of a private hub of this account that holds what was reviewed, and with an evaluator of this account. Compare the model that it made with one made so before anybody deploys it; name the account in trustedAccounts if it is yours.`,
    ...consoleLink(identity),
  };
}
