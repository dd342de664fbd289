CREATE TABLE "scan_schedules" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text,
	"regions" jsonb,
	"horizon_days" jsonb,
	"cap" jsonb,
	"cron" text NOT NULL,
	"time_zone" text NOT NULL,
	"paused" boolean DEFAULT false NOT NULL,
	"created_at" text NOT NULL,
	"next_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scheduled_scans" (
	"schedule" text NOT NULL,
	"account" text NOT NULL,
	"due_at" text NOT NULL,
	"scan" text,
	"why" text,
	CONSTRAINT "scheduled_scans_schedule_account_pk" PRIMARY KEY("schedule","account")
);
--> statement-breakpoint
ALTER TABLE "scans" ADD COLUMN "schedule" text;