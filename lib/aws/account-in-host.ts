import { isIP } from "node:net";
import type { SageMakerClient } from "@aws-sdk/client-sagemaker";

/**
 * S3 Control's endpoint rules put the account before whatever host they are given. A numeric address has no place for it, and
 * what is before `localhost` resolves nowhere for sure: there the header that says the account has to do.
 */
export function keepBareHosts(config: Pick<SageMakerClient["config"], "endpointProvider">): void {
  const provide = config.endpointProvider;
  config.endpointProvider = (parameters, context) => {
    const without = { ...parameters, RequiresAccountId: false };
    return provide(isBare(parameters.Endpoint) ? without : parameters, context);
  };
}

function isBare(endpoint: string | undefined): boolean {
  const { hostname = "" } = URL.parse(endpoint ?? "") ?? {};
  return hostname === "localhost" || isIP(hostname.replace(/^\[(.*)\]$/, "$1")) !== 0;
}
