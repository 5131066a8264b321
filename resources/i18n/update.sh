#!/bin/bash
# Brings the translations up to date with the sources: new words come in as unfinished, those that are gone leave.
#   resources/i18n/update.sh          needs qt6-l10n-tools
set -euo pipefail
cd "$(dirname "$0")/../.."
tool=$(command -v /usr/lib/qt6/bin/lupdate || command -v lupdate-qt6 || command -v lupdate)
for file in resources/i18n/plimsoll_*.ts; do
    only=()
    [ "$file" = resources/i18n/plimsoll_en.ts ] && only=(-pluralonly)  # the rest is said in English as it is
    "$tool" -silent -I . -locations none -no-obsolete "${only[@]}" ui widgets app model/desk model/plain_bytes.cpp -ts "$file"
    echo "$file: $(grep -c '<source>' "$file") words, $(grep -c 'type="unfinished"' "$file" || true) without a translation"
done
