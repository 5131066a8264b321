#include "ui/panels/overview_model.h"

#include "ui/panel.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace plimsoll {

namespace {

OverviewColumn columnOf(int section)
{
    return static_cast<OverviewColumn>(section);
}

QString nameOf(const OverviewRow& row)
{
    return QString::fromStdString(row.asset);
}

}  // namespace

void OverviewModel::apply(std::shared_ptr<const OverviewSnapshot> snapshot, AsOf now, bool stale)
{
    m_now = now;
    m_stale = stale;
    m_newest = std::move(snapshot);
    remember();
    arrange();
}

void OverviewModel::remember()
{
    std::set<std::string_view> here;
    for (const OverviewRow& row : m_newest->rows) {
        here.insert(row.asset);
        HeldRow& held = m_held[row.asset];
        for (std::size_t i = 0; i < kOverviewFields; ++i)
            if (const MetricValue& v = row.values[i]; v.value) held[i] = Held{*v.value, v.at - v.age};
    }
    std::erase_if(m_held, [&](const auto& h) { return !here.contains(h.first); });
}

const OverviewModel::Held* OverviewModel::held(const OverviewRow& row, OverviewColumn column) const
{
    const auto& field = overviewColumn(column).field;
    if (!field || row.at(*field).value || row.at(*field).reason != analytics::Reason::Stale) return nullptr;
    const auto found = m_held.find(row.asset);
    if (found == m_held.end()) return nullptr;
    const auto& h = found->second[static_cast<std::size_t>(*field)];
    return h ? &*h : nullptr;
}

