#!/bin/sh
# Makes the roles, their passwords and the database, once, when the server's data directory is made.
set -eu
psql --no-psqlrc --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
  --file "${ROLES_SQL:-/roles.sql}" --file - <<'SQL'
\getenv owner TIENBO_OWNER_PASSWORD
\getenv app TIENBO_APP_PASSWORD
\getenv worker TIENBO_WORKER_PASSWORD
ALTER ROLE tienbo_owner PASSWORD :'owner';
ALTER ROLE tienbo_app PASSWORD :'app';
ALTER ROLE tienbo_worker PASSWORD :'worker';
CREATE DATABASE tienbo OWNER tienbo_owner;
SQL
