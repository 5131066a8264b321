#include "ui/panels/liquidation_model.h"

#include "model/market/decimal.h"
#include "ui/glossary_table.h"
#include "ui/panel.h"
#include "ui/tables_later.h"
#include "widgets/format.h"
#include "widgets/money_ramp.h"
#include "widgets/table_delegate.h"
#include "widgets/typed_number.h"
#include "widgets/ui_text.h"
#include "widgets/within.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

namespace plimsoll {

QString liquidationCoverage(VenueId venue)
{
    switch (venue) {
        // Binance: "only the latest one liquidation order within 1000ms" per symbol (forceOrder stream).
        case VenueId::Binance: return UiText::tr("\u2264 1/s per symbol");
        // Bybit: allLiquidation pushes all of them every 500 ms.
        case VenueId::Bybit: return UiText::tr("complete");
        // OKX: the liquidation-orders channel "does not represent the total number of liquidations".
        case VenueId::Okx: return UiText::tr("not the total");
        // Hyperliquid publishes none; the fills of its liquidator vault show some of them.
        case VenueId::Hyperliquid: return UiText::tr("partial, by vault fills");
    }
    return {};
}

QString liquidationCoverageSentence(VenueId venue)
{
    switch (venue) {
        case VenueId::Binance: return UiText::tr("at most one a second and symbol is published: sampled");
        case VenueId::Bybit: return UiText::tr("every liquidation is published");
        case VenueId::Okx: return UiText::tr("the venue says that its feed is not the total");
        case VenueId::Hyperliquid:
            return UiText::tr(
                "inferred from the fills of the liquidator vault: those it did not take are missing");
    }
    return {};
}

QString liquidationStream(VenueId venue, Freshness stream)
{
    const QString code = liquidationCode(venue) + u' ';
    switch (stream) {
        case Freshness::Live: return code + liquidationCoverage(venue);
        case Freshness::Late: return code + liquidationCoverage(venue) + UiText::tr(", in part");
        case Freshness::Stale: return code + UiText::tr("lost");
        case Freshness::Off: return code + UiText::tr("not subscribed");
    }
    return code;
}

bool liquidationsComplete(VenueId venue)
{
    return venue == VenueId::Bybit;
}

bool liquidationsInferred(VenueId venue)
{
    return venue == VenueId::Hyperliquid;
}

QString liquidationCode(VenueId venue)
{
    const QString code = text(venueCode(venue));
    return liquidationsInferred(venue) ? code + u'*' : code;
}

QString priceKindText(PriceKind kind)
{
    switch (kind) {
        case PriceKind::Average: return UiText::tr("average fill price");
        case PriceKind::Bankruptcy: return UiText::tr("bankruptcy price");
        case PriceKind::Order: return UiText::tr("price of the order");
        case PriceKind::Fill: return UiText::tr("price of one fill");
    }
    return {};
}

QString priceKindShort(PriceKind kind)
{
    switch (kind) {
        case PriceKind::Average: return UiText::tr("average");
        case PriceKind::Bankruptcy: return UiText::tr("bankruptcy");
        case PriceKind::Order: return UiText::tr("order");
        case PriceKind::Fill: return UiText::tr("fill");
    }
    return {};
}

std::optional<TapeTiers> tapeTiersOf(const QString& text)
{
    const QStringList parts = text.simplified().split(u' ', Qt::SkipEmptyParts);
    TapeTiers out{};
    if (parts.size() != static_cast<qsizetype>(out.size())) return std::nullopt;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto usd = dollarsOf(parts[static_cast<qsizetype>(i)]);
        if (!usd || !(*usd > (i == 0 ? 0 : out[i - 1]))) return std::nullopt;
        out[i] = *usd;
    }
    return out;
}

QString tapeTiersText(const TapeTiers& tiers)
{
    QStringList out;
    for (const double usd : tiers)
        out << typedText(usd >= 1e6 ? QStringLiteral("%1m").arg(usd / 1e6) : QStringLiteral("%1k").arg(usd / 1e3));
    return out.join(u' ');
}

QString liquidationSize(const LiquidationRow& row, SizeUnit unit)
{
    switch (unit) {
        case SizeUnit::Usd: return format::money(row.usd.v);
        case SizeUnit::Quote:
            if (row.quote.empty()) return format::kNone;
            return sizeWithWord((row.price * row.qty).v, QString::fromStdString(row.quote));
        case SizeUnit::Base: return sizeWithWord(row.qty.v * row.multiplier, {});
    }
    return {};
}

