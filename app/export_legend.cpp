#include "app/export_legend.h"

#include "ui/panel.h"

#include <QCoreApplication>

#include <array>

namespace plimsoll {

namespace {

QString say(const char* words)
{
    return QCoreApplication::translate("Legend", words);
}

// What is said of it in any unit and any theme.
struct Legend {
    const char* panel;
    bool sized;  // shows sizes in the unit that was chosen
    const char* words;
};
constexpr std::array kLegends = {
    Legend{"depth", true, QT_TRANSLATE_NOOP("Legend", "hatched: not known")},
    Legend{"funding", false, QT_TRANSLATE_NOOP("Legend", "longs pay where positive")},
    Legend{"funding_inspector", false, nullptr},
    Legend{"interest", true, QT_TRANSLATE_NOOP("Legend", "open interest single-sided")},
    Legend{"liquidity", true, QT_TRANSLATE_NOOP("Legend", "distances from mid in bp")},
    Legend{"basis", false, nullptr},
    Legend{"liquidation_map", true, QT_TRANSLATE_NOOP("Legend", "hatched: modelled")},
    Legend{"liquidations", true, QT_TRANSLATE_NOOP("Legend", "side is that of the closed position")},
    Legend{"overview", false, nullptr},
    Legend{"aftershock", false, QT_TRANSLATE_NOOP("Legend", "ratios to what was normal before")},
    Legend{"history", false, QT_TRANSLATE_NOOP("Legend", "gaps: not recorded")},
};

QString rates(FundingUnit unit)
{
    switch (unit) {
        case FundingUnit::Bp8h: return say(QT_TRANSLATE_NOOP("Legend", "rates in bp per 8 h"));
        case FundingUnit::Apr: return say(QT_TRANSLATE_NOOP("Legend", "rates in % a year, simple"));
        case FundingUnit::Raw: return say(QT_TRANSLATE_NOOP("Legend", "rates in % per own interval"));
    }
    return {};
}

// The ramp of a theme on paper runs into the dark. Colours of one's own may be any: there the place tells sides.
QStringList depthColours(const Theme& theme)
{
    const bool darker = QColor(theme.ramp.bid.back()).lightness() < QColor(theme.ramp.bid.front()).lightness();
    const bool own = !builtinThemeNames().contains(theme.name);
    return {darker ? say(QT_TRANSLATE_NOOP("Legend", "darker is more resting size"))
                   : say(QT_TRANSLATE_NOOP("Legend", "brighter is more resting size")),
            own ? say(QT_TRANSLATE_NOOP("Legend", "bids below the price, asks above"))
            : theme.name == QLatin1String("cvd") ? say(QT_TRANSLATE_NOOP("Legend", "blue bids, orange asks"))
                                                 : say(QT_TRANSLATE_NOOP("Legend", "green bids, red asks"))};
}

// What the panel's own choices decide.
QStringList chosen(const Panel& panel, const Theme& theme)
{
    const PanelUnits units = panel.unitsShown();
    const QString& kind = panel.kind();
    if (kind == QLatin1String("depth")) return depthColours(theme);
    if (kind == QLatin1String("funding") || kind == QLatin1String("overview")) return {rates(units.rates)};
    if (kind == QLatin1String("funding_inspector"))
        return units.rates == FundingUnit::Raw
                   ? QStringList{rates(units.rates), say(QT_TRANSLATE_NOOP("Legend", "its table in bp per 8 h"))}
                   : QStringList{rates(units.rates)};
    if (kind == QLatin1String("basis"))
        return units.dollars
                   ? QStringList{say(QT_TRANSLATE_NOOP("Legend", "perp over index in US dollars a coin")),
                                 say(QT_TRANSLATE_NOOP("Legend", "its plot in bp"))}
                   : QStringList{say(QT_TRANSLATE_NOOP("Legend", "perp over index in bp"))};
    return {};
}

}  // namespace

QString windowLegend(SizeUnit sizes)
{
    return say(QT_TRANSLATE_NOOP("Legend", "sizes in %1")).arg(sizeUnitName(sizes));
}

QString panelLegend(const Panel& panel, const Theme& theme)
{
    for (const Legend& l : kLegends) {
        if (panel.kind() != QLatin1String(l.panel)) continue;
        QStringList parts = chosen(panel, theme);
        if (l.sized) parts.prepend(windowLegend(panel.selection().sizeUnit()));
        if (l.words) parts.append(say(l.words));
        return parts.join(QStringLiteral("; "));
    }
    return {};
}

}  // namespace plimsoll
