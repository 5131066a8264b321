#include "widgets/size_unit.h"

#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <cmath>

namespace plimsoll {

namespace {

QString named(const std::string& s)
{
    return QString::fromStdString(s);
}

}  // namespace

QString sizeUnitName(SizeUnit unit)
{
    switch (unit) {
        case SizeUnit::Usd: return UiText::tr("US dollars");
        case SizeUnit::Quote: return UiText::tr("quote currency");
        case SizeUnit::Base: return UiText::tr("coins");
    }
    return {};
}

QString sizeUnitWord(SizeUnit unit)
{
    switch (unit) {
        case SizeUnit::Usd: return QStringLiteral("USD");
        case SizeUnit::Quote: return UiText::tr("quote");
        case SizeUnit::Base: return UiText::tr("coin");
    }
    return {};
}

std::optional<double> measuredUsd(const std::vector<FxRate>& rates, std::string_view currency)
{
    if (currency == "USD") return 1;
    if (currency == "USDT0") currency = "USDT";  // Tether's dollar as Hyperliquid has it
    for (const FxRate& r : rates)
        if (r.currency == currency && r.usd) return r.used;
    return std::nullopt;
}

double SizeScale::of(double usd, double axisPrice) const
{
    switch (unit) {
        case SizeUnit::Usd: return usd;
        case SizeUnit::Quote: return usdPerQuote > 0 ? usd / usdPerQuote : 0;
        case SizeUnit::Base:
            return axisPrice > 0 && usdPerAxis > 0 ? usd / (axisPrice * usdPerAxis) * coinsPerUnit : 0;
    }
    return usd;
}

QString sizeWithWord(double size, const QString& word)
{
    // Coins and currencies in the same short form as dollars: three digits and k, m, bn.
    QString number = size != 0 && std::abs(size) < 1000 ? format::qty(size) : format::money(size).remove(u'$');
    return word.isEmpty() ? number : number + u' ' + word;
}

QString SizeScale::text(double size) const
{
    if (!known()) return format::kNone;
    return unit == SizeUnit::Usd ? format::money(size) : sizeWithWord(size, word);
}

SizeScale sizeScale(const DepthSnapshot& depth, const LaneChoice& choice, SizeUnit unit,
                    const std::vector<FxRate>& rates)
{
    SizeScale out;
    out.unit = unit;
    const DepthLane* first = nullptr;
    for (const DepthLane& lane : depth.lanes) {
        if (!chosen(lane, choice)) continue;
        if (!first) {
            first = &lane;
            out.coinsPerUnit = lane.multiplier;
            out.usdPerAxis = laneScale(depth, lane).usdPerAxis();
            out.usdPerQuote = lane.usdPerQuote;
        }
        if (unit != SizeUnit::Quote || !out.known()) continue;
        const QString code = venueCodeText(lane.venue);
        if (lane.quote.empty()) {
            out.problem = UiText::tr("%1 has not said its quote currency: no size in it").arg(code);
        } else if (lane.quote != first->quote &&
                   (!measuredUsd(rates, lane.quote) || !measuredUsd(rates, first->quote))) {
            out.problem = UiText::tr(
                              "No venue says what %1 is worth in %2: %3 cannot be added. Coins, US "
                              "dollars or one venue alone can be read")
                              .arg(named(lane.quote), named(first->quote), code);
        }
    }
    if (unit == SizeUnit::Quote && first) out.word = named(first->quote);
    if (unit == SizeUnit::Base) out.word = named(depth.asset);
    return out;
}

}  // namespace plimsoll
