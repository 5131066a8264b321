#include "ui/strip_room.h"

#include "ui/strip_signals.h"
#include "widgets/text_width.h"
#include "widgets/ui_text.h"

#include <QFontMetrics>

#include <algorithm>

namespace plimsoll {

namespace {

struct Widest {
    FigureKind kind;
    const char *label, *labelBrief;
    const char *value, *valueBrief;
    const char *detail, *detailBrief;
    int valueSize;
};
constexpr Widest kWidest[] = {
    {FigureKind::Asset, "Asset", "Asset", "BTC 100,000.0", "BTC 100,000.0", "mark of BN \u00b7 4 within 9.99 bp",
     "mark of BN \u2026", 16},
    {FigureKind::Phase, "BTC phase", "Phase", "Liquidation", "Liquidation", "too little history", "5 of 5 normal",
     16},
    {FigureKind::Funding, "Funding direction 59 m", "Funding", "", "", "24 h \u221210.00 bp, was \u221210.00",
     "24 h \u221210.00 bp", 13},
    {FigureKind::Interest, "OI and volatility 59 m", "OI, volatility", "", "", "OI \u221299.99 %, RV +999.9 %",
     "OI \u221299.99 %", 13},
    {FigureKind::Basis, "Basis and spread 59 m", "Basis", "", "", "104.9 bp, normal 104.9", "now 104.9 bp", 13},
    {FigureKind::Liquidity, "Liquidity 59 m", "Liquidity", "", "", "exec. size 0.62\u00d7 of usual",
     "\u2265 $99.9m \u2026", 13},
    {FigureKind::Fragility, "Fragility modelled coverage 7 of 7", "Fragility", "", "", "most from dislocation",
     "most: dislocation", 20},
    {FigureKind::Liquidated, "Liquidated, seen sampled", "Liquidated", "", "",
     "last 1 h \u00b7 9,999 on BN BY OK HL*", "last 59 m", 13},
};

}  // namespace

StripRoom stripRoom(FigureKind kind, const Theme& theme)
{
    const auto& row =
        *std::find_if(std::begin(kWidest), std::end(kWidest), [&](const Widest& w) { return w.kind == kind; });
    const QFont small = theme.font(11), large = theme.font(row.valueSize, 500);
    const auto of = [](const QFont& f, const QString& text) { return textWidth(f, text); };
    const auto said = [&](const QFont& m, const char* text) { return of(m, QString::fromUtf8(text)); };
    StripRoom room;
    const int icon = isSignal(kind) ? kStripIcon : 0;
    room.wide = std::max({icon + said(small, row.label), said(large, row.value), said(small, row.detail)});
    room.narrow =
        std::max({icon + said(small, row.labelBrief), said(large, row.valueBrief), said(small, row.detailBrief)});
    if (isSignal(kind))
        for (const SignalWord& w : signalWords(kind)) {
            room.wide = std::max(room.wide, of(large, w.full));
            room.narrow = std::max(room.narrow, of(large, w.brief.isEmpty() ? w.full : w.brief));
        }
    if (kind == FigureKind::Phase) room.wide += kStripRing, room.narrow += kStripRing;
    if (kind == FigureKind::Fragility) {
        // The score, "/100" and a gauge that can be read.
        room.narrow = std::max(room.narrow, 76 + 64);
        room.wide = std::max(room.wide + 17, 76 + 150);
    }
    if (kind == FigureKind::Liquidated) {
        const QString sides = QStringLiteral("\u2265 $99.9m$99.9m");
        room.narrow = std::max(room.narrow, of(large, sides) + 2 * kStripMark + 10);
        room.wide = std::max(room.wide + 13, of(large, sides + UiText::tr(" long  short")) + 2 * kStripMark + 10);
    }
    room.wide += kStripLeft + kStripRight;
    room.narrow += kStripLeft + kStripRight;
    return room;
}

std::span<const FigureKind> firstToGo()
{
    static constexpr FigureKind order[] = {FigureKind::Asset,     FigureKind::Liquidated, FigureKind::Fragility,
                                           FigureKind::Liquidity, FigureKind::Basis,      FigureKind::Interest,
                                           FigureKind::Funding};
    return order;
}

}  // namespace plimsoll
