-- Database roles, made once per server by a superuser before the first migration.
-- owner runs migrations; app serves requests under row security; worker loads and computes outside it.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tienbo_owner') THEN
    CREATE ROLE tienbo_owner LOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tienbo_app') THEN
    CREATE ROLE tienbo_app LOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tienbo_worker') THEN
    CREATE ROLE tienbo_worker LOGIN NOSUPERUSER BYPASSRLS;
  END IF;
END
$$;