bool OverviewModel::same(const OverviewRow& a, const OverviewRow& b) const
{
    const auto alike = [](const MetricValue& x, const MetricValue& y) {
        return x.value == y.value && x.reason == y.reason && x.floor == y.floor;
    };
    return a.watched == b.watched && a.venues == b.venues && a.tick == b.tick && a.rates == b.rates &&
           a.parts == b.parts && a.inputs == b.inputs &&
           std::equal(a.values.begin(), a.values.end(), b.values.begin(), alike) &&
           std::equal(a.path.begin(), a.path.end(), b.path.begin(), b.path.end(),
                      [](float x, float y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

bool OverviewModel::shows(const OverviewRow& row) const
{
    if (m_watchedOnly && !row.watched) return false;
    return m_filter.isEmpty() || nameOf(row).contains(m_filter, Qt::CaseInsensitive);
}

void OverviewModel::arrange()
{
    if (!m_newest) return;
    std::vector<OverviewRow> wanted;
    std::copy_if(m_newest->rows.begin(), m_newest->rows.end(), std::back_inserter(wanted),
                 [this](const OverviewRow& r) { return shows(r); });
    if (m_sortColumn >= 0) {
        const bool down = m_order == Qt::DescendingOrder;
        const OverviewColumn column = columnOf(m_sortColumn);
        std::stable_sort(wanted.begin(), wanted.end(), [&](const OverviewRow& a, const OverviewRow& b) {
            if (column == OverviewColumn::Asset) return down ? b.asset < a.asset : a.asset < b.asset;
            const auto ka = overviewKey(a, column), kb = overviewKey(b, column);
            if (!ka || !kb) return ka.has_value() && !kb.has_value();  // no value: last, either way
            return down ? *kb < *ka : *ka < *kb;
        });
    }
    if (!m_filter.isEmpty())
        std::stable_partition(wanted.begin(), wanted.end(), [this](const OverviewRow& r) {
            return nameOf(r).startsWith(m_filter, Qt::CaseInsensitive);
        });
    m_wouldMove = 0;
    if (m_frozen) {
        std::map<std::string, std::size_t> stands;
        for (const OverviewRow& r : rows()) stands.emplace(r.asset, stands.size());
        // Who is here stays; newcomers wait at the end.
        std::vector<OverviewRow> held = wanted;
        const auto place = [&](const OverviewRow& r) {
            const auto at = stands.find(r.asset);
            return at == stands.end() ? stands.size() : at->second;
        };
        std::stable_sort(held.begin(), held.end(),
                         [&](const OverviewRow& a, const OverviewRow& b) { return place(a) < place(b); });
        for (std::size_t i = 0; i < held.size(); ++i) m_wouldMove += held[i].asset != wanted[i].asset;
        wanted = std::move(held);
    }
    replaceRows(std::move(wanted));
}

void OverviewModel::setNow(AsOf now, bool stale)
{
    m_now = now;
    if (stale == m_stale) return;
    m_stale = stale;
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void OverviewModel::setUnits(const OverviewUnits& units)
{
    const bool heads = units.rate != m_units.rate || units.size != m_units.size;
    if (!heads && units.usdPerUsdt == m_units.usdPerUsdt) return;
    m_units = units;
    if (heads) Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void OverviewModel::setFilter(const QString& part)
{
    if (part == m_filter) return;
    m_filter = part;
    const bool frozen = std::exchange(m_frozen, false);
    arrange();
    m_frozen = frozen;
}

void OverviewModel::setWatchedOnly(bool only)
{
    if (only == m_watchedOnly) return;
    m_watchedOnly = only;
    const bool frozen = std::exchange(m_frozen, false);
    arrange();
    m_frozen = frozen;
}

void OverviewModel::setShaded(bool shaded)
{
    if (shaded == m_shaded) return;
    m_shaded = shaded;
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void OverviewModel::setChosen(const QString& asset)
{
    m_chosen = asset.toStdString();
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

void OverviewModel::setFrozen(bool frozen)
{
    if (frozen == m_frozen) return;
    m_frozen = frozen;
    arrange();
}

void OverviewModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column < columnCount() ? column : -1;
    m_order = order;
    // A click on a head is an order, pointer inside or not.
    const bool frozen = std::exchange(m_frozen, false);
    arrange();
    m_frozen = frozen;
}

int OverviewModel::rowOf(const QString& asset) const
{
    const std::string wanted = asset.toStdString();
    for (int i = 0; i < rowCount(); ++i)
        if (row(i).asset == wanted) return i;
    return -1;
}

int OverviewModel::watched() const
{
    if (!m_newest) return 0;
    return static_cast<int>(std::count_if(m_newest->rows.begin(), m_newest->rows.end(),
                                          [](const OverviewRow& r) { return r.watched; }));
}

int OverviewModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kOverviewColumns;
}

void OverviewModel::flash(const QString& asset)
{
    const int at = rowOf(asset);
    if (at < 0) return;
    m_flashedAt[asset.toStdString()] = cell::nowMs();
    Q_EMIT dataChanged(index(at, 0), index(at, columnCount() - 1));
}

QVariant OverviewModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount()) return {};
    const OverviewRow& r = row(index.row());
    const OverviewColumn column = columnOf(index.column());
    const bool named = column == OverviewColumn::Asset;
    switch (role) {
        case cell::RowChangedAt: {
            const auto flashed = m_flashedAt.find(r.asset);
            return flashed == m_flashedAt.end() ? QVariant() : QVariant(flashed->second);
        }
        case Qt::DisplayRole: {
            if (column == OverviewColumn::Path) return {};
            if (const Held* h = held(r, column)) {
                OverviewRow then = r;
                then.at(*overviewColumn(column).field).value = h->value;
                return overviewText(then, column, m_units);
            }
            const QString shown = overviewText(r, column, m_units);
            return shown.isEmpty() ? format::kNone : shown;
        }
        case Qt::ToolTipRole: {
            QString tip = overviewTip(r, column, m_units, m_now.mono);
            if (const Held* h = held(r, column))
                tip += UiText::tr("\nShown is what was last known, %1 ago")
                           .arg(format::age(std::max(Duration{0}, m_now.mono - h->at)));
            return tip;
        }
        case Qt::TextAlignmentRole:
            return static_cast<int>(Qt::AlignVCenter |
                                    (overviewColumn(column).right ? Qt::AlignRight : Qt::AlignLeft));
        case cell::Weight: return named ? QVariant(500) : QVariant();
        case cell::Tone:
            if (named && r.asset == m_chosen) return static_cast<int>(CellTone::Accent);
            return static_cast<int>(overviewTone(r, column));
        case cell::Fresh:
            if (named) return {};
            if (m_stale && (overviewKey(r, column) || held(r, column))) return static_cast<int>(Freshness::Stale);
            // What was known and is too old is hatched, with its last word or without.
            return held(r, column) || overviewStale(r, column) ? QVariant(static_cast<int>(Freshness::Stale))
                                                               : QVariant();
        case cell::Spark: {
            if (column != OverviewColumn::Path || r.path.empty()) return {};
            QVector<double> path(r.path.begin(), r.path.end());
            return QVariant::fromValue(path);
        }
        case ShadeCellRole: {
            if (!m_shaded || held(r, column)) return {};
            const ShadeCell shade = overviewShade(r, column);
            return shade.shade == Shade::None ? QVariant() : QVariant::fromValue(shade);
        }
        default: return {};
    }
}

QVariant OverviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const OverviewColumn column = columnOf(section);
    if (role == Qt::DisplayRole) return overviewHead(column, m_units);
    if (role == Qt::ToolTipRole) return overviewHeadTip(column);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter |
                                (overviewColumn(column).right ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

// As machines read them: fractions and US dollars, whatever the screen shows.
static QString exportHead(OverviewColumn c)
{
    const auto& column = overviewColumn(c);
    QString head = QString::fromUtf8(column.key);
    if (head.endsWith(QStringLiteral("_pct"))) head.replace(QStringLiteral("_pct"), QStringLiteral("_fraction"));
    if (head == QStringLiteral("funding") || head == QStringLiteral("funding_gap"))
        head += QStringLiteral("_fraction_per_8h");
    else if (column.field && (head == QStringLiteral("oi") || head == QStringLiteral("volume_24h") ||
                              head.startsWith(QStringLiteral("liq_"))))
        head += QStringLiteral("_usd");
    return head;
}

ExportTable OverviewModel::toExport() const
{
    ExportTable t{QStringLiteral("overview"), UiText::tr("Market overview"), {}, {}};
    t.heads << QStringLiteral("asset") << QStringLiteral("watched");
    for (int c = 1; c < columnCount(); ++c)
        if (columnOf(c) != OverviewColumn::Path) t.heads << exportHead(columnOf(c));
    t.heads << QStringLiteral("state") << QStringLiteral("reason");
    if (TableNames::only()) return t;
    for (const OverviewRow& r : rows()) {
        QStringList line{nameOf(r), r.watched ? QStringLiteral("yes") : QStringLiteral("no")};
        QStringList reasons;
        for (int c = 1; c < columnCount(); ++c) {
            const OverviewColumn column = columnOf(c);
            if (column == OverviewColumn::Path) continue;
            const auto key = overviewKey(r, column);
            if (column == OverviewColumn::Pair || column == OverviewColumn::Phase)
                line << overviewText(r, column, m_units);
            else
                line << (key ? QString::number(*key, 'g', 12) : QString());
            if (!key && column != OverviewColumn::Pair)
                reasons << exportHead(column) + QStringLiteral(": ") + overviewReason(r, column);
        }
        line << (m_stale ? QStringLiteral("stale") : QStringLiteral("live")) << reasons.join(QStringLiteral("; "));
        t.rows.push_back(line);
    }
    return t;
}

}  // namespace plimsoll