void LiquidationModel::setSizeUnit(SizeUnit unit)
{
    if (unit == m_sizes) return;
    m_sizes = unit;
    Q_EMIT headerDataChanged(Qt::Horizontal, Size, Size);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, Size), index(rowCount() - 1, Size));
}

LiquidationModel::LiquidationModel(QObject* parent) : RowModel(parent) {}

void LiquidationModel::apply(std::shared_ptr<const LiquidationSnapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    refilter();
}

bool TapeFilter::lets(const LiquidationRow& r) const
{
    return r.usd.v >= minUsd && (asset.empty() || r.asset == asset) && (!side || r.liquidated == *side) &&
           ((venues >> static_cast<unsigned>(r.venue)) & 1u) != 0;
}

void LiquidationModel::setFilter(const TapeFilter& wanted)
{
    if (wanted == m_filter) return;
    m_filter = wanted;
    refilter();
}

void LiquidationModel::setTiers(const TapeTiers& tiers)
{
    if (tiers == m_tiers) return;
    m_tiers = tiers;
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

int LiquidationModel::tierOf(double usd) const
{
    return static_cast<int>(std::upper_bound(m_tiers.begin(), m_tiers.end(), usd) - m_tiers.begin());
}

void LiquidationModel::refilter()
{
    std::vector<LiquidationRow> kept;
    double largest = 0;
    const auto wanted = [this](const LiquidationRow& r) { return m_filter.lets(r); };
    const auto take = [&](const LiquidationRow& r) {
        if (kept.size() >= kMostShown || !wanted(r)) return;
        largest = std::max(largest, r.usd.v);
        kept.push_back(r);
    };
    m_since.reset();
    if (m_snapshot) {
        const std::string& asset = m_filter.asset;
        for (const LiquidationRow& r : m_snapshot->rows) take(r);
        const auto takePast = [&](const TapePast& past, std::uint64_t before) {
            for (auto block = past.blocks.rbegin(); block != past.blocks.rend() && kept.size() < kMostShown;
                 ++block)
                for (auto r = (*block)->rows.rbegin(); r != (*block)->rows.rend(); ++r)
                    if (r->serial < before) take(*r);
        };
        m_since = m_snapshot->sinceOf(asset);
        if (const TapePast* const own = m_snapshot->keptOf(asset))
            takePast(*own, std::numeric_limits<std::uint64_t>::max());
        if (m_snapshot->large && m_filter.minUsd >= m_snapshot->largeUsd) {
            takePast(*m_snapshot->large, m_snapshot->firstKept(asset));
            m_since = std::min(*m_since, m_snapshot->large->since);
        }
        if (kept.size() >= kMostShown) m_since = kept.back().stamp.received;
    }
    std::copy_if(m_before.begin(), m_before.end(), std::back_inserter(kept), wanted);
    const bool rescaled = largest != m_largest;
    m_largest = largest;
    replaceRows(std::move(kept));
    judgeDays();
    // Every bar is a share of the largest.
    if (rescaled && rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1), {cell::RowBar});
}

void LiquidationModel::setBefore(const std::vector<HistoryAnswer::Liquidation>& stored, Timestamp started)
{
    constexpr int kDigits = 6;  // of a price whose tick is not stored
    m_before.clear();
    std::uint64_t serial = kBefore;
    for (const HistoryAnswer::Liquidation& l : stored) {
        if (fromUnixMs(l.row.receivedMs) >= started) continue;
        LiquidationRow r;
        r.serial = serial++;
        r.stamp.venue = fromUnixMs(l.row.ms);
        r.stamp.received = fromUnixMs(l.row.receivedMs);
        r.venue = l.venue;
        r.asset = l.asset;
        r.symbol = l.symbol;
        r.liquidated = l.row.longs ? PositionSide::Long : PositionSide::Short;
        for (const PriceKind k : {PriceKind::Average, PriceKind::Bankruptcy, PriceKind::Order, PriceKind::Fill})
            if (l.row.priceKind == priceKindKey(k)) r.priceKind = k;
        r.price = Price::nearest(l.row.price);
        r.qty = {l.row.coins};
        r.usd = {l.row.usd.value_or(l.row.price * l.row.coins)};
        const int before = l.row.price > 0 ? static_cast<int>(std::floor(std::log10(l.row.price))) + 1 : 1;
        r.priceDecimals = within(kDigits - before, 0, 8);
        m_before.push_back(std::move(r));
    }
    std::reverse(m_before.begin(), m_before.end());
    refilter();
}

