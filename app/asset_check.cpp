#include "app/asset_check.h"

#include "model/snapshot_hub.h"

#include <algorithm>

namespace plimsoll {

namespace {

// What `has` says no to. "xyz:TSLA" is of a list that is asked for later, by its name: nothing is claimed of it.
template <typename Has>
QStringList without(const QStringList& asked, const Has& has)
{
    QStringList out;
    for (const QString& asset : asked)
        if (!asset.contains(QLatin1Char(':')) && !has(asset)) out << asset;
    return out;
}

bool same(const std::string& known, const QString& asked)
{
    return QString::fromStdString(known).compare(asked, Qt::CaseInsensitive) == 0;
}

}  // namespace

QString AssetFindings::sentence() const
{
    if (!any || untraded.isEmpty()) return {};
    QStringList said, nowhere;
    for (const QString& name : untraded) {
        if (const auto symbol = symbols.find(name); symbol != symbols.end())
            said << QStringLiteral("%1 is a symbol; name its asset: %2").arg(name, symbol->second);
        else
            nowhere << name;
    }
    if (nowhere.isEmpty()) return said.join(QStringLiteral(". "));
    QString text = nowhere.join(QStringLiteral(", "));
    text += QStringLiteral(": traded at none of the chosen venues");
    if (!silent.isEmpty())
        text += QStringLiteral(" that have answered (%1: no answer yet)").arg(silent.join(QStringLiteral(", ")));
    said << text + QStringLiteral("; name other assets or venues (--assets, --venues)");
    return said.join(QStringLiteral(". "));
}

AssetFindings findAssets(const QStringList& asked, const MarketSnapshot& market, const HealthSnapshot& health)
{
    AssetFindings out;
    out.asked = asked;
    for (const VenueRow& row : health.venues) {
        if (!row.health || !row.health->enabled) continue;  // not of this run
        if (row.health->listed)
            out.any = true;
        else
            out.silent << QString::fromStdString(std::string(venueName(row.venue)));
    }
    out.untraded = without(asked, [&](const QString& asset) {
        return std::any_of(market.rows.begin(), market.rows.end(),
                           [&](const InstrumentRow& row) { return same(row.asset, asset); });
    });
    for (const QString& name : out.untraded) {
        const auto row = std::find_if(market.rows.begin(), market.rows.end(),
                                      [&](const InstrumentRow& r) { return same(r.symbol, name); });
        if (row != market.rows.end()) out.symbols.emplace(name, QString::fromStdString(row->asset));
    }
    return out;
}

AssetFindings findAssets(const QStringList& asked, const std::vector<std::string>& recorded)
{
    AssetFindings out;
    out.asked = asked;
    out.any = true;
    out.untraded = without(asked, [&](const QString& asset) {
        return std::any_of(recorded.begin(), recorded.end(),
                           [&](const std::string& known) { return same(known, asset); });
    });
    return out;
}

QString AssetCheck::look(const SnapshotHub& hub)
{
    if (m_asked.isEmpty() || m_told) return {};
    const auto market = hub.market.read().value;
    const auto health = hub.health.read().value;
    if (!health) return {};
    const MarketSnapshot none;  // where nothing of anything is traded there is no picture of it
    AssetFindings now = findAssets(m_asked, market ? *market : none, *health);
    if (!now.any) return {};
    m_looks = now.silent == m_last.silent ? m_looks + 1 : 1;
    const bool settled = m_looks >= kLooks;
    if (!settled) now.any = false;
    const bool say = settled && now.complete() && !now.untraded.isEmpty();
    m_last = std::move(now);
    m_told = say;
    return say ? m_last.sentence() : QString();
}

}  // namespace plimsoll
