CREATE TABLE "report_deliveries" (
	"report" text NOT NULL,
	"destination" text NOT NULL,
	"state" text NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"at" text NOT NULL,
	"why" text,
	CONSTRAINT "report_deliveries_report_destination_pk" PRIMARY KEY("report","destination")
);
--> statement-breakpoint
CREATE TABLE "report_pieces" (
	"report" text NOT NULL,
	"number" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "report_pieces_report_number_pk" PRIMARY KEY("report","number")
);
--> statement-breakpoint
CREATE TABLE "report_schedules" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"request" jsonb NOT NULL,
	"cadence" jsonb NOT NULL,
	"destinations" jsonb NOT NULL,
	"paused" boolean DEFAULT false NOT NULL,
	"created_at" text NOT NULL,
	"next_at" text,
	"after_scans" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" text PRIMARY KEY NOT NULL,
	"schedule" text,
	"name" text NOT NULL,
	"request" jsonb NOT NULL,
	"state" text NOT NULL,
	"asked_at" text NOT NULL,
	"touched_at" text DEFAULT '' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"made_at" text,
	"why" text,
	"file" text,
	"media_type" text,
	"size" bigint,
	"sha256" text,
	"scans" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "reports_by_time" ON "reports" USING btree ("asked_at","id");--> statement-breakpoint
CREATE INDEX "reports_by_schedule" ON "reports" USING btree ("schedule");