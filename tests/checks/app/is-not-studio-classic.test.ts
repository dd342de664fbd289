import check from "#lib/checks/app/is-not-studio-classic.ts";
import { testCheck } from "#tests/support/test-check.ts";

const app = (AppType: "JupyterLab" | "JupyterServer" | "KernelGateway") => ({
  DomainId: "d-1",
  UserProfileName: "ana",
  AppType,
  AppName: "default",
  Status: "InService" as const,
});

testCheck(check, {
  pass: { "JupyterLab of a space": { resource: app("JupyterLab") } },
  fail: {
    "the server of Classic": { resource: app("JupyterServer"), identity: { name: "default" } },
    "a kernel of Classic": { resource: app("KernelGateway"), identity: { name: "default" } },
  },
  unknown: { "the answer is empty": { resource: {} } },
});
