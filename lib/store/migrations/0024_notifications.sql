CREATE TABLE "notice_contents" (
	"message" text NOT NULL,
	"notice" text NOT NULL,
	"account" text NOT NULL,
	CONSTRAINT "notice_contents_message_notice_pk" PRIMARY KEY("message","notice")
);
--> statement-breakpoint
CREATE TABLE "notice_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"due_at" text NOT NULL,
	"at" text NOT NULL,
	"tried_at" text,
	"why" text
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"made_at" text NOT NULL,
	"facts" jsonb
);
--> statement-breakpoint
CREATE INDEX "notice_contents_of" ON "notice_contents" USING btree ("notice");--> statement-breakpoint
CREATE INDEX "notice_contents_by_account" ON "notice_contents" USING btree ("account");--> statement-breakpoint
CREATE INDEX "notice_messages_due" ON "notice_messages" USING btree ("state","at");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once" ON "notices" USING btree ("account","kind","key");--> statement-breakpoint
CREATE INDEX "notices_by_time" ON "notices" USING btree ("made_at");--> statement-breakpoint
CREATE INDEX "scans_ended" ON "scans" USING btree ("finished_at") WHERE finished_at is not null;