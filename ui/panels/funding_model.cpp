#include "ui/panels/funding_model.h"

#include "ui/model_pulse.h"
#include "ui/panel.h"
#include "ui/panels/funding_cell.h"
#include "widgets/format.h"
#include "widgets/heat_cell_delegate.h"
#include "widgets/ui_text.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

// How many of `order` must move to stand as in `wanted`: all but the longest part already in step.
int movesNeeded(const std::vector<std::string>& order, const std::vector<std::string>& wanted)
{
    std::map<std::string, std::size_t> place;
    for (std::size_t i = 0; i < wanted.size(); ++i) place[wanted[i]] = i;
    std::vector<std::size_t> tails;
    for (const std::string& key : order) {
        const std::size_t p = place.at(key);
        const auto at = std::lower_bound(tails.begin(), tails.end(), p);
        if (at == tails.end())
            tails.push_back(p);
        else
            *at = p;
    }
    return static_cast<int>(order.size() - tails.size());
}

QVariant alignment(bool right)
{
    return static_cast<int>(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft));
}

}  // namespace

FundingModel::FundingModel(std::vector<VenueId> venues, QObject* parent)
    : RowModel(parent), m_venues(std::move(venues))
{
}

void FundingModel::apply(const FundingSnapshot& snapshot, AsOf now)
{
    m_now = now;
    m_newest = snapshot.rows;
    arrange();
}

void FundingModel::arrange()
{
    std::vector<FundingRow> wanted;
    std::copy_if(m_newest.begin(), m_newest.end(), std::back_inserter(wanted),
                 [this](const FundingRow& r) { return passes(r); });
    if (m_sortColumn >= 0) {
        const bool down = m_order == Qt::DescendingOrder;
        std::stable_sort(wanted.begin(), wanted.end(), [&](const FundingRow& a, const FundingRow& b) {
            if (m_sortColumn == 0) return down ? b.asset < a.asset : a.asset < b.asset;
            const auto ka = sortKey(a, m_sortColumn), kb = sortKey(b, m_sortColumn);
            if (!ka || !kb) return ka.has_value() && !kb.has_value();  // no value: last, either way
            return down ? *kb < *ka : *ka < *kb;
        });
    }
    m_wouldMove = 0;
    if (m_frozen) {
        std::map<std::string, int> stands;
        for (const FundingRow& r : rows()) stands.emplace(r.asset, static_cast<int>(stands.size()));
        std::vector<std::string> order, goal;
        for (const FundingRow& r : wanted)
            if (stands.contains(r.asset)) goal.push_back(r.asset);
        order = goal;
        std::sort(order.begin(), order.end(), [&](auto& a, auto& b) { return stands[a] < stands[b]; });
        m_wouldMove = movesNeeded(order, goal);
        // Who is here stays; newcomers wait at the end.
        std::stable_sort(wanted.begin(), wanted.end(), [&](const FundingRow& a, const FundingRow& b) {
            const auto place = [&](const FundingRow& r) {
                const auto at = stands.find(r.asset);
                return at == stands.end() ? static_cast<int>(stands.size()) : at->second;
            };
            return place(a) < place(b);
        });
    }
    replaceRows(std::move(wanted));
}

void FundingModel::rowChanges(const FundingRow& before, const FundingRow& after)
{
    for (VenueId v : m_venues) {
        const auto i = static_cast<std::size_t>(v);
        const auto& a = before.cells[i];
        const auto& b = after.cells[i];
        if (a && b && fundingText(*a, m_unit) != fundingText(*b, m_unit))
            m_changedAt[{after.asset, v}] = cell::nowMs();
    }
}

void FundingModel::flash(const std::string& asset, std::optional<VenueId> venue)
{
    const int at = rowOf(QString::fromStdString(asset));
    if (at < 0) return;
    if (venue) m_changedAt[{asset, *venue}] = cell::nowMs();
    m_flashedAt[asset] = cell::nowMs();
    Q_EMIT dataChanged(index(at, 0), index(at, columnCount() - 1));
}

std::optional<VenueId> FundingModel::venueOf(int column) const
{
    if (column < 1 || column >= gapColumn()) return std::nullopt;
    return m_venues[static_cast<std::size_t>(column - 1)];
}

void FundingModel::setNow(AsOf now)
{
    m_now = now;
    if (rowCount() == 0) return;
    // Countdowns run, and cells that receive nothing grow late and stale.
    Q_EMIT dataChanged(index(0, 1), index(rowCount() - 1, columnCount() - 1));
}

