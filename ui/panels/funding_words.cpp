// What the funding grid's heads and tips say.
#include "ui/glossary_table.h"
#include "ui/panel.h"
#include "ui/panels/funding_model.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <cmath>

namespace plimsoll {

QString FundingModel::rowTip(const FundingRow& row, int column) const
{
    if (column == gapColumn()) return gapTip(row);
    if (column == nextColumn()) {
        QStringList lines;
        for (VenueId v : m_venues)
            if (const auto& c = row.cells[static_cast<std::size_t>(v)]; c && c->next)
                lines << QStringLiteral("%1 %2").arg(text(venueName(v)), format::dateTimeZoned(*c->next));
        return lines.isEmpty() ? UiText::tr("No venue has said when it settles next")
                               : lines.join(QLatin1Char('\n'));
    }
    if (column == forecastColumn()) return forecastTip(row);
    return column == interestColumn() ? interestTip(row) : QString();
}

std::optional<std::pair<VenueId, ForecastView>> FundingModel::furthestForecast(const FundingRow& row) const
{
    std::optional<std::pair<VenueId, ForecastView>> furthest;
    for (VenueId v : m_venues) {
        const auto& c = row.cells[static_cast<std::size_t>(v)];
        if (!c) continue;
        const auto view = forecastView(*c, m_now);
        if (!view) continue;
        const auto size = [](const ForecastView& f) { return f.against ? std::abs(*f.against) : -1.0; };
        if (!furthest || size(*view) > size(furthest->second)) furthest = {v, *view};
    }
    return furthest;
}

QString FundingModel::forecastTip(const FundingRow& row) const
{
    QStringList lines;
    for (VenueId v : m_venues)
        if (const auto& c = row.cells[static_cast<std::size_t>(v)])
            if (const auto view = forecastView(*c, m_now))
                lines << QStringLiteral("%1: %2").arg(text(venueCode(v)), view->tip);
    return lines.isEmpty() ? UiText::tr("Hyperliquid has no fresh forecast for this asset") : lines.join(u'\n');
}

std::optional<double> FundingModel::interestOf(const FundingRow& row) const
{
    switch (m_sizes) {
        case SizeUnit::Usd: return row.oiUsd;
        case SizeUnit::Quote: return row.oiQuote;
        case SizeUnit::Base: return row.oiCoins;
    }
    return std::nullopt;
}

QString FundingModel::gapTip(const FundingRow& row) const
{
    if (!row.spread8h) return UiText::tr("Needs fresh rates of two venues with a known interval");
    QString tip = UiText::tr("Largest less smallest rate of the fresh venues, per 8 h");
    if (row.rateMissing != 0)
        tip += u'\n' + UiText::tr("At least: a part of it is not known") + u'\n' + withoutCodes(row.rateMissing);
    return tip;
}

QString FundingModel::interestTip(const FundingRow& row) const
{
    if (!row.oiUsd && !row.oiCoins && !row.oiQuote) return UiText::tr("No fresh open interest");
    QStringList codes, lines;
    for (VenueId v : m_venues)
        if ((row.oiVenues >> static_cast<unsigned>(v)) & 1u) codes << text(venueCode(v));
    lines << UiText::tr("Open interest of the fresh venues%1, each position counted once")
                 .arg(codes.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(codes.join(u' ')));
    if (row.oiMissing != 0)
        lines << UiText::tr("At least: a part of it is not known") << withoutCodes(row.oiMissing);
    const QString asset = QString::fromStdString(row.asset);
    lines << (row.oiUsd ? format::money(*row.oiUsd) + UiText::tr(" in US dollars")
                        : UiText::tr("No value in US dollars: no fresh price to count coins with"));
    lines << (row.oiCoins ? sizeWithWord(*row.oiCoins, asset)
                          : UiText::tr("No value in coins: the venues give none, or no fresh price"));
    lines << (row.oiQuote ? sizeWithWord(*row.oiQuote, UiText::tr("in the venues' own quote currencies, "
                                                                  "added as they are"))
                          : UiText::tr("No value in quote currency: no fresh price"));
    if (!m_unmeasured.isEmpty())
        lines
            << UiText::tr("%1 counted as one dollar: no venue that is on gives a dollar price").arg(m_unmeasured);
    return lines.join(u'\n');
}

QVariant FundingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (section > 0 ? Qt::AlignRight : Qt::AlignLeft));
    const bool venue = section > 0 && section < gapColumn();
    if (role == cell::Venue && venue) return static_cast<int>(m_venues[static_cast<std::size_t>(section - 1)]);
    if (role == Qt::ToolTipRole && venue)
        return UiText::tr(
                   "%1, %2, estimate for the running interval; small: the interval, and what "
                   "was settled last. A tick at the right: beyond +5 or \u2212"
                   "3 bp per 8 h, two: beyond +10")
            .arg(text(venueName(m_venues[static_cast<std::size_t>(section - 1)])), fundingUnitText(m_unit));
    if (role == Qt::ToolTipRole && section == forecastColumn())
        return UiText::tr(
            "Hyperliquid's forecast of another venue's rate less that venue's own estimate, bp per "
            "8 h: the one furthest apart. A cross-check; yellow above 1 bp");
    if (role == Qt::ToolTipRole && section == interestColumn())
        return UiText::tr("Open interest in %1%2; the key U changes it")
            .arg(m_sizes == SizeUnit::Usd ? UiText::tr("millions of ") : QString(),
                 m_sizes == SizeUnit::Quote ? UiText::tr("millions of each venue's quote currency")
                                            : sizeUnitName(m_sizes));
    const auto carry = carryAt(section);
    if (role == Qt::ToolTipRole && carry) return carryHeadTip(*carry, m_terms);
    if (role == Qt::ToolTipRole && section == 0) return headTip(QStringLiteral("asset"), {});
    if (role == Qt::ToolTipRole && section == gapColumn()) return headTip(QStringLiteral("gap_bp"), {});
    if (role == Qt::ToolTipRole && section == nextColumn()) return headTip(QStringLiteral("next_in"), {});
    if (role != Qt::DisplayRole) return {};
    if (carry) return carryHead(*carry, m_unit);
    if (section == 0) return UiText::tr("Asset");
    if (venue)
        return text(venueCode(m_venues[static_cast<std::size_t>(section - 1)])) +
               (m_shortHeads ? QString() : QLatin1Char(' ') + fundingUnitText(m_unit));
    if (section == gapColumn()) return m_unit == FundingUnit::Apr ? UiText::tr("Gap %") : UiText::tr("Gap bp");
    if (section == nextColumn()) return UiText::tr("Next in");
    if (section == forecastColumn()) return QStringLiteral("HL fc. \u0394 bp");
    switch (m_sizes) {
        case SizeUnit::Usd: return QStringLiteral("OI $m");
        case SizeUnit::Quote: return UiText::tr("OI quote m");
        case SizeUnit::Base: return UiText::tr("OI coins");
    }
    return {};
}

}  // namespace plimsoll
