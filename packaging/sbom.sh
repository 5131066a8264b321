#!/usr/bin/env bash
# What a built program is made of, as SPDX 2.3 (spdx.github.io/spdx-spec/v2.3) on standard output: every library that it
# loads when it starts, and those of the Qt plugins here that it may load later, with the package and version that this
# computer has them from, and what was compiled into it.
#   packaging/sbom.sh PROGRAM VERSION YYYY-MM-DD
# Licences stand in libraries.tsv; a library that the program names and the table does not is an error.
set -euo pipefail
program=$1 version=$2 day=$3
table=$(dirname "$(readlink -f "$0")")/libraries.tsv

distribution=linux
if [ -r /etc/os-release ]; then distribution=$(sed -n 's/^ID=//p' /etc/os-release | tr -d '"'); fi

# The licence of a library by its name, or of a package.
licence_of() {
    awk -F'\t' -v name="$1" '
        function fits(glob) {
            gsub(/[.+]/, "\\\\&", glob)
            gsub(/\*/, ".*", glob)
            return name ~ ("^" glob "$")
        }
        !/^#/ { n = split($5, all, " "); for (i = 1; i <= n; ++i) if (fits(all[i])) { print $3; exit } }' "$table"
}
needed_by() { readelf -dW "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\].*/\1/p'; }
# Asked for all at once: by name, with and without the architecture.
declare -A version_known
while IFS=$'\t' read -r name found; do
    if [ -n "$found" ]; then version_known[$name]=$found version_known[${name%%:*}]=$found; fi
done < <(dpkg-query -W -f='${binary:Package}\t${Version}\n' 2>/dev/null || true)
version_of() { printf '%s' "${version_known[$1]-}"; }
id_of() { printf 'SPDXRef-%s' "${1//[!A-Za-z0-9.]/-}"; }
encoded() { printf '%s' "$1" | sed 's/+/%2B/g; s/:/%3A/g'; }
escaped() { printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g'; }

declare -A path_of licence version_at files edges
ordered=()
# add NAME VERSION LICENCE FILE
add() {
    if [ -z "${version_at[$1]+x}" ]; then
        ordered+=("$1")
        version_at[$1]=$2 licence[$1]=$3 files[$1]=
    fi
    if [ "${licence[$1]}" = NOASSERTION ]; then licence[$1]=$3; fi
    files[$1]+="${files[$1]:+ }$4"
}

# What FILE loads; what is known already stays.
look_into() {
    local name arrow path
    while read -r name arrow path _; do
        case $name in
            linux-vdso*) continue ;;
            /*) path=$name name=${name##*/} ;;
            *) if [ "$arrow" != '=>' ] || [ "${path#/}" = "$path" ]; then continue; fi ;;
        esac
        if [ -z "${path_of[$name]-}" ]; then path_of[$name]=$path; fi
    done < <(ldd "$1" 2>/dev/null)
}
look_into "$program"

# Qt's plugins lie beside it; the kinds that a program of windows, pictures, sounds and TLS asks for.
plugins=() place=
for folder in "$(dirname "${path_of[libQt6Core.so.6]-/none/none}")/qt6/plugins" \
    "$(qtpaths6 --query QT_INSTALL_PLUGINS 2>/dev/null || true)"; do
    if [ -z "$place" ] && [ -d "$folder" ]; then place=$folder; fi