void FundingModel::setPulse(Freshness pulse)
{
    if (pulse == m_pulse) return;
    m_pulse = pulse;
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void FundingModel::setShortHeads(bool on)
{
    if (on == m_shortHeads) return;
    m_shortHeads = on;
    Q_EMIT headerDataChanged(Qt::Horizontal, 1, gapColumn() - 1);
}

void FundingModel::setUnit(FundingUnit unit)
{
    if (unit == m_unit) return;
    m_unit = unit;
    m_changedAt.clear();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    if (m_sortColumn > 0) arrange();
}

void FundingModel::setInstruments(const InstrumentTable& table)
{
    m_listed = {};
    m_listKnown = {};
    m_others.clear();
    for (const auto& [id, instrument] : table.all()) {
        if (instrument.market != Market::Perp) continue;
        const auto v = static_cast<std::size_t>(instrument.venue());
        m_listed[v].insert(instrument.asset);
        if (!instrument.crypto) m_others.insert(instrument.asset);
        // Instruments invented from a recording's symbols are no list of what is traded.
        if (!instrument.provisional) m_listKnown[v] = true;
    }
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 1), index(rowCount() - 1, gapColumn()));
}

FundingModel::Listing FundingModel::listing(const FundingRow& row, VenueId venue) const
{
    const auto v = static_cast<std::size_t>(venue);
    if (m_listed[v].contains(row.asset)) return Listing::Listed;
    return m_listKnown[v] ? Listing::NotListed : Listing::Unknown;
}

void FundingModel::setFrozen(bool frozen)
{
    if (frozen == m_frozen) return;
    m_frozen = frozen;
    arrange();
}

void FundingModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column < columnCount() ? column : -1;
    m_order = order;
    // A click on a head is an order, pointer inside or not.
    const bool frozen = std::exchange(m_frozen, false);
    arrange();
    m_frozen = frozen;
}

int FundingModel::rowOf(const QString& asset) const
{
    const std::string wanted = asset.toStdString();
    for (int i = 0; i < rowCount(); ++i)
        if (row(i).asset == wanted) return i;
    return -1;
}

int FundingModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_venues.size()) + 5 + kCarryColumns;
}

const FundingCell* FundingModel::cell(const FundingRow& row, int column) const
{
    if (column < 1 || column >= gapColumn()) return nullptr;
    const auto& c = row.cells[static_cast<std::size_t>(m_venues[static_cast<std::size_t>(column - 1)])];
    return c && c->fresh != Freshness::Off ? &*c : nullptr;
}

Freshness FundingModel::freshOf(const FundingCell& c) const
{
    return withPulse(fundingFresh(c, m_now), m_pulse);
}

std::optional<Timestamp> FundingModel::nextOf(const FundingRow& row) const
{
    std::optional<Timestamp> next;
    for (VenueId v : m_venues)
        if (const auto& c = row.cells[static_cast<std::size_t>(v)]; c && c->next && *c->next >= m_now.wall)
            next = next ? std::min(*next, *c->next) : *c->next;
    return next;
}

std::optional<double> FundingModel::sortKey(const FundingRow& row, int column) const
{
    if (const FundingCell* c = cell(row, column)) return fundingKey(*c, m_unit);
    if (column == gapColumn()) return row.spread8h;
    if (const auto carry = carryAt(column)) return carryKey(carryOf(row.asset), *carry);
    if (column == interestColumn()) return interestOf(row);
    if (column == forecastColumn())
        if (const auto f = furthestForecast(row); f && f->second.against) return std::abs(*f->second.against);
    if (column == nextColumn())
        if (const auto next = nextOf(row)) return static_cast<double>(toUnixMs(*next));
    return std::nullopt;
}

