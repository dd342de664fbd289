import givesNoCredentials from "./gives-no-credentials.ts";

export const deviceFleetChecks = [givesNoCredentials];