bool LiquidationModel::anyBefore() const
{
    return rowCount() > 0 && isBefore(row(rowCount() - 1));
}

void LiquidationModel::setToday(Timestamp now)
{
    const bool turned = !format::sameDay(now, m_today);
    m_today = now;
    if (!turned) return;
    judgeDays();
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, Utc), index(rowCount() - 1, Utc));
}

void LiquidationModel::judgeDays()
{
    const auto other = [this](const LiquidationRow& r) {
        return !isBefore(r) && !format::sameDay(happenedAt(r), m_today);
    };
    // The oldest of this run is the last of them, but for those that were told late.
    const auto last =
        std::find_if(rows().rbegin(), rows().rend(), [](const LiquidationRow& r) { return !isBefore(r); });
    const bool days = (last != rows().rend() && other(*last)) ||
                      std::any_of(rows().begin(), rows().end(),
                                  [&](const LiquidationRow& r) { return r.late > Duration{} && other(r); });
    if (days == std::exchange(m_days, days)) return;
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, Utc), index(rowCount() - 1, Utc));
}

// Those of an earlier run have no more than the day as long as no other needs the room: the time stands in the
// tip.
QString LiquidationModel::timeOf(const LiquidationRow& row) const
{
    const Timestamp at = happenedAt(row);
    if (isBefore(row) && !m_days && !format::sameDay(at, m_today)) return format::day(at);
    return format::cellWhen(at, m_today);
}

int LiquidationModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant LiquidationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
    static const char* const heads[] = {
        "UTC", "Position", "Asset", "Venue", "Price", QT_TRANSLATE_NOOP("UiText", "Size $"), "Price is"};
    if (section == Size && m_sizes != SizeUnit::Usd && role == Qt::DisplayRole)
        return m_sizes == SizeUnit::Base ? UiText::tr("Size coins") : UiText::tr("Size quote");
    if (role == Qt::DisplayRole) return UiText::tr(heads[section]);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (section >= PriceColumn ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && section == Position) return UiText::tr("The position that was closed");
    if (role == Qt::ToolTipRole && section == Size)
        return UiText::tr("Size in %1, at the price beside it; the key U changes the unit")
            .arg(sizeUnitName(m_sizes));
    if (role == Qt::ToolTipRole) return headTip({}, QString::fromUtf8(heads[section]));
    return {};
}

