import { z } from "zod";
import { operation, segment } from "../operation.ts";
import { notifications, testOutcome } from "../schemas/notifications.ts";

const tag = "Notifications";

export const getNotifications = operation({
  id: "getNotifications",
  method: "GET",
  url: "/api/v1/notifications",
  tag,
  summary: "Where notices go, of what, and how that is going",
  answer: notifications,
});

export const testNotifications = operation({
  id: "testNotifications",
  method: "POST",
  url: "/api/v1/notifications/{channel}/test",
  tag,
  summary: "Send a test to a channel",
  description: "Answers when it was taken or not: within 30 seconds.",
  path: z.strictObject({ channel: segment }),
  answer: testOutcome,
  refusals: { 404: "There is no such channel.", 409: "A test of it is under way." },
});
