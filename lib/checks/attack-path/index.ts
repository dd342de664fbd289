import notebookDoesNotLeadToAdministrator from "./notebook-does-not-lead-to-administrator.ts";

export const attackPathChecks = [notebookDoesNotLeadToAdministrator];
