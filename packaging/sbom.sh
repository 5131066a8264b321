#!/usr/bin/env bash
# What a built program is made of, as SPDX 2.3 (spdx.github.io/spdx-spec/v2.3) on standard output: every library that it
# loads when it starts, with the package and version that this computer has it from, and what was compiled into it.
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
version_of() { dpkg-query -W -f='${Version}' "$1" 2>/dev/null || true; }
id_of() { printf 'SPDXRef-%s' "$(printf '%s' "$1" | tr -c 'A-Za-z0-9.\n' '-')"; }
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

while read -r name arrow path _; do
    case $name in
        linux-vdso*) ;;
        /*) path_of[${name##*/}]=$name ;;
        *) if [ "$arrow" = '=>' ] && [ "${path#/}" != "$path" ]; then path_of[$name]=$path; fi ;;
    esac
done < <(ldd "$program")

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
while IFS=$'\t' read -r name _ known how packages; do
    case $how in compiled | loaded) ;; *) continue ;; esac
    for package in $packages; do
        found=$(version_of "$package")
        if [ -z "$found" ]; then continue; fi
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
    relations+=$(printf ',\n    {"spdxElementId": "%s", "relationshipType": "%s", "relatedSpdxElement": "%s"}' "$1" "$2" "$3")
}
while IFS= read -r package; do
    relate SPDXRef-plimsoll DEPENDS_ON "$(id_of "${package%%:*}")"
done < <(printf '%s\n' "${direct[@]}" | awk '!seen[$0]++')
for package in ${inside[@]+"${inside[@]}"}; do relate SPDXRef-plimsoll CONTAINS "$(id_of "${package%%:*}")"; done
for package in ${loaded[@]+"${loaded[@]}"}; do relate "$(id_of "${package%%:*}")" RUNTIME_DEPENDENCY_OF SPDXRef-plimsoll; done
while IFS=' ' read -r from to; do
    if [ -n "$from" ]; then relate "$(id_of "${from%%:*}")" DEPENDS_ON "$(id_of "${to%%:*}")"; fi
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
