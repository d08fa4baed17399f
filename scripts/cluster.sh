# shellcheck shell=bash disable=SC2034
# A private PostgreSQL cluster in a folder ("home"). Sourced by lib.sh.
#
# Invariant: a cluster runs as long as somebody holds a shared lock on home/users.lock (descriptor 9), and no longer.
# Whoever starts it also starts a guard that waits for the exclusive lock and then stops the server, so neither a
# killed script nor two commands at once leave a server behind or take one away from under the other. Descriptors 7
# and 9 are therefore closed for the server and the guard.

ROLE=fieldservices
KEPT=kept            # survives: fsync on
THROW_AWAY=throwaway # for tests: fsync off, deleted at the end
DURABLE=durable      # for kill tests and benchmarks: fsync on, deleted at the end

# The server refuses to run as root, so root lends it an unprivileged user.
server_user() {
    if [[ $EUID -ne 0 ]]; then
        id -un
    elif id postgres > /dev/null 2>&1; then
        printf 'postgres\n'
    else
        id fieldservices > /dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin fieldservices
        printf 'fieldservices\n'
    fi
}

# The caller's PG… variables speak of other servers.
as_server() {
    local -a clean=(env -u PGHOST -u PGPORT -u PGUSER -u PGPASSWORD -u PGDATABASE -u PGDATA -u PGOPTIONS -u PGSERVICE)
    local user
    if [[ $EUID -ne 0 ]]; then
        "${clean[@]}" "$@"
        return
    fi
    user="$(server_user)"
    (umask 077 && cd / && "${clean[@]}" setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups -- "$@")
}

# Where the server's files are: inside home, or, when the server's user cannot get there (a checkout under /root, a
# folder of mode 700), under /var/lib. Both follow from home's path, so a copied checkout never shares a cluster.
inner_place() { printf '%s/server\n' "$1"; }
outer_place() { printf '/var/lib/fieldservices/%s\n' "$(printf '%s' "$1" | sha256sum | cut -c1-12)"; }

cluster_place() {
    local inner outer
    inner="$(inner_place "$1")"
    outer="$(outer_place "$1")"
    if [[ -d $inner ]]; then
        printf '%s\n' "$inner"
    elif [[ $EUID -eq 0 && -d $outer ]]; then
        printf '%s\n' "$outer"
    elif make_place "$inner"; then
        printf '%s\n' "$inner"
    else
        rm -rf "$inner"
        mkdir -p /var/lib/fieldservices && chmod 755 /var/lib/fieldservices
        make_place "$outer" || die "No place for the database: neither $inner nor $outer can be used by user $(server_user)."
        printf '%s\n' "$outer"
    fi
}

make_place() {
    mkdir -p "$1" && chmod 700 "$1" || return 1
    [[ $EUID -ne 0 ]] || chown "$(server_user):" "$1" 2> /dev/null || return 1
    as_server test -w "$1"
}

# Starts the cluster or joins the running one; holds it until cluster_release or the end of this process.
cluster_start() {
    local home="$1" kind="$2"
    mkdir -p "$home"
    exec 9>> "$home/users.lock"
    flock -s 9
    exec 8>> "$home/start.lock"
    flock 8
    if ! cluster_answers "$home"; then
        cluster_prepare "$home" "$kind"
        cluster_boot "$home"
        setsid "$ROOT/scripts/cluster" guard "$home" "$kind" < /dev/null > /dev/null 2>&1 7>&- 8>&- 9>&- &
        cluster_database "$home"
    fi
    exec 8>&-
}

