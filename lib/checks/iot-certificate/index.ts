import hasOneHolder from "./has-one-holder.ts";
import notOfEndedService from "./not-of-ended-service.ts";

export const iotCertificateChecks = [hasOneHolder, notOfEndedService];