done
for kind in platforms platformthemes platforminputcontexts xcbglintegrations egldeviceintegrations styles iconengines \
    imageformats multimedia printsupport networkinformation tls; do
    for path in ${place:+"$place/$kind"/*.so}; do
        if [ ! -f "$path" ]; then continue; fi
        plugins+=("${path##*/}")
        path_of[${path##*/}]=$path
        look_into "$path"
    done
done

# The package that owns each, asked for all at once; whichever way the system merges /lib into /usr/lib.
declare -A owner package_of
names=()
for path in ${path_of[@]+"${path_of[@]}"}; do names+=("$path" "$(readlink -f "$path")" "/usr$path" "${path#/usr}"); done
while IFS= read -r line; do
    package=${line%%: *}
    package_of[${line#*: }]=${package%%,*}
done < <(dpkg-query -S "${names[@]}" 2>/dev/null || true)
for library in "${!path_of[@]}"; do
    path=${path_of[$library]}
    package=
    for name in "$path" "$(readlink -f "$path")" "/usr$path" "${path#/usr}"; do
        if [ -z "$package" ]; then package=${package_of[$name]-}; fi
    done
    owner[$library]=${package:-$library}
done

direct=()
while read -r library; do
    case $library in *san.so.*) continue ;; esac # of a sanitizer, which never ships
    known=$(licence_of "$library")
    if [ -z "$known" ]; then
        echo "sbom.sh: $library is linked, and packaging/libraries.tsv does not name it" >&2
        exit 1
    fi
    package=${owner[$library]:-$library}
    add "$package" "$(version_of "$package")" "$known" "$library"
    direct+=("$package")
done < <(needed_by "$program")
while IFS= read -r library; do
    package=${owner[$library]}
    case " ${files[$package]-} " in *" $library "*) continue ;; esac
    known=$(licence_of "$library")
    add "$package" "$(version_of "$package")" "${known:-NOASSERTION}" "$library"
done < <(printf '%s\n' "${!path_of[@]}" | sort)
for library in "${!path_of[@]}"; do
    from=${owner[$library]}
    while read -r other; do
        to=${owner[$other]-}
        if [ -n "$to" ] && [ "$to" != "$from" ]; then edges["$from $to"]=1; fi
    done < <(needed_by "${path_of[$library]}")
done
inside=() loaded=()
for plugin in ${plugins[@]+"${plugins[@]}"}; do loaded+=("${owner[$plugin]}"); done
while IFS=$'\t' read -r name _ known how packages; do
    case $how in compiled | loaded) ;; *) continue ;; esac
    for package in $packages; do
        found=$(version_of "$package")
        if [ -z "$found" ]; then continue; fi
        # Where a plugin has brought it already, it has its architecture in its name.
        for known_as in "${ordered[@]}"; do
            if [ "${known_as%%:*}" = "$package" ]; then package=$known_as; fi
        done
        add "$package" "$found" "$known" "$name"
        if [ "$how" = compiled ]; then inside+=("$package"); else loaded+=("$package"); fi
    done
done < <(grep -v '^#' "$table")

packages=
for package in "${ordered[@]}"; do
    name=${package%%:*}
    found=${version_at[$package]}
    packages+=$(printf ',\n    {"SPDXID": "%s", "name": "%s", "versionInfo": "%s", "downloadLocation": "NOASSERTION", "filesAnalyzed": false, "licenseConcluded": "NOASSERTION", "licenseDeclared": "%s", "copyrightText": "NOASSERTION", "comment": "%s"%s}' \
        "$(id_of "$name")" "$(escaped "$name")" "$(escaped "${found:-NOASSERTION}")" "${licence[$package]}" "$(escaped "${files[$package]}")" \
        "${found:+, \"externalRefs\": [{\"referenceCategory\": \"PACKAGE-MANAGER\", \"referenceType\": \"purl\", \"referenceLocator\": \"pkg:deb/$distribution/$name@$(encoded "$found")\"\}]}")
done
relations='    {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-plimsoll"}'
relate() {
    local line
    printf -v line ',\n    {"spdxElementId": "%s", "relationshipType": "%s", "relatedSpdxElement": "%s"}' "$1" "$2" "$3"
    relations+=$line
}
while IFS= read -r package; do
    relate SPDXRef-plimsoll DEPENDS_ON "$(id_of "${package%%:*}")"
done < <(printf '%s\n' "${direct[@]}" | awk '!seen[$0]++')
for package in ${inside[@]+"${inside[@]}"}; do relate SPDXRef-plimsoll CONTAINS "$(id_of "${package%%:*}")"; done
while IFS= read -r package; do
    if [ -n "$package" ]; then relate "$(id_of "${package%%:*}")" RUNTIME_DEPENDENCY_OF SPDXRef-plimsoll; fi
done < <(printf '%s\n' ${loaded[@]+"${loaded[@]}"} | sort -u)
while IFS=' ' read -r from to; do
    from=${from%%:*} to=${to%%:*}
    if [ -n "$from" ]; then relate "SPDXRef-${from//[!A-Za-z0-9.]/-}" DEPENDS_ON "SPDXRef-${to//[!A-Za-z0-9.]/-}"; fi
done < <(printf '%s\n' ${edges[@]+"${!edges[@]}"} | sort)

digest=$(printf '%s%s' "$packages" "$relations" | sha256sum | cut -c1-32)
cat <<END
{
  "spdxVersion": "SPDX-2.3",
  "dataLicense": "CC0-1.0",
  "SPDXID": "SPDXRef-DOCUMENT",
  "name": "plimsoll-$version",
  "documentNamespace": "https://spdx.org/spdxdocs/plimsoll-$version-$digest",
  "creationInfo": {"created": "${day}T00:00:00Z", "creators": ["Tool: plimsoll-sbom"]},
  "packages": [
    {"SPDXID": "SPDXRef-plimsoll", "name": "plimsoll", "versionInfo": "$version", "downloadLocation": "NOASSERTION", "filesAnalyzed": false, "licenseConcluded": "GPL-3.0-or-later", "licenseDeclared": "GPL-3.0-or-later", "copyrightText": "2026 The Plimsoll developers", "primaryPackagePurpose": "APPLICATION"}$packages
  ],
  "relationships": [
$relations
  ]
}
END
