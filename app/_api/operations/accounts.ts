import { z } from "zod";
import { operation, segment } from "../operation.ts";
import { accountPage } from "../schemas/account.ts";
import { permissionsReport } from "../schemas/permissions.ts";

export const listAccounts = operation({
  id: "listAccounts",
  method: "GET",
  url: "/api/v1/accounts",
  tag: "Accounts",
  summary: "Every account",
  answer: accountPage,
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
  description: "It is gone from every list at once; its rows follow. Nothing in AWS changes.",
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
  refusals: { 404: refusals[404], 409: "AWS does not let the account's credentials in." },
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
