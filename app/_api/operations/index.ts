import type { Operation } from "../operation.ts";
import { getAccess, getRightSized, listAccess } from "./access.ts";
import {
  exportChanges,
  exportFramework,
  exportReport,
  getCheck,
  getCoverage,
  getRoad,
  listChecks,
  listFrameworks,
} from "./account-wide.ts";
import {
  addAccount,
  addOrganization,
  checkPermissions,
  getTrailLogs,
  listAccounts,
  removeAccount,
  removeRegion,
} from "./accounts.ts";
import {
  compareActivity,
  countEvents,
  countKeys,
  exportEvents,
  exportPrincipalInvestigation,
  getEvent,
  getSession,
  listActors,
  listEvents,
  listSightings,
  summarizeEvents,
} from "./activity.ts";
import { checkBundle, importBundle } from "./bundles.ts";
import { countChanges, listChangedResources, listChanges } from "./changes.ts";
import { askHistory, cancelQuestion, listQuestions, planQuestion } from "./event-queries.ts";
import { blameFindings, exportFindings, getFinding, groupFindings, listFindings } from "./findings.ts";
import { exportGuardrails, getGuardrails, tryGuardrails } from "./guardrails.ts";
import { getNetwork, getPaths, listNetworks } from "./network.ts";
import { getNotifications, testNotifications } from "./notifications.ts";
import {
  addReportSchedule,
  changeReportSchedule,
  deliverReport,
  downloadReport,
  getReport,
  listReportSchedules,
  listReports,
  makeReport,
  previewReport,
  removeReport,
  removeReportSchedule,
} from "./reports.ts";
import {
  exportResourceInvestigation,
  exportResources,
  getRelations,
  getResource,
  getResourceHistory,
  listResourceActivity,
  listResources,
} from "./resources.ts";
import { addScanSchedule, changeScanSchedule, listScanSchedules, removeScanSchedule } from "./scan-schedules.ts";
import { cancelScan, followScan, getLatestScans, getScan, listScans, startScan } from "./scans.ts";
import { getDescription, getHealth, getSettings } from "./server.ts";
import { changeView, listViews, removeView, saveView } from "./views.ts";

import {
  addWaiver,
  changeWaiver,
  endWaiver,
  getWaiver,
  listWaiverChanges,
  listWaivers,
  previewWaiver,
} from "./waivers.ts";

/** Every operation of the API, in the order in which it is described. A law holds it to the route files, both ways. */
export const operations: readonly Operation[] = [
  listAccounts,
  addAccount,
  addOrganization,
  removeAccount,
  removeRegion,
  checkPermissions,
  getTrailLogs,
  listScans,
  getLatestScans,
  startScan,
  getScan,
  cancelScan,
  followScan,
  listFindings,
  groupFindings,
  blameFindings,
  exportFindings,
  getFinding,
  ...[listWaivers, addWaiver, previewWaiver, getWaiver, changeWaiver, endWaiver, listWaiverChanges],
  listResources,
  getResource,
  getRelations,
  listResourceActivity,
  getResourceHistory,
  exportResourceInvestigation,
  exportResources,
  listAccess,
  getAccess,
  getRightSized,
  listEvents,
  listSightings,
  countEvents,
  countKeys,
  listActors,
  summarizeEvents,
  exportEvents,
  exportPrincipalInvestigation,
  compareActivity,
  getSession,
  getEvent,
  ...[listQuestions, planQuestion, askHistory, cancelQuestion],
  getRoad,
  listChecks,
  getCheck,
  listFrameworks,
  exportFramework,
  getGuardrails,
  exportGuardrails,
  tryGuardrails,
  ...[listNetworks, getNetwork, getPaths],
  getCoverage,
  exportReport,
  ...[listChanges, countChanges, listChangedResources, exportChanges],
  ...[listReports, makeReport, previewReport, getReport, removeReport, downloadReport, deliverReport],
  ...[checkBundle, importBundle],
  ...[listScanSchedules, addScanSchedule, changeScanSchedule, removeScanSchedule],
  ...[listReportSchedules, addReportSchedule, changeReportSchedule, removeReportSchedule],
  ...[listViews, saveView, changeView, removeView],
  ...[getNotifications, testNotifications],
  getSettings,
  getHealth,
  getDescription,
];