cluster_prepare() {
    local home="$1" kind="$2" place major
    place="$(cluster_place "$home")"
    printf '%s\n' "$place" > "$home/place"
    as_server test -r "$place" -a -w "$place" || die "The database in $place belongs to another user. Run this as that user, or start over in a fresh checkout."
    major="$(as_server cat "$place/data/PG_VERSION" 2> /dev/null || true)"
    if [[ -n $major ]]; then
        find_postgres "$major" || require_postgres "$major"
    else
        [[ -n ${PG_BIN:-} ]] || require_postgres
        if [[ -n ${REPLICA_OF:-} ]]; then cluster_replicate "$home" "$place" "$REPLICA_OF"; else cluster_create "$home" "$place" "$kind"; fi
    fi
    cluster_settings "$kind" | as_server tee "$place/data/fieldservices.conf" > /dev/null
}

# Built aside and moved into place, so that an interrupted first start leaves no half a cluster.
cluster_create() {
    local home="$1" place="$2" kind="$3" sync=--data-checksums
    [[ $kind != "$THROW_AWAY" ]] || sync=--no-sync
    (umask 077 && head -c 24 /dev/urandom | base64 | tr -d '/+=\n' > "$home/password")
    as_server rm -rf "$place/new"
    as_server tee "$place/first" < "$home/password" > /dev/null
    as_server "$PG_BIN/initdb" -D "$place/new" -U "$ROLE" --pwfile="$place/first" --auth=scram-sha-256 \
        --encoding=UTF8 --locale=C.UTF-8 "$sync" > "$home/initdb.log" 2>&1 9>&- 8>&- 7>&- \
        || die "The database could not be created: $(tail -5 "$home/initdb.log")"
    as_server rm -f "$place/first"
    printf "include 'fieldservices.conf'\n" | as_server tee -a "$place/new/postgresql.conf" > /dev/null
    as_server mv "$place/new" "$place/data"
}

# A streaming replica of a running cluster, with its role and password.
cluster_replicate() {
    local home="$1" place="$2" of="$3"
    (umask 077 && connection_value "$of" Password > "$home/password")
    as_server rm -rf "$place/new"
    as_server "$PG_BIN/pg_basebackup" -D "$place/new" -R -X stream -c fast --no-sync \
        -d "host=$(connection_value "$of" Host) port=$(connection_value "$of" Port) user=$ROLE password=$(cat "$home/password")" \
        > "$home/initdb.log" 2>&1 9>&- 8>&- 7>&- \
        || die "The database could not be copied: $(tail -5 "$home/initdb.log")"
    as_server mv "$place/new" "$place/data"
}

connection_value() { printf '%s' "$1" | tr ';' '\n' | sed -n "s/^$2=//p"; }

# For a small machine: two cores, a few gigabytes.
cluster_settings() {
    cat << 'CONF'
listen_addresses = '127.0.0.1'
password_encryption = 'scram-sha-256'
max_connections = 200
shared_buffers = '256MB'
effective_cache_size = '1GB'
work_mem = '16MB'
maintenance_work_mem = '128MB'
max_wal_size = '4GB'
checkpoint_timeout = '15min'
random_page_cost = 1.1
wal_compression = on
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
CONF
    [[ $1 != "$THROW_AWAY" ]] || printf '%s\n' "fsync = off" "synchronous_commit = off" "full_page_writes = off" \
        "wal_level = minimal" "max_wal_senders = 0" "autovacuum_naptime = '5min'"
}

cluster_boot() {
    local home="$1" place port socket attempt
    place="$(cat "$home/place")"
    for attempt in 1 2 3; do
        port="$(choose_port "$(cat "$home/port" 2> /dev/null || true)")"
        socket="$(socket_folder "$home" "$place")"
        if as_server "$PG_BIN/pg_ctl" -D "$place/data" -l "$place/log" -w -t 60 -s \
            -o "-p $port -k $socket" start > /dev/null 2>&1 7>&- 8>&- 9>&-; then
            printf '%s\n' "$port" > "$home/port"
            return
        fi
        rm -f "$home/port"
    done
    die "PostgreSQL did not start after $attempt attempts. The end of its log, $place/log:
$(as_server tail -15 "$place/log" 2> /dev/null || true)"
}

choose_port() {
    local port="$1"
    while [[ -z $port ]] || is_taken "$port"; do
        port=$((20000 + RANDOM % 12000))
    done
    printf '%s\n' "$port"
}

