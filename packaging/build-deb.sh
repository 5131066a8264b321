#!/usr/bin/env bash
# Builds the package for Debian and Ubuntu from the release build; the last line says where it is.
#   packaging/build-deb.sh [--no-install]
set -eu
root=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
# shellcheck source=../packages.sh
. "$root/packages.sh"
# What the package depends on is found out with them.
[ "${1-}" = --no-install ] || install_missing "to pack" dpkg-dev file >&2 || exit 1
"$root/run" --build-only "$@"
build="$root/build/release"
ninja -C "$build" package_files >/dev/null
cd "$build"
cpack -G DEB >cpack.log 2>&1 || {
    tail -40 cpack.log >&2
    exit 1
}
sed -n 's/^CPack: - package: \(.*\) generated.*/\1/p' cpack.log | tail -1
