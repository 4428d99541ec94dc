-- Why: every table below is built on these routines. They are defined once, so that a wall around a table is one call
-- that can be reviewed, and a table without that call is found by the catalogue test.
-- Roles (made by db:setup, because they belong to the server and not to one database):
--   rookery_owner   owns and migrates, never serves
--   rookery_app     serves tenants behind row level security
--   rookery_system  serves what precedes or spans tenants (sign-in, jobs, staff), by explicit grants only

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO rookery_app, rookery_system;
-- Functions are executable by everybody unless told otherwise.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- Time-ordered ids (RFC 9562, version 7): neighbours in time are neighbours in the index.
DO $make$
BEGIN
  IF current_setting('server_version_num')::int >= 180000 THEN
    CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
      RETURN uuidv7();
  ELSE
    CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
      RETURN encode(
        set_bit(
          set_bit(
            overlay(
              uuid_send(gen_random_uuid())
              PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
              FROM 1 FOR 6
            ),
            52, 1
          ),
          53, 1
        ),
        'hex'
      )::uuid;
  END IF;
END
$make$;

-- The three settings that a tenant transaction carries. After a commit a transaction-local setting reads as an empty
-- string and not as NULL; both mean "nobody".
CREATE FUNCTION current_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('rookery.tenant', true), '')::uuid;

CREATE FUNCTION current_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('rookery.person', true), '')::uuid;

-- 'all', or the ids of the companies that the acting person may see, as an array literal.
CREATE FUNCTION sees_all_companies() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('rookery.companies', true), '') = 'all';

CREATE FUNCTION current_companies() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE
    WHEN coalesce(current_setting('rookery.companies', true), '') IN ('', 'all') THEN '{}'::uuid[]
    ELSE current_setting('rookery.companies', true)::uuid[]
  END;

GRANT EXECUTE ON FUNCTION uuid_v7(), current_tenant(), current_person(), sees_all_companies(), current_companies()
  TO rookery_app, rookery_system;

-- protect_table(table, wall, app grants, system grants, key)
--   wall 'company'  rows of the current tenant; rows of a company only for those who see that company, rows without a
--                   company only for those who see all. key = the column that names the company.
--        'tenant'   rows of the current tenant. key = the column that names the tenant.
--        'person'   rows of the acting person. key = the column that names the person.
--        'system'   no row for rookery_app.
--   grants are lists of SELECT, INSERT, UPDATE, DELETE; empty or NULL grants nothing.
-- The settings are read in sub-selects so that PostgreSQL evaluates them once a statement and not once a row.
CREATE FUNCTION protect_table(
  p_table regclass,
  p_wall text,
  p_app text DEFAULT NULL,
  p_system text DEFAULT NULL,
  p_key text DEFAULT NULL
) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$
DECLARE
  v_rule text;
BEGIN
  v_rule := CASE p_wall
    WHEN 'company' THEN format(
      'tenant_id = (SELECT current_tenant()) AND ((SELECT sees_all_companies()) OR %I = ANY ((SELECT current_companies())::uuid[]))',
      coalesce(p_key, 'company_id'))
    WHEN 'tenant' THEN format('%I = (SELECT current_tenant())', coalesce(p_key, 'tenant_id'))
    WHEN 'person' THEN format('%I = (SELECT current_person())', coalesce(p_key, 'user_id'))
    WHEN 'system' THEN NULL
  END;
  IF v_rule IS NULL AND p_wall <> 'system' THEN
    RAISE EXCEPTION 'unknown wall "%" for table %', p_wall, p_table;
  END IF;

  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', p_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', p_table);
  EXECUTE format('REVOKE ALL ON %s FROM PUBLIC, rookery_app, rookery_system', p_table);
  IF v_rule IS NOT NULL THEN
    EXECUTE format('CREATE POLICY wall ON %s TO rookery_app USING (%s) WITH CHECK (%s)', p_table, v_rule, v_rule);
  END IF;
  IF coalesce(p_app, '') <> '' THEN
    EXECUTE format('GRANT %s ON %s TO rookery_app', p_app, p_table);
  END IF;
  IF coalesce(p_system, '') <> '' THEN
    EXECUTE format('GRANT %s ON %s TO rookery_system', p_system, p_table);
    EXECUTE format('CREATE POLICY system ON %s TO rookery_system USING (true) WITH CHECK (true)', p_table);
  END IF;
  EXECUTE format('COMMENT ON TABLE %s IS %L', p_table, 'wall: ' || p_wall);
END
$body$;
