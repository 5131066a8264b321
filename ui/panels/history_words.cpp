// What the stored past is called: views, units, and why there is none of it.
#include "ui/panels/funding_series.h"
#include "ui/panels/history_series.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/within.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kDigits = 6;  // of a price

QString priceText(double v)
{
    const int before = v > 0 ? static_cast<int>(std::floor(std::log10(v))) + 1 : 1;
    return format::price(Price::nearest(v), within(kDigits - before, 0, 8));
}

}  // namespace

bool historySummed(HistoryView v)
{
    return v == HistoryView::Taker || v == HistoryView::Liquidated;
}

void nameHistoryAxis(HistoryPlot& out, const HistoryPick& pick, const QString& asset)
{
    const bool coins = pick.size == SizeUnit::Base;
    const auto size = [coins](double v) {
        return coins ? sizeWithWord(std::fabs(v), {}) : format::money(std::fabs(v));
    };
    const QString unit = coins ? asset : UiText::tr("US dollars");
    const QString each = historyPointName(out.each);
    switch (pick.view) {
        case HistoryView::Price:
        case HistoryView::Candles:
            out.text = priceText;
            out.unit = UiText::tr("US dollars a coin");
            break;
        case HistoryView::Basis:
        case HistoryView::Spread:
            out.text = [](double v) {
                QString t = format::bp(v);
                return t.replace(u'-', QChar(0x2212));
            };
            out.unit = pick.view == HistoryView::Basis ? UiText::tr("bp, mark over index")
                                                       : UiText::tr("bp, of the best quotes");
            out.zero = true;
            break;
        case HistoryView::Depth:
            out.text = size;
            out.unit = UiText::tr("%1 within 1 %, bids above, asks below").arg(unit);
            out.zero = true;
            break;
        case HistoryView::Tops:
        case HistoryView::Interest:
            out.text = size;
            out.unit = coins ? UiText::tr("%1, one-sided").arg(asset)
                             : UiText::tr("US dollars at each time's price, one-sided");
            break;
        case HistoryView::Funding:
            out.text = [unitOf = pick.rate](double v) { return plottedRateText(v, unitOf); };
            out.unit = plottedRateUnit(pick.rate) + UiText::tr(", estimate");
            out.zero = true;
            break;
        case HistoryView::Taker:
            out.text = size;
            out.unit = UiText::tr("%1 in %2, buys above, sells below").arg(unit, each);
            out.zero = true;
            break;
        case HistoryView::Liquidated:
            out.text = size;
            out.unit = UiText::tr("%1 in %2, shorts above, longs below").arg(unit, each);
            out.zero = true;
            break;
    }
    const bool interest = pick.view == HistoryView::Interest || pick.view == HistoryView::Tops;
    const bool sizes = pick.view == HistoryView::Depth || interest || historySummed(pick.view);
    if (sizes && pick.size == SizeUnit::Quote) out.note = UiText::tr("in US dollars: quotes are not stored");
    if (historySummed(pick.view)) out.note = UiText::tr("sum of the venues known then");
}

QString historyPointName(Duration each)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(each).count();
    if (seconds <= 0) return UiText::tr("a point");
    if (seconds % 86'400 == 0) return QStringLiteral("%1 d").arg(seconds / 86'400);
    if (seconds % 3'600 == 0) return QStringLiteral("%1 h").arg(seconds / 3'600);
    if (seconds % 60 == 0) return QStringLiteral("%1 m").arg(seconds / 60);
    return QStringLiteral("%1 s").arg(seconds);
}

QString historyViewName(HistoryView view)
{
    switch (view) {
        case HistoryView::Price: return UiText::tr("Price");
        case HistoryView::Candles: return UiText::tr("Candles");
        case HistoryView::Basis: return UiText::tr("Basis");
        case HistoryView::Spread: return UiText::tr("Spread");
        case HistoryView::Depth: return UiText::tr("Depth within 1 %");
        case HistoryView::Interest: return UiText::tr("Open interest");
        case HistoryView::Funding: return UiText::tr("Funding");
        case HistoryView::Taker: return UiText::tr("Taker volume");
        case HistoryView::Liquidated: return UiText::tr("Liquidations");
        case HistoryView::Tops: return UiText::tr("Best quotes, OI");
    }
    return {};
}

QString historyViewMissing(HistoryView view, Market market)
{
    if (market != Market::Spot) return {};
    switch (view) {
        case HistoryView::Basis: return UiText::tr("A spot market has no mark price");
        case HistoryView::Tops:
        case HistoryView::Interest: return UiText::tr("A spot market has no open interest");
        case HistoryView::Funding: return UiText::tr("A spot market has no funding");
        case HistoryView::Liquidated: return UiText::tr("A spot market has no liquidations");
        case HistoryView::Price:
        case HistoryView::Candles:
        case HistoryView::Spread:
        case HistoryView::Depth:
        case HistoryView::Taker: return {};
    }
    return {};
}

}  // namespace plimsoll
