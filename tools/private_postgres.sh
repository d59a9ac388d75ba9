# A PostgreSQL cluster of the tests' own: in a temporary folder, on a unix socket only, gone at the end. Sourced.

pg_folder=
pg_pid=

start_postgres() {
  local bin as_user=() log
  bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [ -n "$bin" ] || die "PostgreSQL's programs are not under /usr/lib/postgresql."
  pg_folder=$(mktemp -d /tmp/kaname-pg.XXXXXX)
  if [ "$(id -u)" -eq 0 ]; then
    chown postgres: "$pg_folder"
    as_user=(runuser -u postgres --)
  fi
  log=$pg_folder/log
  # Collation C: both engines order alike. Nothing here must survive a crash, so no waiting for the disk.
  (cd "$pg_folder" && ${as_user[0]+"${as_user[@]}"} "$bin/initdb" -D "$pg_folder/data" -U postgres --auth=trust --locale=C --encoding=UTF8 --no-sync \
    </dev/null >"$pg_folder.init" 2>&1) || {
    tail -n 5 "$pg_folder.init" >&2
    die "PostgreSQL's initdb failed; see the lines above."
  }
  rm -f "$pg_folder.init"
  # Its own process group, so that a Ctrl-C here reaches it only through stop_postgres.
  (cd "$pg_folder" && exec setsid ${as_user[0]+"${as_user[@]}"} "$bin/postgres" -D "$pg_folder/data" -k "$pg_folder" -c listen_addresses= -c fsync=off \
    -c full_page_writes=off -c max_connections=200 -c shared_buffers=64MB </dev/null >/dev/null 2>&1) &
  local _
  for _ in $(seq 100); do
    if "$bin/pg_isready" -q -h "$pg_folder" -U postgres; then
      pg_pid=$(head -n 1 "$pg_folder/data/postmaster.pid")
      "$bin/createdb" -h "$pg_folder" -U postgres kaname || die "PostgreSQL could not make the test database."
      export KANAME_TEST_POSTGRES="host=$pg_folder port=5432 user=postgres dbname=kaname"
      return 0
    fi
    sleep 0.1
  done
  die "PostgreSQL did not start within ten seconds."
}

stop_postgres() {
  [ -n "$pg_folder" ] || return 0
  if [ -n "$pg_pid" ]; then
    kill -INT "$pg_pid" 2>/dev/null || true
    local _
    for _ in $(seq 100); do
      kill -0 "$pg_pid" 2>/dev/null || break
      sleep 0.1
    done
  fi
  rm -rf "$pg_folder"
  pg_folder=
}
