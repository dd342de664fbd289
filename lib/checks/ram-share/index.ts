import namesNoOutsiders from "./names-no-outsiders.ts";

export const ramShareChecks = [namesNoOutsiders];