QVariant FundingModel::venueData(const FundingRow& row, int column, int role) const
{
    const VenueId venue = m_venues[static_cast<std::size_t>(column - 1)];
    const FundingCell* c = cell(row, column);
    const Listing listed = c ? Listing::Listed : listing(row, venue);
    const QString shown = c                              ? fundingText(*c, m_unit)
                          : listed == Listing::NotListed ? UiText::tr("not listed")
                                                         : format::kNone;
    switch (role) {
        case Qt::DisplayRole: return shown;
        case Qt::ToolTipRole:
            if (c) return fundingTip(*c, venue, m_now, m_pulse);
            if (listed == Listing::NotListed)
                return UiText::tr("%1 does not list this asset").arg(text(venueName(venue)));
            return UiText::tr("%1: no rate received").arg(text(venueName(venue)));
        case cell::ChangedAt: {
            const auto at = m_changedAt.find({row.asset, venue});
            return at == m_changedAt.end() ? QVariant() : QVariant(at->second);
        }
        case HeatCellRole: {
            HeatCell heat;
            heat.listed = listed != Listing::NotListed;
            heat.text = shown;
            if (c) {
                heat.fresh = freshOf(*c);
                if (c->r8) heat.bpPer8h = *c->r8 * 1e4;
                heat.interval = intervalText(*c);
                heat.settled = settledText(*c, m_unit);
                heat.age = format::age(m_now.mono - c->stamp.mono);
            }
            return QVariant::fromValue(heat);
        }
        default: return {};
    }
}

void FundingModel::setSizeUnit(SizeUnit unit)
{
    if (unit == m_sizes) return;
    m_sizes = unit;
    Q_EMIT headerDataChanged(Qt::Horizontal, interestColumn(), interestColumn());
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, interestColumn()), index(rowCount() - 1, interestColumn()));
    if (m_sortColumn == interestColumn()) arrange();
}

void FundingModel::setRates(const std::vector<FxRate>& rates)
{
    QStringList unmeasured;
    for (const FxRate& r : rates)
        if (!r.usd && (r.currency == "USDT" || r.currency == "USDC"))
            unmeasured << QString::fromStdString(r.currency);
    m_unmeasured = unmeasured.join(QStringLiteral(", "));
}

QVariant FundingModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount()) return {};
    const FundingRow& r = row(index.row());
    const int column = index.column();
    if (role == Qt::TextAlignmentRole) return alignment(column > 0);
    if (column > 0 && column < gapColumn()) return venueData(r, column, role);
    if (const auto carry = carryAt(column)) return carryData(r, *carry, role);
    if (role == Qt::ToolTipRole) {
        const QString tip = rowTip(r, column);
        return tip.isEmpty() ? QVariant() : QVariant(tip);
    }
    if (column == 0) {
        if (role == Qt::DisplayRole) return QString::fromStdString(r.asset);
        if (role == cell::Weight) return 500;
        if (role == cell::RowChangedAt) {
            const auto at = m_flashedAt.find(r.asset);
            return at == m_flashedAt.end() ? QVariant() : QVariant(at->second);
        }
        if (role == cell::Tone) return static_cast<int>(CellTone::Strong);
        if (role == SignsDifferRole) {
            bool up = false, down = false;
            for (VenueId v : m_venues)
                if (const auto& c = r.cells[static_cast<std::size_t>(v)]; c && freshOf(*c) <= Freshness::Late) {
                    up |= c->rate.v > 0;
                    down |= c->rate.v < 0;
                }
            return up && down;
        }
        return {};
    }
    std::optional<QString> shown;
    if (column == gapColumn() && r.spread8h)
        shown = format::floored(r.rateMissing != 0, fundingGapText, *r.spread8h, m_unit);
    if (column == interestColumn())
        if (const auto oi = interestOf(r))
            shown = format::floored(
                r.oiMissing != 0,
                [&](double size) {
                    return m_sizes == SizeUnit::Base ? sizeWithWord(size, {}) : format::moneyIn(size, 1e6, 1);
                },
                *oi);
    bool apart = false;
    if (column == forecastColumn())
        if (const auto f = furthestForecast(r)) {
            apart = f->second.differs;
            shown = text(venueCode(f->first)) + u' ' +
                    (f->second.against ? format::bp8h(*f->second.against) : format::bp8h(f->second.r8));
        }
    if (column == nextColumn())
        if (const auto next = nextOf(r)) shown = format::countdown(*next - m_now.wall);
    if (role == Qt::DisplayRole) return shown.value_or(format::kNone);
    if (role == cell::Fresh)
        return shown && m_pulse == Freshness::Stale ? QVariant(static_cast<int>(Freshness::Stale)) : QVariant();
    if (role == cell::Tone)
        return static_cast<int>(apart ? CellTone::Warn
                                : !shown || column == nextColumn() || column == forecastColumn()
                                    ? CellTone::Muted
                                    : CellTone::Strong);
    return {};
}

}  // namespace plimsoll
