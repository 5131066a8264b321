// How the coins move with Bitcoin.
#include "ui/panels/context_facts.h"

#include "model/boards/carry.h"
#include "model/boards/phase.h"
#include "ui/panel.h"
#include "ui/panels/phase_words.h"
#include "widgets/venue_key.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr double kCalmPrice = 0.005;

// Forced orders of an hour over the interest of the same venues.
struct ForcedHour {
    double usd = 0, interestUsd = 0;
    std::uint8_t missing = 0;  // bit per VenueId that is to tell both and does not
};
ForcedHour forcedHour(const AssetMetrics& m)
{
    ForcedHour out;
    for (const VenueId v : kVenues) {
        const auto &longs = m.at(metric::liqUsd1hLong, v).value, &shorts = m.at(metric::liqUsd1hShort, v).value,
                   &interest = m.at(metric::oiUsd, v).value;
        const auto bit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(v));
        if (longs && shorts && interest && *interest > 0)
            out.usd += *longs + *shorts, out.interestUsd += *interest;
        else if ((m.facts.speakers | m.facts.unreached) & bit)
            out.missing = static_cast<std::uint8_t>(out.missing | bit);
    }
    return out;
}

TextCell percentCell(const MetricValue& v)
{
    TextCell c = wordCell(v.value ? format::percentChange(*v.value) : format::kNone);
    c.tone = !v.value       ? CellTone::Faint
             : *v.value < 0 ? CellTone::Ask
             : *v.value > 0 ? CellTone::Bid
                            : CellTone::Base;
    if (!v.value) c.tip = modelWords(analytics::reasonWords(v.reason));
    return c;
}

}  // namespace

std::vector<TextColumn> betaColumns()
{
    TextColumn asset;
    asset.head = UiText::tr("Asset");
    asset.exportHead = QStringLiteral("asset");
    asset.widest = QStringLiteral("FARTCOIN");
    asset.rest = true;
    asset.tip = UiText::tr("Bitcoin and Ether, then the watched coins by their slope on Bitcoin");
    TextColumn beta = numberColumn(QT_TRANSLATE_NOOP("UiText", "Beta"), "beta", "1.85", 0,
                                   UiText::tr("Slope of the hourly returns on Bitcoin's over 30 days"));
    TextColumn hour = numberColumn("1 h", "ret_1h", "\u221299.9 %", 0, UiText::tr("Price change over 1 hour"));
    TextColumn liq = numberColumn(QT_TRANSLATE_NOOP("UiText", "Liq / OI"), "liq_1h_of_oi", "0.999 %", 0,
                                  UiText::tr("Seen liquidations of 1 hour as a share of the open interest of the "
                                             "same venues: alike for large and small coins; a lower bound where "
                                             "no venue is missing"));
    TextColumn oi = numberColumn(QT_TRANSLATE_NOOP("UiText", "OI 24 h"), "d_oi_24h", "\u221299.9 %", 2,
                                 UiText::tr("Change of open interest in coins over 24 hours"));
    TextColumn depth = numberColumn(QT_TRANSLATE_NOOP("UiText", "Depth"), "depth_ratio", "0.62\u00d7", 3,
                                    UiText::tr("Depth within 1 % against the usual of this hour of the week"));
    TextColumn fragile = numberColumn(QT_TRANSLATE_NOOP("UiText", "Fragile"), "fragility", "100", 4,
                                      UiText::tr("Fragility, 0 to 100; modelled"));
    TextColumn note;
    note.head = UiText::tr("Under the surface");
    note.exportHead = QStringLiteral("note");
    note.widest = QStringLiteral("quiet price, stress");
    note.drop = 5;
    note.tip = UiText::tr(
        "A price within 0.5 % in an hour while 0.05 % of open interest was liquidated or interest "
        "moved by 10 % in a day: a quiet price over stress");
    return {asset, beta, hour, liq, oi, depth, fragile, note};
}

std::vector<TextRow> betaRows(const ContextInput& in)
{
    std::vector<TextRow> rows;
    if (!in.metrics) return rows;
    struct Coin {
        const AssetMetrics* of;
        bool major;
        double beta;
    };
    std::vector<Coin> coins;
    for (const auto& a : in.metrics->assets) {
        const bool major = a->asset() == "BTC" || a->asset() == "ETH";
        coins.push_back({a.get(), major, a->at(metric::beta).value.value_or(-1)});
    }
    std::stable_sort(coins.begin(), coins.end(), [](const Coin& a, const Coin& b) {
        return a.major != b.major ? a.major : !a.major && a.beta > b.beta;
    });
    for (const Coin& coin : coins) {
        const AssetMetrics& m = *coin.of;
        const MetricValue &hour = m.at(metric::ret1h), &day = m.at(metric::dOi24h),
                          &depth = m.at(metric::depthRatio), &fragile = m.at(metric::fragility);
        const ForcedHour forced = forcedHour(m);
        std::optional<double> share;
        if (forced.interestUsd > 0) share = forced.usd / forced.interestUsd;
        TextRow row;
        row.key = row.asset = QString::fromStdString(m.asset());
        TextCell name = wordCell(row.asset, coin.major ? CellTone::Strong : CellTone::Base);
        name.tip = coin.major
                       ? UiText::tr("A major: it stands first; the limits of the rules are the same for all")
                       : UiText::tr("High beta");
        TextCell beta = wordCell(coin.beta >= 0 ? fixedText(coin.beta, 2) : format::kNone, CellTone::Muted);
        TextCell liq = wordCell(share ? fixedText(*share * 100, 3) + QStringLiteral(" %") : format::kNone);
        liq.floor = share && forced.missing == 0;
        if (forced.missing != 0) {
            liq.tone = share ? CellTone::Muted : CellTone::Faint;
            liq.tip = UiText::tr("Of the same venues above and below: %1").arg(withoutCodes(forced.missing));
        }
        TextCell ratio = wordCell(depth.value ? timesText(*depth.value) : format::kNone);
        TextCell score = wordCell(fragile.usable() ? fixedText(*fragile.value, 0) : format::kNone);
        TextCell note = wordCell({});
        if (hour.value && std::fabs(*hour.value) <= kCalmPrice &&
            ((share && *share >= 5e-4) || (day.value && std::fabs(*day.value) >= 0.10)))
            note = wordCell(UiText::tr("quiet price, stress"), CellTone::Strong);
        row.cells = {name, beta, percentCell(hour), liq, percentCell(day), ratio, score, note};
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace plimsoll
