#include "app/export_legend.h"

#include "ui/panel_registry.h"

#include <QCoreApplication>

#include <array>

namespace plimsoll {

namespace {

struct Legend {
    const char* panel;
    bool sized;  // shows sizes in the unit that was chosen
    const char* words;
};
constexpr std::array kLegends = {
    Legend{"depth", true,
           QT_TRANSLATE_NOOP("Legend", "brighter is more resting size; green bids, red asks; hatched: not known")},
    Legend{"funding", false, QT_TRANSLATE_NOOP("Legend", "rates in bp per 8 h; longs pay where positive")},
    Legend{"funding_inspector", false, QT_TRANSLATE_NOOP("Legend", "rates in bp per 8 h")},
    Legend{"interest", true, QT_TRANSLATE_NOOP("Legend", "open interest single-sided")},
    Legend{"liquidity", true, QT_TRANSLATE_NOOP("Legend", "distances from mid in bp")},
    Legend{"basis", false, QT_TRANSLATE_NOOP("Legend", "perp over index in bp")},
    Legend{"liquidation_map", true, QT_TRANSLATE_NOOP("Legend", "hatched: modelled")},
    Legend{"liquidations", true, QT_TRANSLATE_NOOP("Legend", "side is that of the closed position")},
    Legend{"overview", false, QT_TRANSLATE_NOOP("Legend", "funding in bp per 8 h")},
    Legend{"aftershock", false, QT_TRANSLATE_NOOP("Legend", "ratios to what was normal before")},
    Legend{"history", false, QT_TRANSLATE_NOOP("Legend", "gaps: not recorded")},
};

QString sizes(SizeUnit unit)
{
    return QCoreApplication::translate("Legend", "sizes in %1").arg(sizeUnitName(unit));
}

}  // namespace

QString pictureLegend(const QString& panel, SizeUnit unit)
{
    if (panel.isEmpty()) return sizes(unit);
    for (const Legend& l : kLegends)
        if (kindOf(panel) == QLatin1String(l.panel)) {
            const QString words = QCoreApplication::translate("Legend", l.words);
            return l.sized ? sizes(unit) + QStringLiteral("; ") + words : words;
        }
    return {};
}

}  // namespace plimsoll
