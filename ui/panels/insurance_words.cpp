#include "ui/panels/insurance_words.h"

#include "model/boards/fund_board.h"
#include "model/boards/leading_row.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <QStringList>

#include <cmath>

namespace plimsoll {

namespace {

QString amount(double v, const std::string& coin)
{
    return format::qty(v) + QChar(u' ') + text(coin);
}

QString change(const InsuranceFund& f)
{
    const double before = f.balance - *f.change24h;
    if (before > 0) return format::percentChange(*f.change24h / before);
    const QString sign = *f.change24h > 0 ? QStringLiteral("+") : QString();
    return sign + amount(*f.change24h, f.coin);
}

InsuranceWords unknown(const QString& why)
{
    InsuranceWords out;
    out.brief = UiText::tr("unknown");
    out.full = UiText::tr("unknown: %1").arg(why);
    return out;
}

}  // namespace

const InstrumentRow* contractOf(VenueId venue, const std::string& asset, const MarketSnapshot* market)
{
    return market ? leadingRow(*market, asset, venue, Market::Perp) : nullptr;
}

InsuranceWords insuranceWords(VenueId venue, const std::string& asset, const MarketSnapshot* market,
                              const HealthSnapshot* health, Mono now)
{
    if (!hasInsuranceFund(venue)) {
        InsuranceWords out;
        out.brief = UiText::tr("no fund");
        out.full = UiText::tr("none of its own: the HLP vault takes over");
        return out;
    }
    const VenueRow* const row = health ? &health->venues[static_cast<std::size_t>(venue)] : nullptr;
    if (!row) return unknown(UiText::tr("nothing heard yet"));
    if (!row->enabled) return unknown(UiText::tr("the venue is switched off"));
    if (!row->funds || row->funds->empty()) return unknown(UiText::tr("no balance has come yet"));
    const InstrumentRow* const contract = contractOf(venue, asset, market);
    if (!contract) return unknown(UiText::tr("no contract of %1 is known there").arg(text(asset)));

    QStringList brief, full;
    bool stale = false;
    for (const InsuranceFund& f : *row->funds) {
        if (!covers(f, contract->symbol)) continue;
        const Freshness fresh = freshnessOf(f, now);
        if (fresh == Freshness::Stale || fresh == Freshness::Off) {
            // What it was then is not what it is.
            stale = true;
            brief << UiText::tr("unknown");
            full << UiText::tr("unknown: last heard %1 ago").arg(format::age(now - f.stamp.mono));
            continue;
        }
        const QString balance = amount(f.balance, f.coin);
        const QString day = f.change24h ? change(f) : UiText::tr("unknown");
        const QString why = f.change24h ? QString() : QStringLiteral(" (%1)").arg(modelWords(f.noChange));
        brief << UiText::tr("%1, 24 h %2").arg(balance, day);
        full << UiText::tr("%1 as of %2; change in 24 h: %3")
                    .arg(balance, format::dateTime(f.stamp.venue.value_or(f.stamp.received)), day + why);
    }
    if (brief.isEmpty())
        return unknown(UiText::tr("no fund that bears losses of %1 has come").arg(text(contract->symbol)));
    InsuranceWords out;
    out.brief = brief.join(QStringLiteral(" + "));
    out.full = full.join(QStringLiteral("; "));
    out.known = !stale;
    out.stale = stale;
    return out;
}

}  // namespace plimsoll