QVariant LiquidationModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const LiquidationRow& r = row(index.row());
    const bool isLong = r.liquidated == PositionSide::Long, before = isBefore(r);
    const CellTone side = isLong ? CellTone::Long : CellTone::Short;
    if (role == Qt::TextAlignmentRole) return headerData(index.column(), Qt::Horizontal, role);
    if (before && (role == cell::RowBar || role == cell::RowBarTone)) return {};
    if (role == cell::RowBar && index.column() == Utc) return m_largest > 0 ? r.usd.v / m_largest : 0.0;
    if (role == cell::RowBarTone && index.column() == Utc) return static_cast<int>(side);
    if (role == cell::Weight) return index.column() == Asset || index.column() == Size ? 500 : 400;
    if (role == Qt::ToolTipRole) {
        return UiText::tr("%1 %2: %3 position of %4 liquidated\n%5 at %6 (%7)\n%8, %9\n")
                   .arg(text(venueName(r.venue)), QString::fromStdString(r.symbol),
                        isLong ? QStringLiteral("long") : QStringLiteral("short"),
                        liquidationSize(r, SizeUnit::Usd) + QStringLiteral(" = ") +
                            (r.quote.empty() ? UiText::tr("(quote currency not known)")
                                             : liquidationSize(r, SizeUnit::Quote)),
                        sizeWithWord(r.qty.v * r.multiplier, QString::fromStdString(r.asset)),
                        r.priceDecimals ? format::price(r.price, *r.priceDecimals) : format::price(r.price),
                        priceKindText(r.priceKind), format::dateTimeZoned(happenedAt(r)),
                        r.stamp.venue ? UiText::tr("venue time") : UiText::tr("time of receipt")) +
               (before
                    ? UiText::tr("Before this start, from the history: price in US dollars a coin; in no total\n")
                    : QString()) +
               (r.late > Duration{}
                    ? UiText::tr("Told %1 after it happened: in no sum of this minute, in no alert\n")
                          .arg(format::age(r.late))
                    : QString()) +
               (tierOf(r.usd.v) > 0
                    ? UiText::tr("Size tier %1 of 4, from %2\n")
                          .arg(tierOf(r.usd.v))
                          .arg(format::money(m_tiers[static_cast<std::size_t>(tierOf(r.usd.v) - 1)]))
                    : QString()) +
               QStringLiteral("%1: %2").arg(text(venueCode(r.venue)), liquidationCoverageSentence(r.venue));
    }
    if (role == cell::Tone) {
        // Fainter than the smallest of now.
        if (before || r.late > Duration{}) return static_cast<int>(CellTone::Faint);
        if (index.column() == Utc) return static_cast<int>(CellTone::Muted);
        if (index.column() == Position) return static_cast<int>(side);
        if (index.column() == Kind) return static_cast<int>(CellTone::Muted);
        // The larger the louder: from the third tier on in its side's colour.
        const int tier = tierOf(r.usd.v);
        if (tier >= 3 && (index.column() == Size || (tier == 4 && index.column() != Venue)))
            return static_cast<int>(side);
        return static_cast<int>(tier == 0 ? CellTone::Muted : tier == 1 ? CellTone::Base : CellTone::Strong);
    }
    if (role == cell::Mark && index.column() == Position) return static_cast<int>(r.liquidated);
    if (role == cell::Venue && index.column() == Venue) return static_cast<int>(r.venue);
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case Utc: return timeOf(r);
        case Position: return isLong ? QStringLiteral("long") : QStringLiteral("short");
        case Asset: return QString::fromStdString(r.asset);
        case Venue: return liquidationCode(r.venue);
        case PriceColumn:
            return r.priceDecimals ? format::price(r.price, *r.priceDecimals) : format::price(r.price);
        case Size: return liquidationSize(r, m_sizes);
        case Kind: return priceKindShort(r.priceKind);
    }
    return {};
}

static ExportTable tapeTable(const std::vector<LiquidationRow>& rows)
{
    ExportTable t{QStringLiteral("liquidations"), UiText::tr("Liquidation tape"), {}, {}};
    t.heads << QStringLiteral("utc") << QStringLiteral("venue") << QStringLiteral("symbol")
            << QStringLiteral("asset") << QStringLiteral("liquidated") << QStringLiteral("price")
            << QStringLiteral("price_kind") << QStringLiteral("qty_base") << QStringLiteral("coins")
            << QStringLiteral("quote") << QStringLiteral("size_quote") << QStringLiteral("usd_per_quote")
            << QStringLiteral("usd") << QStringLiteral("coverage") << QStringLiteral("run");
    if (TableNames::only()) return t;
    for (const LiquidationRow& r : rows)
        t.rows.push_back({format::iso(happenedAt(r)), text(venueKey(r.venue)), QString::fromStdString(r.symbol),
                          QString::fromStdString(r.asset),
                          r.liquidated == PositionSide::Long ? QStringLiteral("long") : QStringLiteral("short"),
                          QString::fromStdString(toText(r.price)), text(priceKindKey(r.priceKind)),
                          QString::number(r.qty.v, 'g', 12), QString::number(r.qty.v * r.multiplier, 'g', 12),
                          QString::fromStdString(r.quote),
                          r.quote.empty() ? QString() : QString::number((r.price * r.qty).v, 'f', 2),
                          LiquidationModel::isBefore(r) ? QString() : QString::number(r.usdPerQuote, 'f', 6),
                          QString::number(r.usd.v, 'f', 2), liquidationCoverage(r.venue),
                          LiquidationModel::isBefore(r) ? UiText::tr("before this start, price in US dollars")
                          : r.late > Duration{}         ? UiText::tr("this one, told late")
                                                        : UiText::tr("this one")});
    return t;
}

ExportTable LiquidationModel::toExport() const
{
    return tableOf([all = rows()] { return tapeTable(all); });
}

}  // namespace plimsoll
