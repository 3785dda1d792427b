-- Until now every instant was written and read without its offset, in the zone of the database session
-- (docs/decisions/015). Where that zone was not UTC, what is stored is off by its offset, although Ospost read it as it
-- had meant it. From now on all sessions are in UTC, so each instant becomes the one that Ospost has read until now.
DO $$
DECLARE
  zone text := current_setting('TimeZone');
  tables text[] := ARRAY[
    'User', 'InstagramAccount', 'ProfileMedia', 'Post', 'PostImage', 'Upload', 'DiscardedFile', 'SavedText', 'PostEvent',
    'SchedulerRun', 'Notice', 'DeletionRequest', 'RateLimit', 'NotificationSettings', 'PushDevice', 'Occasion', 'Delivery'
  ];
  change record;
BEGIN
  IF zone IN ('UTC', 'Etc/UTC', 'GMT') THEN
    RETURN;
  END IF;
  FOR change IN
    SELECT table_name, string_agg(format('%1$I = (%1$I AT TIME ZONE %2$L) AT TIME ZONE ''UTC''', column_name, zone), ', ') AS sets
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = ANY (tables) AND data_type = 'timestamp with time zone'
    GROUP BY table_name
  LOOP
    EXECUTE format('UPDATE %I SET %s', change.table_name, change.sets);
  END LOOP;
  -- The only list of instants.
  UPDATE "NotificationSettings" SET "linksSentAt" = ARRAY(
    SELECT (sent AT TIME ZONE zone) AT TIME ZONE 'UTC' FROM unnest("linksSentAt") WITH ORDINALITY AS links(sent, place) ORDER BY place
  );
END
$$;

-- Ospost asks for UTC in each session. These defaults serve whoever comes through a pooler that forgets what was asked for.
DO $$
BEGIN
  EXECUTE format('ALTER ROLE CURRENT_USER IN DATABASE %I SET TimeZone TO ''UTC''', current_database());
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'This role may not set its own defaults.';
END
$$;

DO $$
BEGIN
  EXECUTE format('ALTER DATABASE %I SET TimeZone TO ''UTC''', current_database());
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'Only the owner of the database may set its defaults.';
END
$$;
