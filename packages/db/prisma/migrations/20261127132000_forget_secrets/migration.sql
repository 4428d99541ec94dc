-- Why: a secret in Vault is deleted by a job: at once when its row goes, and an hour after it was written where no row has come to refer to it.

SELECT pgboss.create_queue('forget-secrets',
  '{"policy":"standard","retryLimit":10000,"retryDelay":10,"retryBackoff":true,"retryDelayMax":3600,"expireInSeconds":3600,"heartbeatSeconds":10,"retentionSeconds":31536000,"notify":true}');

DROP FUNCTION enqueue_job(text, jsonb);
CREATE FUNCTION enqueue_job(p_queue text, p_data jsonb, p_wait interval DEFAULT '0') RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pgboss, pg_temp AS $body$
DECLARE
  v_id uuid := gen_random_uuid();
BEGIN
  INSERT INTO pgboss.job (id, name, data, start_after, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds,
                          deletion_seconds, keep_until, policy, dead_letter, heartbeat_seconds)
  SELECT v_id, q.name, p_data, now() + p_wait, q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.expire_seconds,
         q.deletion_seconds, now() + p_wait + q.retention_seconds * interval '1 second', q.policy, q.dead_letter, q.heartbeat_seconds
  FROM pgboss.queue q WHERE q.name = p_queue;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no queue "%"', p_queue;
  END IF;
  PERFORM pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), p_queue);
  RETURN v_id;
END
$body$;
GRANT EXECUTE ON FUNCTION enqueue_job(text, jsonb, interval) TO rookery_app, rookery_system;

-- A secret that moves to Vault goes on belonging to its company.
GRANT SELECT (company_id) ON sealed_secrets TO rookery_system;
