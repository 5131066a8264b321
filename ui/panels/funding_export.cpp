// The funding grid as tables: a row an asset and venue; a row an asset with its best pair.
#include "ui/model_pulse.h"
#include "ui/panel.h"
#include "ui/panels/funding_model.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

namespace plimsoll {

ExportTable FundingModel::toExport() const
{
    ExportTable t{QStringLiteral("funding"), UiText::tr("Funding"), {}, {}};
    t.heads << QStringLiteral("asset") << QStringLiteral("venue") << QStringLiteral("symbol")
            << QStringLiteral("rate_per_interval") << QStringLiteral("interval_h")
            << QStringLiteral("rate_bp_per_8h") << QStringLiteral("apr_simple") << QStringLiteral("next_utc")
            << QStringLiteral("cap") << QStringLiteral("floor") << QStringLiteral("settled_rate")
            << QStringLiteral("settled_interval_h") << QStringLiteral("settled_utc") << QStringLiteral("age_s")
            << QStringLiteral("state") << QStringLiteral("gap_bp_per_8h") << QStringLiteral("gap_lower_bound")
            << QStringLiteral("oi_usd") << QStringLiteral("oi_coins") << QStringLiteral("oi_quote")
            << QStringLiteral("oi_lower_bound") << QStringLiteral("forecast_by")
            << QStringLiteral("forecast_bp_per_8h") << QStringLiteral("forecast_state")
            << QStringLiteral("settled_in_a_row") << QStringLiteral("settled_side")
            << QStringLiteral("settled_hours") << QStringLiteral("percentile_90d") << QStringLiteral("reason");
    if (TableNames::only()) return t;
    const auto number = [](const std::optional<double>& v, double scale = 1) {
        return v ? QString::number(*v * scale, 'g', 12) : QString();
    };
    const auto when = [](const std::optional<Timestamp>& v) { return v ? format::iso(*v) : QString(); };
    // What is of all venues; nothing of it is known of now while the model is silent.
    const auto together = [&](const FundingRow& r) {
        if (m_pulse == Freshness::Stale) return QStringList(6, QString());
        const auto bound = [](bool known, std::uint8_t missing) {
            return !known ? QString() : missing != 0 ? QStringLiteral("yes") : QStringLiteral("no");
        };
        return QStringList{number(r.spread8h, 1e4), bound(r.spread8h.has_value(), r.rateMissing),
                           number(r.oiUsd),         number(r.oiCoins),
                           number(r.oiQuote),       bound(r.oiUsd || r.oiCoins || r.oiQuote, r.oiMissing)};
    };
    for (const FundingRow& r : rows())
        for (VenueId v : m_venues) {
            const auto& c = r.cells[static_cast<std::size_t>(v)];
            QStringList line{QString::fromStdString(r.asset), text(venueKey(v))};
            if (!c || c->fresh == Freshness::Off) {
                while (line.size() < 14) line << QString();
                line << QStringLiteral("off") << together(r) << QString() << QString() << QString() << QString()
                     << QString() << QString() << QString()
                     << (listing(r, v) == Listing::NotListed ? UiText::tr("not listed")
                                                             : UiText::tr("no rate received"));
                t.rows.push_back(line);
                continue;
            }
            const Freshness fresh = freshOf(*c);
            const CarryFace* const face = carryOf(r.asset);
            const CarryVenue* const carry = face && face->row.venues[static_cast<std::size_t>(v)]
                                                ? &*face->row.venues[static_cast<std::size_t>(v)]
                                                : nullptr;
            QStringList streak{QString(), QString(), QString(), carry ? number(carry->percentile) : QString()};
            if (carry && carry->streak.sign != 0) {
                streak[0] = QString::number(carry->streak.settlements);
                streak[1] = carry->streak.sign > 0 ? UiText::tr("longs paid") : UiText::tr("shorts paid");
                streak[2] = QString::number(carry->streak.hours, 'g', 12);
            }
            const bool usable = fresh <= Freshness::Late;
            line << QString::fromStdString(c->symbol) << (usable ? QString::number(c->rate.v, 'g', 12) : QString())
                 << number(c->hours) << (usable ? number(c->r8, 1e4) : QString())
                 << (usable ? number(c->apr) : QString()) << when(c->next) << number(c->cap) << number(c->floor)
                 << number(c->settled) << number(c->settledHours) << when(c->settledAt)
                 << QString::number(toSeconds(m_now.mono - c->stamp.mono), 'f', 1) << text(freshnessName(fresh))
                 << together(r) << (c->forecast ? text(venueKey(c->forecast->by)) : QString())
                 << (c->forecast ? number(c->forecast->r8, 1e4) : QString())
                 << (c->forecast ? text(freshnessName(withPulse(c->forecast->fresh, m_pulse))) : QString())
                 << streak
                 << (!usable     ? QStringLiteral("stale")
                     : !c->hours ? UiText::tr("interval unknown")
                                 : QString());
            t.rows.push_back(line);
        }
    return t;
}

}  // namespace plimsoll
