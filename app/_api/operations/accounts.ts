import { z } from "zod";
import { operation, segment } from "../operation.ts";
import { account, accountPage, newAccount, newOrganization, organizationReport } from "../schemas/account.ts";
import { permissionsReport } from "../schemas/permissions.ts";
import { trailLogsAnswer } from "../schemas/trail-logs.ts";

export const listAccounts = operation({
  id: "listAccounts",
  method: "GET",
  url: "/api/v1/accounts",
  tag: "Accounts",
  summary: "Every account",
  answer: accountPage,
});

const unreachable = {
  409: "AWS does not let these credentials in, or the account is being removed.",
  502: "AWS did not answer.",
};

export const addAccount = operation({
  id: "addAccount",
  method: "POST",
  url: "/api/v1/accounts",
  tag: "Accounts",
  summary: "Add the account that credentials lead to",
  description: "One that is there already is reached in this way from now on; what was found in it stays.",
  body: newAccount,
  answer: account,
  refusals: unreachable,
});

export const addOrganization = operation({
  id: "addOrganization",
  method: "POST",
  url: "/api/v1/organizations",
  tag: "Accounts",
  summary: "Add the accounts of an organization",
  description:
    "Lists them with the credentials of its management account or of a delegated administrator, and adds each in which the role can be assumed.",
  body: newOrganization,
  answer: organizationReport,
  refusals: { 409: "AWS does not list the accounts to these credentials.", 502: unreachable[502] },
});

const path = z.strictObject({ id: segment });
const refusals = {
  404: "There is no such account.",
  409: "A scan of the account is under way.",
};

export const removeAccount = operation({
  id: "removeAccount",
  method: "DELETE",
  url: "/api/v1/accounts/{id}",
  tag: "Accounts",
  summary: "Remove an account with all that was read and found in it",
  description:
    "It is gone from every list at once; its rows follow, and so do the kept reports that tell of it, also those that tell of others. Nothing in AWS changes.",
  path,
  status: 202,
  refusals,
});

export const checkPermissions = operation({
  id: "checkPermissions",
  method: "POST",
  url: "/api/v1/accounts/{id}/permissions",
  tag: "Accounts",
  summary: "Try each permission that a scan of the account needs",
  description: "Each is tried with a read that names nothing. It takes some seconds a region. Nothing in AWS changes.",
  path,
  answer: permissionsReport,
  refusals: { 404: refusals[404], 409: "AWS does not let the account's credentials in.", 502: unreachable[502] },
});

export const getTrailLogs = operation({
  id: "getTrailLogs",
  method: "GET",
  url: "/api/v1/accounts/{id}/trail-logs",
  tag: "Accounts",
  summary: "Which logs of a trail are read for the account, or how those of its trail would be named",
  description: "What the last scan read of its trails is gone by: nothing is asked of AWS.",
  path,
  answer: trailLogsAnswer,
  refusals: { 404: refusals[404] },
});

export const removeRegion = operation({
  id: "removeRegion",
  method: "DELETE",
  url: "/api/v1/accounts/{id}/regions/{region}",
  tag: "Accounts",
  summary: "Remove what was read and found in one region",
  description: "An account of all regions reads it again. Nothing in AWS changes.",
  path: path.extend({ region: segment }),
  status: 204,
  refusals: { ...refusals, 409: `${refusals[409]} Or it is the account's only region.` },
});
