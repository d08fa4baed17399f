# shellcheck shell=bash disable=SC2034
# Finds what has to be on the machine; installs PostgreSQL, PostGIS and Chromium through apt where that is possible.

OLDEST_POSTGRES=15

have() { command -v "$1" > /dev/null 2>&1; }

require_dotnet() {
    local place
    for place in "${DOTNET_ROOT:-}" "$HOME/.dotnet" /usr/share/dotnet /usr/lib/dotnet; do
        if ! has_dotnet_10 && [[ -n $place && -x $place/dotnet ]]; then
            export DOTNET_ROOT="$place" PATH="$place:$PATH"
        fi
    done
    has_dotnet_10 || die "The .NET 10 SDK is missing. Install it, then run this again:
    Ubuntu 24.04 and newer:  sudo apt-get install -y dotnet-sdk-10.0
    any Linux, no root:      curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0
    others:                  https://dotnet.microsoft.com/download/dotnet/10.0"
}

has_dotnet_10() { have dotnet && dotnet --list-sdks 2> /dev/null | grep -q '^10\.'; }

require_tools() {
    local tool
    for tool in flock setsid sha256sum find; do
        have "$tool" || die "The program $tool is missing. Install it, then run this again:
    Debian, Ubuntu:  sudo apt-get install -y util-linux coreutils findutils"
    done
    require_time_zones
}

# Deadlines and certificates are local to London; minimal images leave the rules of time zones out.
require_time_zones() {
    local rules="${TZDIR:-/usr/share/zoneinfo}/Europe/London"
    [[ -e $rules ]] && return
    if may_install; then
        is_offered tzdata || update_packages
        apt_install tzdata || true
    fi
    [[ -e $rules ]] || die "The rules of time zones are missing. Install them, then run this again:
    Debian, Ubuntu:  sudo apt-get install -y tzdata"
}

# Sets PG_BIN to the programs of a PostgreSQL with PostGIS; with an argument, of that major version.
require_postgres() {
    require_tools
    find_postgres "${1:-}" && return
    install_postgres "${1:-}" || true
    find_postgres "${1:-}" || die_without_postgres "${1:-}"
}

find_postgres() {
    local bin
    while read -r bin; do
        if is_usable_postgres "$bin" "$1"; then
            PG_BIN="$bin"
            return 0
        fi
    done < <(postgres_folders)
    return 1
}

# Newest first. FIELDSERVICES_POSTGRES_BIN names an installation in an unusual place.
postgres_folders() {
    local found
    [[ -z ${FIELDSERVICES_POSTGRES_BIN:-} ]] || printf '%s\n' "$FIELDSERVICES_POSTGRES_BIN"
    printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin | LC_ALL=C sort -t/ -k5,5 -rV
    found="$(command -v initdb || true)"
    [[ -z $found ]] || dirname "$(readlink -f "$found")"
}

is_usable_postgres() {
    local major
    [[ -x $1/initdb && -x $1/postgres && -x $1/pg_ctl && -x $1/psql ]] || return 1
    major="$(postgres_major "$1")"
    [[ -n $major && $major -ge $OLDEST_POSTGRES && ( -z $2 || $2 == "$major" ) ]] || return 1
    [[ -f $(share_folder "$1" "$major")/extension/postgis.control ]]
}

postgres_major() { "$1/postgres" --version 2> /dev/null | sed -nE 's/^[^0-9]*([0-9]+).*/\1/p'; }

share_folder() { "$1/pg_config" --sharedir 2> /dev/null || printf '/usr/share/postgresql/%s' "$2"; }

# The packages for this machine, or nothing when apt offers no PostgreSQL that is new enough.
postgres_packages() {
    local major="$1" bin installed
    if [[ -z $major ]]; then
        while read -r bin; do
            [[ -x $bin/postgres ]] || continue
            installed="$(postgres_major "$bin")"
            [[ -n $installed && $installed -ge $OLDEST_POSTGRES ]] && is_offered "postgresql-$installed-postgis-3" \
                && major="$installed" && break
        done < <(postgres_folders)
    fi
    [[ -n $major ]] || major="$(candidate postgresql | sed -nE 's/^([0-9]+).*/\1/p')"
    [[ -n $major && $major -ge $OLDEST_POSTGRES ]] && printf 'postgresql-%s postgresql-%s-postgis-3\n' "$major" "$major"
}