is_taken() { (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null || (exec 3<> "/dev/tcp/::1/$1") 2> /dev/null; }

# A socket's path may have 107 bytes, and the server's command line gets it unquoted.
socket_folder() {
    local home="$1" folder="$2/socket"
    if [[ ${#folder} -gt 88 || $folder =~ [^A-Za-z0-9/._-] ]]; then
        folder="$(cat "$home/socket" 2> /dev/null || true)"
        [[ -n $folder && -d $folder ]] || folder="$(mktemp -d "$(short_temporary_folder)/fs-XXXXXXXX")"
        [[ $EUID -ne 0 ]] || chown "$(server_user):" "$folder"
    else
        as_server mkdir -p "$folder"
    fi
    printf '%s\n' "$folder" | tee "$home/socket"
}

short_temporary_folder() {
    local folder="${TMPDIR:-/tmp}"
    if [[ ${#folder} -gt 60 || $folder =~ [^A-Za-z0-9/._-] ]] || ! as_server test -x "$folder"; then folder=/tmp; fi
    printf '%s\n' "$folder"
}

cluster_psql() {
    local home="$1"
    shift
    PGPASSWORD="$(cat "$home/password")" "$PG_BIN/psql" -XqAt -h "$(cat "$home/socket")" -p "$(cat "$home/port")" \
        -U "$ROLE" -v ON_ERROR_STOP=1 "$@"
}

cluster_database() {
    [[ $(cluster_psql "$1" -d postgres -c "select 1 from pg_database where datname = '$ROLE'") == 1 ]] \
        || cluster_psql "$1" -d postgres -c "create database $ROLE"
}

cluster_answers() {
    [[ -f $1/port && -f $1/socket && -f $1/password ]] || return 1
    [[ -n ${PG_BIN:-} ]] || find_postgres "" || return 1
    cluster_psql "$1" -d postgres -c 'select 1' > /dev/null 2>&1
}

# The socket costs less than TCP on the same machine.
cluster_connection_string() {
    printf 'Host=%s;Port=%s;Username=%s;Password=%s;Database=%s\n' \
        "$(cat "$1/socket")" "$(cat "$1/port")" "$ROLE" "$(cat "$1/password")" "$ROLE"
}

# mode: fast, or immediate for a crash
cluster_stop() {
    local home="$1" mode="${2:-fast}" place
    place="$(cat "$home/place" 2> /dev/null)" || return 0
    [[ -n ${PG_BIN:-} ]] || find_postgres "$(as_server cat "$place/data/PG_VERSION" 2> /dev/null || true)" || return 0
    is_up "$place" || return 0
    as_server "$PG_BIN/pg_ctl" -D "$place/data" -m "$mode" -w -t 60 -s stop > /dev/null 2>&1 || ! is_up "$place"
}

is_up() { as_server "$PG_BIN/pg_ctl" -D "$1/data" status > /dev/null 2>&1; }

# Lets go; the last one to do so stops the server and waits for that.
cluster_release() {
    local home="$1" kind="$2"
    [[ -d $home ]] || return 0
    exec 9>&-
    exec 9>> "$home/users.lock"
    if flock -x -w 20 9; then
        cluster_end "$home" "$kind"
    else
        say "The database stays up for another command that uses it, and stops with that one."
    fi
    exec 9>&-
}

# With the exclusive lock in hand only.
cluster_end() {
    local home="$1" kind="$2" socket
    [[ -f $home/place ]] || return 0
    cluster_stop "$home"
    socket="$(cat "$home/socket" 2> /dev/null || true)"
    [[ $(basename "${socket:-none}") != fs-* ]] || rm -rf "$socket"
    [[ $kind == "$KEPT" ]] || cluster_delete "$home"
}

cluster_delete() {
    rm -rf "$(inner_place "$1")" "$1"
    [[ $EUID -ne 0 ]] || rm -rf "$(outer_place "$1")"
}
