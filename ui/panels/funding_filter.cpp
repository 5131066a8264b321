// The funding grid's second half: which rows pass, and what pairs earn.
#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panels/funding_model.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

namespace plimsoll {

namespace {

// The board speaks once a second.
constexpr Duration kCarryLimit = std::chrono::seconds{5};

}  // namespace

bool FundingModel::passes(const FundingRow& row) const
{
    if (m_filter.leastInterest > 0 && !(row.oiUsd.value_or(0) >= m_filter.leastInterest)) return false;
    if (m_filter.leastGap > 0 && !(row.spread8h.value_or(0) >= m_filter.leastGap)) return false;
    if (m_filter.leastVolume > 0) {
        const auto volume = m_volumes.find(row.asset);
        if (volume == m_volumes.end() || !(volume->second >= m_filter.leastVolume)) return false;
    }
    if (m_filter.cryptoOnly && m_others.contains(row.asset)) return false;
    if (!m_filter.pairsOnly) return true;
    const CarryFace* face = carryOf(row.asset);
    return face && face->best.pair;
}

void FundingModel::setFilter(const FundingFilter& filter)
{
    if (filter == m_filter) return;
    m_filter = filter;
    arrange();
}

const CarryFace* FundingModel::carryOf(const std::string& asset) const
{
    const auto it = m_faces.find(asset);
    return it == m_faces.end() ? nullptr : &it->second;
}

void FundingModel::setCarry(std::shared_ptr<const CarrySnapshot> carry)
{
    if (carry == m_carry) return;
    m_carry = std::move(carry);
    weigh();
}

void FundingModel::setTerms(const CarryTerms& terms)
{
    if (terms == m_terms || terms.size >= kCarryUsd.size() || !(terms.holdHours > 0)) return;
    m_terms = terms;
    weigh();
}

void FundingModel::weigh()
{
    m_faces.clear();
    if (m_carry)
        for (const CarryRow& r : m_carry->rows) {
            CarryRow mine = r;
            // Only of the venues that have a column.
            for (const VenueId v : kVenues)
                if (std::find(m_venues.begin(), m_venues.end(), v) == m_venues.end())
                    mine.venues[static_cast<std::size_t>(v)].reset();
            BestCarry best = bestCarry(mine, m_terms);
            m_faces.emplace(r.asset, CarryFace{std::move(mine), std::move(best)});
        }
    if (m_filter.pairsOnly || (m_sortColumn >= 0 && carryAt(m_sortColumn))) arrange();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, carryColumn(CarryColumn::Pair)),
                           index(rowCount() - 1, carryColumn(CarryColumn::Sharpe)));
}

std::optional<CarryColumn> FundingModel::carryAt(int column) const
{
    const int first = carryColumn(CarryColumn::Pair);
    if (column < first || column >= first + kCarryColumns) return std::nullopt;
    return static_cast<CarryColumn>(column - first);
}

QVariant FundingModel::carryData(const FundingRow& row, CarryColumn column, int role) const
{
    const CarryFace* face = carryOf(row.asset);
    switch (role) {
        case Qt::DisplayRole: return carryText(face, column, m_unit);
        case Qt::ToolTipRole: return carryTip(face, column, m_terms);
        case cell::Tone: return static_cast<int>(carryTone(face, column));
        case cell::Fresh:
            if (face && m_carry && m_now.mono - m_carry->asOf.mono > kCarryLimit)
                return static_cast<int>(Freshness::Stale);
            return {};
        default: return {};
    }
}

ExportTable FundingModel::toCarryExport() const
{
    ExportTable t{QStringLiteral("funding_carry"), UiText::tr("Funding pairs net of cost"), {}, {}};
    t.heads << QStringLiteral("asset") << QStringLiteral("long") << QStringLiteral("short")
            << QStringLiteral("size_usd") << QStringLiteral("hold_h") << QStringLiteral("spread_bp_per_8h")
            << QStringLiteral("fees_bp") << QStringLiteral("slippage_bp") << QStringLiteral("net_bp_per_8h")
            << QStringLiteral("net_apr") << QStringLiteral("books_take_usd")
            << QStringLiteral("books_take_lower_bound") << QStringLiteral("breakeven_h")
            << QStringLiteral("regime") << QStringLiteral("percentile_90d") << QStringLiteral("week_net_apr")
            << QStringLiteral("sharpe_30d") << QStringLiteral("reason");
    if (TableNames::only()) return t;
    const auto number = [](double v) { return QString::number(v, 'g', 12); };
    for (const FundingRow& r : rows()) {
        const CarryFace* face = carryOf(r.asset);
        if (!face) continue;
        QStringList line{QString::fromStdString(r.asset)};
        const auto depth = pairDepth(*face);
        if (const auto& p = face->best.pair)
            line << text(venueKey(p->longAt)) << text(venueKey(p->shortAt)) << number(kCarryUsd[m_terms.size])
                 << number(m_terms.holdHours) << number(p->spread8h * 1e4) << number(p->feeBp) << number(p->slipBp)
                 << number(p->net8h * 1e4) << number(p->sum.netApr) << (depth ? number(depth->usd) : QString())
                 << (depth ? QString::number(int(depth->atLeast)) : QString())
                 << (p->sum.breakevenHours ? number(*p->sum.breakevenHours) : QString());
        else
            line << QString() << QString() << number(kCarryUsd[m_terms.size]) << number(m_terms.holdHours)
                 << QString() << QString() << QString() << QString() << QString() << QString() << QString()
                 << QString();
        line << (face->row.regime ? text(analytics::funding::regimeName(*face->row.regime)) : QString())
             << (face->row.percentile ? number(*face->row.percentile) : QString())
             << (face->row.weekApr ? number(*face->row.weekApr) : QString())
             << (face->row.sharpe ? number(*face->row.sharpe) : QString())
             << modelWords(face->best.why).replace(u'\n', QStringLiteral("; "));
        t.rows.push_back(line);
    }
    return t;
}

}  // namespace plimsoll