candidate() { apt-cache policy "$1" 2> /dev/null | sed -nE 's/^ *Candidate: (.*)$/\1/p' | grep -v '^(none)$'; }
is_offered() { [[ -n $(candidate "$1") ]]; }

install_postgres() {
    local -a packages
    may_install || return 1
    read -ra packages <<< "$(postgres_packages "$1")" || true
    if [[ ${#packages[@]} -eq 0 ]] || ! is_offered "${packages[0]}" || ! is_offered "${packages[1]}"; then
        update_packages
        read -ra packages <<< "$(postgres_packages "$1")" || true
    fi
    [[ ${#packages[@]} -gt 0 ]] || return 1
    without_main_cluster apt_install "${packages[@]}"
}

# Debian's package would create and start a system-wide cluster. This machine's owner did not ask for one, and the
# project brings its own; the setting is taken back right after the installation.
without_main_cluster() {
    local folder=/etc/postgresql-common/createcluster.d status=0
    as_root mkdir -p "$folder"
    printf 'create_main_cluster = false\n' | as_root tee "$folder/fieldservices.conf" > /dev/null
    "$@" || status=$?
    as_root rm -f "$folder/fieldservices.conf"
    return "$status"
}

die_without_postgres() {
    local wanted="${1:-$OLDEST_POSTGRES or newer}" offer=""
    ! have apt-get || offer="$(postgres_packages "$1" || true)"
    if [[ -n $offer ]]; then
        die "PostgreSQL $wanted with PostGIS is missing. Install exactly these packages, then run this again:
    sudo apt-get update && sudo apt-get install -y $offer
Or set FIELDSERVICES_DATABASE to a database on a server that has PostGIS."
    fi
    die "PostgreSQL $wanted with PostGIS is missing. Install it, then run this again:
    Debian, Ubuntu:  sudo apt-get update && sudo apt-get install -y postgresql-common
                     sudo /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y
                     sudo apt-get install -y postgresql-${1:-17} postgresql-${1:-17}-postgis-3
    Fedora:          sudo dnf install -y postgresql-server postgis
Or set FIELDSERVICES_DATABASE to a database on a server that has PostGIS."
}

# Sets and exports FIELDSERVICES_CHROMIUM for the tests that drive a browser.
require_chromium() {
    find_chromium && return
    # Ubuntu's package only points at a snap, which does not work everywhere; Debian's is the browser.
    if grep -qs '^ID=debian' /etc/os-release && may_install; then
        is_offered chromium || update_packages
        apt_install chromium || true
    fi
    find_chromium || die "Some tests drive a browser, and Chromium is missing. Install it, then run this again:
    Debian:  sudo apt-get update && sudo apt-get install -y chromium
    others:  install Chromium or Google Chrome, or set FIELDSERVICES_CHROMIUM to its program file"
}

find_chromium() {
    local name
    for name in "${FIELDSERVICES_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
        if [[ -n $name ]] && have "$name"; then
            FIELDSERVICES_CHROMIUM="$(command -v "$name")"
            export FIELDSERVICES_CHROMIUM
            return 0
        fi
    done
    return 1
}

# Without a terminal nobody can type a password, so sudo then has to work without one.
may_install() {
    have apt-get || return 1
    [[ $EUID -eq 0 ]] && return
    have sudo || return 1
    sudo -n true 2> /dev/null || [[ -t 0 && -t 2 ]]
}

as_root() { if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi; }
update_packages() { as_root apt-get update -qq >&2 || true; }

apt_install() {
    say "Installing $* with apt"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" < /dev/null >&2
}
