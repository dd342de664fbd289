ALTER TABLE "events" ADD COLUMN "signals" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "events_signalled" ON "events" USING btree ("account","at","id") WHERE signals <> '{}';