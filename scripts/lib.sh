# shellcheck shell=bash
# What every script here shares: messages, places, and the build. Sourced, never run.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
LOCAL="$ROOT/.local"
APP="$LOCAL/app"
CHECKPOINT_KEY="$LOCAL/checkpoints.pem"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

# No build server may outlive the script that started it.
BUILD_OPTIONS=(-c Release -v q -nologo -nodeReuse:false -p:UseSharedCompilation=false)

# shellcheck source=prerequisites.sh
source "$ROOT/scripts/prerequisites.sh"
# shellcheck source=cluster.sh
source "$ROOT/scripts/cluster.sh"

say() { printf '%s\n' "$*" >&2; }

die() {
    printf '\n%s\n' "$*" >&2
    exit 1
}

# The comment block below a script's first line is its help.
print_help() { sed -n '2,/^[^#]/{ /^#/s/^# \{0,1\}//p; }' "$1"; }

make_local() {
    mkdir -p "$LOCAL"
    [[ -w $LOCAL ]] || die "$LOCAL belongs to somebody else. Run this as the user who owns it, or remove that folder."
}

# Changes whenever a source file, a build setting or the SDK changes.
source_stamp() {
    {
        dotnet --version
        cd "$ROOT" || exit
        find src -type d \( -name bin -o -name obj \) -prune -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort
        find . -maxdepth 1 -type f \( -name '*.props' -o -name '*.targets' -o -name '*.config' -o -name '*.json' \
            -o -name .editorconfig \) -printf '%p %s %T@\n' | LC_ALL=C sort
    } | sha256sum | cut -c1-64
}

app_is_current() { [[ -f $APP/fieldservices.dll && "$(cat "$APP/.stamp" 2>/dev/null)" == "$(source_stamp)" ]]; }

# The service runs from its own copy, so that a build never replaces files under a running process.
build_app() {
    app_is_current && return
    local stamp
    stamp="$(source_stamp)"
    say "Building (about half a minute; the next start skips this)"
    rm -rf "$APP.new"
    dotnet publish "$ROOT/src/FieldServices.Api" "${BUILD_OPTIONS[@]}" -o "$APP.new" 7>&- >&2 \
        || die "The build failed; the errors are above."
    printf '%s\n' "$stamp" > "$APP.new/.stamp"
    rm -rf "$APP"
    mv "$APP.new" "$APP"
}
