#!/bin/bash
# Makes the pictures of the handbook from the simulated market, so that they show what the program shows now.
#   docs/handbook/pictures.sh [PROGRAM]        needs ImageMagick; takes about four minutes
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=${1:-$here/../../build/release/plimsoll}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# snapshot NAME SCENARIO SECONDS [options]
snapshot() {
    local name=$1 scenario=$2 seconds=$3
    shift 3
    QT_QPA_PLATFORM=offscreen "$program" snapshot --demo --scenario "$scenario" --speed 4 --after "$seconds" --seed 7 \
        --no-history --size 1600x1000 --data-dir "$work/data-$name" --config "$work/$name.ini" --out "$work/$name" "$@"
}
# small FROM TO WIDTH: few colours, no dates, so that the same picture is the same file
small() {
    convert "$1" -resize "$3x>" +dither -colors 96 -strip -define png:exclude-chunks=date,time "$here/pictures/$2.png"
}

mkdir -p "$here/pictures"
snapshot calm cycle 150
small "$work/calm/window.png" window 1100
for panel in funding overview phase fragility context funding_inspector interest depth liquidity basis \
    liquidation_map aftershock risk liquidations health venue_cards; do
    small "$work/calm/panels/$panel.png" "$panel" 760
done
du -sb "$here/pictures" | cut -f1
