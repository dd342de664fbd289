import notebookToAdministrator from "./notebook-to-administrator.ts";

export const derivations = [notebookToAdministrator] as const;
