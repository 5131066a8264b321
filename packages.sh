# Sourced by ./run and ./check: which packages are needed, and how they are installed.
# shellcheck shell=bash

# What the program needs to be built and to look right.
build_packages=(
    g++ cmake ninja-build ccache mold pkg-config
    qt6-base-dev qt6-charts-dev qt6-websockets-dev qt6-svg-dev qt6-multimedia-dev qt6-l10n-tools libqt6svg6 libqt6opengl6-dev libgl-dev libopengl-dev
    libqcustomplot-dev libeigen3-dev libnlopt-dev libsimdjson-dev libfast-float-dev libzstd-dev zlib1g-dev libsqlite3-dev
    fonts-roboto-unhinted fonts-open-sans fonts-dejavu-core fonts-dejavu-extra fonts-jetbrains-mono tzdata
    ca-certificates
)

# install_missing "why" package...
install_missing() {
    local why=$1 missing=() package
    shift
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    if ! command -v apt-get >/dev/null; then
        echo "This is not a Debian or Ubuntu system. Install the equivalents of: ${missing[*]}" >&2
        return 1
    fi
    echo "Installing ${#missing[@]} missing packages ($why): ${missing[*]}"
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { echo "Neither root nor sudo. Run as root: apt-get install ${missing[*]}" >&2; return 1; }
        as_root=(sudo)
    fi
    "${as_root[@]}" apt-get update -qq \
        && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null \
        || { echo "Could not install: ${missing[*]}. See the lines above; --no-install skips this step." >&2; return 1; }
}

# configure PRESET [cmake arguments]: only when there is no build tree yet.
configure() {
    local preset=$1
    shift
    # Objects are found again in ccache from any checkout of the same sources.
    export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1
    export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    if [ ! -f "$root/build/$preset/build.ninja" ]; then
        echo "Configuring build/$preset"
        (cd "$root" && cmake --preset "$preset" "$@") > "$root/build-$preset.log" 2>&1 || {
            cat "$root/build-$preset.log" >&2
            rm -rf "$root/build/$preset" "$root/build-$preset.log"
            echo "Configuring failed, see above." >&2
            return 1
        }
        rm -f "$root/build-$preset.log"
    fi
}
